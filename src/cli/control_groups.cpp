#include "cli/control_groups.h"

#include <sstream>

#include "ledger/whole_file.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

/// `cpu,cpuacct` has `cpu` in it.
bool names(const std::string& controllers, const std::string& controller) {
  std::istringstream in(controllers);
  for (std::string each; std::getline(in, each, ',');) {
    if (each == controller) return true;
  }
  return false;
}

}  // namespace

std::string system_file(const std::string& path) {
  try {
    return whole_file(path, path).value_or("");
  } catch (const InputError&) {
    return {};
  }
}

void each_group(const std::string& root, const std::string& controller,
                const std::function<void(const std::string& folder)>& see) {
  // Each line is `number:controllers:path`; the unified hierarchy has no controllers.
  std::istringstream groups(system_file(root + "/proc/self/cgroup"));
  for (std::string line; std::getline(groups, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == line.npos ? line.npos : line.find(':', first + 1);
    if (second == line.npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (!controllers.empty() && !names(controllers, controller)) continue;
    const std::string top = root + "/sys/fs/cgroup" + (controllers.empty() ? "" : "/" + controller);
    // In a container the path may be the host's, which is not to be seen from inside; then the top is the
    // group itself.
    for (std::string group = line.substr(second + 1); !group.empty() && group != "/";
         group.resize(group.rfind('/') == group.npos ? 0 : group.rfind('/'))) {
      see(top + group + "/");
    }
    see(top + "/");
  }
}

}  // namespace shanhai::cli
