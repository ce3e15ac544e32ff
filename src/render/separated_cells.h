#pragma once
// Cells of csv and tsv: knows when to quote (RFC 4180), and when to keep a spreadsheet from running a text.

#include <string>
#include <string_view>

#include "shanhai/table/style.h"

namespace shanhai {

/// A spreadsheet would run such a text as a formula: it begins with = + - @ (of either width), tab or CR. A number with a
/// sign (`-5`, `+3`, `-5.5%`, `-1,234.50`) is a number.
bool begins_like_formula(std::string_view text);

class SeparatedCells {
 public:
  /// Appends to `out`. Unless the style says raw, a text that begins like a formula gets an apostrophe in front; on a
  /// terminal control characters are made visible.
  SeparatedCells(char separator, const Style& style, std::string& out)
      : separator_(separator), guarded_(!style.raw), on_terminal_(style.width > 0), out_(out) {}

  void text(std::string_view text) { this->text(text, guarded_ && begins_like_formula(text)); }
  /// `apostrophe`: with one in front, which readers of ledgers and spreadsheets drop.
  void text(std::string_view text, bool apostrophe);

  /// The only cell of a row: an empty line would be no row at all to those who read it.
  void nothing() { out_ += "\"\""; }

 private:
  void as_it_stands(std::string_view text, bool apostrophe);

  const char separator_;
  const bool guarded_, on_terminal_;
  std::string& out_;
};

}  // namespace shanhai
