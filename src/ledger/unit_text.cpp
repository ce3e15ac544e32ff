// A text is taken apart from the outside in: labels in front (单位：), brackets, the items of a list, what stands below
// a stroke (元/月), remarks that leave a unit what it is (含税, 人民币). What remains has to be a scale and a unit, whole.
#include "shanhai/ledger/unit_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace shanhai {

namespace {

using Says = UnitReading::Says;

constexpr std::string_view labels[] = {"金额单位", "计量单位", "货币单位", "数量单位", "单位",
                                       "货币",     "币种",     "金额",     "资金",     "unit"};
constexpr std::string_view remarks[] = {"不含税", "含税", "未税", "税前", "税后", "人民币", "rmb", "cny", "¥"};
constexpr std::string_view yuan[] = {"元", "圆", "yuan", "块"};
constexpr std::string_view currency_of_ours[] = {"人民币", "rmb", "cny", "¥"};
constexpr std::string_view other_currencies[] = {
    "美元", "美金", "港元", "港币", "港幣", "欧元", "日元", "日圆", "英镑", "韩元", "韩币", "台币", "新台币", "澳元", "澳币",
    "加元", "新元", "瑞郎", "卢布", "泰铢", "越南盾", "us$", "hk$", "$", "€", "£", "₩", "usd", "hkd", "eur", "gbp", "jpy",
    "krw", "twd", "aud", "cad", "sgd", "chf", "rub", "thb", "dollar", "dollars"};
/// Signs that no unit may be dropped for: a scale or a currency is meant, or could be.
constexpr std::string_view signs[] = {"元", "圆", "万", "萬", "亿", "億", "千", "百", "十", "人民币", "¥", "yuan", "cny",
                                      "rmb", "thousand", "thousands", "million", "millions", "billion"};

/// In which a scale may be counted: 万斤 is ten thousand 斤.
constexpr std::string_view counted[] = {
    "人",   "户",   "人次", "名",   "个",     "斤",     "公斤",   "市斤", "吨", "亩", "头", "只", "羽", "枚", "件", "箱",
    "袋",   "瓶",   "盒",   "株",   "棵",     "条",     "尾",     "匹",   "张", "套", "台", "辆", "次", "天", "日", "月",
    "场",   "批",   "笔",   "家",   "所",     "间",     "座",     "栋",   "处", "担", "捆", "包", "桶", "罐", "份", "把",
    "双",   "对",   "块",   "片",   "颗",     "粒",     "筐",     "车",   "升", "克", "度", "米", "两", "盆", "朵", "串",
    "公里", "公顷", "平方", "平米", "平方米", "平方公里", "立方米", "立方", "人月", "课时", "班次", "kg", "t"};
/// A scale is part of their name.
constexpr std::string_view of_their_own[] = {"千克", "千米", "千瓦", "千瓦时", "千瓦·时", "千伏", "千伏安", "千卡",
                                             "千焦", "千帕", "千赫", "千升",   "百帕",    "百分比", "百分点", "百分数",
                                             "百分率", "百分之", "毫克", "毫升",   "百分"};

template <std::size_t size>
bool is_one_of(std::string_view text, const std::string_view (&words)[size]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool take_front(std::string_view& text, std::string_view beginning) {
  if (beginning.empty() || !text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

bool take_back(std::string_view& text, std::string_view ending) {
  if (ending.empty() || !text.ends_with(ending)) return false;
  text.remove_suffix(ending.size());
  return true;
}

/// A letter stands on neither side of it: no eur in europe.
bool has_word(std::string_view text, std::string_view word) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (!letter(word.front())) return true;
    const bool before = at > 0 && letter(text[at - 1]);
    const auto end = at + word.size();
    if (!before && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

struct Scale {
  std::string_view word;
  UnitPower power;
};
constexpr Scale scales[] = {
    {"十亿", 9}, {"百亿", 10}, {"千亿", 11}, {"万亿", 12}, {"十億", 9}, {"百億", 10}, {"千億", 11}, {"萬億", 12},
    {"十万", 5}, {"百万", 6},  {"千万", 7},  {"十萬", 5},  {"百萬", 6}, {"千萬", 7},  {"亿", 8},    {"億", 8},
    {"万", 4},   {"萬", 4},    {"千", 3},    {"百", 2},    {"十", 1}};
constexpr Scale english_scales[] = {
    {"100,000,000", 8}, {"100000000", 8}, {"hundredmillion", 8}, {"100million", 8}, {"100m", 8}, {"1,000,000", 6},
    {"1000000", 6},     {"million", 6},   {"mn", 6},             {"10,000", 4},     {"10000", 4}, {"tenthousand", 4},
    {"10thousand", 4},  {"10k", 4},       {"1,000", 3},          {"1000", 3},       {"thousand", 3}};

bool take_remark_front(std::string_view& text) {
  for (const std::string_view remark : remarks) {
    if (!take_front(text, remark)) continue;
    for (const std::string_view mark : {":", "/", "-", "·"}) take_front(text, mark);
    return true;
  }
  return false;
}

/// A scale alone: 万, but no 百 or 十, which may be anything.
constexpr UnitPower smallest_alone = 3;

/// `text` is nothing but a unit of our money, without a stroke.
std::optional<UnitPower> plain_money(std::string_view text) {
  bool ours = false;
  const auto note_currency = [&](std::string_view taken) {
    ours = ours || std::ranges::any_of(currency_of_ours, [&](std::string_view word) { return taken.find(word) != taken.npos; });
  };
  for (std::string_view before = text; take_remark_front(text); before = text) note_currency(before.substr(0, before.size() - text.size()));
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view remark : remarks) {
      if (!take_back(text, remark)) continue;
      note_currency(remark);
      more = true;
    }
  }
  if (text.empty()) return ours ? std::optional(0) : std::nullopt;
  bool named = false;
  for (const std::string_view word : yuan) named = named || take_back(text, word);
  if (text.empty()) return 0;
  for (const Scale& scale : english_scales) {
    if (text == scale.word && (named || ours)) return scale.power;
  }
  for (const Scale& scale : scales) {
    const bool enough = named || ours || scale.power >= smallest_alone;
    if (text == scale.word && enough && scale.power <= largest_unit) return scale.power;
  }
  return std::nullopt;
}

/// 千, 万 and their kin before a unit that things are counted in, or the column's own; or alone.
std::optional<UnitPower> plain_count(std::string_view text, std::string_view own) {
  for (const Scale& scale : scales) {
    std::string_view rest = text;
    if (!take_front(rest, scale.word)) continue;
    const bool alone = rest.empty() && scale.power >= smallest_alone;
    if (scale.power > largest_unit) continue;
    if (alone || (!rest.empty() && (rest == own || is_counted_in(rest)))) return scale.power;
  }
  return std::nullopt;
}

/// The items of a list; digits with commas between them (10,000) are one.
std::vector<std::string_view> items_of(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t mark = 0;
    if (at == text.size() || text[at] == ';') mark = 1;
    else if (text[at] == ',' && !(at > 0 && digit(at - 1) && digit(at + 1))) mark = 1;
    else if (text.substr(at).starts_with("、")) mark = std::string_view("、").size();
    if (mark == 0) {
      ++at;
      continue;
    }
    if (at > begin) items.push_back(text.substr(begin, at - begin));
    begin = at += mark;
  }
  return items;
}

/// What all of them say together.
UnitReading together(const UnitReading& a, const UnitReading& b) {
  if (a.says == Says::unclear || b.says == Says::unclear) return {Says::unclear, 0};
  if (a.is_unit() && b.is_unit()) return a.power == b.power ? a : UnitReading{Says::unclear, 0};
  if (a.is_unit() || b.is_unit()) return a.is_unit() ? a : b;
  return a.says == Says::other ? a : b;
}

/// 单位：, 金额单位:, 以…计 around a unit.
std::string_view without_labels(std::string_view text) {
  if (take_front(text, "以")) {
    for (const std::string_view ending : {"为单位", "计算", "计"}) {
      if (take_back(text, ending)) break;
    }
  }
  for (const std::string_view label : labels) {
    std::string_view rest = text;
    if (!take_front(rest, label)) continue;
    for (const std::string_view mark : {":", "=", "为", "是"}) take_front(rest, mark);
    return rest;
  }
  return text;
}

/// 元/月, 元每人: what is counted, and what for.
struct Rate {
  std::string_view counted, each;
};
Rate parted(std::string_view item) {
  for (const std::string_view mark : {"/", "每", "per"}) {
    const auto at = item.find(mark);
    if (at != item.npos && at > 0) return {item.substr(0, at), item.substr(at + mark.size())};
  }
  return {item, {}};
}

UnitReading money_item(std::string_view item) {
  item = without_labels(item);
  // 人民币/万元: the stroke divides nothing.
  if (const auto power = plain_money(item)) return {Says::unit, *power};
  const Rate rate = parted(item);
  const auto below = rate.each.empty() ? std::nullopt : plain_money(rate.each);
  if (const auto power = plain_money(rate.counted)) {
    return below && *below != *power ? UnitReading{Says::unclear, 0} : UnitReading{Says::unit, *power};
  }
  if (below) return names_a_scale(rate.counted) ? UnitReading{Says::unclear, 0} : UnitReading{Says::unit, *below};
  if (is_one_of(rate.counted, of_their_own) || plain_count(rate.counted, {})) return {Says::other, 0};
  return {names_a_scale(item) ? Says::unclear : Says::nothing, 0};
}

UnitReading count_item(std::string_view item, std::string_view own) {
  item = without_labels(item);
  const std::string_view unit = parted(item).counted;
  // Where the column's own unit is 万, it counts all the same.
  const bool scale_only = std::ranges::any_of(scales, [&](const Scale& scale) { return scale.word == unit; });
  if ((unit == own && !scale_only) || is_one_of(unit, of_their_own) || is_one_of(unit, counted)) return {};
  if (const auto power = plain_count(unit, own)) return {Says::unit, *power};
  return {names_a_scale(item) ? Says::unclear : Says::nothing, 0};
}

/// No unit has so many bytes, whatever stands around it.
constexpr std::size_t longest_text = 150;

template <class ReadItem>
UnitReading read(std::string_view text, const ReadItem& read_item) {
  if (text.size() > longest_text) return {names_a_scale(text) ? Says::unclear : Says::nothing, 0};
  UnitReading reading;
  while (const Bracketed parts = in_brackets(text)) {
    reading = together(reading, read(parts.inside, read_item));
    text = parts.name;
  }
  // What stands in brackets as a whole has no name before them: （万元）.
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}) {
    if (!text.starts_with(open) || !text.ends_with(close) || text.size() < open.size() + close.size()) continue;
    text = text.substr(open.size(), text.size() - open.size() - close.size());
    break;
  }
  for (const std::string_view item : items_of(text)) reading = together(reading, read_item(item));
  return reading;
}

}  // namespace

