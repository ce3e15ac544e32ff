#include "aggregate/question_notes.h"

#include <algorithm>

#include "shanhai/aggregate/gather.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

std::vector<std::string> missing_columns(const std::vector<std::size_t>& columns, const LedgerSpec& ledger,
                                         const Setting& setting) {
  std::vector<std::string> notes;
  const std::vector<std::size_t> files = setting.files->of(ledger);
  for (const std::size_t column : columns) {
    const bool there = std::any_of(files.begin(), files.end(), [&](std::size_t file) {
      const auto& its = setting.files->files[file].columns;
      return std::any_of(its.begin(), its.end(), [&](const FileColumn& each) { return each.column == column; });
    });
    const ColumnSpec& spec = ledger.columns[column];
    if (there || !spec.default_text.empty()) continue;
    notes.push_back(ledger.id + ": no file has the column " + spec.id + " (" + spec.label + "), so all its cells are empty");
  }
  return notes;
}

std::optional<Notice> without_share(const std::string& ledger, const std::vector<std::string>& names) {
  if (names.empty()) return std::nullopt;
  std::string zh, en;
  for (const std::string& name : names) {
    zh += (zh.empty() ? "" : "、") + name;
    en += (en.empty() ? "" : ", ") + name;
  }
  return Notice{ledger, "",
                {"占比：" + zh + " 既非合计也非计数，各部分相加不等于总数，没有占比（留空）",
                 "share: only sums and counts have one; left empty: " + en}};
}

std::vector<std::string> unknown_words(const std::vector<ConditionTree>& conditions, const LedgerSpec& ledger,
                                       const Setting& setting) {
  std::vector<LiteralUse> uses;
  for (const ConditionTree& tree : conditions) {
    for (LiteralUse& use : literals(*tree.root, ledger)) uses.push_back(std::move(use));
  }
  const std::vector<std::size_t> files = setting.files->of(ledger);
  const bool again = std::all_of(files.begin(), files.end(),
                                 [&](std::size_t file) { return setting.files->files[file].seekable; });
  if (uses.empty() || !again) return {};
  Columns columns(ledger, setting.today);
  std::vector<std::size_t> asked;  // columns of the ledger, one grouping each
  std::vector<Grouping> groupings;
  for (const LiteralUse& use : uses) {
    if (std::find(asked.begin(), asked.end(), use.column) != asked.end()) continue;
    asked.push_back(use.column);
    Grouping grouping;
    grouping.keys.push_back({columns.place(use.column), ledger.columns[use.column].type, std::nullopt});
    grouping.needs = {columns.place(use.column)};
    groupings.push_back(std::move(grouping));
  }
  const Gathered gathered = gather(columns, groupings, setting);
  std::vector<std::string> notes;
  for (const LiteralUse& use : uses) {
    const auto number = static_cast<std::size_t>(std::find(asked.begin(), asked.end(), use.column) - asked.begin());
    const Groups& groups = gathered.groups[number];
    if (groups.find({use.word}) >= 0) continue;
    std::vector<std::string> words;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const Value key = groups.key(group, 0);
      if (const auto* word = std::get_if<std::string>(&key)) words.push_back(*word);
    }
    std::string note = ledger.columns[use.column].id + " = " + use.value.text + ": no row has this value" +
                       did_you_mean(use.word, words);
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace shanhai
