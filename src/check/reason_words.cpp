#include "check/reason_words.h"

#include <string_view>
#include <vector>

namespace shanhai::checking {

namespace {

struct Words {
  std::string_view english, chinese;  // # stands for a number
};

constexpr Words known[] = {
    {"is not a number", "不是数字"},
    {"is too large: a number has to fit in 64 bits at 0.0001", "太大，放不下"},
    {"has separators that do not stand between groups of three", "千分位逗号的位置不对"},
    {"is not a whole number", "不是整数"},
    {"has spaces inside the number", "数字中间有空格"},
    {"has brackets in front of digits: they are a sign only around the whole number", "数字前有括号：括号只在括住整个数字时表示负数"},
    {"is in another currency: write it in yuan", "是外币：请折成人民币元"},
    {"has a unit in brackets that is not understood", "括号里的单位看不懂"},
    {"is what a spreadsheet shows where it could not compute or show the cell: mend it there",
     "是电子表格算不出或显示不下时的字样：请在原表中改正"},
    {"is not a date", "不是日期"},
    {"is no day of the calendar", "日历上没有这一天"},
    {"may be January or an October that a spreadsheet cut: write 2023-01 or 2023-10",
     "可能是1月，也可能是被截断的10月：请写成 2023-01 或 2023-10"},
    {"does not begin with the year: write 2023-06-30", "不是以年份开头：请写成 2023-06-30"},
    {"cannot be read", "无法读取"},
    {"is not UTF-8 (byte # of the cell is wrong)", "不是UTF-8文字（单元格第 # 个字节有误）"},
    {"is not UTF-8 (byte # of the cell is wrong, at offset # of the file)",
     "不是UTF-8文字（单元格第 # 个字节有误，文件偏移 #）"},
    {"is not GB18030 (byte # of the cell is wrong, at offset # of the file)",
     "不是GB18030文字（单元格第 # 个字节有误，文件偏移 #）"},
    {"is not UTF-16 (byte # of the cell is wrong)", "不是UTF-16文字（单元格第 # 个字节有误）"},
    {"is not GB18030 (byte # of the cell is wrong)", "不是GB18030文字（单元格第 # 个字节有误）"},
    {"is not UTF-8 (byte # of cell # is wrong)", "第 # 个字节不是UTF-8文字（第 # 个单元格）"},
    {"is not GB18030 (byte # of cell # is wrong)", "第 # 个字节不是GB18030文字（第 # 个单元格）"},
    {"has no unit of money beside it, where other rows have one", "旁边没有写金额的单位，别的行却写了"},
    {"has a unit of money beside it, where other rows have none", "旁边写着金额的单位，别的行却没有"},
    {"is made of a cell that cannot be read", "所依据的单元格无法读取"},
    {"has text behind a closing quote: double the quotes inside the cell", "引号后还有文字：单元格内的引号要写成两个"},
    {"opens a quote that is never closed: it takes the rest of the file, # lines",
     "引号没有闭合，吞掉了文件余下的 # 行"},
    {"opens a quote that is never closed: it takes the rest of the file, # line",
     "引号没有闭合，吞掉了文件余下的 # 行"},
    {"has # cells where the header has #", "有 # 个单元格，表头只有 # 个"},
    {"has cells of more than # MB", "单元格超过 # MB"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The numbers in `text` where `pattern` has #; false where it is another text.
bool matches(std::string_view text, std::string_view pattern, std::vector<std::string>& numbers) {
  std::size_t at = 0;
  for (const char c : pattern) {
    if (c != '#') {
      if (at == text.size() || text[at++] != c) return false;
      continue;
    }
    std::string& number = numbers.emplace_back();
    while (at < text.size() && is_digit(text[at])) number += text[at++];
    if (number.empty()) return false;
  }
  return at == text.size();
}

}  // namespace

std::string reason_in_chinese(const std::string& reason) {
  std::string_view rest = reason;
  std::string shown;
  if (const auto close = reason.rfind("\" "); reason.starts_with('"') && close != reason.npos) {
    shown = "“" + reason.substr(1, close - 1) + "”";
    rest.remove_prefix(close + 2);
  }
  for (const Words& words : known) {
    std::vector<std::string> numbers;
    if (!matches(rest, words.english, numbers)) continue;
    std::size_t next = 0;
    for (const char c : words.chinese) {
      if (c == '#') {
        shown += numbers[next++];
      } else {
        shown += c;
      }
    }
    return shown;
  }
  return reason;
}

}  // namespace shanhai::checking
