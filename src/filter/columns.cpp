#include "shanhai/filter/columns.h"

#include <algorithm>
#include <array>

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

struct TimeName {
  const char* name;
  Precision precision;
};

constexpr std::array<TimeName, 4> time_names = {{{"year", Precision::year},
                                                 {"half", Precision::half},
                                                 {"quarter", Precision::quarter},
                                                 {"month", Precision::month}}};

std::optional<Precision> time_named(std::string_view name) {
  const std::string folded = folded_name(name);
  for (const TimeName& time : time_names) {
    if (folded == time.name) return time.precision;
  }
  return std::nullopt;
}

}  // namespace

std::size_t Columns::place(std::size_t column) {
  const auto found = std::find(wanted_.begin(), wanted_.end(), column);
  if (found != wanted_.end()) return static_cast<std::size_t>(found - wanted_.begin());
  wanted_.push_back(column);
  return wanted_.size() - 1;
}

std::optional<Name> find_name(const LedgerSpec& ledger, std::string_view name) {
  if (const auto column = ledger.find(name)) return Name{*column, std::nullopt};
  const auto time = time_named(name);
  const auto date = ledger.with_role(Role::date);
  if (time && date) return Name{*date, time};
  return std::nullopt;
}

std::string no_such_column(const LedgerSpec& ledger, std::string_view name) {
  const bool dated = ledger.with_role(Role::date).has_value();
  const std::string quoted = "\"" + std::string(name) + "\"";
  if (time_named(name) && !dated) return ledger.id + " has no date, so it has no " + quoted;
  std::vector<std::string> candidates;
  for (const ColumnSpec& column : ledger.columns) candidates.push_back(column.id);
  for (const ColumnSpec& column : ledger.columns) candidates.push_back(column.label);
  if (dated) {
    for (const TimeName& time : time_names) candidates.emplace_back(time.name);
  }
  const std::string advice = did_you_mean(name, candidates);
  return ledger.id + " has no column " + quoted +
         (advice.empty() ? "; 'shanhai schema " + ledger.id + "' lists those it has" : advice);
}

}  // namespace shanhai
