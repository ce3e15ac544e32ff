#include "cli/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "cli/control_groups.h"

namespace shanhai::cli {

namespace {

/// A file that holds one number of bytes; 0 for `max` and where there is none.
std::uint64_t bytes_in(const std::string& path) {
  std::istringstream in(system_file(path));
  in.imbue(std::locale::classic());
  std::uint64_t bytes = 0;
  return in >> bytes ? bytes : 0;
}

/// The sixth number of statm: pages of data and stack.
std::uint64_t data_bytes() {
  std::istringstream in(system_file("/proc/self/statm"));
  in.imbue(std::locale::classic());
  std::uint64_t pages = 0;
  for (int i = 0; i < 6; ++i) in >> pages;
  return in ? pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

std::uint64_t memory_to_be_had(const std::string& root) {
  std::uint64_t bytes = 0;
  std::istringstream lines(system_file(root + "/proc/meminfo"));
  lines.imbue(std::locale::classic());
  for (std::string line; std::getline(lines, line);) {
    std::istringstream in(line);
    in.imbue(std::locale::classic());
    std::string name;
    std::uint64_t kilobytes = 0;
    if (in >> name >> kilobytes && (name == "MemAvailable:" || name == "SwapFree:")) bytes += kilobytes << 10;
  }
  each_group(root, "memory", [&](const std::string& folder) {
    // What a group above uses may be another's, but it is gone all the same. Pages of files can be had back.
    for (const auto& [limit, usage] : {std::pair("memory.max", "memory.current"),
                                       std::pair("memory.limit_in_bytes", "memory.usage_in_bytes")}) {
      const std::uint64_t most = bytes_in(folder + limit);
      if (most == 0) continue;
      std::uint64_t used = bytes_in(folder + usage);
      std::istringstream stat(system_file(folder + "memory.stat"));
      stat.imbue(std::locale::classic());
      std::string name;
      for (std::uint64_t count = 0; stat >> name >> count;) {
        if (name == "file" || name == "total_cache") used -= std::min(used, count);
      }
      const std::uint64_t left = most - std::min(most, used);
      bytes = bytes == 0 ? left : std::min(bytes, left);
    }
  });
  return bytes;
}

void bound_memory() {
  const std::uint64_t free = memory_to_be_had("");
  const std::uint64_t data = data_bytes();
  rlimit limit{};
  if (free == 0 || data == 0 || ::getrlimit(RLIMIT_DATA, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_cur, data + free);
  ::setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace shanhai::cli
