#pragma once
// Cells of csv and tsv: knows when to quote (RFC 4180), and when to keep a spreadsheet from running a text.

#include <string>
#include <string_view>

namespace shanhai {

/// A spreadsheet would run such a text as a formula.
inline bool begins_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

class SeparatedCells {
 public:
  /// Appends to `out`. `guarded`: a text that begins like a formula gets an apostrophe in front.
  SeparatedCells(char separator, bool guarded, std::string& out)
      : separator_(separator), guarded_(guarded), out_(out) {}

  void text(std::string_view text) { this->text(text, guarded_ && begins_like_formula(text)); }
  /// `apostrophe`: with one in front, which readers of ledgers and spreadsheets drop.
  void text(std::string_view text, bool apostrophe) {
    bool quoted = false;
    for (const char c : text) quoted |= c == separator_ || c == '"' || c == '\n' || c == '\r';
    if (quoted) out_ += '"';
    if (apostrophe) out_ += '\'';
    if (!quoted) {
      out_ += text;
      return;
    }
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  /// The only cell of a row: an empty line would be no row at all to those who read it.
  void nothing() { out_ += "\"\""; }

 private:
  const char separator_;
  const bool guarded_;
  std::string& out_;
};

}  // namespace shanhai
