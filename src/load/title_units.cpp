#include "load/title_units.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

using Says = UnitReading::Says;
constexpr std::string_view word = "单位";

template <class Words>
bool ends_with_one(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view each) { return text.ends_with(each); });
}

/// 单位 behind them names a unit, and no office.
constexpr std::string_view unit_words[] = {"金额", "计量", "货币", "资金"};
/// Behind them 单位 stands alone.
constexpr std::string_view ends[] = {" ", ":", ",", ";", "、", "。", "(", ")", "[", "]", "【", "】", "〔", "〕", "|", "-", "—"};
constexpr std::string_view office_endings[] = {
    "县", "市", "区", "旗", "州", "省", "盟", "镇", "乡", "村", "道", "局", "厅", "部", "委", "办", "室", "处", "科", "所", "站",
    "队", "心", "院", "校", "学", "司", "厂", "社", "会", "府", "团", "行", "店", "场", "组", "馆", "园", "专班"};

/// What means the same, before anything is looked at.
constexpr std::pair<std::string_view, std::string_view> spellings[] = {
    {"單位", "单位"}, {"∶", ":"}, {"︰", ":"}, {"﹕", ":"}, {"——", ":"}, {"“", ""}, {"”", ""}, {"\"", ""}, {"「", ""}, {"」", ""}};

void replace_all(std::string& text, std::string_view typed, std::string_view meant) {
  for (auto at = text.find(typed); at != text.npos; at = text.find(typed, at + meant.size())) text.replace(at, typed.size(), meant);
}

std::string_view without_spaces_in_front(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

/// 单位: and the like taken off; false where what follows is no more than the next word of a sentence.
bool take_colon(std::string_view& rest) {
  for (const std::string_view mark : {"均为", ":", "=", "为", "是", "("}) {
    if (!rest.starts_with(mark)) continue;
    rest.remove_prefix(mark.size());
    return true;
  }
  return false;
}

/// Up to the bracket that closes what stands before 单位, or the end of the sentence.
std::string_view value_of(std::string_view rest) {
  int open = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const std::string_view here = rest.substr(at);
    const auto begins = [&](std::initializer_list<std::string_view> marks) {
      return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return here.starts_with(mark); });
    };
    if (begins({"(", "[", "【", "〔"})) ++open;
    if (begins({")", "]", "】", "〕"}) && --open < 0) return rest.substr(0, at);
    if (open == 0 && begins({"。", word})) return rest.substr(0, at);
  }
  return rest;
}

/// 万元;填报日期:2023: without what has a label of its own.
std::string_view before_next_label(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos) return text;
  std::size_t end = 0;
  for (const std::string_view mark : {",", ";", "、", "("}) {
    const auto at = text.substr(0, colon).rfind(mark);
    if (at != text.npos) end = std::max(end, at);
  }
  return text.substr(0, end);
}

struct Value {
  UnitReading reading;  // of what begins there; or of a later word that is a unit: 户 万元
  std::string first;    // the first word
  std::vector<std::string> counts;
};

/// 万元、万人: its items that are a scale and something that is counted.
std::vector<std::string> counts_in(std::string_view text) {
  std::vector<std::string> counts;
  std::string item;
  const auto end_item = [&] {
    const std::string folded = folded_name(item);
    if (count_unit(folded, {}).is_unit() && !money_unit(folded).is_unit()) counts.push_back(folded);
    item.clear();
  };
  constexpr std::string_view marks[] = {"、", ",", ";", "/", "(", ")", " "};
  while (!text.empty()) {
    const auto mark = std::ranges::find_if(marks, [&](std::string_view each) { return text.starts_with(each); });
    if (mark != std::end(marks)) {
      end_item();
      text.remove_prefix(mark->size());
    } else {
      item += text.front();
      text.remove_prefix(1);
    }
  }
  end_item();
  return counts;
}

/// The unit that `words` begin with: as many of them as are one together (人民币 万元, CNY 10k).
UnitReading longest_unit(const std::vector<std::string_view>& words) {
  constexpr std::size_t most_words = 4;
  for (std::size_t count = std::min(words.size(), most_words); count > 0; --count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += words[i];
    const UnitReading reading = money_unit(text);
    if (reading.is_unit() || count == 1) return reading;
  }
  return {};
}

