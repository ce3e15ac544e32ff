#include "question/compare_kinds.h"

#include <algorithm>
#include <array>

#include "ledger/months.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

using Rows = CompareKind::Rows;
using Against = CompareKind::Against;
using Gives = CompareKind::Gives;

// A comparison is a line.
// clang-format off
constexpr std::array kinds = {
    CompareKind{Compare::value, "value", "数值", "value", "", Rows::own, Against::nothing, Gives::value},
    CompareKind{Compare::yoy, "yoy", "同比", "year on year", "", Rows::own, Against::year_ago, Gives::growth},
    CompareKind{Compare::year_ago, "year-ago", "去年同期", "year ago", "上年同期", Rows::own, Against::year_ago, Gives::earlier},
    CompareKind{Compare::year_change, "year-change", "同比增减", "change on year ago", "", Rows::own, Against::year_ago, Gives::change},
    CompareKind{Compare::mom, "mom", "环比", "vs period before", "", Rows::own, Against::prior, Gives::growth},
    CompareKind{Compare::prior, "prior", "上期", "period before", "", Rows::own, Against::prior, Gives::earlier},
    CompareKind{Compare::prior_change, "prior-change", "环比增减", "change on period before", "", Rows::own, Against::prior, Gives::change},
    CompareKind{Compare::ytd, "ytd", "本年累计", "year to date", "", Rows::year_to_date, Against::nothing, Gives::value},
    CompareKind{Compare::ytd_yoy, "ytd-yoy", "累计同比", "year to date, year on year", "", Rows::year_to_date, Against::year_ago, Gives::growth},
    CompareKind{Compare::cumulative, "cumulative", "累计", "cumulative", "", Rows::to_end, Against::nothing, Gives::value},
    CompareKind{Compare::share, "share", "占比", "share", "", Rows::own, Against::whole, Gives::share},
    CompareKind{Compare::rank, "rank", "排名", "rank", "", Rows::own, Against::others, Gives::rank},
    CompareKind{Compare::target, "target", "目标", "target", "", Rows::year_to_date, Against::target, Gives::earlier},
    CompareKind{Compare::gap, "gap", "距目标", "gap to target", "", Rows::year_to_date, Against::target, Gives::gap},
    CompareKind{Compare::completion, "completion", "完成率", "completion", "", Rows::year_to_date, Against::target, Gives::completion},
    CompareKind{Compare::pace, "pace", "序时进度", "pace", "", Rows::year_to_date, Against::calendar, Gives::pace},
    CompareKind{Compare::ahead, "ahead", "进度差", "vs pace", "", Rows::year_to_date, Against::target, Gives::ahead},
    CompareKind{Compare::status, "status", "状态", "status", "", Rows::year_to_date, Against::target, Gives::status},
};
// clang-format on

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (static_cast<std::size_t>(kinds[i].compare) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "kind_of looks them up by their number");

bool belongs(const CompareKind& kind, CompareOf of) {
  if (kind.compare == Compare::value) return false;
  const bool of_figures = kind.against == Against::target || kind.against == Against::calendar;
  return of == CompareOf::figures || !of_figures;
}

int months_back(Against against, Precision groups) { return against == Against::prior ? months_of(groups) : 12; }

}  // namespace

const CompareKind& kind_of(Compare compare) { return kinds[static_cast<std::size_t>(compare)]; }

std::optional<Compare> compare_named(std::string_view name) {
  const std::string folded = folded_name(name);
  if (folded.empty()) return std::nullopt;
  for (const CompareKind& kind : kinds) {
    const bool is_it = folded == kind.name || folded == kind.chinese || folded == kind.also;
    if (is_it && kind.compare != Compare::value) return kind.compare;
  }
  return std::nullopt;
}

Compare compare_named(const std::string& name, CompareOf of) {
  const auto compare = compare_named(name);
  if (compare && belongs(kind_of(*compare), of)) return *compare;
  if (compare) {
    throw UsageError("\"" + name + "\" is of figures ('shanhai figure -c " + name_of(*compare) +
                     "'); measures have " + list_of_compares(of));
  }
  std::vector<std::string> names = compare_names(of);
  for (const CompareKind& kind : kinds) {
    if (belongs(kind, of)) names.emplace_back(kind.chinese);
  }
  throw UsageError("there is no comparison \"" + name + "\"" + did_you_mean(name, names) + " (" + list_of_compares(of) +
                   ")");
}

const char* name_of(Compare compare) { return kind_of(compare).name; }

const char* title_of(Compare compare, bool english) {
  return english ? kind_of(compare).english : kind_of(compare).chinese;
}

std::vector<std::string> compare_names(CompareOf of) {
  std::vector<std::string> names;
  for (const CompareKind& kind : kinds) {
    if (belongs(kind, of)) names.emplace_back(kind.name);
  }
  return names;
}

std::string list_of_compares(CompareOf of) {
  std::string list;
  for (const std::string& name : compare_names(of)) list += (list.empty() ? "" : ", ") + name;
  return list;
}

Quantity quantity_of(Compare compare, Quantity own) {
  switch (kind_of(compare).gives) {
    case Gives::value:
    case Gives::earlier: return own;
    case Gives::change:
    case Gives::gap: return change_of(own);
    case Gives::growth: return growth_of(own);
    case Gives::rank: return Quantity::rank;
    case Gives::ahead: return Quantity::points;
    case Gives::status: return Quantity::text;
    case Gives::share:
    case Gives::completion:
    case Gives::pace: break;
  }
  return Quantity::fraction;
}

Date group_before(Date group, Against against) {
  const int months = months_back(against, group.precision());
  return Date(months > 0 ? add_months(group.first(), -months) : group.first() - 1, group.precision());
}

Period period_before(const Period& period, Against against, Precision groups) {
  const int months = months_back(against, groups);
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

std::optional<Period> period_now(const CompareKind& kind, const Period& period) {
  switch (kind.rows) {
    case Rows::own: break;
    case Rows::year_to_date: return year_to_date(period);
    case Rows::to_end: return to_end(period);
  }
  return period;
}

std::optional<Period> period_earlier(const CompareKind& kind, const Period& period) {
  const auto own = period_now(kind, period);
  if (!own) return std::nullopt;
  return kind.against == Against::prior ? just_before(*own) : year_before(*own);
}

}  // namespace shanhai
