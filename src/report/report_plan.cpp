// The first half: what the template asks for. report_fill.cpp has the second.
#include "report/report_plan.h"

#include "aggregate/question_options.h"
#include "report/block_command.h"
#include "report/place.h"
#include "report/report_period.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

namespace {

/// The columns whose unreadable cells could change the answer.
Needs needs_of(const Question& question, const Setting& setting) {
  const LedgerSpec& ledger = setting.catalogue->ledger(question.ledger);
  Columns columns(ledger, setting.today);
  for (const std::string& where : question.where) bind(parse_condition(where), columns);
  if (question.period) within(*question.period, question.over, columns);
  std::vector<Aggregate> aggregates;
  if (!question.measures.empty()) {
    for (const MeasureTree& tree : parse_measures(question.measures))
      bind(tree, columns, aggregates, setting.english);
  }
  const auto need = [&](const std::string& name) {
    columns.place(required_name(ledger, name).column);
  };
  for (const std::string& name : question.group_by) need(name);
  if (!question.pivot.empty()) need(question.pivot);
  for (const std::string& name : question.select) {
    if (const auto found = find_name(ledger, without_backticks(name))) columns.place(found->column);
  }
  Needs needs;
  needs[ledger.id].insert(columns.wanted().begin(), columns.wanted().end());
  return needs;
}

}  // namespace

ReportPlan::ReportPlan(const ReportQuestion& question, const std::vector<Target>& targets,
                       const Setting& setting, const Style& style)
    : question_(question),
      targets_(targets),
      setting_(setting),
      style_(style),
      template_(read_template(question.name, question.text, *setting.catalogue, setting.english)),
      period_(report_period_of(template_)),
      tally_(setting) {
  for (const TemplatePart& part : template_.parts) {
    std::visit([this](const auto& each) { plan(each); }, part);
  }
  all_left_out_ = tally_.want_left_out(needs_);
}

Period ReportPlan::report_period_of(const Template& source) const {
  if (question_.period) return *question_.period;
  if (!source.period) return parse_period("last-month", setting_.today);
  return at_place(source.name, source.period_line,
                  [&] { return parse_period(*source.period, setting_.today); });
}

void ReportPlan::plan(const TemplateProse& prose) {
  for (const TemplatePiece& piece : prose.pieces) {
    if (!piece.placeholder) continue;
    placeholders_.push_back(
        at_place(template_.name, prose.line, [&] { return planned(*piece.placeholder); }));
  }
}

ReportPlan::PlannedPlaceholder ReportPlan::planned(const Placeholder& placeholder) {
  PlannedPlaceholder result{placeholder, period_, "", std::nullopt};
  if (!placeholder.period.empty())
    result.period = report_period(placeholder.period, period_, setting_.today);
  if (placeholder.kind == Placeholder::Kind::today)
    result.period = period_of(Date(setting_.today, Precision::day));
  if (placeholder.kind != Placeholder::Kind::figure) return result;
  std::vector<std::string> where = question_.where;
  if (!placeholder.where.empty()) where.push_back(placeholder.where);
  result.where = joined(where);
  const FigureRequest request{placeholder.indicator->id, result.where, result.period,
                              placeholder.derived, placeholder.by};
  result.figure.emplace(request, targets_, tally_);
  add(result.figure->needs(), needs_);
  return result;
}

/// With its times filled in, and a space for each end of a line.
std::string ReportPlan::command_of(const TemplateBlock& block) {
  std::string text;
  for (const TemplateProse& line : block.lines) {
    for (const TemplatePiece& piece : line.pieces) {
      text += piece.text;
      if (!piece.placeholder) continue;
      const PlannedPlaceholder filled =
          at_place(template_.name, line.line, [&] { return planned(*piece.placeholder); });
      text += words_of(filled.period, piece.placeholder->iso);
    }
    text += '\n';
  }
  return text;
}

void ReportPlan::plan(const TemplateBlock& block) {
  const std::string command = command_of(block);
  const unsigned line = block.lines.empty() ? block.line : block.lines[0].line;
  blocks_.push_back(at_place(template_.name, line, [&] {
    const BlockCommand read = read_block_command(command);
    std::vector<Period> periods;
    for (const std::string& text : read.periods)
      periods.push_back(report_period(text, period_, setting_.today));
    if (periods.empty()) periods.push_back(period_);
    return std::visit([&](const auto& question) { return planned(question, periods); },
                      read.question);
  }));
}

ReportPlan::PlannedBlock ReportPlan::planned(Question question,
                                             const std::vector<Period>& periods) {
  question.period = periods[0];
  question.where.insert(question.where.begin(), question_.where.begin(), question_.where.end());
  check(question, setting_);
  const Needs needs = needs_of(question, setting_);
  add(needs, needs_);
  const LedgerSpec& ledger = setting_.catalogue->ledger(question.ledger);
  PlannedBlock result;
  if (setting_.files->of(ledger).empty()) {
    result.missing = ledger.id;
    return result;
  }
  result.question = questions_.size();
  questions_.push_back(std::move(question));
  return result;
}

ReportPlan::PlannedBlock ReportPlan::planned(FigureQuestion question,
                                             const std::vector<Period>& periods) {
  question.periods = periods;
  question.for_people = true;
  question.where.insert(question.where.begin(), question_.where.begin(), question_.where.end());
  PlannedBlock result;
  result.figures = std::make_unique<FigureTable>(question, targets_, tally_);
  result.left_out = tally_.want_left_out(result.figures->needs());
  add(result.figures->needs(), needs_);
  return result;
}

}  // namespace shanhai
