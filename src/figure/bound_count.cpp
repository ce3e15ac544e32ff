#include "figure/bound_count.h"

#include "gather/watch.h"
#include "language/lists.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

template <class Work>
auto in_catalogue(const Indicator& indicator, Work work) {
  try {
    return work();
  } catch (const UsageError& error) {
    throw UsageError(indicator.place + ": " + indicator.id + ": " + error.what());
  }
}

std::unique_ptr<Condition> when(const Wanted& wanted, Columns& columns) {
  const Over over = wanted.indicator->over;
  if (wanted.period) return within(*wanted.period, over, columns);
  if (over != Over::active) return nullptr;
  return within(period_of(Date(columns.today(), Precision::day)), over, columns);
}

}  // namespace

BoundCount bound(const Wanted& wanted, Columns& columns, bool english) {
  const Indicator& indicator = *wanted.indicator;
  BoundCount result;
  std::vector<std::unique_ptr<Condition>> conditions;
  in_catalogue(indicator, [&] {
    std::vector<LiteralUse> words;
    if (!indicator.where.empty()) {
      const ConditionTree where = parse_condition(indicator.where);
      conditions.push_back(shanhai::bind(where, columns));
      words = doubtful_words(*where.root, columns.ledger());
    }
    result.measure =
        shanhai::bind(parse_measure(indicator.measure), columns, result.aggregates, english);
    std::vector<LiteralUse>& all = result.aggregates.front().words;
    all.insert(all.end(), words.begin(), words.end());
    // The built-in ones are for every county: not every one sells to 广东.
    const bool built_in = indicator.place.find('/') == indicator.place.npos;
    for (Aggregate& aggregate : result.aggregates) {
      if (built_in) aggregate.words.clear();
    }
    if (auto time = when(wanted, columns)) conditions.push_back(std::move(time));
  });
  for (const std::string& where : wanted.where)
    conditions.push_back(shanhai::bind(parse_condition(where), columns));
  if (!conditions.empty()) result.where = all_of(std::move(conditions));
  if (!wanted.by.empty()) {
    const auto name = find_name(columns.ledger(), without_backticks(wanted.by));
    if (!name) throw UsageError(no_such_column(columns.ledger(), wanted.by));
    const std::size_t place = columns.place(name->column);
    if (!wanted.whole) result.keys.push_back({place, columns.spec(place).type, name->time});
  }
  return result;
}

bool is_of_one(const Measure& measure) {
  const MeasureNode& node = *measure.formula;
  if (node.kind != MeasureNode::Kind::aggregate) return false;
  switch (node.call.function) {
    case Function::count:
    case Function::sum:
    case Function::distinct:
      return false;
    default:
      return true;
  }
}

std::string text_of(const Wanted& wanted) {
  const Indicator& indicator = *wanted.indicator;
  std::string text = indicator.ledger + '\n' + indicator.where + '\n' + indicator.measure + '\n' +
                     indicator.unit + '\n' + std::to_string(static_cast<int>(indicator.over)) +
                     '\n' + (wanted.period ? to_text(*wanted.period) : "") + '\n' + wanted.by + (wanted.whole ? "\nwhole" : "");
  for (const std::string& where : wanted.where) text += '\n' + where;
  return text;
}

}  // namespace shanhai
