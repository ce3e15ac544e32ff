#include "question/compare_kinds.h"

#include <algorithm>
#include <array>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

struct CompareName {
  Compare compare;
  const char *name, *chinese, *english;
};

constexpr std::array<CompareName, 7> compare_names = {{
    {Compare::yoy, "yoy", "同比", "year on year"},
    {Compare::mom, "mom", "环比", "vs period before"},
    {Compare::ytd, "ytd", "本年累计", "year to date"},
    {Compare::ytd_yoy, "ytd-yoy", "累计同比", "year to date, year on year"},
    {Compare::share, "share", "占比", "share"},
    {Compare::rank, "rank", "排名", "rank"},
    {Compare::cumulative, "cumulative", "累计", "cumulative"},
}};

const CompareName& entry_of(Compare compare) {
  return *std::find_if(compare_names.begin(), compare_names.end(),
                       [&](const CompareName& entry) { return entry.compare == compare; });
}

int months_of(Precision precision) {
  switch (precision) {
    case Precision::year: return 12;
    case Precision::half: return 6;
    case Precision::quarter: return 3;
    case Precision::month: return 1;
    case Precision::day: break;
  }
  return 0;
}

int months_back(Compare compare, Precision groups) { return compare == Compare::mom ? months_of(groups) : 12; }

}  // namespace

Compare compare_named(const std::string& name) {
  std::vector<std::string> names;
  std::string all;
  for (const CompareName& entry : compare_names) {
    if (name == entry.name) return entry.compare;
    names.emplace_back(entry.name);
    all += (all.empty() ? "" : ", ") + names.back();
  }
  throw UsageError("there is no comparison \"" + name + "\"" + did_you_mean(name, names) + " (" + all + ")");
}

const char* name_of(Compare compare) { return entry_of(compare).name; }

const char* title_of(Compare compare, bool english) {
  return english ? entry_of(compare).english : entry_of(compare).chinese;
}

Date group_before(Date group, Compare compare) {
  const int months = months_back(compare, group.precision());
  return Date(months > 0 ? add_months(group.first(), -months) : group.first() - 1, group.precision());
}

Period period_before(const Period& period, Compare compare, Precision groups) {
  const int months = months_back(compare, groups);
  Period before = period;
  if (months == 0) {
    if (before.first) --*before.first;
    if (before.last) --*before.last;
    return before;
  }
  if (before.first) before.first = add_months(*before.first, -months);
  if (before.last) {
    const bool closes_a_month = civil(*before.last + 1).day == 1;
    before.last = closes_a_month ? add_months(*before.last + 1, -months) - 1 : add_months(*before.last, -months);
  }
  return before;
}

}  // namespace shanhai
