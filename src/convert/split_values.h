#pragma once
// --split: to which file a row belongs.

#include <string>
#include <unordered_map>

#include "convert/out_columns.h"
#include "ledger/hash.h"
#include "shanhai/filter/columns.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

class SplitValues {
 public:
  /// `name` is a column of the ledger, a group of time, or another header. Throws UsageError where it is none.
  SplitValues(const std::string& name, const LedgerSpec& ledger, const OutColumns& columns);

  /// The number of the row's value, in the order of their first rows.
  std::size_t number(const Batch& batch, std::size_t row);
  /// A value as it is; empty for rows without one.
  const std::string& value(std::size_t number) const { return values_[number]; }
  std::size_t size() const { return values_.size(); }
  /// How a value is shown, in the name of a file too.
  const CellMask& mask() const { return mask_; }

 private:
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);

  std::size_t place_ = absent;  // in a batch; absent: no file has the column
  ColumnType type_ = ColumnType::text;
  CellMask mask_;
  std::string default_text_;
  std::optional<Precision> time_;
  std::vector<std::string> values_;
  std::unordered_map<std::string, std::size_t, SeededHash> numbers_;
};

}  // namespace shanhai
