#include "shanhai/figure/alarm.h"

#include <algorithm>

#include "figure/alarm_plan.h"
#include "figure/derivation.h"
#include "figure/figure_condition.h"
#include "figure/figure_plan.h"
#include "figure/figure_table.h"
#include "figure/report_period.h"
#include "figure/sentence.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

Alarm::Alarm(const std::string& text, const Catalogue& catalogue, Day today)
    : condition_(std::make_shared<FigureCondition>(text, catalogue, today, false)) {}

const std::string& Alarm::text() const { return condition_->text(); }

/// The figures of one alarm, once they are there.
class AlarmHolds {
 public:
  AlarmHolds(const Alarm& alarm, const std::optional<Period>& period, const std::vector<Target>& targets, Day today,
             const Style& style)
      : condition_(*alarm.condition_), period_(period), targets_(targets), today_(today), style_(style) {
    // The line is for people, whatever the answer is for, and writes numbers as ledgers do: 1,005.31万元.
    style_.english = false;
    if (!for_people(style.format)) style_.money = MoneyUnit::wan;
  }

  /// Adds what it needs to `requests`.
  void ask(const std::vector<std::string>& where, std::vector<FigureRequest>& requests) {
    for (const auto& [place, side] : condition_.sides()) {
      if (side.kind != FigureSide::Kind::figure) continue;
      std::vector<std::string> all = where;
      if (!side.figure.where.empty()) all.push_back(side.figure.where);
      narrowed_ = narrowed_ || !all.empty();
      numbers_[place] = requests.size();
      requests.push_back({side.figure.indicator->id, joined(all), period_of_side(side), side.figure.derived, side.figure.by});
    }
  }

  /// The line to be said; empty where the alarm is not raised.
  std::string line(const std::vector<Figure>& figures) {
    figures_ = &figures;
    const Truth truth = truth_of(condition_.root(), [this](const ConditionNode& node) {
      return compared(node, [this](const Token& token) { return value(token); });
    });
    if (truth == false || (!truth && lacks_only_targets(condition_.root()))) return {};
    std::string line = condition_.text() + (period_ ? " (" + to_text(*period_) + ")" : "") + ": ";
    if (!truth) line += "cannot be told: ";
    std::vector<std::string> said;
    say(condition_.root(), !truth, said);
    for (const std::string& each : said) line += (&each == &said.front() ? "" : ", ") + each;
    return line;
  }

 private:
  const FigureSide& side(const Token& token) const { return condition_.side(token); }

  /// Its own, counted from the alarm's where it is relative.
  std::optional<Period> period_of_side(const FigureSide& side) const {
    if (side.figure.period.empty()) return period_;
    return period_ ? report_period(side.figure.period, *period_, today_) : try_period(side.figure.period, today_);
  }

  Value value(const Token& token) const {
    const FigureSide& what = side(token);
    if (what.kind == FigureSide::Kind::number) return what.number;
    if (what.kind == FigureSide::Kind::figure) return figures_->at(numbers_.at(token.begin)).value;
    const auto period = period_of_side(what);
    return period ? pace_of(*period) : Value();
  }

  /// All that is missing are targets, which a part of the whole has not: there is no alarm of them.
  bool lacks_only_targets(const ConditionNode& node) const {
    if (!narrowed_ || !period_) return false;
    const auto is_there = [&](const Token& token) {
      const FigureSide& what = side(token);
      return !is_empty(value(token)) ||
             (is_of_target(what.figure.derived) && !is_empty(target_for(*what.figure.indicator, *period_, targets_)));
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
      if (side(token).kind == FigureSide::Kind::number || (missing_only && !is_empty(value(token)))) continue;
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
    const FigureSide& what = side(token);
    Figure figure;
    figure.quantity = what.quantity;
    if (what.kind == FigureSide::Kind::figure) figure = figures_->at(numbers_.at(token.begin));
    figure.value = value(token);
    if (is_empty(figure.value)) return "missing" + reason(what, figure);
    Placeholder as = what.figure;
    as.decimals = decimals;
    as.with_unit = true;
    const bool in_points = figure.quantity == Quantity::points || figure.quantity == Quantity::change;
    as.bare = figure.quantity == Quantity::change;
    return in_sentence(as, figure, style_) + (in_points ? " points" : "");
  }

  std::string reason(const FigureSide& what, const Figure& figure) const {
    if (what.kind == FigureSide::Kind::pace) return " (the period has no end)";
    const bool of_year = what.figure.derived == Compare::ytd || what.figure.derived == Compare::ytd_yoy;
    if (of_year && is_stock(*what.figure.indicator)) {
      return " (" + what.figure.indicator->id + " is what is there at a day, so it has no year to date)";
    }
    if (figure.no_ledger) return " (no file of " + what.figure.indicator->ledger + ")";
    if (!is_of_target(what.figure.derived) || !period_ || !period_->last) return "";
    if (!is_empty(target_for(*what.figure.indicator, *period_, targets_))) return "";
    return " (no target of " + what.figure.indicator->id + " for " + std::to_string(civil(*period_->last).year) + ")";
  }

  bool narrowed_ = false;  // its figures are of some rows only
  const FigureCondition& condition_;
  const std::optional<Period>& period_;
  const std::vector<Target>& targets_;
  Day today_;
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
    tests_.emplace_back(alarm, period_, targets_, passes.setting().today, style);
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
