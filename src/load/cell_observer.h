#pragma once
// What is odd about the cells of one column, beside what they say: for scans that observe. Reads each cell a
// second time, but plain numbers and words without spaces around them only by a glance.

#include <string_view>
#include <vector>

#include "shanhai/ledger/batch.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// A space, or the apostrophe of a spreadsheet's text, may stand at one of the ends. REQUIRES: not empty.
bool may_have_spaces(std::string_view bytes, Encoding encoding);

class CellObserver {
 public:
  /// `spec` must outlive this.
  explicit CellObserver(const ColumnSpec& spec) : spec_(&spec) {}

  /// The cells that follow are those of a file with this unit and encoding.
  void begin_file(UnitPower unit, Encoding encoding) {
    unit_ = unit;
    encoding_ = encoding;
  }
  /// Adds what there is to say of a cell; `cell` is what it was read as.
  void note(std::string_view bytes, std::int64_t cell, std::uint32_t row, std::uint32_t column,
            std::vector<CellRemark>& remarks) const;
  /// The number in a cell, without defaults: missing where it is empty, unreadable where it is none.
  std::int64_t number(std::string_view bytes) const;

 private:
  const ColumnSpec* spec_;
  UnitPower unit_ = 0;
  Encoding encoding_ = Encoding::utf8;
};

}  // namespace shanhai
