// The first half: what the template asks for. report_fill.cpp has the second.
#include "report/report_plan.h"

#include <algorithm>

#include "language/lists.h"
#include "report/block_command.h"
#include "ledger/place.h"
#include "figure/report_period.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

namespace {

const std::string& place_of(const ReportQuestion& question) {
  return question.place.empty() ? question.name : question.place;
}

}  // namespace

ReportPlan::ReportPlan(const ReportQuestion& question, const std::vector<Target>& targets, const Style& style,
                       LedgerSurvey& survey, LedgerPasses& passes)
    : question_(question),
      targets_(targets),
      setting_(passes.setting()),
      style_(style),
      template_(read_template(place_of(question), question.text, *setting_.catalogue, setting_.today, setting_.english,
                              question.values)),
      survey_(survey),
      period_(report_period_of(template_)),
      tally_(passes) {
  if (template_.of) at_place(template_.name, template_.of->line, [&] { narrow(); });
  nodes_ = plan(template_.nodes, period_);
  all_left_out_ = tally_.want_left_out(needs_);
  asked_.emplace(questions_, passes);
  if (!question.alarms || question.alarms->empty()) return;
  // Targets are of the whole, in alarms as in the report itself.
  alarms_.emplace(*question.alarms, try_period(to_text(period_), setting_.today), question.alarms_where,
                  targets, style, passes);
}

Period ReportPlan::report_period_of(const Template& source) {
  if (question_.period) {
    in_option("--period", [&] { survey_.days().refuse_far(*question_.period); });
    return *question_.period;
  }
  if (!source.period) return parse_period("last-month", setting_.today);
  return at_place(source.name, source.period->line, [&] {
    if (source.period->value == "all-years") return survey_.days().years().value_or(parse_period("last-year", setting_.today));
    const Period period = parse_period(source.period->value, setting_.today);
    survey_.days().refuse_far(period);
    return period;
  });
}

/// Of one county among many: each ledger that has rows of it is narrowed to them.
void ReportPlan::narrow() {
  const auto& [line, column, value] = *template_.of;
  bool known = false;
  for (const LedgerSpec& ledger : setting_.catalogue->ledgers()) {
    known = known || ledger.find(column).has_value();
    if (value.empty() || !survey_.has_value(ledger, column, value)) continue;
    tally_.narrow(ledger.id, column, condition_for(column, value));
  }
  if (!known) throw UsageError("of: no ledger has a column \"" + column + "\"");
}

ReportPlan::PlannedNodes ReportPlan::plan(const TemplateNodes& nodes, const Period& own) {
  PlannedNodes result;
  for (const TemplateNode& node : nodes) {
    at_place(template_.name, node.line, [&] {
      if (const auto* text = std::get_if<std::string>(&node.what)) {
        result.emplace_back(*text);
      } else if (const auto* placeholder = std::get_if<Placeholder>(&node.what)) {
        placeholders_.push_back(planned(*placeholder, own));
        result.emplace_back(PlaceholderNumber{placeholders_.size() - 1});
      } else if (const auto* begin = std::get_if<LineBegin>(&node.what)) {
        result.emplace_back(*begin);
      } else if (const auto* end = std::get_if<LineEnd>(&node.what)) {
        result.emplace_back(*end);
      } else if (std::holds_alternative<NotCountedHere>(node.what)) {
        result.emplace_back(NotCountedHere{});
      }
    });
    // What holds lines of its own names them itself.
    if (const auto* block = std::get_if<TemplateBlock>(&node.what)) {
      result.emplace_back(BlockNumber{plan(*block, node.line, own)});
    } else if (const auto* condition = std::get_if<TemplateIf>(&node.what)) {
      result.emplace_back(plan(*condition, node.line, own));
    } else if (const auto* each = std::get_if<TemplateEach>(&node.what)) {
      const auto periods =
          at_place(template_.name, node.line, [&] { return repetitions(*each, own); });
      for (const Period& period : periods) {
        for (PlannedNode& inner : plan(each->body, period)) result.push_back(std::move(inner));
      }
    }
  }
  return result;
}

