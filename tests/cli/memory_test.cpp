#include "cli/memory.h"

#include <doctest/doctest.h>

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

/// What a process can have whose /proc and /sys hold these files.
std::uint64_t to_be_had(const std::vector<File>& files) {
  const ScratchFolder root;
  for (const File& file : files) {
    const std::filesystem::path path = root.path.string() + file.path;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << file.content;
  }
  return memory_to_be_had(root.path.string());
}

const File machine{"/proc/meminfo",
                   "MemTotal:        8000000 kB\n"
                   "MemFree:          100000 kB\n"
                   "MemAvailable:    3000000 kB\n"
                   "SwapTotal:       2000000 kB\n"
                   "SwapFree:        1000000 kB\n"
                   "HugePages_Total:       0\n"};
const std::uint64_t free_there = std::uint64_t{4000000} << 10;

}  // namespace

TEST_CASE("what is free in memory and swap space can be had") {
  CHECK(to_be_had({}) == 0);
  CHECK(to_be_had({machine}) == free_there);
  CHECK(memory_to_be_had("") > 0);
}

TEST_CASE("a container's limit, less what is used in it (cgroup v2)") {
  const File group{"/proc/self/cgroup", "0::/\n"};
  const std::string folder = "/sys/fs/cgroup/";
  CHECK(to_be_had({machine, group, {folder + "memory.max", "max\n"}}) == free_there);
  CHECK(to_be_had({machine, group, {folder + "memory.max", "9000000000\n"}}) == free_there);
  CHECK(to_be_had({machine, group, {folder + "memory.max", "1000\n"}}) == 1000);
  CHECK(to_be_had({machine, group, {folder + "memory.max", "1000\n"}, {folder + "memory.current", "300\n"}}) == 700);
  CHECK(to_be_had({machine, group, {folder + "memory.max", "1000\n"}, {folder + "memory.current", "300\n"},
                   {folder + "memory.stat", "anon 60\nfile 240\nkernel 9\n"}}) == 940);
  CHECK(to_be_had({machine, group, {folder + "memory.max", "100\n"}, {folder + "memory.current", "300\n"}}) == 0);
}

TEST_CASE("a container's limit in the memory controller of cgroup v1") {
  const std::string folder = "/sys/fs/cgroup/memory/docker/4f2a/";
  CHECK(to_be_had({machine, {"/proc/self/cgroup", "4:memory:/docker/4f2a\n3:cpu:/docker/4f2a\n"},
                   {folder + "memory.limit_in_bytes", "5000\n"}, {folder + "memory.usage_in_bytes", "4000\n"},
                   {folder + "memory.stat", "cache 500\ntotal_cache 1000\n"}}) == 2000);
}
