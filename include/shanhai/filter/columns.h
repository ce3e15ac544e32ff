#pragma once
// Which columns of a ledger a scan reads. Conditions, groups and measures ask for what they need by name
// and get the place that the column will have in each Batch.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

class Columns {
 public:
  /// `today` is the day that relative periods count from. The ledger must outlive this.
  Columns(const LedgerSpec& ledger, Day today) : ledger_(&ledger), today_(today) {}

  const LedgerSpec& ledger() const { return *ledger_; }
  Day today() const { return today_; }

  /// The place of the ledger's column number `column` in a Batch; asks for it if nobody has yet.
  std::size_t place(std::size_t column);
  const ColumnSpec& spec(std::size_t place) const { return ledger_->columns[wanted_[place]]; }
  /// The ledger's column numbers, in the order of a Batch's columns.
  const std::vector<std::size_t>& wanted() const { return wanted_; }

 private:
  const LedgerSpec* ledger_;
  Day today_;
  std::vector<std::size_t> wanted_;
};

/// A name in an expression: a column of the ledger, or a group of time made from its date.
struct Name {
  std::size_t column;               // the ledger's column number; that of the date for a group of time
  std::optional<Precision> time;    // year, half, quarter, month
};

/// By id, label or alias; then `year`, `half`, `quarter`, `month`. A ledger's own column wins.
/// Empty where there is no such name, also for a group of time where the ledger has no date.
std::optional<Name> find_name(const LedgerSpec& ledger, std::string_view name);
/// For a name that find_name does not know: `sales has no column "amont"; did you mean amount?`, or
/// `pairing has no date, so it has no "year"`. Ids, labels and groups of time are what is suggested.
std::string no_such_column(const LedgerSpec& ledger, std::string_view name);

}  // namespace shanhai
