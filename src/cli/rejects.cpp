#include "cli/rejects.h"

namespace shanhai::cli {

Table table_of(const RejectedRows& rejects, const LedgerFiles& files) {
  Table table;
  for (const char* name : {"file", "line", "column", "reason", "row"}) {
    const Quantity quantity = name == std::string_view("line") ? Quantity::number : Quantity::text;
    table.columns.push_back({name, name, quantity, ""});
  }
  for (const RejectedRow& row : rejects.rows) {
    table.rows.push_back({{files.files[row.file].name, Exact{static_cast<Wide>(row.line), 0},
                           row.column, row.reason, row.text},
                          false,
                          std::nullopt});
  }
  return table;
}

Style rejects_style(const Style& answer) {
  Style style;
  style.format = Format::csv;
  style.id_headers = true;
  style.bom = answer.bom;
  style.raw = answer.raw;
  return style;
}

}  // namespace shanhai::cli
