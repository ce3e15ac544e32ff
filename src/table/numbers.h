#pragma once
// Numbers of an answer as text: rounded and grouped for people, exact for machines.

#include <string>

#include "shanhai/table/table.h"
#include "shanhai/table/style.h"

namespace shanhai {

/// The most decimals that people are shown of a plain number.
inline constexpr int most_decimals = 4;

/// Numbers stand at the right of their column, and — where there is none.
constexpr bool is_numeric(Quantity quantity) {
  return quantity != Quantity::text && quantity != Quantity::unit;
}

/// The quantity of a cell: its column's, or its row's where the column mixes them.
inline Quantity quantity_of(const TableColumn& column, const TableRow& row) {
  const Quantity own = row.quantity.value_or(Quantity::number);
  if (column.quantity == Quantity::growth) return growth_of(own);
  if (column.quantity == Quantity::difference) return change_of(own);
  return column.quantity == Quantity::mixed ? own : column.quantity;
}

/// How many decimals people need to see of `number`: none for 12.00, two for 0.125 if `most` is 2.
int decimals_needed(const Exact& number, int most);

/// `decimals` is for Quantity::number alone, whose column has them all alike.
std::string number_for_people(const Exact& number, Quantity quantity, MoneyUnit money,
                              int decimals, bool english);

/// All digits; money in `money` without rounding, fractions and points as fractions.
std::string number_for_machines(const Exact& number, Quantity quantity, MoneyUnit money);

/// A number as people read it inside a sentence: `40,600.00`, `12.50%`; `—` where it is empty. Money in
/// `money`, without the unit's name.
std::string for_sentence(const Value& value, Quantity quantity, MoneyUnit money);

}  // namespace shanhai
