#pragma once
// Ledgers as offices send them, made at random: every column under any of its names and units, in any order,
// cells in any spelling, with title lines, totals, notes and blank rows between.

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

class MessyLedger {
 public:
  /// `readable`: every row can be read.
  MessyLedger(const LedgerSpec& ledger, unsigned seed, bool readable)
      : ledger_(ledger), random_(seed), readable_(readable) {}

  std::string text() {
    separator_ = one_of<char>({',', ',', '\t', ';'});
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < ledger_.columns.size(); ++i) {
      if (ledger_.columns[i].required || below(3) > 0) columns.push_back(i);
    }
    std::shuffle(columns.begin(), columns.end(), random_);
    const bool other = below(2) == 0;
    std::string out = below(3) == 0 ? "二〇二三年台账\n" : "";
    out += below(4) == 0 ? "单位：万元\n" : "";
    std::vector<std::string> header;
    for (const std::size_t column : columns) header.push_back(header_of(ledger_.columns[column]));
    if (other) header.push_back("经办人");
    out += line(header);
    const unsigned rows = below(40);
    for (unsigned row = 0; row < rows; ++row) {
      if (below(12) == 0) out += odd_row(header);
      std::vector<std::string> cells;
      for (const std::size_t column : columns) cells.push_back(cell_of(ledger_.columns[column]));
      if (other) cells.push_back(below(2) ? word() : "");
      if (below(6) == 0) cells.resize(1 + below(static_cast<unsigned>(cells.size())));  // as Excel leaves them out
      if (!readable_ && below(10) == 0) cells.resize(header.size() + 1, "x");
      out += line(cells);
    }
    return out;
  }

 private:
  unsigned below(unsigned limit) { return std::uniform_int_distribution<unsigned>(0, limit - 1)(random_); }
  template <class T>
  T one_of(const std::vector<T>& all) {
    return all[below(static_cast<unsigned>(all.size()))];
  }

  std::string header_of(const ColumnSpec& column) {
    std::vector<std::string> names{column.id, column.label, column.label};
    if (!column.label_en.empty()) names.push_back(column.label_en);
    std::string name = one_of(names);
    if (column.type == ColumnType::money) name += one_of<std::string>({"", "(万元)", "（元）", "(亿元)"});
    if (below(8) == 0) name = " " + name + "　";
    return name;
  }

  std::string odd_row(const std::vector<std::string>& header) {
    switch (below(6)) {
      case 0: return "\n";
      case 1: return line(std::vector<std::string>(header.size()));
      case 2: return line(header);
      case 3: return line({"小 计：", "5", "7"});
      case 4: return line({"注：本表为初步数"});
      default: return line({"", "合计", "9"});
    }
  }

  std::string cell_of(const ColumnSpec& column) {
    if (below(6) == 0) return one_of<std::string>({"", "", "-", "无", " ", "不详"});
    switch (column.type) {
      case ColumnType::money: return money();
      case ColumnType::count: return one_of<std::string>({"3", "12", "1,204", "0.5万", "３", "7.0", "-2"});
      case ColumnType::decimal: return one_of<std::string>({"3.5", "0.0001", "12", "1.25万", "1e2"});
      case ColumnType::date: return date();
      case ColumnType::name: return one_of<std::string>({"张三", "李四", "王 五", "'赵六", "注册员"});
      case ColumnType::identity: return fmt::format("52272619900101{:04}", below(30));
      case ColumnType::phone: return one_of<std::string>({"13812345678", "１３９12345678", "0851-1234", "138.0"});
      default: break;
    }
    if (!column.words.empty() && below(8) > 0) {
      const Word& known = column.words[below(static_cast<unsigned>(column.words.size()))];
      std::vector<std::string> spellings{known.value};
      if (!known.value_en.empty()) spellings.push_back(known.value_en);
      spellings.insert(spellings.end(), known.aliases.begin(), known.aliases.end());
      std::string cell = one_of(spellings);
      if (column.type == ColumnType::list && below(2)) cell += "、" + one_of(spellings) + "、";
      return cell;
    }
    return word();
  }

  std::string money() {
    if (!readable_ && below(15) == 0) return "约100";
    return one_of<std::string>({"1", "1,234.56", "12.5万", "0.0001", "-3", "(300)", "¥7", "10(其中灾情6)", "1.2亿元", "９", "+5"});
  }
  std::string date() {
    if (!readable_ && below(15) == 0) return "2023.1";
    return one_of<std::string>({"2023-06-30", "2023/6/1", "2022年6月", "45107", "2021", "20230702", "2023年", "2023-06-30 08:15"});
  }
  std::string word() {
    if (below(60) == 0) return one_of<std::string>({"合计", "小 计", "注射器", "来源：某处", "日期"});
    return one_of<std::string>({"百泉镇", "麻尾镇", " 下司镇 ", "=1+1", "-5号", "+86", "@x", "'引号", "''双引号", "a,b",
                                "说\"话\"", "两\n行", "分号;隔", "制\t表", "'"});
  }

  std::string line(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += separator_;
      const std::string& cell = cells[i];
      if (cell.find_first_of(",;\t\"\n") == cell.npos && below(8) > 0) {
        out += cell;
        continue;
      }
      out += '"';
      for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
      out += '"';
    }
    return out + "\n";
  }

  const LedgerSpec& ledger_;
  std::mt19937 random_;
  bool readable_;
  char separator_ = ',';
};

}  // namespace shanhai
