#pragma once
// How much memory the process takes at most: what the system has to give when it begins. Without such a bound
// a question with too many groups would make the system swap, and then end this process or another; with it,
// an allocation fails, and the run ends with a line that says so.

#include <cstdint>
#include <string>

namespace shanhai::cli {

/// Limits the data of the process to what it has now and what the system can give (RLIMIT_DATA). A lower limit
/// that is there already stays.
void bound_memory();

/// Bytes that are free in memory and swap space, or what the control groups of the process leave where that
/// is less; 0 where the system does not say. `root` stands in front of /proc and /sys.
std::uint64_t memory_to_be_had(const std::string& root);

}  // namespace shanhai::cli
