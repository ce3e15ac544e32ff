#include "cli/cores.h"

#include <doctest/doctest.h>
#include <sched.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "scratch_folder.h"

using namespace shanhai::cli;

namespace {

struct File {
  std::string path, content;
};

/// What the groups of a process allow whose /proc and /sys hold these files.
unsigned allowed(const std::vector<File>& files) {
  const ScratchFolder root;
  for (const File& file : files) {
    const std::filesystem::path path = root.path.string() + file.path;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << file.content;
  }
  return cores_of_groups(root.path.string());
}

}  // namespace

TEST_CASE("no control groups, no limit") {
  CHECK(allowed({}) == 0);
  CHECK(allowed({{"/proc/self/cgroup", "0::/\n"}}) == 0);
  CHECK(allowed({{"/proc/self/cgroup", "0::/\n"}, {"/sys/fs/cgroup/cpu.max", "max 100000\n"}}) == 0);
  CHECK(allowed({{"/proc/self/cgroup", "nothing of the kind"}, {"/sys/fs/cgroup/cpu.max", "1 1\n"}}) == 0);
  CHECK(allowed({{"/proc/self/cgroup", "0::/\n"}, {"/sys/fs/cgroup/cpu.max", "many\n"}}) == 0);
}

TEST_CASE("a container's share of time, rounded up (cgroup v2)") {
  const auto with = [](const std::string& limit) {
    return allowed({{"/proc/self/cgroup", "0::/\n"}, {"/sys/fs/cgroup/cpu.max", limit}});
  };
  CHECK(with("200000 100000\n") == 2);
  CHECK(with("150000 100000\n") == 2);
  CHECK(with("100001 100000\n") == 2);
  CHECK(with("100000 100000\n") == 1);
  CHECK(with("5000 100000\n") == 1);
  CHECK(with("9223372036854775807 1\n") == 65536);
}

TEST_CASE("the lowest limit of a group and those above it counts") {
  const File group{"/proc/self/cgroup", "0::/user.slice/cron.service\n"};
  const File loose{"/sys/fs/cgroup/user.slice/cron.service/cpu.max", "400000 100000\n"};
  CHECK(allowed({group, loose}) == 4);
  CHECK(allowed({group, loose, {"/sys/fs/cgroup/user.slice/cpu.max", "300000 100000\n"}}) == 3);
  CHECK(allowed({group, loose, {"/sys/fs/cgroup/cpu.max", "200000 100000\n"}}) == 2);
}

TEST_CASE("the path in a container can be the host's: the top is looked at") {
  CHECK(allowed({{"/proc/self/cgroup", "0::/docker/4f2a\n"}, {"/sys/fs/cgroup/cpu.max", "300000 100000\n"}}) == 3);
}

TEST_CASE("the cpu controller of cgroup v1") {
  const File groups{"/proc/self/cgroup", "5:cpuset:/\n4:cpu,cpuacct:/docker/4f2a\n0::/system.slice\n"};
  const std::string folder = "/sys/fs/cgroup/cpu/docker/4f2a/";
  const File period{folder + "cpu.cfs_period_us", "100000\n"};
  CHECK(allowed({groups, {folder + "cpu.cfs_quota_us", "250000\n"}, period}) == 3);
  CHECK(allowed({groups, {folder + "cpu.cfs_quota_us", "-1\n"}, period}) == 0);
  CHECK(allowed({groups, {folder + "cpu.cfs_quota_us", "250000\n"}}) == 0);
  CHECK(allowed({groups, {"/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "200000\n"},
                 {"/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"}}) == 2);
}

TEST_CASE("the cores that the process may be scheduled on") {
  cpu_set_t before, one;
  REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
  CPU_ZERO(&one);
  for (int i = 0; CPU_COUNT(&one) == 0; ++i) {
    if (CPU_ISSET(i, &before)) CPU_SET(i, &one);
  }
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(usable_cores() == 1);
  REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
  CHECK(usable_cores() <= static_cast<unsigned>(CPU_COUNT(&before)));
}
