#pragma once
// Tables whose rows are written one behind the other, without a look at those behind: csv, tsv, json, jsonl.

#include <memory>
#include <string>

#include "shanhai/render/render.h"

namespace shanhai {

constexpr bool is_written_by_rows(Format format) {
  return format == Format::csv || format == Format::tsv || format == Format::json || format == Format::jsonl;
}

// render() in parts, each of which is appended. REQUIRES: is_written_by_rows.

/// What stands above the rows of a table.
void render_head(const Table& table, const Style& style, std::string& out);
/// Some rows.
void render_rows(const Table& table, const Style& style, std::string& out);
/// What stands between some rows and the next.
constexpr const char* between_rows(Format format) { return format == Format::json ? "," : ""; }
/// What stands below them.
void render_end(Format format, bool any_rows, std::string& out);

/// A list of rows as a table for the terminal: all of them are looked at twice before the first is written.
class TerminalRows {
 public:
  /// `style` must outlive this.
  explicit TerminalRows(const Style& style);
  ~TerminalRows();

  // Of all rows, some at a time:
  void see_numbers(const Table& some);
  /// After that.
  void see_widths(const Table& some);

  // After those; each appends.
  void head(const Table& table, std::string& out);
  void rows(const Table& some, std::string& out);
  void end(bool any_rows, std::string& out);

 private:
  struct Places;
  const Style& style_;
  std::unique_ptr<Places> places_;
};

}  // namespace shanhai
