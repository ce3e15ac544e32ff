#pragma once
// A table of figures, before its ledgers are read and after: what the `figure` command prints, and what a
// `figure` block of a report becomes.

#include <string>
#include <vector>

#include "question/shown_cells.h"
#include "figure/derivation.h"
#include "figure/tally.h"
#include "shanhai/table/table.h"
#include "shanhai/table/document.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

class FigureTable {
 public:
  /// Asks `tally` for what it needs. Throws UsageError as ask_figures() does.
  FigureTable(const FigureQuestion& question, const std::vector<Target>& targets, Tally& tally);

  const Needs& needs() const { return needs_; }
  /// The ledgers of its figures that are not there: their ids, each once.
  std::vector<std::string> missing(const Tally& tally) const;

  /// The period of all its rows; empty where they have several, or none.
  std::optional<Period> period() const;

  // Once the tally is collected.

  Table table(const Tally& tally) const;
  /// The same for machines, one by one; none with `by`. `sources`: with the files and rows that they are from.
  std::vector<ReportFigure> figures(const Tally& tally, bool sources) const;
  /// For each row of the table the counts that its value is made of.
  std::vector<std::vector<std::size_t>> row_counts(const Tally& tally) const;
  /// The conditions of the command.
  std::string where() const;
  /// What the files lack, each once.
  std::vector<std::string> notes(const Tally& tally, bool english) const;
  /// Not one of its ledgers is there.
  bool none_there(const Tally& tally) const;

 private:
  struct Line {  // a figure in a period: a row, or one for each value of `by`
    const Indicator* indicator;
    std::optional<Period> period;
    std::size_t own;                      // its count
    std::vector<Derivation> derivations;  // the value, then one for each comparison; of a group of time only the value
    std::optional<std::size_t> times;     // by a group of time: number in the tally
  };

  Line line(const Indicator& indicator, const std::optional<Period>& period, const std::vector<Target>& targets,
            Tally& tally) const;
  std::vector<Compare> calendar_compares() const;
  std::vector<std::vector<Value>> values_by_time(const Line& line, const std::vector<Value>& keys, const Tally& tally) const;
  void read_by(const LedgerSpec& ledger, const Setting& setting);
  using Values = std::vector<std::vector<std::vector<Value>>>;
  bool side_by_side() const { return for_people_ && !lines_.empty() && lines_[0].size() > 1; }
  std::vector<Value> keys(std::size_t figure, const Tally& tally) const;
  Values values(std::size_t figure, const std::vector<Value>& keys, const Tally& tally) const;
  void append_columns(const std::string& period, bool english, Table& table) const;
  void append_rows(std::size_t figure, const Tally& tally, Table& table) const;

  std::string by_;
  std::vector<std::string> where_;
  bool typed_;
  std::vector<Compare> compare_;
  bool sources_;     // all indicators are asked for: show where each comes from
  bool for_people_;
  std::vector<std::vector<Line>> lines_;  // by figure, then period
  TableColumn by_column_;
  ShownCells shown_by_;
  Needs needs_;
};

/// The answer of the `figure` command, before its ledgers are read and after.
class FigureAnswerPlan {
 public:
  FigureAnswerPlan(const FigureQuestion& question, const std::vector<Target>& targets, LedgerPasses& passes);
  FigureAnswer answer();

 private:
  Tally tally_;
  FigureTable table_;
  std::size_t left_out_;
  std::optional<Period> earliest_;
};

}  // namespace shanhai
