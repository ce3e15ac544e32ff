// From a tree of names to places in a Batch. Aggregates that are written alike are collected once, and those
// with the same condition share it, so that it is tested once.
#include <algorithm>

#include "language/measure_functions.h"
#include "gather/measure_words.h"
#include "gather/watch.h"
#include "shanhai/gather/measure.h"

namespace shanhai {

namespace {

using Kind = MeasureNode::Kind;

std::string kind_in_words(const MeasuredColumn& column) {
  if (column.time) return "a group of time";
  return column.spec->type == ColumnType::date ? "a date" : "text";
}

class Binder {
 public:
  Binder(const std::string& text, Columns& columns, std::vector<Aggregate>& aggregates)
      : text_(text), columns_(columns), aggregates_(aggregates) {}

  /// All aggregates of a formula, from left to right.
  void bind(const MeasureNode& node, bool in_arithmetic);

  std::vector<std::size_t> places;  // in the list of aggregates
  std::vector<std::string> ids;
  std::vector<MeasuredColumn> values;
  std::vector<QuantityAndUnit> quantities;

 private:
  struct Found {
    MeasuredColumn column;
    std::size_t place = 0;
  };
  Found find(const Token& token);
  Found find_for(const AggregateCall& call, const Token& token);
  void bind_aggregate(const MeasureNode& node);
  std::size_t place_of(const AggregateCall& call, Aggregate aggregate);
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(text_, token.begin, token.end, message);
  }

  const std::string& text_;
  Columns& columns_;
  std::vector<Aggregate>& aggregates_;
};

void Binder::bind(const MeasureNode& node, bool in_arithmetic) {
  if (node.kind == Kind::aggregate) {
    bind_aggregate(node);
    if (in_arithmetic && quantities.back().quantity == Quantity::text) {
      fail_at(text_, node.begin, node.end,
              "arithmetic needs numbers; " + ids.back() + " is " + kind_in_words(values.back()));
    }
  }
  for (const auto& part : node.parts) bind(*part, true);
}

Binder::Found Binder::find(const Token& token) {
  const LedgerSpec& ledger = columns_.ledger();
  const auto name = find_name(ledger, token.text);
  if (!name) fail(token, no_such_column(ledger, token.text));
  return {{&ledger.columns[name->column], name->time}, columns_.place(name->column)};
}

/// A column that the function can take.
Binder::Found Binder::find_for(const AggregateCall& call, const Token& token) {
  Found found = find(token);
  const bool number = !found.column.time && is_number(found.column.spec->type);
  if (words_of(call.function).needs_numbers && !number) {
    fail(token, call.name + " needs a column of numbers; " + id_of(found.column) + " is " +
                    kind_in_words(found.column));
  }
  return found;
}

void Binder::bind_aggregate(const MeasureNode& node) {
  const AggregateCall& call = node.call;
  Aggregate aggregate;
  aggregate.function = call.function;
  aggregate.share = call.share;
  MeasuredColumn value;
  std::string weight_id;
  if (!call.value.text.empty()) {
    const Found found = find_for(call, call.value);
    value = found.column;
    aggregate.type = value.spec->type;
    aggregate.time = value.time;
    aggregate.value = static_cast<std::ptrdiff_t>(found.place);
  }
  if (call.function == Function::wmean) {
    const Found weight = find_for(call, call.weight);
    weight_id = id_of(weight.column);
    aggregate.weight = static_cast<std::ptrdiff_t>(weight.place);
  }
  const auto date = columns_.ledger().with_role(Role::date);
  if ((call.function == Function::first || call.function == Function::last) && date) {
    aggregate.date = static_cast<std::ptrdiff_t>(columns_.place(*date));
  }
  if (call.where) aggregate.where_id = to_text(*with_ids(*call.where, columns_.ledger()));
  aggregate.id = aggregate_id(call, id_of(value), weight_id, aggregate.where_id);
  ids.push_back(aggregate.id);
  values.push_back(value);
  quantities.push_back(quantity_of(call.function, value));
  places.push_back(place_of(call, std::move(aggregate)));
}

/// Its place in the list, where it is put if it is not in it yet.
std::size_t Binder::place_of(const AggregateCall& call, Aggregate aggregate) {
  for (std::size_t i = 0; i < aggregates_.size(); ++i) {
    if (aggregates_[i].id == aggregate.id) return i;
    if (aggregates_[i].where_id == aggregate.where_id) aggregate.where = aggregates_[i].where;
  }
  if (call.where && !aggregate.where)
    aggregate.where = bind_condition(*call.where, text_, columns_);
  if (call.where) aggregate.words = doubtful_words(*call.where, columns_.ledger());
  aggregates_.push_back(std::move(aggregate));
  return aggregates_.size() - 1;
}

/// The value is a cell of a column whose cells are masked.
std::optional<ColumnType> personal_type(const MeasureNode& node, const MeasuredColumn& value) {
  const bool shows_a_cell = node.kind == Kind::aggregate && node.call.function != Function::count &&
                            node.call.function != Function::distinct;
  if (!shows_a_cell || !is_personal(value.spec->type)) return std::nullopt;
  return value.spec->type;
}

}  // namespace

Measure bind(const MeasureTree& tree, Columns& columns, std::vector<Aggregate>& aggregates,
             bool english) {
  const MeasureNode& root = *tree.root;
  Binder binder(tree.text, columns, aggregates);
  binder.bind(root, false);
  Measure measure;
  measure.id = tree.alias.empty() ? formula_id(root, binder.ids) : tree.alias;
  const bool plain = root.kind == Kind::aggregate && !root.call.where && tree.alias.empty();
  measure.label = plain ? aggregate_label(root.call, binder.values[0], english) : measure.id;
  const QuantityAndUnit found = quantity_of(root, binder.quantities);
  measure.quantity = found.quantity;
  measure.unit = found.unit;
  if (is_percentage_name(tree.alias) && found.quantity != Quantity::text) {
    measure.quantity = Quantity::fraction;
    measure.unit.clear();
  }
  measure.personal = personal_type(root, binder.values[0]);
  measure.formula = tree.root;
  measure.aggregates = std::move(binder.places);
  return measure;
}

}  // namespace shanhai