UnitReading money_unit(std::string_view folded) {
  bool currency = false;  // nothing but its name: 万元(人民币)
  const UnitReading reading = read(folded, [&](std::string_view item) {
    const bool name_only = is_one_of(without_labels(item), currency_of_ours);
    currency = currency || name_only;
    return name_only ? UnitReading{} : money_item(item);
  });
  return currency && (reading.says == Says::nothing || reading.says == Says::other) ? UnitReading{Says::unit, 0} : reading;
}

UnitReading count_unit(std::string_view folded, std::string_view own) {
  return read(folded, [own](std::string_view item) { return count_item(item, own); });
}

UnitPower unit_power(std::string_view folded) {
  const UnitReading reading = money_unit(folded);
  return reading.is_unit() && items_of(folded).size() == 1 ? reading.power : -1;
}

bool names_a_scale(std::string_view folded) {
  const auto stands_in = [&](std::string_view word) { return has_word(folded, word); };
  return std::ranges::any_of(signs, stands_in) || std::ranges::any_of(other_currencies, stands_in);
}

std::vector<std::string_view> unit_endings() {
  std::vector<std::string_view> words = {"计", "计算"};
  const auto add = [&](const auto& more) { words.insert(words.end(), std::begin(more), std::end(more)); };
  add(remarks);
  add(yuan);
  add(other_currencies);
  add(counted);
  add(of_their_own);
  for (const Scale& scale : scales) words.push_back(scale.word);
  for (const Scale& scale : english_scales) words.push_back(scale.word);
  return words;
}

bool is_counted_in(std::string_view folded) { return is_one_of(folded, counted) || is_one_of(folded, of_their_own); }

bool is_other_currency(std::string_view folded) {
  for (const Scale& scale : scales) {
    if (take_front(folded, scale.word)) break;
  }
  return is_one_of(folded, other_currencies);
}

Bracketed in_brackets(std::string_view folded) {
  if (folded.empty()) return {};
  struct Pair {
    std::string_view open, close;
  };
  static constexpr Pair pairs[] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
  for (const Pair& pair : pairs) {
    if (!folded.ends_with(pair.close)) continue;
    // The one that opens the last, past those within: 金额(万元(含税)).
    std::size_t depth = 1;
    for (std::size_t at = folded.size() - pair.close.size(); at-- > 0;) {
      const std::string_view here = folded.substr(at);
      if (here.starts_with(pair.close)) ++depth;
      if (!here.starts_with(pair.open) || --depth > 0) continue;
      const auto from = at + pair.open.size();
      return {folded.substr(0, at), folded.substr(from, folded.size() - from - pair.close.size())};
    }
  }
  return {};
}

}  // namespace shanhai
