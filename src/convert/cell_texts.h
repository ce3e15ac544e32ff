#pragma once
// The cells of one column of a converted ledger as text. What a word comes to is found once for each word.

#include <string>
#include <vector>

#include "convert/out_columns.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

struct CellText {
  std::string shown;    // masked where that is needed
  std::string written;  // as it stands in csv or tsv
  bool made = false;
};

class CellTexts {
 public:
  /// `separator` is that of csv or tsv.
  CellTexts(const OutColumn& column, char separator, bool guarded, bool show_personal);

  /// Holds until the next call. REQUIRES: the cell is not unreadable.
  const CellText& of(const BatchColumn& cells, std::size_t row);
  /// As `written` would be for that text.
  std::string written(const std::string& shown) const;

  /// A cell of a column that is not the catalogue's personal one looked personal and was masked.
  bool masked_by_look() const { return masked_by_look_; }

 private:
  std::string shown_word(std::string_view word);

  ColumnType type_;
  char separator_;
  bool guarded_;
  bool show_personal_;
  bool masked_by_look_ = false;
  std::vector<CellText> words_;  // by word number
  std::uint64_t epoch_ = 0;      // of those
  const Dictionary* dictionary_ = nullptr;
  CellText number_;
};

/// An apostrophe goes in front: reading and spreadsheets drop it. One that stands there already would be
/// dropped by reading, so it gets another.
bool needs_apostrophe(std::string_view text, bool guarded);

}  // namespace shanhai