ReportPlan::PlannedIf ReportPlan::plan(const TemplateIf& condition, unsigned line, const Period& own) {
  PlannedIf result;
  result.condition = condition.condition;
  if (result.condition) {
    at_place(template_.name, line, [&] {
      for (const auto& [place, side] : result.condition->sides()) {
        const bool asks = side.kind == FigureSide::Kind::figure || side.kind == FigureSide::Kind::pace;
        if (asks) result.sides.emplace(place, planned(side.figure, own));
      }
    });
  }
  result.then = plan(condition.then, own);
  result.otherwise = plan(condition.otherwise, own);
  if (result.condition) return result;
  for (const PlannedNode& node : result.then) {
    const auto* placeholder = std::get_if<PlaceholderNumber>(&node.what);
    if (placeholder && placeholders_[placeholder->number].figure) result.figures.push_back(placeholder->number);
  }
  return result;
}

std::vector<Period> ReportPlan::repetitions(const TemplateEach& each, const Period& own) {
  Period period = own;
  if (!period.first || !period.last) {
    const auto years = survey_.days().years();
    if (!years) return {};
    if (!period.first) period.first = std::min(*years->first, period.last.value_or(*years->first));
    if (!period.last) period.last = std::max(*years->last, *period.first);
  }
  constexpr std::size_t most = 200;
  std::vector<Period> parts = parts_of(period, each.unit);
  if (parts.size() > most) {
    throw UsageError("{{#each}} would repeat " + std::to_string(parts.size()) + " times over " +
                     to_text(period) + "; at most " + std::to_string(most));
  }
  return parts;
}

ReportPlan::PlannedPlaceholder ReportPlan::planned(const Placeholder& placeholder, const Period& own) {
  PlannedPlaceholder result{placeholder, own, "", std::nullopt};
  if (!placeholder.period.empty()) {
    result.period = report_period(placeholder.period, own, setting_.today);
    survey_.days().refuse_far(result.period);
  }
  if (placeholder.kind == Placeholder::Kind::today)
    result.period = period_of(Date(setting_.today, Precision::day));
  if (placeholder.kind != Placeholder::Kind::figure) return result;
  std::vector<std::string> where = question_.where;
  if (!placeholder.where.empty()) where.push_back(placeholder.where);
  const FigureRequest request{placeholder.indicator->id, joined(where), result.period, placeholder.derived,
                              placeholder.by, question_.own};
  result.figure.emplace(request, targets_, tally_);
  result.where = narrowed(request.where, placeholder.indicator->ledger,
                          placeholder.by.substr(0, placeholder.by.find('=')));
  add(result.figure->needs(), needs_);
  return result;
}

std::string ReportPlan::narrowed(const std::string& where, const std::string& ledger,
                                 const std::string& by) const {
  const std::string only = tally_.narrowing(ledger, by);
  if (only.empty()) return where;
  return where.empty() ? only : joined({where, only});
}

/// With its times filled in, and a space for each end of a line.
std::string ReportPlan::command_of(const TemplateBlock& block, const Period& own) {
  std::string text;
  for (const TemplateBlock::Line& line : block.lines) {
    for (const TemplateNode& piece : line.pieces) {
      if (const auto* words = std::get_if<std::string>(&piece.what)) {
        text += *words;
        continue;
      }
      const auto& placeholder = std::get<Placeholder>(piece.what);
      const PlannedPlaceholder filled =
          at_place(template_.name, line.number, [&] { return planned(placeholder, own); });
      text += words_of(filled.period, placeholder);
    }
    text += '\n';
  }
  return text;
}

