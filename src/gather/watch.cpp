#include "gather/watch.h"

#include <algorithm>
#include <string>

#include "gather/ledger_pass.h"
#include "shanhai/ledger/masking.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

template <class Thing>
void append(const std::vector<Thing>& more, std::vector<Thing>& to) {
  to.insert(to.end(), more.begin(), more.end());
}

std::optional<std::size_t> place_of(std::size_t column, const Columns& columns) {
  const auto& wanted = columns.wanted();
  const auto found = std::find(wanted.begin(), wanted.end(), column);
  return found == wanted.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - wanted.begin()));
}

bool has_column(const LedgerFile& file, std::size_t column) {
  return std::any_of(file.columns.begin(), file.columns.end(), [&](const FileColumn& each) { return each.column == column; });
}

std::string is_it(const std::string& word, const std::vector<std::string>& words) {
  const auto near = nearest(word, words);
  return near ? "；是不是 " + *near + "？" : "";
}

std::string rows_of(std::uint64_t rows, std::uint64_t all) { return std::to_string(rows) + " of " + std::to_string(all) + " rows"; }

bool looks_alike(const LiteralUse& a, const LiteralUse& b) {
  return a.column == b.column && a.word == b.word && a.contains == b.contains;
}

template <class Thing>
void append_new(const std::vector<Thing>& more, std::vector<Thing>& to) {
  for (const Thing& thing : more) {
    if (std::find(to.begin(), to.end(), thing) == to.end()) to.push_back(thing);
  }
}

}  // namespace

void Watch::add(const Watch& other) {
  for (const LiteralUse& use : other.words) {
    if (std::none_of(words.begin(), words.end(), [&](const LiteralUse& known) { return looks_alike(known, use); })) words.push_back(use);
  }
  append_new(other.columns, columns);
  append_new(other.grouped, grouped);
  append_new(other.periods, periods);
  dated = dated || other.dated;
}

Watcher::Watcher(const Watch& watch, const Columns& columns) : watch_(watch), columns_(columns), ledger_(columns.ledger()) {
  for (const LiteralUse& use : watch.words) {
    words_.push_back({place_of(use.column, columns).value(), ledger_.columns[use.column].type == ColumnType::list});
  }
  if (const auto date = ledger_.with_role(Role::date); date && (watch.dated || !watch.periods.empty())) {
    date_ = place_of(*date, columns);
  }
  for (const std::size_t column : watch.grouped) {
    const auto place = place_of(column, columns);
    if (place && std::find(grouped_.begin(), grouped_.end(), *place) == grouped_.end()) grouped_.push_back(*place);
  }
}

bool Watcher::is_met(const LiteralUse& use, const Word& word, std::string_view cell) const {
  if (use.contains) return cell.find(use.word) != cell.npos;
  if (cell == use.word) return true;
  constexpr std::string_view between = "、";
  for (std::size_t at = 0; word.list && at <= cell.size();) {
    const std::size_t end = std::min(cell.find(between, at), cell.size());
    if (cell.substr(at, end - at) == use.word) return true;
    at = end + between.size();
  }
  return false;
}

void Watcher::take(const Batch& batch) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    Word& word = words_[i];
    const Dictionary* const met = batch.columns[word.place].words;
    if (word.met || !met) continue;
    if (word.epoch != met->epoch()) word.looked_at = 0;
    word.epoch = met->epoch();
    for (; word.looked_at < met->size() && !word.met; ++word.looked_at) {
      const auto number = static_cast<std::int64_t>(word.looked_at);
      const LiteralUse& use = watch_.words[i];
      // What a cell of a category contains is a matter of the file's spelling as well.
      word.met = is_met(use, word, met->word(number)) || (use.contains && is_met(use, word, met->spelling(number)));
    }
  }
  if (date_) {
    const std::vector<std::int64_t>& cells = batch.columns[*date_].cells;
    for (const std::int64_t cell : cells) last_date_ = std::max(last_date_, cell == unreadable ? missing : cell);
    if (const auto none = static_cast<std::uint64_t>(std::count(cells.begin(), cells.end(), missing)); none > 0) {
      Undated& undated = undated_[batch.file];
      undated.rows += none;
      const auto first = static_cast<std::size_t>(std::find(cells.begin(), cells.end(), missing) - cells.begin());
      undated.first_line = std::min(undated.first_line, batch.lines[first]);
    }
  }
  for (const std::size_t place : grouped_) blocks_[{batch.file, place}].see(batch.lines, batch.columns[place]);
}