Value read_value(std::string_view rest) {
  rest = value_of(rest);
  std::vector<std::string_view> words;
  for (bool more = true; more;) {
    rest = without_spaces_in_front(rest);
    const std::string_view word_here = rest.substr(0, std::min(rest.find(' '), rest.size()));
    const std::string_view text = before_next_label(word_here);
    if (!text.empty()) words.push_back(text);
    rest.remove_prefix(word_here.size());
    more = !rest.empty() && text.size() == word_here.size();
  }
  Value value;
  if (words.empty()) return value;
  value = {longest_unit(words), std::string(words[0]), {}};
  for (const std::string_view each : words) {
    for (std::string& count : counts_in(each)) value.counts.push_back(std::move(count));
  }
  while (!value.reading.is_unit() && words.size() > 1) {
    words.erase(words.begin());
    const UnitReading later = longest_unit(words);
    if (later.is_unit()) value.reading = later;
  }
  return value;
}

/// A unit that stands without the word has one of them.
constexpr std::string_view own_currency_signs[] = {"元", "人民币", "rmb", "cny", "yuan"};

/// A cell that is no more than a unit, or ends in one: 万元, 2023年台账（万元）.
std::optional<TitleUnit> unit_without_word(std::string_view text) {
  const auto has_sign = [](std::string_view unit) {
    return std::any_of(std::begin(own_currency_signs), std::end(own_currency_signs),
                       [&](std::string_view sign) { return unit.find(sign) != unit.npos; });
  };
  if (!names_a_scale(text)) return std::nullopt;
  if (const Bracketed parts = in_brackets(text)) text = parts.inside;
  // The longest ending that is a unit: 10k yuan, and not yuan.
  for (std::size_t at = 0; at < text.size();) {
    const std::string unit = folded_name(text.substr(at));
    const bool behind_digit = at > 1 && text[at - 2] >= '0' && text[at - 2] <= '9';  // 共 500 万元
    const UnitReading reading = money_unit(unit);
    if (reading.is_unit() && has_sign(unit) && !behind_digit) return TitleUnit{reading.power, false, true, {}, {}, 0};
    if (is_other_currency(unit) && !behind_digit) return TitleUnit{};
    const auto space = text.find(' ', at);
    at = space == text.npos ? text.size() : space + 1;
  }
  return std::nullopt;
}

/// 以下金额均以万元计.
std::optional<TitleUnit> counted_in(std::string_view text) {
  constexpr std::string_view with = "以", counted = "计";
  for (auto at = text.find(with); at != text.npos; at = text.find(with, at + 1)) {
    const auto end = text.find(counted, at);
    if (end == text.npos) break;
    const UnitReading reading = money_unit(folded_name(text.substr(at + with.size(), end - at - with.size())));
    if (reading.is_unit()) return TitleUnit{reading.power, false, true, {}, {}, 0};
  }
  return std::nullopt;
}

}  // namespace

std::vector<TitleUnit> units_in_title(const std::string& cell, std::uint64_t line) {
  constexpr std::size_t longest_title = 2000;  // bytes: others are texts
  std::vector<TitleUnit> units;
  if (cell.empty() || cell.size() > longest_title) return units;
  std::string text = ascii_folded(cell);
  for (const auto& [typed, meant] : spellings) replace_all(text, typed, meant);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto add = [&](TitleUnit unit) {
    unit.text = cell;
    unit.line = line;
    units.push_back(std::move(unit));
  };
  if (text.find(word) == text.npos) {
    auto unit = unit_without_word(text);
    if (!unit) unit = counted_in(text);
    if (unit) add(std::move(*unit));
    return units;
  }
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
    std::string_view before = std::string_view(text).substr(0, at);
    std::string_view rest = without_spaces_in_front(std::string_view(text).substr(at + word.size()));
    const auto with = before.rfind("以");
    if (before.ends_with("为") && with != before.npos) {  // 以万元为单位
      const UnitReading reading = money_unit(folded_name(before.substr(with)) + std::string(word));
      if (reading.is_unit()) add({reading.power, false, true, {}, {}, 0});
      continue;
    }
    const bool has_value = take_colon(rest);
    const Value value = read_value(rest);
    const bool of_money = ends_with_one(before, unit_words);
    const bool alone = before.empty() || ends_with_one(before, ends);
    if (value.reading.is_unit()) {
      add({value.reading.power, false, true, value.counts, {}, 0});
    } else if (has_value && !value.counts.empty() && value.reading.says != Says::unclear) {
      add({std::nullopt, false, false, value.counts, {}, 0});
    } else if (has_value && value.reading.says == Says::unclear && (of_money || alone)) {
      std::string_view office = value.first;
      while (const Bracketed parts = in_brackets(office)) office = parts.name;
      const bool is_office = alone && ends_with_one(office, office_endings);
      if (!is_office) add({std::nullopt, alone && !is_other_currency(office), true, {}, {}, 0});
    }
  }
  return units;
}

}  // namespace shanhai
