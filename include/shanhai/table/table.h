#pragma once
// An answer: named columns, rows of values. What aggregate makes, report puts into documents and render
// prints. Money is counted in 元 here; the unit in which it is printed is the renderer's business.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/ledger/value.h"

namespace shanhai {

/// How the numbers of a column are to be read and printed.
enum class Quantity {
  text,      // words and dates
  number,    // a plain number: as it is for machines; for people at most 4 decimals
  count,     // a whole number of `unit` (人, 户), or of nothing
  money,     // in 元: for people in the unit asked for, with two decimals
  price,     // money of one person or thing (a mean wage): in 元 whatever unit is asked for, two decimals for people
  fraction,  // growth, shares, rates: 0.125 for machines, 12.50% for people
  points,    // percentage points: 0.031 for machines, +3.10 for people
  change,    // by how many points a percentage has grown: -0.1736 for machines, -17.36个百分点 for people
  rank,      // 1, 2, 2, 4
  mixed,     // of each row's own quantity (TableRow::quantity): 元 in one row, 人 in the next
  growth,    // of each row's own quantity: a fraction, or a change where that is a percentage
  difference,  // the row's own quantity, or a change where that is a percentage
  unit,      // words: the unit of the row's mixed numbers. Where those are money, the cell says 元 and what
             // is printed is the unit that the money is printed in
};

/// How growth of numbers of that quantity reads.
constexpr Quantity growth_of(Quantity own) {
  return own == Quantity::fraction ? Quantity::change : own == Quantity::mixed ? Quantity::growth : Quantity::fraction;
}

/// How a difference of two of them reads.
constexpr Quantity change_of(Quantity own) {
  return own == Quantity::fraction ? Quantity::change : own == Quantity::mixed ? Quantity::difference : own;
}

/// For people, the group of the rows whose cell is empty.
inline const char* empty_group(bool english) { return english ? "(empty)" : "未填写"; }

struct TableColumn {
  std::string id;     // `sum(amount)`: the JSON key, and the title under --header id
  std::string label;  // `金额合计`, in the language asked for, without its unit
  Quantity quantity = Quantity::text;
  std::string unit;   // 人, 户, 元; empty if none. Money: always 元
  bool groups = false;  // its cells are what rows were grouped by: for people an empty one has a name
};

struct TableRow {
  std::vector<Value> cells;  // one for each column
  bool total = false;        // the --totals row: its key cells are empty
  std::optional<Quantity> quantity;  // of the cells in columns of quantity `mixed`; never mixed or unit itself
};

struct Table {
  std::vector<TableColumn> columns;
  std::size_t keys = 0;  // how many columns at the left name the group
  std::vector<TableRow> rows;
};

}  // namespace shanhai
