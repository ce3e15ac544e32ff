#pragma once
// How many cores the process may use: those that it may be scheduled on, and no more than the share of time
// comes to that its control groups leave it.

#include <string>

namespace shanhai::cli {

/// At least 1.
unsigned usable_cores();

/// The cores that the control groups of the process allow (`cpu.max`, or `cpu.cfs_quota_us`), a part of one
/// counted as one; 0 where none of them sets a limit. `root` stands in front of /proc and /sys.
unsigned cores_of_groups(const std::string& root);

}  // namespace shanhai::cli
