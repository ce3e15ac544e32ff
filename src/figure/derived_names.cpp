// What derived figures are called: in -c, in templates, in tables.
#include <algorithm>
#include <array>
#include <string>

#include "shanhai/figure/figures.h"

namespace shanhai {

namespace {

struct DerivedName {
  Derived derived;
  const char* name;
  const char* chinese;
  const char* english;
};

constexpr std::array derived_table{
    DerivedName{Derived::value, "value", "数值", "Value"},
    DerivedName{Derived::yoy, "yoy", "同比", "YoY"},
    DerivedName{Derived::mom, "mom", "环比", "vs previous"},
    DerivedName{Derived::ytd, "ytd", "本年累计", "Year to date"},
    DerivedName{Derived::ytd_yoy, "ytd-yoy", "累计同比", "YTD YoY"},
    DerivedName{Derived::cumulative, "cumulative", "累计", "Cumulative"},
    DerivedName{Derived::share, "share", "占比", "Share"},
    DerivedName{Derived::rank, "rank", "排名", "Rank"},
    DerivedName{Derived::target, "target", "目标", "Target"},
    DerivedName{Derived::completion, "completion", "完成率", "Completion"},
    DerivedName{Derived::pace, "pace", "序时进度", "Pace"},
    DerivedName{Derived::ahead, "ahead", "进度差", "vs pace"},
    DerivedName{Derived::status, "status", "状态", "Status"},
};

struct StatusName {
  const char* name;
  const char* chinese;
  const char* english;
};

constexpr std::array status_table{StatusName{"ahead", "▲ 超前", "▲ ahead"},
                                  StatusName{"on-pace", "● 同步", "● on pace"},
                                  StatusName{"behind", "▼ 滞后", "▼ behind"},
                                  StatusName{"no-target", "无目标", "no target"},
                                  StatusName{"no-data", "无数据", "no data"}};

const DerivedName& entry_of(Derived derived) {
  return *std::find_if(derived_table.begin(), derived_table.end(),
                       [&](const DerivedName& entry) { return entry.derived == derived; });
}

}  // namespace

std::optional<Derived> derived_named(std::string_view name) {
  for (const DerivedName& entry : derived_table) {
    if (entry.name == name) return entry.derived;
  }
  return std::nullopt;
}

const char* name_of(Derived derived) { return entry_of(derived).name; }

std::vector<std::string> derived_names() {
  std::vector<std::string> names;
  for (const DerivedName& entry : derived_table) {
    if (entry.derived != Derived::value) names.emplace_back(entry.name);
  }
  return names;
}

std::string title_of(Derived derived, bool english) {
  return english ? entry_of(derived).english : entry_of(derived).chinese;
}

const char* name_of(Over over) {
  switch (over) {
    case Over::period:
      return "period";
    case Over::to_date:
      return "to-date";
    case Over::active:
      break;
  }
  return "active";
}

std::string status_words(const std::string& status, bool english) {
  for (const StatusName& entry : status_table) {
    if (status == entry.name) return english ? entry.english : entry.chinese;
  }
  return status;
}

}  // namespace shanhai
