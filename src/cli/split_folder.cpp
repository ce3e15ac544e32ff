#include "cli/split_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "cli/folder_manifest.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "cli/temporary_file.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace fs = std::filesystem;

namespace {

/// `3 files of an earlier run: a.csv, b.csv, c.csv`.
std::string counted(const std::vector<std::string>& names, std::string_view what) {
  constexpr std::size_t shown = 5;
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), shown));
  std::string text = fmt::format("{} {} {}: {}", names.size(), names.size() == 1 ? "file" : "files", what,
                                 fmt::join(names.begin(), end, ", "));
  if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

}  // namespace

class SplitFolder::File : public Destination {
 public:
  File(const std::string& path, const std::string& target)
      : name_(fs::path(path).filename().string()), temporary_(target, path) {}

  void write(std::string_view bytes) override {
    content_.add(bytes);
    temporary_.write(bytes);
    temporary_.set_aside();
  }
  void take_place() { temporary_.take_place(); }
  const std::string& name() const { return name_; }
  const Fingerprint& content() const { return content_; }

 private:
  std::string name_;
  Fingerprint content_;
  TemporaryFile temporary_;
};

SplitFolder::SplitFolder(const std::string& path, const std::string& ending, bool clean, FilesOfRun& files)
    : folder_(path), ending_(ending), clean_(clean), files_of_run_(files) {
  follow_links(path);  // for what it throws
  std::error_code error;
  const bool there = fs::exists(path, error);
  if (there && !fs::is_directory(path, error)) fail_to_write(path, ENOTDIR);
}

SplitFolder::~SplitFolder() = default;

Destination& SplitFolder::file_for(const std::string& value) {
  std::error_code error;
  fs::create_directory(folder_, error);
  if (error) fail_to_write(folder_, error.value());
  const std::string path = (fs::path(folder_) / (names_.next(value) + ending_)).string();
  if (fs::is_directory(path, error)) fail_to_write(path, EISDIR);
  const std::string target = follow_links(path);
  files_of_run_.write(target, path);
  files_.push_back(std::make_unique<File>(path, target));
  return *files_.back();
}

std::vector<std::string> SplitFolder::finish() {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) return {};
  const FolderManifest earlier = read_manifest(folder_);
  WrittenFiles written;
  for (const auto& file : files_) written.emplace(file->name(), file->content());
  std::vector<std::string> left;  // by an earlier run
  for (const auto& [name, content] : earlier.files) {
    if (fs::exists(fs::path(folder_) / name, error) && written.emplace(name, content).second) left.push_back(name);
  }
  {
    // Interrupted, either none or all of them take their places. The list goes first: what it says of a file that
    // did not get there fits no file, and none is removed for it.
    const SignalsHeld held;
    if (!written.empty()) write_manifest(folder_, written);
    for (const auto& file : files_) file->take_place();
  }
  if (!left.empty() && clean_) return remove(left, earlier);
  if (!left.empty()) {
    return {fmt::format("{} holds {} (--clean removes such)", folder_,
                        counted(left, "of an earlier run that this run has not written"))};
  }
  const std::vector<std::string> unknown = earlier.is_there ? left : others();
  if (unknown.empty()) return {};
  return {fmt::format("{} holds {}", folder_, counted(unknown, "that this run has not written"))};
}

std::vector<std::string> SplitFolder::remove(const std::vector<std::string>& names, const FolderManifest& earlier) const {
  std::vector<std::string> removed, kept;
  for (const std::string& name : names) {
    const std::string path = (fs::path(folder_) / name).string();
    std::error_code error;
    const bool ours = !files_of_run_.reads(path) && is_unchanged(path, earlier.files.at(name));
    if (ours && !fs::remove(path, error) && error) fail_to_write(path, error.value());
    (ours ? removed : kept).push_back(name);
  }
  std::vector<std::string> notes;
  if (!removed.empty()) notes.push_back(fmt::format("{}: removed {}", folder_, counted(removed, "of an earlier run")));
  if (!kept.empty()) {
    notes.push_back(fmt::format("{}: not removed: {}", folder_,
                                counted(kept, "of an earlier run, changed since or read by this run")));
  }
  return notes;
}

/// Files with our ending that are none of ours, in a folder without a list of what is.
std::vector<std::string> SplitFolder::others() const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const bool ours = std::any_of(files_.begin(), files_.end(), [&](const auto& file) { return file->name() == name; });
    if (ours || name.starts_with('.') || at->path().extension() != ending_) continue;
    if (!files_of_run_.reads(at->path().string())) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace shanhai::cli
