#pragma once
// From which day to which ledgers go. It is looked up where a period has no ends of its own, and where one lies so far
// from today that its years are hardly meant: 0001..9999 would have ten thousand of them, of which the ledgers know four.

#include <optional>
#include <vector>

#include "shanhai/gather/setting.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

class LedgerDays {
 public:
  /// Of all ledgers. `setting` must outlive this.
  explicit LedgerDays(const Setting& setting);
  LedgerDays(const Setting& setting, const LedgerSpec& ledger);

  /// From their first day to their last; empty where no row has a date. Reads them when it is first asked.
  const std::optional<Period>& days();
  /// From their first year to their last.
  std::optional<Period> years();
  /// Throws UsageError, with those days, where an end of the period is more than fifty years away from them. A pipe is
  /// not looked into: it can be read once.
  void refuse_far(const Period& period);

 private:
  bool is_far(const Period& period) const;

  const Setting& setting_;
  std::vector<const LedgerSpec*> ledgers_;
  std::optional<std::optional<Period>> days_;
};

}  // namespace shanhai
