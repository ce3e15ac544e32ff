#include "cli/cores.h"

#include <sched.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

namespace shanhai::cli {

namespace {

unsigned schedulable_cores() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<unsigned>(CPU_COUNT(&set));
  return std::thread::hardware_concurrency();
}

/// The process's group in the unified hierarchy: `/user.slice/cron.service`; empty where there is none.
std::string own_group() {
  std::ifstream file("/proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("0::")) return line.substr(3);
  }
  return {};
}

}  // namespace

unsigned cores_of_quota(const std::string& cpu_max) {
  std::istringstream in(cpu_max);
  in.imbue(std::locale::classic());
  unsigned long long quota = 0, period = 0;
  if (!(in >> quota >> period) || quota == 0 || period == 0) return 0;
  return static_cast<unsigned>(
      std::min<unsigned long long>((quota + period - 1) / period, 1 << 16));
}

unsigned usable_cores() {
  unsigned cores = schedulable_cores();
  // Each group above may have a limit of its own. In a container the top is the group itself.
  std::string group = own_group();
  for (bool top = false; !top;) {
    top = group.empty() || group == "/";
    std::ifstream file("/sys/fs/cgroup" + group + "/cpu.max");
    std::string limit;
    if (std::getline(file, limit) && cores_of_quota(limit) > 0)
      cores = std::min(cores, cores_of_quota(limit));
    const std::size_t slash = group.rfind('/');
    group.resize(slash == std::string::npos ? 0 : slash);
  }
  return std::max(cores, 1U);
}

}  // namespace shanhai::cli
