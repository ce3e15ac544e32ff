// RFC 4180, with LF line ends, which is what pipes expect. TSV is the same with a tab.
#include <fmt/format.h>

#include <string_view>

#include "render/formats.h"
#include "table/numbers.h"
#include "render/separated_cells.h"
#include "table/words.h"

namespace shanhai {

void render_separated(const Table& table, const Style& style, char separator, std::string& out) {
  SeparatedCells cells(separator, style, out);
  if (style.bom) out += "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += separator;
    cells.text(style.id_headers ? table.columns[i].id : title(table.columns[i], style));
  }
  out += '\n';
  render_separated_rows(table, style, separator, out);
}

void render_separated_rows(const Table& table, const Style& style, char separator, std::string& out) {
  SeparatedCells cells(separator, style, out);
  const bool alone = table.columns.size() == 1;
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
        if (alone) cells.nothing();
      }
    }
    out += '\n';
  }
}

}  // namespace shanhai