void Watcher::absorb(Watcher& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i].met = words_[i].met || other.words_[i].met;
  for (const auto& [file, theirs] : other.undated_) {
    Undated& mine = undated_[file];
    mine.rows += theirs.rows;
    mine.first_line = std::min(mine.first_line, theirs.first_line);
  }
  last_date_ = std::max(last_date_, other.last_date_);
  for (auto& [key, theirs] : other.blocks_) blocks_[key].absorb(theirs);
}

std::vector<LiteralUse> Watcher::unmet(const std::vector<LiteralUse>& words) const {
  std::vector<LiteralUse> unmet;
  for (const LiteralUse& use : words) {
    const auto known = std::find_if(watch_.words.begin(), watch_.words.end(), [&](const LiteralUse& each) { return looks_alike(each, use); });
    if (!words_[static_cast<std::size_t>(known - watch_.words.begin())].met) unmet.push_back(use);
  }
  return unmet;
}

/// Of several files of which one lacks a column: nobody knows what its rows would say.
void Watcher::add_of_columns(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report,
                             const Setting& setting, std::vector<Notice>& to) const {
  std::uint64_t all = 0;
  for (const FileRows& rows : report.files) all += rows.accepted + rows.rejected;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const LedgerFile& file = setting.files->files[files[i]];
    std::string zh, en;
    std::vector<std::size_t> said;
    for (const std::size_t column : watch.columns) {
      const ColumnSpec& spec = ledger_.columns[column];
      const bool known = has_column(file, column) || !spec.default_text.empty() || is_absent(column, ledger_, setting);
      if (known || std::find(said.begin(), said.end(), column) != said.end()) continue;
      said.push_back(column);
      zh += (zh.empty() ? "" : "、") + spec.label;
      en += (en.empty() ? "" : ", ") + spec.id + " (" + spec.label + ")";
    }
    if (said.empty()) continue;
    const std::uint64_t rows = report.files[i].accepted + report.files[i].rejected;
    to.push_back({ledger_.id, file.name,
                  {file.name + " 没有“" + zh + "”" + (said.size() > 1 ? "这几列" : "一列") + "：" + std::to_string(all) + " 行中有 " +
                       std::to_string(rows) + " 行无从判断",
                   file.name + " has no column" + (said.size() > 1 ? "s " : " ") + en + ": " + rows_of(rows, all) + " cannot be told"}});
  }
}

void Watcher::add_of_dates(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report,
                           const Setting& setting, std::vector<Notice>& to) const {
  if (!watch.dated && watch.periods.empty()) return;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto found = undated_.find(files[i]);
    if (found == undated_.end()) continue;
    const std::string& name = setting.files->files[files[i]].name;
    const std::uint64_t rows = report.files[i].accepted + report.files[i].rejected;
    const std::string line = std::to_string(report.line(i, found->second.first_line));
    const std::uint64_t undated = found->second.rows;
    to.push_back({ledger_.id, name,
                  {ledger_.label + "（" + name + "）：" + std::to_string(rows) + " 行，其中 " + std::to_string(undated) + " 行没有日期，不属于任何时期",
                   name + ": " + rows_of(undated, rows) + (undated == 1 ? " has" : " have") + " no date and " +
                       (undated == 1 ? "belongs" : "belong") + " to no period (first: line " + line + ")"}});
  }
  if (!is_present(last_date_)) return;
  const Date last = Date::from_packed(last_date_);
  for (const Period& period : watch.periods) {
    if (!period.first || *period.first <= last.last()) continue;
    to.push_back(notice_of_end(ledger_, last, period));
  }
}

std::vector<Notice> Watcher::notices(const Watch& watch, const std::vector<std::size_t>& files, const ScanReport& report,
                                     const Setting& setting) const {
  std::vector<Notice> result;
  add_of_columns(watch, files, report, setting, result);
  add_of_dates(watch, files, report, setting, result);
  for (const auto& [key, blocks] : blocks_) {
    const std::size_t column = columns_.wanted()[key.second];
    if (!blocks.look_merged() || std::find(watch.grouped.begin(), watch.grouped.end(), column) == watch.grouped.end()) continue;
    const LedgerFile& file = setting.files->files[key.first];
    const ColumnSpec& spec = columns_.spec(key.second);
    if (std::any_of(file.columns.begin(), file.columns.end(), [](const FileColumn& each) { return each.fill_down; })) continue;
    const std::string filled = std::to_string(blocks.filled);
    const std::string empty = std::to_string(blocks.empty);
    result.push_back({ledger_.id, file.name,
                      {file.name + "：“" + spec.label + "”只在每块的首行填写（已填 " + filled + " 行，未填 " + empty + " 行），像是合并单元格；请加 --fill-down " + spec.id,
                       file.name + ": " + spec.id + " is filled in " + filled + " rows and not in the " + empty +
                           " below them: were cells merged? say --fill-down " + spec.id}});
  }
  return result;
}

