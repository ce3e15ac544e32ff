// RFC 4180, with LF line ends, which is what pipes expect. TSV is the same with a tab.
#include <fmt/format.h>

#include <string_view>

#include "render/formats.h"
#include "render/numbers.h"
#include "render/words.h"

namespace shanhai {

namespace {

/// Writes cells of one table; knows when to quote, and when to keep a spreadsheet from running a text.
class CellWriter {
 public:
  CellWriter(const Style& style, char separator, bool alone, std::string& out)
      : special_{separator, '"', '\n', '\r'}, guarded_(!style.raw), alone_(alone), out_(out) {}

  void text(std::string_view text) {
    const bool guard = guarded_ && !text.empty() && formula_starts.find(text.front()) != text.npos;
    if (text.find_first_of(std::string_view(special_, sizeof special_)) == text.npos) {
      if (guard) out_ += '\'';
      out_ += text;
      return;
    }
    out_ += guard ? "\"'" : "\"";
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  /// An empty line would be no row at all to those who read it.
  void nothing() {
    if (alone_) out_ += "\"\"";
  }

 private:
  static constexpr std::string_view formula_starts = "=+-@\t\r";
  const char special_[4];
  const bool guarded_;
  const bool alone_;  // the only cell of its row
  std::string& out_;
};

}  // namespace

void render_separated(const Table& table, const Style& style, char separator, std::string& out) {
  CellWriter cells(style, separator, table.columns.size() == 1, out);
  if (style.bom) out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += separator;
    cells.text(style.id_headers ? table.columns[i].id : title(table.columns[i], style));
  }
  out += '\n';
  for (const TableRow& row : table.rows) {
    const std::size_t keys = row.total ? table.keys : 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i > 0) out += separator;
      const Value& value = row.cells[i];
      if (i < keys) {
        if (i == 0) out += total_word(style.english);
      } else if (const auto* number = std::get_if<Exact>(&value)) {
        out += number_for_machines(*number, quantity_of(table.columns[i], row), style.money);
      } else if (const auto* date = std::get_if<Date>(&value)) {
        out += to_text(*date);
      } else if (const auto* text = std::get_if<std::string>(&value); text && !text->empty()) {
        cells.text(words_of(*text, table.columns[i], row, style.money, style.english));
      } else {
        cells.nothing();
      }
    }
    out += '\n';
  }
}

}  // namespace shanhai
