#include "figure/source_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "figure/figure_plan.h"
#include "question/compare_kinds.h"

namespace shanhai {

namespace {

std::string thousands(std::uint64_t number) { return grouped({static_cast<Wide>(number), 0}, 0); }

/// The first three by name.
std::string listed(const std::vector<std::string>& files, bool english) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(files.size(), most); ++i) {
    text += (i == 0 ? "" : english ? ", " : "、") + files[i];
  }
  if (files.size() <= most) return text;
  return text + (english ? fmt::format(" and {} more", files.size() - most)
                         : fmt::format("等 {} 个文件", files.size()));
}

std::string rows(std::uint64_t number, bool english) {
  const std::string text = thousands(number);
  return english ? text + (number == 1 ? " row" : " rows") : text + " 行";
}

std::string over_words(Over over, bool english) {
  switch (over) {
    case Over::to_date:
      return english ? "up to the end of " : "截至期末，";
    case Over::active:
      return english ? "active in " : "期内在册，";
    case Over::period:
      break;
  }
  return {};
}

std::string where_words(const std::string& where, bool english) {
  if (where.empty()) return {};
  return english ? "; where " + where : "；条件：" + where;
}

}  // namespace

std::string source_of_figure(const Indicator& indicator, Compare derived, const std::vector<std::size_t>& counts,
                             const std::string& where, const Tally& tally, bool english) {
  std::string text = english ? indicator.title(true) + " (" + indicator.id + ")"
                             : indicator.title(false) + "（" + indicator.id + "）";
  if (derived != Compare::value) text += std::string(english ? ", " : "，") + title_of(derived, english);
  std::vector<std::string> conditions;
  if (!indicator.where.empty()) conditions.push_back(indicator.where);
  if (!where.empty()) conditions.push_back(where);
  text += where_words(conditions.empty() ? "" : joined(conditions), english);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& period = tally.period(counts[i]);
    const bool compared = i > 0 && derived != Compare::value;
    text += !compared ? (english ? "; " : "；") : (english ? " against " : "，对比 ");
    text += over_words(indicator.over, english);
    if (period) text += to_words(*period, english) + (english ? ", " : "，");
    text += rows(tally.rows(counts[i]), english);
  }
  std::vector<std::string> files;
  if (!counts.empty()) files = tally.file_names(counts[0]);
  if (is_of_target(derived)) files.push_back("targets.csv");
  if (!files.empty()) text += (english ? "; " : "；") + listed(files, english);
  return text;
}

std::string source_of_query(const Question& question, const Answer& answer, const Setting& setting) {
  const bool english = setting.english;
  const LedgerSpec& ledger = setting.catalogue->ledger(question.ledger);
  std::vector<std::string> files;
  for (const std::size_t file : setting.files->of(ledger)) files.push_back(setting.files->files[file].name);
  return (english ? "Source: " : "来源：") + ledger.title(english) +
         where_words(question.where.empty() ? "" : joined(question.where), english) +
         (english ? "; " : "；") + (question.period ? to_words(*question.period, english) : "") +
         (english ? ", " : "，") + rows(answer.rows_read - answer.rows_filtered, english) +
         (english ? "; " : "；") + listed(files, english);
}

}  // namespace shanhai
