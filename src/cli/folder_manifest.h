#pragma once
// What earlier runs wrote into a folder of --split or --each: a hidden file in it, `.shanhai-files`, with a line for
// each, its size, its hash and its name. So a later run can name what it has not written itself, and --clean can
// remove it, but never a file that somebody has put there or changed since.
//
//     # Written by shanhai. ...
//     1234 9ae16a3b2f90404f 百泉镇.csv

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace shanhai::cli {

/// Of a file's content. (FNV-1a, which stays the same from version to version.)
class Fingerprint {
 public:
  void add(std::string_view bytes);
  bool operator==(const Fingerprint&) const = default;
  /// `1234 9ae16a3b2f90404f`, and back; false for anything else.
  std::string text() const;
  bool read(std::string_view text);

 private:
  std::uint64_t size_ = 0;
  std::uint64_t hash_ = 0xCBF29CE484222325;
};

using WrittenFiles = std::map<std::string, Fingerprint>;  // by name

struct FolderManifest {
  bool is_there = false;
  WrittenFiles files;
};

/// That of `folder`. A line that is none of ours is passed over.
FolderManifest read_manifest(const std::string& folder);
/// Whole or not at all. Throws OutputError.
void write_manifest(const std::string& folder, const WrittenFiles& files);

/// True where `path` is a regular file, no link, and its content is that of `written`.
bool is_unchanged(const std::string& path, const Fingerprint& written);

}  // namespace shanhai::cli
