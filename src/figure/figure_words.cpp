// Words for what figures are: over which rows, and how far they have come.
#include <array>
#include <string>

#include "shanhai/figure/figures.h"

namespace shanhai {

namespace {

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

}  // namespace

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
