// Whether alarms hold: their figures, computed in one pass, and a logic of three values over them.
#include <algorithm>

#include "figure/alarm_plan.h"
#include "figure/derivation.h"
#include "figure/figure_table.h"
#include "report/placeholder.h"
#include "figure/sentence.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/figure/alarm.h"

namespace shanhai {

/// The figures of one alarm, once they are there.
class AlarmHolds {
 public:
  using Truth = std::optional<bool>;  // empty: cannot be told

  AlarmHolds(const Alarm& alarm, const std::optional<Period>& period, const std::vector<Target>& targets,
            const Style& style)
      : alarm_(alarm), period_(period), targets_(targets), style_(style) {
    // The line is for people, whatever the answer is for, and writes numbers as ledgers do: 1,005.31万元.
    style_.english = false;
    if (!for_people(style.format)) style_.money = MoneyUnit::wan;
  }

  /// Adds what it needs to `requests`.
  void ask(const std::vector<std::string>& where, std::vector<FigureRequest>& requests) {
    for (const auto& [place, side] : alarm_.sides_) {
      if (side.kind != AlarmSide::Kind::figure) continue;
      narrowed_ = !where.empty();
      numbers_[place] = requests.size();
      std::string joined;
      for (const std::string& each : where) joined += (joined.empty() ? "(" : " and (") + each + ")";
      requests.push_back({side.indicator->id, joined, period_, side.derived, ""});
    }
  }

  /// The line to be said; empty where the alarm is not raised.
  std::string line(const std::vector<Figure>& figures) {
    figures_ = &figures;
    const Truth truth = holds(*alarm_.tree_.root);
    if (truth == false || (!truth && lacks_only_targets(*alarm_.tree_.root))) return {};
    std::string line = alarm_.text() + (period_ ? " (" + to_text(*period_) + ")" : "") + ": ";
    if (!truth) line += "cannot be told: ";
    std::vector<std::string> said;
    say(*alarm_.tree_.root, !truth, said);
    for (const std::string& each : said) line += (&each == &said.front() ? "" : ", ") + each;
    return line;
  }

 private:
  const AlarmSide& side(const Token& token) const { return alarm_.sides_.at(token.begin); }

  Value value(const Token& token) const {
    const AlarmSide& what = side(token);
    if (what.kind == AlarmSide::Kind::number) return what.number;
    if (what.kind == AlarmSide::Kind::pace) return period_ ? pace_of(*period_) : Value();
    return figures_->at(numbers_.at(token.begin)).value;
  }

  Truth compares(Operator op, const Token& left, const Token& right) const {
    const Value a = value(left), b = value(right);
    if (is_empty(a) || is_empty(b)) return std::nullopt;
    const int order = compare(a, b);
    switch (op) {
      case Operator::less: return order < 0;
      case Operator::less_equal: return order <= 0;
      case Operator::greater: return order > 0;
      case Operator::greater_equal: return order >= 0;
      case Operator::not_equal: return order != 0;
      default: return order == 0;
    }
  }

  static Truth negated(Truth truth) { return truth ? Truth(!*truth) : truth; }
  /// What settles the matter (false of `and`, true of `or`) does so whatever the others are.
  static Truth joined(Truth a, Truth b, bool settles) {
    if (a == settles || b == settles) return settles;
    return a && b ? Truth(!settles) : std::nullopt;
  }

  Truth holds(const ConditionNode& node) const {
    if (node.kind == ConditionNode::Kind::negated) return negated(holds(*node.parts[0]));
    if (node.kind == ConditionNode::Kind::comparison) return holds_alone(node);
    const bool settles = node.kind == ConditionNode::Kind::either;
    Truth truth = !settles;
    for (const auto& part : node.parts) truth = joined(truth, holds(*part), settles);
    return truth;
  }

  Truth holds_alone(const ConditionNode& node) const {
    switch (node.op) {
      case Operator::empty: return is_empty(value(node.column));
      case Operator::not_empty: return !is_empty(value(node.column));
      case Operator::between: return between(node);
      case Operator::not_between: return negated(between(node));
      default: return compares(node.op, node.column, node.values[0]);
    }
  }
  Truth between(const ConditionNode& node) const {
    return joined(compares(Operator::greater_equal, node.column, node.values[0]),
                  compares(Operator::less_equal, node.column, node.values[1]), false);
  }

  /// All that is missing are targets, which a part of the whole has not: there is no alarm of them.
  bool lacks_only_targets(const ConditionNode& node) const {
    if (!narrowed_ || !period_) return false;
    const auto is_there = [&](const Token& token) {
      const AlarmSide& what = side(token);
      return !is_empty(value(token)) ||
             (is_of_target(what.derived) && !is_empty(target_for(*what.indicator, *period_, targets_)));
    };
    if (node.kind == ConditionNode::Kind::comparison) {
      return is_there(node.column) && std::all_of(node.values.begin(), node.values.end(), is_there);
    }
    return std::all_of(node.parts.begin(), node.parts.end(), [&](const auto& part) { return lacks_only_targets(*part); });
  }

  /// What each side comes to, once; or only those that are missing.
  void say(const ConditionNode& node, bool missing_only, std::vector<std::string>& said) const {
    for (const auto& part : node.parts) say(*part, missing_only, said);
    if (node.kind != ConditionNode::Kind::comparison) return;
    std::vector<Token> tokens{node.column};
    tokens.insert(tokens.end(), node.values.begin(), node.values.end());
    std::optional<int> decimals = alike(tokens) ? std::optional(6) : std::nullopt;
    for (const Token& token : tokens) {
      if (side(token).kind == AlarmSide::Kind::number || (missing_only && !is_empty(value(token)))) continue;
      const std::string text = side(token).text + " is " + words(token, decimals);
      if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(text);
    }
  }

