#include "cli/folder_manifest.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <vector>

#include "cli/temporary_file.h"

namespace shanhai::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_line =
    "# Written by shanhai: size, hash and name of each file. --clean removes those that a later run does not write.";

std::string path_in(const std::string& folder) { return (fs::path(folder) / ".shanhai-files").string(); }

bool is_regular(const std::string& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::regular;
}

/// Nothing but a file right in the folder.
bool is_name(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.find('/') == name.npos && name.find('\0') == name.npos;
}

}  // namespace

void Fingerprint::add(std::string_view bytes) {
  size_ += bytes.size();
  for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
}

std::string Fingerprint::text() const { return fmt::format("{} {:016x}", size_, hash_); }

bool Fingerprint::read(std::string_view text) {
  const char* const end = text.data() + text.size();
  const auto size = std::from_chars(text.data(), end, size_);
  if (size.ec != std::errc() || size.ptr == end || *size.ptr != ' ') return false;
  const auto hash = std::from_chars(size.ptr + 1, end, hash_, 16);
  return hash.ec == std::errc() && hash.ptr == end;
}

FolderManifest read_manifest(const std::string& folder) {
  FolderManifest manifest;
  if (!is_regular(path_in(folder))) return manifest;
  std::ifstream in(path_in(folder), std::ios::binary);
  manifest.is_there = in.good();
  for (std::string line; std::getline(in, line);) {
    const std::size_t hash = line.find(' ');
    const std::size_t name = hash == line.npos ? line.npos : line.find(' ', hash + 1);
    Fingerprint written;
    if (name == line.npos || !written.read(std::string_view(line).substr(0, name))) continue;
    if (is_name(std::string_view(line).substr(name + 1))) manifest.files.emplace(line.substr(name + 1), written);
  }
  return manifest;
}

void write_manifest(const std::string& folder, const WrittenFiles& files) {
  const std::string path = path_in(folder);
  TemporaryFile file(path, path);
  file.write(fmt::format("{}\n", first_line));
  for (const auto& [name, written] : files) file.write(fmt::format("{} {}\n", written.text(), name));
  file.take_place();
}

bool is_unchanged(const std::string& path, const Fingerprint& written) {
  if (!is_regular(path)) return false;
  std::ifstream in(path, std::ios::binary);
  std::vector<char> some(64 << 10);
  Fingerprint now;
  while (in) {
    in.read(some.data(), static_cast<std::streamsize>(some.size()));
    now.add({some.data(), static_cast<std::size_t>(in.gcount())});
  }
  return in.eof() && now == written;
}

}  // namespace shanhai::cli
