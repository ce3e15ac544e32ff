#include "cli/split_folder.h"

#include <cerrno>
#include <filesystem>

#include "cli/temporary_file.h"
#include "cli/writing.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

class SplitFolder::File : public Destination {
 public:
  explicit File(const std::string& path) : temporary_(follow_links(path), path) {}

  void write(std::string_view bytes) override {
    temporary_.write(bytes);
    temporary_.set_aside();
  }
  void take_place() { temporary_.take_place(); }

 private:
  TemporaryFile temporary_;
};

SplitFolder::SplitFolder(const std::string& path, const std::string& ending)
    : folder_(path), ending_(ending) {
  follow_links(path);  // for what it throws
  std::error_code error;
  const bool there = std::filesystem::exists(path, error);
  if (there && !std::filesystem::is_directory(path, error)) fail_to_write(path, ENOTDIR);
}

Destination& SplitFolder::file_for(const std::string& value) {
  std::error_code error;
  std::filesystem::create_directory(folder_, error);
  if (error) fail_to_write(folder_, error.value());
  const std::string path =
      (std::filesystem::path(folder_) / (names_.next(value) + ending_)).string();
  if (std::filesystem::is_directory(path, error)) fail_to_write(path, EISDIR);
  files_.push_back(std::make_unique<File>(path));
  return *files_.back();
}

void SplitFolder::finish() {
  for (const auto& file : files_) static_cast<File&>(*file).take_place();
}

}  // namespace shanhai::cli
