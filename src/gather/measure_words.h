#pragma once
// How a bound measure is called and what its numbers are: id, label, quantity and unit.

#include <string>
#include <vector>

#include "shanhai/gather/measure.h"

namespace shanhai {

/// A column that an aggregate measures, or the group of time made from it.
struct MeasuredColumn {
  const ColumnSpec* spec = nullptr;  // null: a plain count has none
  std::optional<Precision> time;
};

/// `amount`, or `month`.
std::string id_of(const MeasuredColumn& column);
/// `销售额`, or `月` and `Month`.
std::string label_of(const MeasuredColumn& column, bool english);

/// `sum(amount where channel = 电商)`.
std::string aggregate_id(const AggregateCall& call, const std::string& value_id,
                         const std::string& weight_id, const std::string& where_id);
/// The text of a formula without spaces, its aggregates by their ids, from left to right.
std::string formula_id(const MeasureNode& node, const std::vector<std::string>& aggregate_ids);
/// Of one aggregate without a condition: `金额合计`, `Sum of Amount`.
std::string aggregate_label(const AggregateCall& call, const MeasuredColumn& value, bool english);

/// 支出率%: numbers of that `as` name are percentages.
inline bool is_percentage_name(const std::string& name) { return name.ends_with('%') || name.ends_with("％"); }

struct QuantityAndUnit {
  Quantity quantity = Quantity::number;
  std::string unit;
};

QuantityAndUnit quantity_of(Function function, const MeasuredColumn& value);
/// By "Units follow" (measure.h); `aggregates` are those of the formula, from left to right.
QuantityAndUnit quantity_of(const MeasureNode& node,
                            const std::vector<QuantityAndUnit>& aggregates);

}  // namespace shanhai
