#pragma once
// Headers to write: those that reading recognises as the same columns, in the same units.

#include <string>
#include <vector>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

struct HeaderStyle {
  bool english = false;
  bool ids = false;      // `received` instead of `到位资金(元)`
  bool in_yuan = false;  // money in 元; else in the unit that the catalogue says
};

class LedgerHeader {
 public:
  LedgerHeader(const LedgerSpec& ledger, const HeaderStyle& style);

  /// `到位资金(元)`, `Received (CNY)`, `received`. Where the catalogue gives that name to another column as well,
  /// the next of label and id that reading takes for this one.
  std::string of(std::size_t column) const;
  /// A header that no column of the ledger answers to: `header`, or with 原_ in front as often as it takes.
  std::string of_other(const std::string& header) const;

 private:
  /// Reading takes it for that column, with numbers in the unit that is written.
  bool means(const std::string& header, std::size_t column) const;

  LedgerSpec ledger_;  // no column of it is required
  HeaderStyle style_;
};

}  // namespace shanhai