  /// Two sides that differ would read the same.
  bool alike(const std::vector<Token>& tokens) const {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const Value a = value(tokens[0]), b = value(tokens[i]);
      if (!is_empty(a) && !is_empty(b) && compare(a, b) != 0 &&
          words(tokens[0], std::nullopt) == words(tokens[i], std::nullopt)) {
        return true;
      }
    }
    return false;
  }

  std::string words(const Token& token, std::optional<int> decimals) const {
    const AlarmSide& what = side(token);
    Figure figure;
    figure.quantity = what.quantity;
    if (what.kind == AlarmSide::Kind::figure) figure = figures_->at(numbers_.at(token.begin));
    figure.value = value(token);
    if (is_empty(figure.value)) return "missing" + reason(what, figure);
    Placeholder as;
    as.indicator = what.indicator;
    as.derived = what.derived;
    as.decimals = decimals;
    as.with_unit = true;
    const bool in_points = figure.quantity == Quantity::points || figure.quantity == Quantity::change;
    as.bare = figure.quantity == Quantity::change;
    return in_sentence(as, figure, style_) + (in_points ? " points" : "");
  }

  std::string reason(const AlarmSide& what, const Figure& figure) const {
    if (what.kind == AlarmSide::Kind::pace) return " (the period has no end)";
    const bool of_year = what.derived == Derived::ytd || what.derived == Derived::ytd_yoy;
    if (of_year && is_stock(*what.indicator)) {
      return " (" + what.indicator->id + " is what is there at a day, so it has no year to date)";
    }
    if (figure.no_ledger) return " (no file of " + what.indicator->ledger + ")";
    if (!is_of_target(what.derived) || !period_ || !period_->last) return "";
    if (!is_empty(target_for(*what.indicator, *period_, targets_))) return "";
    return " (no target of " + what.indicator->id + " for " + std::to_string(civil(*period_->last).year) + ")";
  }

  bool narrowed_ = false;  // its figures are of some rows only
  const Alarm& alarm_;
  const std::optional<Period>& period_;
  const std::vector<Target>& targets_;
  Style style_;
  std::map<std::size_t, std::size_t> numbers_;  // of the figures, by the place of their tokens
  const std::vector<Figure>* figures_ = nullptr;
};

AlarmPlan::AlarmPlan(const std::vector<Alarm>& alarms, const std::optional<Period>& period,
                     const std::vector<std::string>& where, std::vector<Target> targets, const Style& style,
                     LedgerPasses& passes)
    : period_(period), targets_(std::move(targets)) {
  std::vector<FigureRequest> requests;
  for (const Alarm& alarm : alarms) {
    tests_.emplace_back(alarm, period_, targets_, style);
    tests_.back().ask(where, requests);
  }
  try {
    figures_.emplace(requests, targets_, passes);
  } catch (const UsageError& error) {
    throw UsageError(std::string("--fail-if: ") + error.what());
  }
}

AlarmPlan::~AlarmPlan() = default;

AlarmAnswer AlarmPlan::answer() {
  AlarmAnswer answer;
  const std::vector<Figure> values = figures_->figures();
  for (AlarmHolds& test : tests_) {
    if (std::string line = test.line(values); !line.empty()) answer.raised.push_back(std::move(line));
  }
  for (const Figure& figure : values) answer.left_out = joined(std::move(answer.left_out), figure.left_out);
  return answer;
}

AlarmAnswer raised_alarms(const std::vector<Alarm>& alarms, const std::optional<Period>& period,
                          const std::vector<std::string>& where, const std::vector<Target>& targets,
                          const Setting& setting, const Style& style) {
  LedgerPasses passes(setting);
  AlarmPlan plan(alarms, period, where, targets, style, passes);
  passes.read();
  return plan.answer();
}

AlarmedFigures ask_figures(const FigureQuestion& question, const std::vector<Alarm>& alarms,
                           const std::vector<Target>& targets, const Setting& setting, const Style& style) {
  LedgerPasses passes(setting);
  FigureAnswerPlan figures(question, targets, passes);
  std::vector<std::optional<Period>> periods(question.periods.begin(), question.periods.end());
  if (periods.empty()) periods.emplace_back();
  std::vector<std::unique_ptr<AlarmPlan>> plans;
  for (const auto& period : periods) {
    plans.push_back(std::make_unique<AlarmPlan>(alarms, period, question.where, targets, style, passes));
  }
  passes.read();
  AlarmedFigures result{figures.answer(), {}};
  for (const auto& plan : plans) {
    AlarmAnswer answer = plan->answer();
    result.alarms.left_out = joined(std::move(result.alarms.left_out), answer.left_out);
    std::move(answer.raised.begin(), answer.raised.end(), std::back_inserter(result.alarms.raised));
  }
  return result;
}

std::vector<LeftOut> joined(std::vector<LeftOut> rows, const std::vector<LeftOut>& others) {
  for (const LeftOut& other : others) {
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const LeftOut& known) { return known.file == other.file; });
    if (same == rows.end()) {
      rows.push_back(other);
    } else if (other.rows > same->rows) {
      *same = other;
    }
  }
  return rows;
}

}  // namespace shanhai
