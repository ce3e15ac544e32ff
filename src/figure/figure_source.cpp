#include "figure/figure_source.h"

#include "shanhai/figure/figures.h"

namespace shanhai {

namespace {

TableColumn text_column(const char* id, const char* title) { return {id, title, Quantity::text, ""}; }

std::string in_a_line(const Indicator& indicator) {
  std::string line = indicator.ledger + ": " + indicator.measure;
  if (!indicator.where.empty()) line += " where " + indicator.where;
  if (indicator.over != Over::period) line += std::string(" (") + name_of(indicator.over) + ")";
  return line;
}

}  // namespace

void append_source_columns(bool for_people, bool english, Table& table) {
  if (for_people) {
    table.columns.push_back(text_column("source", english ? "Source" : "来源"));
    return;
  }
  table.columns.push_back(text_column("ledger", english ? "Ledger" : "台账"));
  table.columns.push_back(text_column("measure", english ? "Measure" : "计算"));
  table.columns.push_back(text_column("where", english ? "Where" : "条件"));
  table.columns.push_back(text_column("over", english ? "Over" : "口径"));
}

void append_source(const Indicator& indicator, bool for_people, TableRow& row) {
  if (for_people) {
    row.cells.emplace_back(in_a_line(indicator));
    return;
  }
  row.cells.emplace_back(indicator.ledger);
  row.cells.emplace_back(indicator.measure);
  row.cells.push_back(indicator.where.empty() ? Value() : Value(indicator.where));
  row.cells.emplace_back(name_of(indicator.over));
}

}  // namespace shanhai
