#pragma once
// The cells of one column of a converted ledger as text. What a word comes to is found once for each word.

#include <string>
#include <unordered_map>
#include <vector>

#include "convert/out_columns.h"
#include "ledger/hash.h"
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
  CellTexts(const OutColumn& column, char separator, const Style& style, bool show_personal);

  /// Holds until the next call. REQUIRES: the cell is not unreadable.
  const CellText& of(const BatchColumn& cells, std::size_t row);
  /// As `written` would be for that text.
  std::string written(const std::string& shown) const;

  /// A cell of a column that holds no names or numbers of persons had one in it, which was masked.
  bool masked_by_look() const { return masked_by_look_; }
  /// Two of those that differed look alike now.
  bool look_alike() const { return look_alike_; }
  /// A cell is a number of more digits than a spreadsheet keeps.
  bool has_long_numbers() const { return has_long_numbers_; }

 private:
  std::string shown_word(std::string_view word);

  ColumnType type_;
  CellMask mask_;
  char separator_;
  Style style_;
  bool show_personal_;
  bool masked_by_look_ = false, look_alike_ = false, has_long_numbers_ = false;
  std::unordered_map<std::string, std::size_t, SeededHash> looks_;  // masked by look: hash of the word behind each
  std::vector<CellText> words_;  // by word number
  std::uint64_t epoch_ = 0;      // of those
  const Dictionary* dictionary_ = nullptr;
  CellText number_;
};

/// An apostrophe goes in front: reading and spreadsheets drop it. One that stands there already would be
/// dropped by reading, so it gets another.
bool needs_apostrophe(std::string_view text, bool guarded);

}  // namespace shanhai
