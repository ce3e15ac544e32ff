#pragma once
// The beginning of a file: as many bytes as it takes to find the header.

#include <string>
#include <vector>

#include "load/byte_input.h"
#include "load/header.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

class Head {
 public:
  /// Reads the first bytes of `input`.
  Head(ByteInput& input, const std::string& name);

  const std::string& bytes() const { return bytes_; }
  /// Behind a byte order mark.
  std::size_t begin() const { return begin_; }

  /// The first rows under `separator`, as far as the bytes go; reads more where a single row is longer.
  std::vector<HeadRow> rows(char separator, Encoding encoding);

 private:
  bool read_more();

  ByteInput& input_;
  std::string name_;
  std::string bytes_;  // with padding behind
  bool whole_ = false; // there is no more
  std::size_t begin_ = 0;
};

}  // namespace shanhai
