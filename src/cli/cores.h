#pragma once
// How many cores the process may use: those that it may be scheduled on, and no more than a container's share
// of time (cgroup v2, cpu.max) comes to.

#include <string>

namespace shanhai::cli {

/// At least 1.
unsigned usable_cores();

/// The cores that a `cpu.max` allows (`150000 100000` is two), or 0 where it sets no limit (`max 100000`).
unsigned cores_of_quota(const std::string& cpu_max);

}  // namespace shanhai::cli
