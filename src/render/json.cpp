// RFC 8259, one row or figure a line. Numbers are written out exactly; whoever reads them into binary
// floating point rounds them, not we.
#include <fmt/format.h>

#include <string_view>

#include "render/formats.h"
#include "render/json_string.h"
#include "table/marks.h"
#include "table/numbers.h"
#include "table/words.h"

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

/// An array of short elements, in one line.
template <class Append>
void append_list(std::size_t size, std::string& out, Append append_element) {
  out += '[';
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    append_element(i);
  }
  out += ']';
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

/// `"name":"text"`, behind a comma but for the first of its object.
void append_member(std::string_view name, std::string_view text, std::string& out) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += name;
  out += "\":";
  append_json_string(text, out);
}

void append_figure(const ReportFigure& figure, MoneyUnit money, std::string& out) {
  const bool is_money = figure.unit == money_unit_word(MoneyUnit::yuan, false);
  out += '{';
  append_member("figure", figure.figure, out);
  if (!figure.measure.empty()) append_member("measure", figure.measure, out);
  if (!figure.by.empty()) append_member("by", figure.by, out);
  if (!figure.where.empty()) append_member("where", figure.where, out);
  append_member("period", figure.period, out);
  out += ",\"value\":";
  append_value(figure.value, is_money ? Quantity::money : Quantity::number, money, out);
  append_member("unit", is_money ? money_unit_word(money, false) : figure.unit, out);
  if (!figure.files.empty()) {
    out += ",\"files\":";
    append_list(figure.files.size(), out, [&](std::size_t i) { append_json_string(figure.files[i], out); });
  }
  if (figure.rows) out += ",\"rows\":" + std::to_string(*figure.rows);
  out += '}';
}

const char* name_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::text: return "text";
    case Quantity::number: return "number";
    case Quantity::count: return "count";
    case Quantity::money: return "money";
    case Quantity::price: return "price";
    case Quantity::fraction: return "fraction";
    case Quantity::points: return "points";
    case Quantity::change: return "change";
    case Quantity::rank: return "rank";
    case Quantity::mixed: return "mixed";
    case Quantity::growth: return "growth";
    case Quantity::difference: return "difference";
    case Quantity::unit: return "unit";
  }
  return "";
}

void append_column(const TableColumn& column, MoneyUnit money, std::string& out) {
  out += '{';
  append_member("key", column.id, out);
  append_member("label", column.label, out);
  append_member("quantity", name_of(column.quantity), out);
  const bool scaled = column.quantity == Quantity::money;
  append_member("unit", scaled ? money_unit_word(money, false) : column.unit, out);
  out += '}';
}

void append_left_out(const LeftOutNote& note, std::string& out) {
  out += '{';
  if (!note.ledger.empty()) append_member("ledger", note.ledger, out);
  if (!note.file.empty()) append_member("file", note.file, out);
  if (note.rows) out += fmt::format(",\"rows\":{},\"of\":{}", *note.rows, note.of.value_or(0));
  append_member("note", note.note, out);
  out += '}';
}

struct TitledTable {
  std::string title;  // the nearest heading above it
  const TableBlock* block;
};

/// The first heading.
std::string title_of(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) return without_marks(heading->text);
  }
  return {};
}


std::vector<TitledTable> tables_of(const Document& document) {
  std::vector<TitledTable> tables;
  std::string title;
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) title = without_marks(heading->text);
    if (const auto* found = std::get_if<TableBlock>(&block))
      tables.push_back({title, found});
  }
  return tables;
}

}  // namespace

void render_json(const Table& table, const Style& style, std::string& out) {
  append_rows(table, style.money, out);
  out += '\n';
}

void render_json_rows(const Table& table, const Style& style, std::string& out) {
  const auto keys = keys_of(table);
  for (const TableRow& row : table.rows) {
    out += &row == table.rows.data() ? "\n" : ",\n";
    append_row(table, row, keys, style.money, out);
  }
}

void render_jsonl(const Table& table, const Style& style, std::string& out) {
  const auto keys = keys_of(table);
  for (const TableRow& row : table.rows) {
    append_row(table, row, keys, style.money, out);
    out += '\n';
  }
}

void render_json(const Document& document, const Style& style, std::string& out) {
  out += '{';
  append_member("report", document.report, out);
  append_member("title", title_of(document), out);
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
    out += '{';
    append_member("title", tables[i].title, out);
    const Table& table = tables[i].block->table;
    const std::vector<std::string>& notes = tables[i].block->notes;
    out += ",\"columns\":";
    append_list(table.columns.size(), out, [&](std::size_t j) { append_column(table.columns[j], style.money, out); });
    out += ",\"rows\":";
    append_rows(table, style.money, out);
    out += ",\"notes\":";
    append_list(notes.size(), out, [&](std::size_t j) { append_json_string(notes[j], out); });
    out += '}';
  });
  out += ",\n\"left_out\":";
  append_array(document.left_out.size(), out, [&](std::size_t i) { append_left_out(document.left_out[i], out); });
  out += "}\n";
}

}  // namespace shanhai
