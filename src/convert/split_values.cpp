#include "convert/split_values.h"

#include <algorithm>

#include "shanhai/ledger/date.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

SplitValues::SplitValues(const std::string& name, const LedgerSpec& ledger, const OutColumns& columns) {
  const auto& written = columns.written;
  if (const auto found = find_name(ledger, name)) {
    const ColumnSpec& spec = ledger.columns[found->column];
    type_ = spec.type;
    time_ = found->time;
    // A default made of other columns is the row's own business: the value is the cell's.
    if (spec.default_text.find('{') == std::string::npos) default_text_ = spec.default_text;
    const auto at = std::find_if(written.begin(), written.end(),
                                 [&](const OutColumn& column) { return column.spec == &spec; });
    if (at == written.end()) return;
    place_ = static_cast<std::size_t>(at - written.begin());
    mask_ = at->mask;
    return;
  }
  const auto at = std::find_if(written.begin(), written.end(), [&](const OutColumn& column) {
    return !column.spec && folded_name(column.title) == folded_name(name);
  });
  if (at == written.end()) throw UsageError("--split: " + no_such_column(ledger, name));
  place_ = static_cast<std::size_t>(at - written.begin());
  mask_ = at->mask;
}

std::size_t SplitValues::number(const Batch& batch, std::size_t row) {
  const BatchColumn* column = place_ == absent ? nullptr : &batch.columns[place_];
  const std::int64_t cell = column ? column->cells[row] : missing;
  std::string text;
  if (!is_present(cell)) {
    text = default_text_;
  } else if (is_number(type_)) {
    text = plain(Exact{cell, cell_decimals});
  } else if (type_ == ColumnType::date) {
    const Date date = Date::from_packed(cell);
    text = to_text(time_ ? date.truncated(*time_) : date);
  } else {
    text = column->words->word(cell);
  }
  const auto [known, is_new] = numbers_.try_emplace(std::move(text), values_.size());
  if (is_new) values_.push_back(known->first);
  return known->second;
}

}  // namespace shanhai
