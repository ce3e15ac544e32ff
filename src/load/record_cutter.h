#pragma once
// Cuts bytes into records and cells (RFC 4180, and what offices make of it). Works on the bytes of any
// encoding that keeps ASCII as it is.

#include <cstdint>
#include <span>
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
  explicit RecordCutter(char separator, Lookup lookup = quickest_lookup())
      : separator_(separator), special_(separator, lookup) {}

  char separator() const { return separator_; }
  /// Goes on in `text` at `begin`. SpecialBytes::padding bytes behind it may be read.
  void start(std::string_view text, std::size_t begin) {
    text_ = text;
    begin_ = next_ = begin;
    stage_ = Stage::between;
    special_.start(text, begin);
  }
  /// After `incomplete`: goes on with the same record in `text`, which has more bytes behind, and lacks the first
  /// `moved` of those before. What has been looked at is not looked at again.
  void go_on(std::string_view text, std::size_t moved);

  /// Cuts the next record. `last`: nothing comes behind the text, so a record without a line end is one, and
  /// an open quote runs to there. After `incomplete` next() is where the record begins that has to be gone on with.
  Cut cut(bool last);

  // Of the record that was cut:
  std::size_t cells() const { return ends_.empty() ? cells_.size() : ends_.size(); }
  RawCell cell(std::size_t number) const {
    if (ends_.empty()) return cells_[number];
    const std::uint32_t from = ends_.data()[static_cast<std::ptrdiff_t>(number) - 1] + 1;
    if (has_quotes_ && text_[from] == '"') return {from + std::size_t{1}, ends_[number] - std::size_t{1}, true, false};
    return {from, ends_[number], false, false};
  }
  /// If it is a line that was taken whole: the end of each cell, and in front of these the place before the first.
  /// Then no cell is odd, and one that begins with a quote is quoted where has_quotes().
  std::span<const std::uint32_t> common_ends() const { return ends_; }
  bool has_quotes() const { return has_quotes_; }
  std::size_t begin() const { return begin_; }
  std::size_t next() const { return next_; }  // where the record behind it begins
  std::uint32_t lines() const { return lines_; }
  RecordFault fault() const { return fault_; }

 private:
  bool is_lone_return(std::size_t place) const {
    return place + 1 >= text_.size() || text_[place + 1] != '\n';
  }
  /// A line that special_ gives whole.
  bool cut_common_line();
  /// To the separator or line end behind the open cell, which is at `place`, or the end of the last text. False
  /// where the text ends before.
  bool cut_cell(bool last, std::size_t& place);
  bool cut_quoted(bool last, std::size_t& place);
  void open_cell(std::size_t begin) {
    open_ = {begin, begin, false, false};
    stage_ = Stage::unquoted;
  }
  /// The text does not say what stands at `place`.
  bool pause(std::size_t place) {
    look_from_ = place;
    return false;
  }

  char separator_;
  SpecialBytes special_;
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t next_ = 0;
  std::uint32_t lines_ = 1;
  RecordFault fault_ = RecordFault::none;
  std::span<const std::uint32_t> ends_;  // where the cells of a common line end
  bool has_quotes_ = false;              // some of them are in quotes
  std::vector<std::uint32_t> quoted_ends_;
  std::vector<RawCell> cells_;           // of any other record

  enum class Stage { between, unquoted, in_quotes, behind_quotes };
  Stage stage_ = Stage::between;         // between two records, or in the open cell
  RawCell open_;
  std::size_t look_from_ = 0;            // what stands before has been looked at
};

/// What a cell says: doubled quotes single. `storage` is used where bytes have to be changed.
std::string_view content_of(std::string_view text, const RawCell& cell, std::string& storage);

}  // namespace shanhai
