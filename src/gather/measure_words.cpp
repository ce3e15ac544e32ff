#include "gather/measure_words.h"

#include "language/measure_functions.h"
#include "filter/time_words.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

using Kind = MeasureNode::Kind;

/// Walks a formula with its aggregates, which stand from left to right.
class IdWriter {
 public:
  explicit IdWriter(const std::vector<std::string>& aggregate_ids) : ids_(aggregate_ids) {}
  std::string text(const MeasureNode& node) {
    std::string inner;
    switch (node.kind) {
      case Kind::number:
        inner = node.text;
        break;
      case Kind::aggregate:
        inner = ids_[next_++];
        break;
      case Kind::negate:
        inner = "-" + text(*node.parts[0]);
        break;
      case Kind::add:
        inner = both(node, "+");
        break;
      case Kind::subtract:
        inner = both(node, "-");
        break;
      case Kind::multiply:
        inner = both(node, "*");
        break;
      case Kind::divide:
        inner = both(node, "/");
        break;
    }
    const auto brackets = static_cast<std::size_t>(node.brackets);
    return std::string(brackets, '(') + inner + std::string(brackets, ')');
  }

 private:
  std::string both(const MeasureNode& node, const char* sign) {
    std::string left = text(*node.parts[0]);
    return left + sign + text(*node.parts[1]);
  }
  const std::vector<std::string>& ids_;
  std::size_t next_ = 0;
};

class UnitFinder {
 public:
  explicit UnitFinder(const std::vector<QuantityAndUnit>& aggregates) : aggregates_(aggregates) {}
  QuantityAndUnit find(const MeasureNode& node) {
    if (node.kind == Kind::aggregate) return aggregates_[next_++];
    if (node.kind == Kind::number) return node.money ? money() : QuantityAndUnit();
    QuantityAndUnit left = find(*node.parts[0]);
    if (node.kind == Kind::negate) return left;
    const bool left_is_money = left.quantity == Quantity::money;
    const bool right_is_money = find(*node.parts[1]).quantity == Quantity::money;
    switch (node.kind) {
      case Kind::multiply:
        return left_is_money != right_is_money ? money() : QuantityAndUnit();
      case Kind::divide:
        return left_is_money && !right_is_money ? money() : QuantityAndUnit();
      default:
        return left_is_money && right_is_money ? money() : QuantityAndUnit();
    }
  }

 private:
  static QuantityAndUnit money() { return {Quantity::money, "元"}; }
  const std::vector<QuantityAndUnit>& aggregates_;
  std::size_t next_ = 0;
};

/// Cells are counted in the base unit: where the ledger's is 万, results are in ones.
std::string base_unit(const std::string& unit) { return unit_power(unit) > 0 ? "" : unit; }

/// Results that are as whole as the cells they are made of.
bool keeps_whole(Function function) {
  return function == Function::sum || function == Function::min || function == Function::max ||
         function == Function::first || function == Function::last;
}

}  // namespace

std::string id_of(const MeasuredColumn& column) {
  if (column.spec == nullptr) return "";
  return column.time ? time_words(*column.time).id : column.spec->id;
}

std::string label_of(const MeasuredColumn& column, bool english) {
  if (!column.time) return column.spec->title(english);
  const TimeWords words = time_words(*column.time);
  return english ? words.label_en : words.label;
}

std::string aggregate_id(const AggregateCall& call, const std::string& value_id,
                         const std::string& weight_id, const std::string& where_id) {
  std::string inside = value_id;
  if (!weight_id.empty()) inside += "," + weight_id;
  if (!where_id.empty()) inside += (inside.empty() ? "where " : " where ") + where_id;
  return inside.empty() ? call.name : call.name + "(" + inside + ")";
}

std::string formula_id(const MeasureNode& node, const std::vector<std::string>& aggregate_ids) {
  return IdWriter(aggregate_ids).text(node);
}

std::string aggregate_label(const AggregateCall& call, const MeasuredColumn& value, bool english) {
  if (value.spec == nullptr) return english ? "Rows" : "行数";
  const std::string column = label_of(value, english);
  if (call.function == Function::quantile && call.name.starts_with('p')) {
    const std::string percentile = "P" + call.name.substr(1);
    return english ? percentile + " of " + column : column + percentile;
  }
  const FunctionWords& words = words_of(call.function);
  return english ? std::string(words.label_front) + column
                 : column + std::string(words.label_behind);
}

QuantityAndUnit quantity_of(Function function, const MeasuredColumn& value) {
  if (function == Function::count || function == Function::distinct) return {Quantity::count, ""};
  const ColumnType type = value.spec->type;
  if (!is_number(type)) return {Quantity::text, ""};
  if (type == ColumnType::money) return {Quantity::money, "元"};
  const bool whole = type == ColumnType::count && keeps_whole(function);
  return {whole ? Quantity::count : Quantity::number, base_unit(value.spec->unit)};
}

QuantityAndUnit quantity_of(const MeasureNode& node,
                            const std::vector<QuantityAndUnit>& aggregates) {
  return UnitFinder(aggregates).find(node);
}

}  // namespace shanhai
