#pragma once
// How the cells of a ledger's column come into an answer: what the column is called, how its numbers are to
// be read, and which of its words are masked or translated. Everything before that (groups, order,
// conditions) works on the cells as they are.

#include <optional>
#include <string>
#include <unordered_map>

#include "shanhai/question/question.h"
#include "shanhai/table/table.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

class ShownCells {
 public:
  /// As they are.
  ShownCells() = default;
  /// Those of a column: masked where it is personal or they look so, in English where its vocabulary knows the word.
  ShownCells(const ColumnSpec& spec, const Setting& setting);
  /// Those of a column that the catalogue does not know: masked where its header or they look personal.
  static ShownCells of_unknown_column(const std::string& header, const Setting& setting);

  /// The column holds names or numbers of persons, and masks them.
  bool is_personal() const { return mask_ && mask_->is_personal(); }
  std::string text(const std::string& word) const;
  Value value(Value value) const;

 private:
  std::string masked(const std::string& word) const;

  std::optional<CellMask> mask_;  // none: as they are
  bool list_ = false;
  std::unordered_map<std::string, std::string> english_;  // by value; empty: as they are
};

/// A column of the ledger, or a group of time made from it, as a column of the answer.
TableColumn shown_column(const ColumnSpec& spec, std::optional<Precision> time, bool english);
/// A column that the catalogue does not know.
TableColumn shown_column(const std::string& header);

}  // namespace shanhai