std::size_t ReportPlan::plan(const TemplateBlock& block, unsigned line, const Period& own) {
  const std::string command = command_of(block, own);
  const unsigned begin = block.lines.empty() ? line : block.lines[0].number;
  blocks_.push_back(at_place(template_.name, begin, [&] {
    const BlockCommand read = read_block_command(command, template_.values);
    std::vector<Period> periods;
    for (const std::string& text : read.periods) {
      const auto years = asks_for_years(text) ? survey_.days().years() : std::nullopt;
      for (const Period& period : report_periods(text, own, setting_.today, years)) {
        survey_.days().refuse_far(period);
        periods.push_back(period);
      }
    }
    if (periods.empty()) periods.push_back(own);
    return std::visit(
        [&](const auto& question) {
          PlannedBlock made = planned(question, periods);
          made.bars = read.bars;
          if (read.trend) {
            made.months = parts_of(report_period("12-months", own, setting_.today), Precision::month);
            plan_trend(question, made);
          }
          return made;
        },
        read.question);
  }));
  return blocks_.size() - 1;
}

ReportPlan::PlannedBlock ReportPlan::planned(Question question, const std::vector<Period>& periods) {
  // Several of them (`years`) are the span that they make.
  question.period = Period{periods.front().first, periods.back().last, periods.front().unit};
  narrow(question);
  const LedgerSpec& ledger = setting_.catalogue->ledger(question.ledger);
  for (const std::size_t column : columns_of(question, setting_)) needs_[ledger.id].insert(column);
  PlannedBlock result;
  if (setting_.files->of(ledger).empty()) {
    result.missing = ledger.id;
    return result;
  }
  result.question = questions_.size();
  questions_.push_back(std::move(question));
  return result;
}

/// By the run's conditions, and to the value that the report is of, but in a table over its column.
void ReportPlan::narrow(Question& question) const {
  question.where.insert(question.where.begin(), question_.where.begin(), question_.where.end());
  question.given_where = question_.own ? question_.where.size() : question.where.size();
  const LedgerSpec& ledger = setting_.catalogue->ledger(question.ledger);
  std::string only = tally_.narrowing(ledger.id, question.pivot);
  for (const std::string& each : question.group_by) {
    if (tally_.narrowing(ledger.id, each).empty()) only.clear();
  }
  if (!only.empty()) question.where.push_back(only);
}

ReportPlan::PlannedBlock ReportPlan::planned(FigureQuestion question, const std::vector<Period>& periods) {
  question.periods = periods;
  question.for_people = for_people(style_.format);
  question.typed = question_.own;
  question.where.insert(question.where.begin(), question_.where.begin(), question_.where.end());
  PlannedBlock result;
  result.figures = std::make_unique<FigureTable>(question, targets_, tally_);
  result.left_out = tally_.want_left_out(result.figures->needs());
  add(result.figures->needs(), needs_);
  return result;
}

/// The first measure again, by month, over the last twelve of them.
void ReportPlan::plan_trend(const Question& asked, PlannedBlock& block) {
  if (asked.group_by.size() != 1 || !asked.pivot.empty()) {
    throw UsageError("--trend needs one column to group by, and no --pivot");
  }
  if (!block.question) return;
  Question monthly;
  monthly.ledger = asked.ledger;
  monthly.where = asked.where;
  const auto measures = split_list(asked.measures);
  monthly.measures = measures.empty() ? "count" : measures[0];
  monthly.group_by = {asked.group_by[0], "month"};
  monthly.period = Period{block.months.front().first, block.months.back().last, Precision::month};
  narrow(monthly);
  check(monthly, setting_);
  block.by_month = questions_.size();
  questions_.push_back(monthly);
  if (!asked.totals) return;
  monthly.group_by = {"month"};
  block.all_by_month = questions_.size();
  questions_.push_back(std::move(monthly));
}

void ReportPlan::plan_trend(const FigureQuestion& asked, PlannedBlock& block) {
  if (!asked.by.empty()) throw UsageError("--trend and --by exclude each other");
  FigureQuestion monthly = asked;
  monthly.compare.clear();
  monthly.periods = block.months;
  monthly.where.insert(monthly.where.begin(), question_.where.begin(), question_.where.end());
  block.monthly = std::make_unique<FigureTable>(monthly, targets_, tally_);
}

std::set<std::string> value_names(const ReportQuestion& question, const Setting& setting) {
  return read_template(place_of(question), question.text, *setting.catalogue, setting.today, setting.english, question.values)
      .value_names;
}

}  // namespace shanhai
