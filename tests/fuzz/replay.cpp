// A fuzz target without libFuzzer: feeds it the files of the folders that are named, and files themselves.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "claim.h"

namespace {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** values) {
  int fed = 0, broken = 0;
  for (int i = 1; i < count; ++i) {
    for (const auto& path : files_of(values[i])) {
      std::cout << path.string() << std::endl;  // before it does harm
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      ++fed;
      try {
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
      } catch (const std::exception& error) {
        ++broken;
        std::cout << "  " << error.what() << std::endl;
      }
    }
  }
  std::cout << fed << " inputs, " << broken << " of them break a claim\n";
  return fed > 0 && broken == 0 ? 0 : 1;  // nothing to feed is no success
}
