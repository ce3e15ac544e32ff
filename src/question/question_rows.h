#pragma once
// A question of rows: which columns are shown, and in what order the rows stand.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "gather/ledger_pass.h"
#include "question/shown_cells.h"
#include "shanhai/question/question.h"

namespace shanhai {

/// The rows of an answer, some at a time.
class RowPieces {
 public:
  struct Shown {
    TableColumn column;
    ShownCells cells;
    RowCell from;
  };

  /// It takes what it needs out of the pass. The files must outlive it.
  RowPieces(std::vector<Shown> shown, LedgerPass& pass, std::size_t number);

  /// Its columns, without rows.
  Table columns() const;
  /// Adds the next rows to those of a table with these columns; false where there are none.
  bool next(Table& to);
  void begin_again() { at_ = 0; }

 private:
  std::vector<Shown> shown_;
  std::vector<RowCell> cells_;
  std::vector<SelectedRow> rows_;
  std::vector<std::shared_ptr<Spool>> spools_;
  std::vector<std::size_t> numbers_;  // of the files
  ScanReport report_;
  const LedgerFiles& files_;
  std::size_t at_ = 0;
};

class RowQuestion {
 public:
  /// `where` may be null. Headers that the catalogue does not know are added to `others` where they are not in
  /// it yet. Throws UsageError for a column that no file has, and for what only groups can do.
  RowQuestion(const Question& question, std::shared_ptr<const Condition> where, Columns& columns,
              std::vector<std::string>& others, const Setting& setting);

  const RowSelection& selection() const { return selection_; }
  /// Of the selection of that number in the pass; they are taken out of it.
  RowPieces pieces(LedgerPass& pass, std::size_t number) const { return {shown_, pass, number}; }

 private:
  void add(const std::string& name);
  void add(const Name& name);
  void add_other(const std::string& header);
  void add_all();
  void add_order(const Question& question);
  std::vector<std::string> unknown_headers() const;

  Columns& scan_;
  std::vector<std::string>& others_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of those
  const Setting& setting_;
  std::vector<RowPieces::Shown> shown_;
  RowSelection selection_;
};

}  // namespace shanhai
