#include "cli/cores.h"

#include <sched.h>

#include <algorithm>
#include <sstream>
#include <thread>

#include "cli/control_groups.h"

namespace shanhai::cli {

namespace {

unsigned schedulable_cores() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) == 0) return static_cast<unsigned>(CPU_COUNT(&set));
  return std::thread::hardware_concurrency();
}

/// `150000 100000` is two cores; `max 100000` and `-1 100000` are no limit, 0.
unsigned cores_of_quota(const std::string& quota_and_period) {
  std::istringstream in(quota_and_period);
  in.imbue(std::locale::classic());
  long long quota = 0, period = 0;
  if (!(in >> quota >> period) || quota <= 0 || period <= 0) return 0;
  constexpr long long most = 1 << 16;
  return static_cast<unsigned>(std::min((quota - 1) / period + 1, most));
}

}  // namespace

unsigned cores_of_groups(const std::string& root) {
  unsigned least = 0;
  each_group(root, "cpu", [&](const std::string& folder) {
    const std::string in_v1 =
        system_file(folder + "cpu.cfs_quota_us") + " " + system_file(folder + "cpu.cfs_period_us");
    for (const std::string& limit : {system_file(folder + "cpu.max"), in_v1}) {
      const unsigned cores = cores_of_quota(limit);
      if (cores > 0 && (least == 0 || cores < least)) least = cores;
    }
  });
  return least;
}

unsigned usable_cores() {
  const unsigned cores = schedulable_cores();
  const unsigned allowed = cores_of_groups("");
  return std::max(allowed == 0 ? cores : std::min(cores, allowed), 1U);
}

}  // namespace shanhai::cli
