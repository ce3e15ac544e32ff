#pragma once
// A report between its template and its ledgers: every placeholder and block with what it asks for. It asks
// for everything before anything is read, and fills the template in afterwards.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "figure/alarm_plan.h"
#include "question/asked_questions.h"
#include "report/document_writer.h"
#include "report/ledger_survey.h"
#include "figure/figure_plan.h"
#include "figure/figure_table.h"
#include "figure/not_counted.h"
#include "figure/tally.h"
#include "report/template.h"
#include "shanhai/question/question.h"
#include "shanhai/report/report.h"

namespace shanhai {

class ReportPlan {
 public:
  /// Asks `passes` for all that the report is made of, with its alarms. Throws UsageError `NAME:LINE: ...`. All arguments
  /// must outlive this.
  ReportPlan(const ReportQuestion& question, const std::vector<Target>& targets, const Style& style,
             LedgerSurvey& survey, LedgerPasses& passes);

  /// Once the passes are read.
  ReportAnswer answer();

 private:
  /// What a placeholder prints: a figure, or a period in words.
  struct PlannedPlaceholder {
    Placeholder placeholder;
    Period period;
    std::string where;  // all conditions besides the indicator's own
    std::optional<FigurePlan> figure;
  };
  /// A figure command has its table, a query its number; neither: its ledger is not there.
  struct PlannedBlock {
    std::unique_ptr<FigureTable> figures;
    std::unique_ptr<FigureTable> monthly;  // with --trend: the same, month by month
    std::size_t left_out = 0;              // a figure command's list
    std::optional<std::size_t> question;
    std::optional<std::size_t> by_month, all_by_month;  // with --trend: of the groups, and of the totals
    std::string missing;                                // id of that ledger
    bool bars = false;
    std::vector<Period> months;  // of the trend
  };
  struct PlannedNode;
  using PlannedNodes = std::vector<PlannedNode>;
  struct PlannedIf {
    std::shared_ptr<const FigureCondition> condition;
    std::map<std::size_t, PlannedPlaceholder> sides;  // of its figures, by place
    std::vector<std::size_t> figures;                 // without a condition: these must be something
    PlannedNodes then, otherwise;
  };
  struct BlockNumber {
    std::size_t number;
  };
  struct PlaceholderNumber {
    std::size_t number;
  };
  /// The template's node with its periods known, and repetitions written out.
  struct PlannedNode {
    template <class What>
    explicit PlannedNode(What what_it_is) : what(std::move(what_it_is)) {}
    std::variant<std::string, PlaceholderNumber, LineBegin, LineEnd, BlockNumber, NotCountedHere, PlannedIf> what;
  };

  Period report_period_of(const Template& source);
  void narrow();
  void narrow(Question& question) const;
  PlannedNodes plan(const TemplateNodes& nodes, const Period& own);
  PlannedIf plan(const TemplateIf& condition, unsigned line, const Period& own);
  std::vector<Period> repetitions(const TemplateEach& each, const Period& own);
  PlannedPlaceholder planned(const Placeholder& placeholder, const Period& own);
  std::size_t plan(const TemplateBlock& block, unsigned line, const Period& own);
  std::string command_of(const TemplateBlock& block, const Period& own);
  PlannedBlock planned(Question question, const std::vector<Period>& periods);
  PlannedBlock planned(FigureQuestion question, const std::vector<Period>& periods);
  void plan_trend(const Question& question, PlannedBlock& block);
  void plan_trend(const FigureQuestion& question, PlannedBlock& block);
  std::string shown(const std::string& text) const;
  std::string narrowed(const std::string& where, const std::string& ledger, const std::string& by) const;

  void note_lacking(const PlannedNodes& nodes);
  void fill(const PlannedNodes& nodes);
  void fill(const PlannedBlock& block);
  bool holds(const PlannedIf& condition) const;
  Value value_of(const PlannedPlaceholder& planned) const;
  NotCounted not_counted() const;
  void fill_not_counted();
  std::string text_of(const PlannedPlaceholder& planned);
  std::string words_of(const Period& period, const Placeholder& placeholder) const;
  TableBlock query_table(const PlannedBlock& block);
  TableBlock figure_table(const PlannedBlock& block);
  void add_figure(ReportFigure figure);
  std::size_t source_number(const std::string& source);

  const ReportQuestion& question_;
  const std::vector<Target>& targets_;
  const Setting& setting_;
  const Style& style_;
  Template template_;
  LedgerSurvey& survey_;
  Period period_;

  Tally tally_;
  Needs needs_;  // of everything
  std::vector<PlannedPlaceholder> placeholders_;
  std::vector<PlannedBlock> blocks_;
  std::vector<Question> questions_;
  PlannedNodes nodes_;
  std::size_t all_left_out_ = 0;

  std::optional<AskedQuestions> asked_;
  std::optional<AlarmPlan> alarms_;

  std::vector<Answer> answers_;
  DocumentWriter writer_;
  std::set<std::string> known_figures_;
  bool said_not_counted_ = false;
  std::vector<std::string> lacking_;  // what files lack, in the report's language
  ReportAnswer result_;
};

}  // namespace shanhai
