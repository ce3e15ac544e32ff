#pragma once
// The beginning of a file: as many bytes as it takes to find the header.

#include <string>
#include <vector>

#include "load/byte_input.h"
#include "load/header.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Between the cells of a row, in the order in which they are tried.
inline constexpr char header_separators[] = {',', '\t', ';'};

class Head {
 public:
  /// Reads the first bytes of `input`.
  explicit Head(ByteInput& input);

  const std::string& bytes() const { return bytes_; }
  /// There are no more.
  bool whole() const { return whole_; }
  /// Reads on until there are so many bytes, or no more.
  void reach(std::size_t bytes) {
    while (bytes_.size() < bytes && read_more()) {}
  }
  /// The bytes are those of a text in UTF-16: from here on they are read as UTF-8.
  void decode_utf16(bool big_endian);
  /// All that has been taken from a pipe, as it stood there.
  std::string taken_from_pipe() {
    input_.copy_to(nullptr);
    return std::move(taken_);
  }
  /// Behind a byte order mark.
  std::size_t begin() const { return begin_; }

  /// The first rows under `separator`, as far as the bytes go; reads more where a single row is longer.
  std::vector<HeadRow> rows(char separator, Encoding encoding, std::size_t most = header_within_rows);

 private:
  bool read_more();

  ByteInput& input_;
  std::string bytes_;  // with padding behind
  std::string taken_;  // from a pipe: more than bytes_ says where text shrinks in decoding
  bool decoded_ = false;
  bool whole_ = false; // there is no more
  std::size_t begin_ = 0;
};

}  // namespace shanhai
