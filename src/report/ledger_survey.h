#pragma once
// What the plan of a report can depend on before its figures are counted: the years in the ledgers, and the values of their
// columns. All reports of a run share what is known.

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "gather/ledger_pass.h"
#include "shanhai/gather/ledger_days.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/report/report.h"

namespace shanhai {

class LedgerSurvey {
 public:
  /// `setting` must outlive this.
  explicit LedgerSurvey(const Setting& setting) : setting_(setting), days_(setting) {}

  LedgerDays& days() { return days_; }
  /// Whether files of the ledger have the column, and a row of them has that value in it.
  bool has_value(const LedgerSpec& ledger, const std::string& column, const std::string& value);
  /// The values of a column in all ledgers that have it. Throws UsageError where no ledger knows the column, or it holds
  /// personal data.
  ColumnValues values(const std::string& column);

 private:
  using Counts = std::map<std::string, std::uint64_t>;  // rows, by value
  const Counts& counts(const LedgerSpec& ledger, std::size_t column);

  const Setting& setting_;
  LedgerDays days_;
  std::map<std::pair<std::string, std::size_t>, Counts> counts_;  // by ledger and column
};

}  // namespace shanhai
