#pragma once
// Limits that a container, or a service manager, sets to a process through its control groups: in the unified
// hierarchy (cgroup v2), or in that of one controller (v1). Each group above the process's own may set one too.

#include <functional>
#include <string>

namespace shanhai::cli {

/// Calls `see` with the folder of each group of the process in which `controller` (`cpu`, `memory`) may set a
/// limit, from the innermost to the top; it ends with a slash. `root` stands in front of /proc and /sys.
void each_group(const std::string& root, const std::string& controller,
                const std::function<void(const std::string& folder)>& see);

/// What a small file of the system says; empty where that cannot be read.
std::string system_file(const std::string& path);

}  // namespace shanhai::cli
