#pragma once
// A report between its template and its ledgers: every placeholder and block with what it asks for. It asks
// for everything before anything is read, and fills the template in afterwards.

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "report/figure_plan.h"
#include "report/figure_table.h"
#include "report/tally.h"
#include "report/template.h"
#include "shanhai/aggregate/question.h"
#include "shanhai/report/report.h"

namespace shanhai {

class ReportPlan {
 public:
  /// Throws UsageError `NAME:LINE: ...`. All arguments must outlive this.
  ReportPlan(const ReportQuestion& question, const std::vector<Target>& targets,
             const Setting& setting, const Style& style);

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
    std::size_t left_out = 0;  // a figure command's list
    std::optional<std::size_t> question;
    std::string missing;  // id of that ledger
  };

  Period report_period_of(const Template& source) const;
  void plan(const TemplateProse& prose);
  void plan(const TemplateHeading& heading) { plan(heading.prose); }
  void plan(const TemplateBlock& block);
  void plan(NotCountedHere) {}
  PlannedPlaceholder planned(const Placeholder& placeholder);
  std::string command_of(const TemplateBlock& block);
  PlannedBlock planned(Question question, const std::vector<Period>& periods);
  PlannedBlock planned(FigureQuestion question, const std::vector<Period>& periods);

  void fill(const TemplateProse& prose);
  void fill(const TemplateHeading& heading);
  void fill(const TemplateBlock& block);
  void fill(NotCountedHere);
  std::string text_of(const TemplateProse& prose);
  std::string text_of(const PlannedPlaceholder& planned);
  std::string words_of(const Period& period, bool iso) const;
  void fill_figures(const PlannedBlock& block);
  void add_figure(ReportFigure figure);

  const ReportQuestion& question_;
  const std::vector<Target>& targets_;
  const Setting& setting_;
  const Style& style_;
  Template template_;
  Period period_;

  Tally tally_;
  Needs needs_;                                   // of everything
  std::vector<PlannedPlaceholder> placeholders_;  // in the order of the template, as are the blocks
  std::vector<PlannedBlock> blocks_;
  std::vector<Question> questions_;
  std::size_t all_left_out_ = 0;

  std::vector<Answer> answers_;
  std::size_t next_placeholder_ = 0, next_block_ = 0;
  std::set<std::string> known_figures_;
  std::vector<std::string> lacking_;  // what files lack, in the report's language
  ReportAnswer result_;
};

}  // namespace shanhai