Notice notice_of_end(const LedgerSpec& ledger, Date last, const Period& period) {
  return {ledger.id, "",
          {ledger.label + "台账截至 " + to_text(last) + "，" + to_text(period) + " 还没有数据",
           ledger.id + ": its last day is " + to_text(last) + ", and " + to_text(period) + " begins after that"}};
}

std::vector<LiteralUse> words_of(std::span<const ConditionTree> conditions, const LedgerSpec& ledger) {
  std::vector<LiteralUse> words;
  for (const ConditionTree& tree : conditions) append(literals(*tree.root, ledger), words);
  return words;
}

std::vector<LiteralUse> doubtful_words(const ConditionNode& condition, const LedgerSpec& ledger) {
  std::vector<LiteralUse> words = literals(condition, ledger);
  std::erase_if(words, [&](const LiteralUse& use) {
    const std::vector<Word>& known = ledger.columns[use.column].words;
    return !use.contains && std::any_of(known.begin(), known.end(), [&](const Word& word) { return word.value == use.word; });
  });
  return words;
}

std::vector<Notice> unknown_words(const std::vector<LiteralUse>& words, const LedgerSpec& ledger, const Setting& setting) {
  const std::vector<std::size_t> files = setting.files->of(ledger);
  const bool again = std::all_of(files.begin(), files.end(), [&](std::size_t file) { return setting.files->files[file].seekable; });
  if (words.empty() || files.empty() || !again) return {};
  LedgerPass pass(ledger, setting);
  std::vector<std::size_t> asked;  // columns of the ledger, one grouping each
  std::vector<LiteralUse> uses;
  for (const LiteralUse& use : words) {
    // Advice would give away which persons there are, whatever column their names were given to.
    if (!setting.files->mask_of(ledger.columns[use.column]).is_personal()) uses.push_back(use);
  }
  for (const LiteralUse& use : uses) {
    if (std::find(asked.begin(), asked.end(), use.column) != asked.end()) continue;
    asked.push_back(use.column);
    Grouping grouping;
    const std::size_t place = pass.columns().place(use.column);
    grouping.keys.push_back({place, ledger.columns[use.column].type, std::nullopt});
    grouping.needs = {place};
    grouping.is_answer = false;
    pass.add(std::move(grouping));
  }
  Watch watch;
  watch.words = uses;
  pass.add(watch);
  pass.read();
  pass.say({});
  std::vector<Notice> notices;
  for (const LiteralUse& use : pass.unmet(uses)) {
    const auto number = static_cast<std::size_t>(std::find(asked.begin(), asked.end(), use.column) - asked.begin());
    const Groups& groups = pass.groups(number);
    std::vector<std::string> there;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const Value key = groups.key(group, 0);
      const auto* word = std::get_if<std::string>(&key);
      if (word && masked_if_personal(*word) == *word) there.push_back(*word);
    }
    const std::string& id = ledger.columns[use.column].id;
    const Said said = use.contains ? Said{id + " ~ " + use.value.text + "：没有一行含有它" + is_it(use.word, there),
                                          id + " ~ " + use.value.text + ": no row contains it" + did_you_mean(use.word, there)}
                                   : Said{id + " = " + use.value.text + "：没有一行是这个值" + is_it(use.word, there),
                                          id + " = " + use.value.text + ": no row has this value" + did_you_mean(use.word, there)};
    add_notices({{ledger.id, "", said}}, notices);
  }
  return notices;
}

std::vector<Notice> words_nowhere(const std::vector<std::string>& where, const Setting& setting) {
  std::vector<Notice> notices;
  for (const std::string& text : where) {
    const ConditionTree tree = parse_condition(text);
    std::vector<Notice> of_this;
    bool met = false;
    for (const LedgerSpec& ledger : setting.catalogue->ledgers()) {
      if (setting.files->of(ledger).empty()) continue;
      const std::vector<LiteralUse> words = literals(*tree.root, ledger);
      if (words.empty()) continue;
      const std::vector<Notice> unknown = unknown_words(words, ledger, setting);
      met = met || unknown.empty();
      if (of_this.empty()) of_this = unknown;
    }
    if (!met) add_notices(of_this, notices);
  }
  return notices;
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

bool is_absent(std::size_t column, const LedgerSpec& ledger, const Setting& setting) {
  if (!ledger.columns[column].default_text.empty()) return false;
  const std::vector<std::size_t> files = setting.files->of(ledger);
  return !files.empty() && std::none_of(files.begin(), files.end(), [&](std::size_t file) {
    return has_column(setting.files->files[file], column);
  });
}

}  // namespace shanhai
