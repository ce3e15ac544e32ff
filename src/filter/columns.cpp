#include "shanhai/filter/columns.h"

#include <algorithm>

#include "filter/time_words.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

/// Groups of time, besides their ids and titles: 年, 半年度, 季, 月.
struct TimeName {
  const char* typed;
  Precision precision;
};
constexpr TimeName time_names[] = {{"年", Precision::year},      {"年度", Precision::year}, {"半年度", Precision::half},
                                   {"季", Precision::quarter}, {"月", Precision::month},  {"月度", Precision::month}};
constexpr Precision time_groups[] = {Precision::year, Precision::half, Precision::quarter, Precision::month};

std::optional<Precision> time_named(std::string_view name) {
  const std::string folded = folded_name(name);
  for (const Precision group : time_groups) {
    const TimeWords words = time_words(group);
    if (folded == words.id || folded == words.label || folded == folded_name(words.label_en)) return group;
  }
  for (const TimeName& time : time_names) {
    if (folded == time.typed) return time.precision;
  }
  return std::nullopt;
}

/// Its id or a label, and not only a header that is accepted for it.
bool is_own_name(const ColumnSpec& column, std::string_view name) {
  const std::string folded = folded_name(name);
  return folded == folded_name(column.id) || folded == folded_name(column.label) || folded == folded_name(column.label_en);
}

}  // namespace

std::size_t Columns::place(std::size_t column) {
  const auto found = std::find(wanted_.begin(), wanted_.end(), column);
  if (found != wanted_.end()) return static_cast<std::size_t>(found - wanted_.begin());
  wanted_.push_back(column);
  return wanted_.size() - 1;
}

std::optional<Name> find_name(const LedgerSpec& ledger, std::string_view name) {
  const auto column = ledger.find(name);
  const auto time = time_named(name);
  const auto date = ledger.with_role(Role::date);
  const bool own = column && is_own_name(ledger.columns[*column], name);
  if (time && date && !own) return Name{*date, time};
  return column ? std::optional(Name{*column, std::nullopt}) : std::nullopt;
}

std::string no_such_column(const LedgerSpec& ledger, std::string_view name) {
  const bool dated = ledger.with_role(Role::date).has_value();
  const std::string quoted = "\"" + std::string(name) + "\"";
  if (time_named(name) && !dated) return ledger.id + " has no date, so it has no " + quoted;
  std::vector<std::string> candidates;
  for (const ColumnSpec& column : ledger.columns) candidates.push_back(column.id);
  for (const ColumnSpec& column : ledger.columns) candidates.push_back(column.label);
  if (dated) {
    for (const Precision group : time_groups) {
      candidates.emplace_back(time_words(group).id);
      candidates.emplace_back(time_words(group).label);
    }
  }
  const std::string advice = did_you_mean(name, candidates);
  return ledger.id + " has no column " + quoted +
         (advice.empty() ? "; 'shanhai schema " + ledger.id + "' lists those it has" : advice);
}

}  // namespace shanhai
