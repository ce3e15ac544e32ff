#pragma once
// Rows of a converted ledger as the text of a file, in one of the formats.

#include <cstdint>
#include <memory>
#include <string>

#include "convert/cell_texts.h"
#include "convert/out_columns.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

class RowWriter {
 public:
  virtual ~RowWriter() = default;

  /// Each appends to `out`. `before` is how many rows of this file have been written already.
  virtual void begin(std::string& out) = 0;
  /// Empty; or why the row cannot be written so that it would be a row when it is read again.
  virtual std::string row(const Batch& batch, std::size_t row, std::uint64_t before, std::string& out) = 0;
  virtual void end(std::uint64_t rows, std::string& out) = 0;

  /// What has become of the cells, of each column.
  virtual const std::vector<CellTexts>& texts() const = 0;
};

/// csv and tsv. `columns` and what `setting` points to must outlive the writer, here and below.
std::unique_ptr<RowWriter> separated_rows(const OutColumns& columns, const LedgerSpec& ledger, const Setting& setting,
                                          const Style& style);
/// json and jsonl, row by row; table and markdown, which come whole at the end.
std::unique_ptr<RowWriter> rendered_rows(const OutColumns& columns, const Setting& setting, const Style& style);

}  // namespace shanhai
