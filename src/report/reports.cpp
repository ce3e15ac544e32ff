// Reports from question to answer: planned, read for in one pass over each ledger, filled in.
#include <deque>

#include "report/ledger_survey.h"
#include "report/report_plan.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

std::vector<ReportAnswer> made(const std::vector<ReportQuestion>& questions, const std::vector<Target>& targets,
                               const Style& style, LedgerSurvey& survey, const Setting& setting) {
  LedgerPasses passes(setting);
  std::deque<ReportPlan> plans;
  for (const ReportQuestion& question : questions) plans.emplace_back(question, targets, style, survey, passes);
  passes.read();
  std::vector<ReportAnswer> answers;
  for (ReportPlan& plan : plans) answers.push_back(plan.answer());
  return answers;
}

}  // namespace

ReportAnswer make_report(const ReportQuestion& question, const std::vector<Target>& targets, const Setting& setting,
                         const Style& style) {
  LedgerSurvey survey(setting);
  return std::move(made({question}, targets, style, survey, setting).front());
}

ReportsForEach reports_for_each(const ReportQuestion& question, const std::string& column,
                                const std::vector<Target>& targets, const Setting& setting, const Style& style) {
  LedgerSurvey survey(setting);
  ReportsForEach result{survey.values(column), {}};
  if (result.values.values.empty()) {
    throw InputError("--each: no ledger in " + setting.files->folder + " has a value of " + column);
  }
  ReportQuestion any = question;
  any.values.insert({column, ""});
  const bool is_asked_for = value_names(any, setting).contains(column);
  std::vector<ReportQuestion> questions;
  for (const std::string& value : result.values.values) {
    ReportQuestion& one = questions.emplace_back(question);
    one.mask = result.values.mask;
    one.alarms_where = question.where;
    one.alarms_where.push_back(condition_for(column, value));
    if (is_asked_for) {
      one.values[column] = value;
    } else {
      one.where = one.alarms_where;
    }
  }
  result.reports = made(questions, targets, style, survey, setting);
  return result;
}

}  // namespace shanhai
