#pragma once
// Cuts bytes into records and cells (RFC 4180, and what offices make of it). Works on the bytes of any
// encoding that keeps ASCII as it is.

#include <cstdint>
#include <string_view>
#include <vector>

#include "load/special_bytes.h"

namespace shanhai {

/// A cell as it stands in the text, without its quotes.
struct RawCell {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;
  bool odd = false;  // holds doubled quotes or control bytes
};

enum class RecordFault { none, text_behind_quote, unclosed_quote };

enum class Cut { record, incomplete, end };

class RecordCutter {
 public:
  explicit RecordCutter(char separator) : separator_(separator), special_(separator) {}

  /// Goes on in `text` at `begin`. SpecialBytes::padding bytes behind it may be read.
  void start(std::string_view text, std::size_t begin) {
    text_ = text;
    begin_ = next_ = begin;
    special_.start(text.data(), begin);
  }

  /// Cuts the next record. `last`: nothing comes behind the text, so a record without a line end is one, and
  /// an open quote runs to there. After `incomplete` the record begins again at begin() once there is more.
  Cut cut(bool last);

  // Of the record that was cut:
  const std::vector<RawCell>& cells() const { return cells_; }
  std::size_t begin() const { return begin_; }
  std::size_t next() const { return next_; }  // where the record behind it begins
  std::uint32_t lines() const { return lines_; }
  RecordFault fault() const { return fault_; }

 private:
  bool is_lone_return(std::size_t place) const {
    return place + 1 >= text_.size() || text_[place + 1] != '\n';
  }
  /// Behind the opening quote: to behind the closing one. False where the text ends before.
  bool cut_quoted(RawCell& cell, bool last, std::size_t& place);

  char separator_;
  SpecialBytes special_;
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t next_ = 0;
  std::uint32_t lines_ = 1;
  RecordFault fault_ = RecordFault::none;
  std::vector<RawCell> cells_;
};

/// What a cell says: doubled quotes single. `storage` is used where bytes have to be changed.
std::string_view content_of(std::string_view text, const RawCell& cell, std::string& storage);

}  // namespace shanhai
