#include "shanhai/verify/verify.h"

#include <fmt/format.h>

#include <algorithm>

#include "figure/figure_plan.h"
#include "figure/not_counted.h"
#include "ledger/place.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

/// The column in front of what `work` throws.
template <class Work>
auto in_column(const char* column, Work work) {
  try {
    return work();
  } catch (const UsageError& error) {
    throw UsageError(std::string(column) + ": " + error.what());
  }
}

const Indicator* find_indicator(const std::string& id, const Catalogue& catalogue) {
  for (const Indicator& each : catalogue.indicators()) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

std::string no_such_indicator(const std::string& id, const Catalogue& catalogue, bool english) {
  std::vector<std::string> ids;
  for (const Indicator& each : catalogue.indicators()) ids.push_back(each.id);
  if (english) return "no such indicator: \"" + id + "\"" + did_you_mean(id, ids);
  const auto near = nearest(id, ids);
  return "没有“" + id + "”这个指标" + (near ? "，是不是 " + *near + "？" : "");
}

/// A statement on its way to a verdict.
class Statements {
 public:
  Statements(const VerifyQuestion& question, const Setting& setting)
      : question_(question), setting_(setting), passes_(setting), tally_(passes_) {
    Needs needs;
    for (const Statement& statement : question.statements) {
      at_place(question.name, statement.line, [&] { add(statement); });
      if (plans_.back()) shanhai::add(plans_.back()->needs(), needs);
    }
    left_out_ = tally_.want_left_out(needs);
  }

  VerifyAnswer answer() {
    VerifyAnswer answer;
    answer.missing = tally_.missing();
    answer.none_there = tally_.none_there();
    if (answer.none_there) return answer;
    passes_.read();
    tally_.account();
    answer.left_out = tally_.left_out(left_out_);
    for (const Statement& statement : question_.statements) {
      if (const auto period = period_of(statement)) tally_.say_what_ends_before(*period);
    }
    for (std::size_t i = 0; i < verified_.size(); ++i) {
      judge(verified_[i], plans_[i]);
      add_note(plans_[i], answer.notes);
      if (question_.rows && verified_[i].verdict == Verdict::fails) {
        verified_[i].rows = rows_behind(verified_[i]);
      }
    }
    answer.statements = std::move(verified_);
    return answer;
  }

 private:
  void add(const Statement& statement) {
    const Catalogue& catalogue = *setting_.catalogue;
    const Indicator* indicator = find_indicator(statement.indicator, catalogue);
    Verified verified{statement, {}, Verdict::unknown, {}, {}, {}, {}};
    verified.claim = read_claim(statement.value, statement.match, statement.unit,
                                indicator ? indicator->unit : "");
    const bool rank = verified.claim.match == Match::rank;
    if (rank && statement.by.find('=') == statement.by.npos) {
      throw UsageError("by: a rank needs a column and one of its values: county=独山县");
    }
    if (!rank && !statement.by.empty()) throw UsageError("by: is for ranks (match 第)");
    FigureRequest request{statement.indicator, joined(where_of(statement)), period_of(statement),
                          rank ? Compare::rank : Compare::value, statement.by};
    std::optional<FigurePlan>& plan = plans_.emplace_back();
    if (indicator) {
      check_names(statement, catalogue.ledger(indicator->ledger));
      plan.emplace(request, std::vector<Target>(), tally_);
    } else {
      verified.reason = no_such_indicator(statement.indicator, catalogue, setting_.english);
    }
    verified_.push_back(std::move(verified));
  }

  std::vector<std::string> where_of(const Statement& statement) const {
    std::vector<std::string> all = question_.where;
    if (!statement.where.empty()) all.push_back(statement.where);
    return all;
  }

  std::optional<Period> period_of(const Statement& statement) const {
    if (statement.period.empty()) return std::nullopt;
    return in_column("period", [&] { return parse_period(statement.period, setting_.today); });
  }

  /// So that a mistake is told with the column that it is in.
  void check_names(const Statement& statement, const LedgerSpec& ledger) const {
    if (!statement.where.empty()) {
      in_column("where", [&] {
        Columns columns(ledger, setting_.today);
        shanhai::bind(parse_condition(statement.where), columns);
      });
    }
    const std::string column = by_column(statement);
    if (!column.empty() && !find_name(ledger, column)) {
      throw UsageError("by: " + no_such_column(ledger, column));
    }
  }

  static std::string by_column(const Statement& statement) {
    return std::string(trimmed(std::string_view(statement.by).substr(0, statement.by.find('='))));
  }

  void judge(Verified& verified, const std::optional<FigurePlan>& plan) const {
    if (!plan) return;
    const Figure figure = plan->figure(tally_);
    const auto* number = std::get_if<Exact>(&figure.value);
    const std::string lacking = plan->lacking(tally_, setting_.english);
    // A column that is not there makes a count of nothing, which is no number to compare with.
    if (!number || (number->units == 0 && !lacking.empty())) {
      verified.reason = no_data(verified.statement, figure, lacking);
      return;
    }
    verified.computed = in_unit_of(verified.claim, *number);
    verified.verdict = holds(verified.claim, *verified.computed) ? Verdict::holds : Verdict::fails;
    if (verified.verdict == Verdict::fails) {
      verified.difference = difference(verified.claim, *verified.computed);
    }
  }

  void add_note(const std::optional<FigurePlan>& plan, std::vector<std::string>& notes) const {
    const std::string note = plan ? plan->lacking(tally_, true) : "";
    if (note.empty() || std::find(notes.begin(), notes.end(), note) != notes.end()) return;
    notes.push_back(note);
  }

  std::string no_data(const Statement& statement, const Figure& figure,
                      const std::string& lacking) const {
    const bool english = setting_.english;
    const Catalogue& catalogue = *setting_.catalogue;
    const std::string begin = english ? "no data: " : "没有数据：";
    if (figure.no_ledger) {
      const std::string& ledger = catalogue.indicator(statement.indicator).ledger;
      return begin + missing_words(catalogue.ledger(ledger), english);
    }
    if (!lacking.empty()) return begin + lacking;
    const auto period = period_of(statement);
    const std::string when = period ? to_words(*period, english) : "";
    if (english) {
      return begin + "nothing to count" + (statement.by.empty() ? "" : " for " + statement.by) +
             (when.empty() ? "" : " in " + when);
    }
    return begin + when + (statement.by.empty() ? "" : "（" + statement.by + "）") + "无可统计的行";
  }

  /// The rows that a figure counts; of a rank, the places of all.
  Table rows_behind(const Verified& verified) const {
    const Statement& statement = verified.statement;
    Setting setting = setting_;
    setting.rejects = nullptr;  // the pass before has them
    const auto period = period_of(statement);
    if (verified.claim.match == Match::rank) {
      FigureQuestion places;
      places.indicators = {statement.indicator};
      places.where = where_of(statement);
      if (period) places.periods = {*period};
      places.compare = {name_of(Compare::rank)};
      places.by = by_column(statement);
      Table table = ask_figures(places, {}, setting).table;
      std::stable_sort(table.rows.begin(), table.rows.end(), [](const TableRow& a, const TableRow& b) {
        return compare(a.cells.back(), b.cells.back()) < 0;
      });
      return table;
    }
    const Indicator& indicator = setting.catalogue->indicator(statement.indicator);
    return ask(shanhai::rows_behind(indicator, where_of(statement), period, setting.today), setting)
        .table;
  }

  const VerifyQuestion& question_;
  const Setting& setting_;
  LedgerPasses passes_;
  Tally tally_;
  std::vector<Verified> verified_;
  std::vector<std::optional<FigurePlan>> plans_;  // empty: no such indicator
  std::size_t left_out_ = 0;
};

}  // namespace

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return "holds";
    case Verdict::fails:
      return "fails";
    case Verdict::unknown:
      break;
  }
  return "unknown";
}

std::size_t VerifyAnswer::count(Verdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(statements.begin(), statements.end(),
                    [&](const Verified& each) { return each.verdict == verdict; }));
}

VerifyAnswer verify(const VerifyQuestion& question, const Setting& setting) {
  return Statements(question, setting).answer();
}

}  // namespace shanhai
