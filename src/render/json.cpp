// RFC 8259, one row or figure a line. Numbers are written out exactly; whoever reads them into binary
// floating point rounds them, not we.
#include <string_view>

#include "render/formats.h"
#include "render/json_string.h"
#include "render/marks.h"
#include "render/numbers.h"
#include "render/words.h"

namespace shanhai {

namespace {

void append_value(const Value& value, Quantity quantity, MoneyUnit money, std::string& out) {
  if (const auto* number = std::get_if<Exact>(&value)) {
    out += number_for_machines(*number, quantity, money);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    append_json_string(to_text(*date), out);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(*text, out);
  } else {
    out += "null";
  }
}

/// `"key":` of each column, made once for all rows.
std::vector<std::string> keys_of(const Table& table) {
  std::vector<std::string> keys;
  for (const TableColumn& column : table.columns) {
    append_json_string(column.id, keys.emplace_back());
    keys.back() += ':';
  }
  return keys;
}

void append_row(const Table& table, const TableRow& row, const std::vector<std::string>& keys,
                MoneyUnit money, std::string& out) {
  const bool total = row.total && table.keys > 0;
  out += total ? "{\"totals\":true" : "{";
  for (std::size_t i = total ? table.keys : 0; i < keys.size(); ++i) {
    if (out.back() != '{') out += ',';
    out += keys[i];
    const auto* text = std::get_if<std::string>(&row.cells[i]);
    if (text) {
      append_json_string(words_of(*text, table.columns[i], row, money, false), out);
    } else {
      append_value(row.cells[i], quantity_of(table.columns[i], row), money, out);
    }
  }
  out += '}';
}

/// An array with one element a line; each is appended by append_element(index).
template <class Append>
void append_array(std::size_t size, std::string& out, Append append_element) {
  if (size == 0) {
    out += "[]";
    return;
  }
  out += "[\n";
  for (std::size_t i = 0; i < size; ++i) {
    append_element(i);
    out += i + 1 < size ? ",\n" : "\n";
  }
  out += ']';
}

void append_rows(const Table& table, MoneyUnit money, std::string& out) {
  const auto keys = keys_of(table);
  append_array(table.rows.size(), out,
               [&](std::size_t i) { append_row(table, table.rows[i], keys, money, out); });
}

/// `,"name":"text"`
void append_member(std::string_view name, std::string_view text, std::string& out) {
  out += ",\"";
  out += name;
  out += "\":";
  append_json_string(text, out);
}

void append_figure(const ReportFigure& figure, MoneyUnit money, std::string& out) {
  const bool is_money = figure.unit == money_unit_word(MoneyUnit::yuan, false);
  out += "{\"figure\":";
  append_json_string(figure.figure, out);
  if (!figure.measure.empty()) append_member("measure", figure.measure, out);
  if (!figure.by.empty()) append_member("by", figure.by, out);
  if (!figure.where.empty()) append_member("where", figure.where, out);
  append_member("period", figure.period, out);
  out += ",\"value\":";
  append_value(figure.value, is_money ? Quantity::money : Quantity::number, money, out);
  append_member("unit", is_money ? money_unit_word(money, false) : figure.unit, out);
  if (!figure.files.empty()) {
    out += ",\"files\":[";
    for (std::size_t i = 0; i < figure.files.size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(figure.files[i], out);
    }
    out += ']';
  }
  if (figure.rows) out += ",\"rows\":" + std::to_string(*figure.rows);
  out += '}';
}

struct TitledTable {
  std::string title;  // the nearest heading above it
  const Table* table;
};

std::vector<TitledTable> tables_of(const Document& document) {
  std::vector<TitledTable> tables;
  std::string title;
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) title = without_marks(heading->text);
    if (const auto* found = std::get_if<TableBlock>(&block))
      tables.push_back({title, &found->table});
  }
  return tables;
}

}  // namespace

void render_json(const Table& table, const Style& style, std::string& out) {
  append_rows(table, style.money, out);
  out += '\n';
}

void render_jsonl(const Table& table, const Style& style, std::string& out) {
  const auto keys = keys_of(table);
  for (const TableRow& row : table.rows) {
    append_row(table, row, keys, style.money, out);
    out += '\n';
  }
}

void render_json(const Document& document, const Style& style, std::string& out) {
  out += "{\"report\":";
  append_json_string(document.report, out);
  append_member("period", document.period, out);
  if (document.as_of.empty()) {
    out += ",\"as_of\":null";
  } else {
    append_member("as_of", document.as_of, out);
  }
  out += ",\n\"figures\":";
  append_array(document.figures.size(), out,
               [&](std::size_t i) { append_figure(document.figures[i], style.money, out); });
  out += ",\n\"tables\":";
  const auto tables = tables_of(document);
  append_array(tables.size(), out, [&](std::size_t i) {
    out += "{\"title\":";
    append_json_string(tables[i].title, out);
    out += ",\"rows\":";
    append_rows(*tables[i].table, style.money, out);
    out += '}';
  });
  out += "}\n";
}

}  // namespace shanhai
