#pragma once
// Bytes of a ledger file, from a place in it or from a pipe.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "load/read_ahead.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// An open file. Reads are counted from a place that is set once; short reads of the system are hidden.
class ByteInput {
 public:
  /// `path` of `-` is standard input. Throws InputError `NAME: cannot be read: ...`.
  ByteInput(const std::string& path, const std::string& name);
  /// The bytes of a ledger file that has been opened before, from its first (a pipe: from those that are in its `head`).
  explicit ByteInput(const LedgerFile& file);
  ~ByteInput();
  ByteInput(ByteInput&& other) noexcept;
  ByteInput& operator=(ByteInput&&) = delete;

  /// Of a pipe: `first`, which has been read from it, and all that still comes are written into a temporary file
  /// without a name, and read from there: from here on the input is seekable. The result is a path to that file,
  /// which lasts as long as the program.
  std::string keep_copy(std::string_view first);
  /// Leaves what is open open, for a ByteInput of the same LedgerFile; -1 where its path can be opened again.
  int keep_open();

  bool seekable() const { return seekable_; }
  std::uint64_t size() const { return state_.size; }
  /// When it was opened.
  const FileState& state() const { return state_; }
  /// Throws InputError where the file was not as in `state` any more when it was opened, or is not now: what has been
  /// read of it would be of two files. A pipe has no state.
  void check_opened(const FileState& state) const;
  void check_unchanged(const FileState& state) const;

  /// Goes on from `offset` (of a seekable file).
  void start_at(std::uint64_t offset) { offset_ = offset; }
  /// From now on a pipe is read by a thread of its own (read_ahead.h); no matter if there is none to be had.
  void read_ahead();
  /// Gives `bytes` before anything else: what has been read from a pipe already.
  void give_first(std::string bytes) { first_ = std::move(bytes); }
  /// From now on read() gives UTF-8 for the UTF-16 of the file (without its byte order mark). What is wrong
  /// in it becomes a byte 0xFF, so that the cell that holds it cannot be read.
  void decode_utf16(bool big_endian);
  /// Adds the bytes of the file that are read from now on to `bytes`, which must outlive this.
  void count_in(std::atomic<std::uint64_t>& bytes) { counted_in_ = &bytes; }
  /// Adds what is read from a pipe from now on to `bytes`, as it stands there; null: no more.
  void copy_to(std::string* bytes) { copied_to_ = bytes; }
  /// Passes over so many bytes of what read() gives.
  void skip(std::uint64_t bytes);

  /// Fills `buffer` as far as there are bytes; fewer than `size` only at the end. Throws InputError.
  std::size_t read(char* buffer, std::size_t size);

 private:
  enum class Utf16 { none, little_endian, big_endian };
  void open_path(const std::string& path);
  void look_at(int descriptor);
  std::size_t read_raw(char* buffer, std::size_t size);
  bool decode_some();

  std::string name_;
  int descriptor_ = -1;
  bool owned_ = true;
  bool seekable_ = false;
  FileState state_;
  std::uint64_t offset_ = 0;
  std::unique_ptr<ReadAhead> ahead_;
  std::atomic<std::uint64_t>* counted_in_ = nullptr;
  std::string* copied_to_ = nullptr;
  std::string first_;
  std::size_t first_at_ = 0;
  Utf16 utf16_ = Utf16::none;
  std::string undecoded_;           // half of a character
  std::string decoded_;
  std::size_t decoded_at_ = 0;
  bool begun_ = false;              // the byte order mark has been passed
  bool at_line_end_ = false;        // the last character was one
};

}  // namespace shanhai
