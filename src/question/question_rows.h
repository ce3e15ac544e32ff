#pragma once
// A question of rows: which columns are shown, and in what order the rows stand.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "gather/gather_pass.h"
#include "question/shown_cells.h"
#include "shanhai/question/question.h"

namespace shanhai {

class RowQuestion {
 public:
  /// `where` may be null. Headers that the catalogue does not know are added to `others` where they are not in
  /// it yet. Throws UsageError for a column that no file has, and for what only groups can do.
  RowQuestion(const Question& question, std::shared_ptr<const Condition> where, Columns& columns,
              std::vector<std::string>& others, const Setting& setting);

  const RowSelection& selection() const { return selection_; }
  Table table(SelectedRows& rows, const Passed& passed) const;

 private:
  struct Shown {
    TableColumn column;
    ShownCells cells;
    RowCell from;
  };

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
  std::vector<Shown> shown_;
  RowSelection selection_;
};

}  // namespace shanhai
