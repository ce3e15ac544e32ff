#pragma once
// Tables and documents that the tests of render have in common.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shanhai/render/render.h"

namespace shanhai::render_test {

/// units x 10^-decimals
inline Value number(std::int64_t units, int decimals = 0) { return Exact{units, decimals}; }
inline Value text(const char* words) { return std::string(words); }
inline Value nothing() { return {}; }

inline Value month(int year, unsigned month_of_year) {
  return Date(*day_of(year, month_of_year, 1), Precision::month);
}

inline TableRow row(std::vector<Value> cells) {
  TableRow row;
  row.cells = std::move(cells);
  return row;
}

/// A row whose mixed cells are of `quantity`.
inline TableRow row_of(Quantity quantity, std::vector<Value> cells) {
  TableRow made = row(std::move(cells));
  made.quantity = quantity;
  return made;
}

inline TableRow total(std::vector<Value> cells) {
  TableRow made = row(std::move(cells));
  made.total = true;
  return made;
}

/// A table of one column, for what is said about single cells.
inline Table column(Quantity quantity, const std::string& unit, const std::vector<Value>& cells) {
  Table table{{{"id", "列", quantity, unit}}, 0, {}};
  for (const Value& cell : cells) table.rows.push_back(row({cell}));
  return table;
}

/// Sales by channel: each kind of quantity, an empty group, a totals row.
inline Table sales() {
  return {
      {{"channel", "渠道", Quantity::text, ""},
       {"sum(amount)", "金额合计", Quantity::money, "元"},
       {"sum(amount):yoy", "金额合计同比", Quantity::fraction, ""},
       {"share:pp", "占比变动", Quantity::points, ""},
       {"sum(people)", "人数合计", Quantity::count, "人"},
       {"sum(amount):rank", "名次", Quantity::rank, ""}},
      1,
      {row({text("商超"), number(406000000), number(125, 3), number(31, 3), number(1234),
            number(1)}),
       row({text("电商"), number(1234567, 2), number(-5, 2), number(-31, 3), number(0), number(2)}),
       row({nothing(), nothing(), nothing(), number(0), nothing(), nothing()}),
       total(
           {nothing(), number(4060123457, 1), number(11, 2), nothing(), number(1234), nothing()})}};
}

/// Figures: each row in its own unit.
inline Table figures() {
  return {{{"figure", "指标", Quantity::text, ""},
           {"value", "数值", Quantity::mixed, ""},
           {"unit", "单位", Quantity::unit, ""}},
          1,
          {row_of(Quantity::money, {text("sales"), number(406000000), text("元")}),
           row_of(Quantity::count, {text("people"), number(1234), text("人")}),
           row_of(Quantity::price, {text("wage"), number(35005, 1), text("元")}),
           row_of(Quantity::fraction, {text("share"), number(125, 3), text("%")}),
           row_of(Quantity::number, {text("mean"), number(25, 1), nothing()}),
           row_of(Quantity::money, {text("none"), nothing(), text("元")})}};
}

/// An expected output that begins on the line below its quotes.
inline std::string lines(std::string_view below) { return std::string(below.substr(1)); }

inline ReportFigure figure(const char* id, const char* measure, const char* period, Value value,
                           const char* unit) {
  ReportFigure figure;
  figure.figure = id;
  figure.measure = measure;
  figure.period = period;
  figure.value = std::move(value);
  figure.unit = unit;
  return figure;
}

inline std::string rendered(const Table& table, const Style& style) {
  std::string out;
  render(table, style, out);
  return out;
}

inline std::string rendered(const Document& document, const Style& style) {
  std::string out;
  render(document, style, out);
  return out;
}

inline Style style_for(Format format, MoneyUnit money = MoneyUnit::wan, bool english = false) {
  Style style;
  style.format = format;
  style.money = money;
  style.english = english;
  return style;
}

}  // namespace shanhai::render_test
