#pragma once
// What the checks know of the domain that neither a column's type nor an expression of checks.csv can say:
// which columns belong together. A ledger that is not there, or has not the columns, is passed over.

#include <string_view>

namespace shanhai::checking {

struct ColumnName {
  std::string_view ledger, column;
};

/// Money that comes in tens of thousands: values under 10,000 without a unit are doubtful.
inline constexpr ColumnName small_money[] = {{"funds", "received"}};

/// amount / quantity is the price of a product, in each of its measures.
struct UnitPrice {
  std::string_view ledger, amount, quantity, product, measure;
};
inline constexpr UnitPrice unit_prices[] = {{"sales", "amount", "quantity", "product", "measure"}};

/// A column whose values are counted in the unit that another column of the row names.
struct Measured {
  std::string_view ledger, column, measure;
};
inline constexpr Measured measured[] = {{"sales", "quantity", "measure"},
                                        {"enterprises", "scale", "scale_unit"},
                                        {"enterprises", "output", "output_unit"}};

/// What the first names, the second should list.
struct Reference {
  ColumnName from, to;
};
inline constexpr Reference references[] = {{{"funds", "community"}, {"communities", "community"}},
                                           {{"sales", "enterprise"}, {"enterprises", "enterprise"}}};

/// A rate column is one whose header holds 率 or `rate`, and one of these words; its parts.
struct Rate {
  std::string_view ledger, word, part, whole;
};
inline constexpr Rate rates[] = {
    {"funds", "支出", "disbursed", "received"},   {"funds", "支付", "disbursed", "received"},
    {"funds", "拨付", "disbursed", "received"},   {"funds", "报账", "disbursed", "received"},
    {"funds", "disburs", "disbursed", "received"}, {"funds", "到位", "received", "planned"},
    {"funds", "receiv", "received", "planned"},
};
/// The parts of one that is called nothing but 率 or `rate`.
inline constexpr Rate plain_rate = {"funds", "", "disbursed", "received"};

}  // namespace shanhai::checking
