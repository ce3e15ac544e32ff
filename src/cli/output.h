#pragma once
// Where results go: standard output, or the FILE of --output. A file is written whole or not at all: into a
// temporary file beside it, `.FILE.XXXXXX`, which then takes its place. Whatever goes wrong, and whichever
// signal ends the run, the temporary file does not stay (short of SIGKILL).

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace shanhai::cli {

class FilesOfRun;
class TemporaryFile;

class Output {
 public:
  /// Without a path, or with `-`, standard output. Looks for what would keep the file from being written,
  /// before the work of a run is done, and takes its place among the `files` of the run. Throws OutputError;
  /// UsageError where it is another file of the run.
  Output(const std::optional<std::string>& path, FilesOfRun& files);

  bool is_standard() const { return kind_ == Kind::standard; }

  /// Writes everything; to be called once. A reader of standard output that has gone is no error. Throws
  /// OutputError.
  void write(std::string_view bytes) const;

 private:
  friend class OutputPieces;
  enum class Kind { standard, through, whole } kind_ = Kind::standard;
  std::string shown_;   // the path as given, for messages
  std::string target_;  // whole: the file itself, links followed
  bool exists_ = false;
};

/// Writing it piece by piece, for what is too much to be held. Until finish() a file is not there.
class OutputPieces {
 public:
  /// `output` must outlive this.
  explicit OutputPieces(const Output& output);
  ~OutputPieces();
  OutputPieces(const OutputPieces&) = delete;
  OutputPieces& operator=(const OutputPieces&) = delete;

  /// False where nobody reads any more. Throws OutputError, here and below.
  bool write(std::string_view bytes);
  void finish();

 private:
  const Output& output_;
  int file_ = -1;  // written straight through
  std::unique_ptr<TemporaryFile> temporary_;
};

/// What a path leads to when its links are followed, also where nothing is there. A link in a folder that everybody
/// may write to (/tmp) is followed only if it is the follower's or the folder owner's own, as Linux can be told
/// to do (protected_symlinks). Throws OutputError.
std::string follow_links(const std::string& path);

/// The folder that a path lies in: `.` for a name alone.
std::string folder_of(const std::string& path);

/// Makes file descriptors 0 to 2 exist, so that no file that is opened gets their numbers; reading from or
/// writing to one that was closed still fails.
void hold_standard_streams();

}  // namespace shanhai::cli
