#include "shanhai/ledger/identity.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace shanhai {

namespace {

constexpr std::size_t new_form = 18;
constexpr std::size_t old_form = 15;
constexpr std::size_t disability_card = 20;

constexpr std::string_view placeholders[] = {
    "待补",   "待补充", "待填",   "待填写", "待定",   "待查",   "待核",   "待核实", "待确认", "待录入", "待完善", "待提供",
    "暂无",   "暂缺",   "暂不详", "未知",   "未填",   "未填写", "未提供", "未登记", "未录入", "不清楚", "不知道", "不明",
    "没有",   "缺",     "缺失",   "空",     "同上",   "某某",   "某某某", "无名",   "无名氏", "×××",    "××",     "ＸＸＸ",
    "无号码", "无电话", "无证件", "无身份证", "遗失", "忘记",   "null",   "NULL",   "none",   "None",   "NONE",   "N/A",
    "n/a",    "NA",     "#N/A",   "test",   "测试",   "？",     "？？",   "？？？"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// It may have a check character: 17 digits, one more character, and on a disability card two more.
bool has_the_form(std::string_view word) {
  return (word.size() == new_form || word.size() == disability_card) &&
         all_digits(word.substr(0, new_form - 1)) && all_digits(word.substr(new_form));
}

/// `5.22726E+17`, also without the plus and with a small e.
bool is_scientific(std::string_view word) {
  const std::size_t e = word.find_first_of("Ee");
  if (e == std::string_view::npos) return false;
  std::string_view power = word.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  const std::string_view whole = word.substr(0, std::min(e, word.find('.')));
  const std::string_view fraction = word.substr(whole.size(), e - whole.size());
  return !whole.empty() && all_digits(whole) && !power.empty() && all_digits(power) &&
         (fraction.empty() || all_digits(fraction.substr(1)));
}

}  // namespace

char identity_check_character(std::string_view seventeen_digits) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  assert(seventeen_digits.size() == new_form - 1 && all_digits(seventeen_digits));
  int sum = 0;
  for (std::size_t i = 0; i < new_form - 1; ++i) sum += (seventeen_digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

bool has_right_check_character(std::string_view word) {
  if (!has_the_form(word)) return false;
  const char check = word[new_form - 1] == 'x' ? 'X' : word[new_form - 1];
  return check == identity_check_character(word.substr(0, new_form - 1));
}

std::string normalised_identity(std::string_view word) {
  std::string identity(word);
  if (has_the_form(word) && word[new_form - 1] == 'x') identity[new_form - 1] = 'X';
  if (word.size() == old_form && all_digits(word)) {
    identity.insert(6, "19");
    identity += identity_check_character(identity);
  }
  return identity;
}

bool is_damaged_identity(std::string_view word) {
  if (is_scientific(word)) return true;
  return has_the_form(word) && word.ends_with("000") && !has_right_check_character(word);
}

bool is_placeholder(std::string_view word) {
  if (word.empty()) return false;
  const auto is_first = [&](char c) { return c == word.front(); };
  constexpr std::size_t shortest_run = 6;  // 99 may be somebody's number in a list
  if (is_digit(word.front()) && word != "0" && word.size() < shortest_run) return false;
  if (is_digit(word.front()) || word.front() == 'x' || word.front() == 'X' || word.front() == '?') {
    return std::all_of(word.begin(), word.end(), is_first);
  }
  return std::find(std::begin(placeholders), std::end(placeholders), word) != std::end(placeholders);
}

bool is_damaged_code(std::string_view word) {
  constexpr std::size_t shortest = 5, longest = 24;
  if (word.size() < shortest || word.size() > longest || !is_digit(word[0]) || !is_scientific(word)) return false;
  const std::size_t e = word.find_first_of("Ee");
  const bool plus = word[e + 1] == '+';
  const std::string_view power = word.substr(e + (plus ? 2 : 1));
  // A spreadsheet writes one digit, a point or the sign of the power: 12E15 may be somebody's code, and 5E3.
  return power.size() == 2 && power >= "11" && (word[1] == '.' || (e == 1 && plus));
}

bool is_masked_identity(std::string_view word) { return word.find('*') != std::string_view::npos; }

}  // namespace shanhai
