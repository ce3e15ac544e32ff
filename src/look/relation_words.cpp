#include <fmt/format.h>

#include <algorithm>

#include "look/file_relations.h"

namespace shanhai {

namespace {

constexpr std::size_t most_shown = 60;  // bytes of a name

std::string shown(const std::string& name) {
  if (name.size() <= most_shown) return name;
  std::size_t end = most_shown;
  while ((static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "…";
}

Said copy(const FileRelation& relation, const std::string& file, const std::string& other) {
  const char* about_zh = relation.estimated ? "约 " : " ";
  const char* about_en = relation.estimated ? "about " : "";
  return {fmt::format("{} 有{}{}% 的行也在 {} 里：像是同一台账的两次导出，会重复计算；请只留一份", file, about_zh, relation.percent, other),
          fmt::format("{}{}% of the rows of {} are in {} as well: two exports of one ledger count twice; keep only one of them",
                      about_en, relation.percent, file, other)};
}

Said summary(const FileRelation& relation, const std::string& file, const std::string& other) {
  const std::string zh = relation.all_others ? "其余文件合在一起" : " " + other + " ";
  const std::string en = relation.all_others ? "all other files together" : other;
  return {fmt::format("{} 各时期的合计与{}相同：像是把汇总表当成了台账，会重复计算；若是汇总，请把它移出", file, zh),
          fmt::format("the sums of {} are those of {}, month by month: a summary counted as a ledger? Keep it elsewhere", file, en)};
}

Said unit(const FileRelation& relation, const LedgerFile& file, const std::string& other) {
  const ColumnSpec& column = file.ledger->columns[relation.column];
  return {fmt::format("{}:{}：{}没有写明单位，数值一般比写明单位的 {} {}约 10 的 {} 次方倍；请在表头写明单位，如 {}(万元)", file.name,
                      relation.line, column.label, other, relation.smaller ? "小" : "大", relation.power, column.label),
          fmt::format("{}:{}: {} names no unit, and its values are some 10^{} times {} than those of {}, which does; name the unit in the "
                      "header, as {}(万元)", file.name, relation.line, column.id, relation.power, relation.smaller ? "smaller" : "larger",
                      other, column.label)};
}

Said total_row(const FileRelation& relation, const std::string& file) {
  const std::string name = shown(relation.name);
  const std::string zh = name.empty() ? "这一行" : "“" + name + "”这一行";
  const std::string en = name.empty() ? "this row" : "the row \"" + name + "\"";
  return {fmt::format("{}:{}：{}的数等于其他各行之和，像是合计，却按数据计入了；若是合计，把这一格改成 合计", file, relation.line, zh),
          fmt::format("{}:{}: {} is the sum of other rows, and counts as data; if it is a total, write 合计 (Total) in that cell", file,
                      relation.line, en)};
}

}  // namespace

Said words_of(const FileRelation& relation, const LedgerFiles& files) {
  const LedgerFile& file = files.files[relation.file];
  const std::string& other = files.files[relation.other].name;
  switch (relation.kind) {
    case FileRelation::Kind::copy: return copy(relation, file.name, other);
    case FileRelation::Kind::summary: return summary(relation, file.name, other);
    case FileRelation::Kind::unit: return unit(relation, file, other);
    case FileRelation::Kind::total_row: break;
  }
  return total_row(relation, file.name);
}

Notice notice_of(const FileRelation& relation, const LedgerFiles& files) {
  const LedgerFile& file = files.files[relation.file];
  const bool twice = relation.kind == FileRelation::Kind::copy || relation.kind == FileRelation::Kind::summary;
  return {file.ledger->id, file.name, words_of(relation, files), twice};
}

}  // namespace shanhai
