// A number is read in two ways. Plain digits, which nearly all cells are, are quickly done (plain_number.cpp).
// Anything else is folded to ASCII and taken apart from the outside in: a remark in brackets, the unit, brackets that mean
// "negative", the sign and the currency, and last the digits themselves.
#include "shanhai/ledger/number_text.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>

#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

constexpr const char* not_a_number = "is not a number";
constexpr const char* too_large = "is too large: a number has to fit in 64 bits at 0.0001";
constexpr const char* wrong_separators = "has separators that do not stand between groups of three";
constexpr const char* not_whole = "is not a whole number";
constexpr const char* spaces_inside = "has spaces inside the number";
constexpr const char* brackets_in_front =
    "has brackets in front of digits: they are a sign only around the whole number";
constexpr const char* other_currency = "is in another currency: write it in yuan";
constexpr const char* unknown_unit = "has a unit in brackets that is not understood";

constexpr std::string_view currencies[] = {"美元", "美金", "港元", "港币", "欧元", "日元", "日币", "英镑", "澳元", "加元",
                                           "韩元", "韩币", "卢布", "新台币", "台币", "瑞郎", "外币", "泰铢", "新加坡元",
                                           "usd",  "us$",  "hkd",  "hk$",  "eur",  "jpy",  "gbp",  "aud",    "cad",
                                           "krw",  "chf",  "sgd",  "twd",  "$",    "€",    "£",    "dollar", "euro"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

NumberReading failed(const char* reason) {
  NumberReading reading;
  reading.reason = reason;
  return reading;
}

/// Digits with a point and an exponent somewhere: value = 0.d1d2d3... x 10^magnitude.
struct Digits {
  std::string significant;  // without leading zeros
  int magnitude = 0;
};

/// Takes the separators out of the whole part; false where they do not stand between groups of three.
bool take_separators_out(std::string& text) {
  const std::size_t point = std::min(text.find_first_of(".eE"), text.size());
  if (text.find(',') >= point) return text.find(',') == text.npos;
  std::string whole;
  std::size_t group = 0;
  bool first = true;
  for (std::size_t at = 0; at <= point; ++at) {
    if (at < point && text[at] != ',') {
      whole += text[at];
      ++group;
      continue;
    }
    if (first ? group < 1 || group > 3 : group != 3) return false;
    first = false;
    group = 0;
  }
  text = whole + text.substr(point);
  return text.find(',') == text.npos;
}

/// Reads digits, a point, an exponent; nothing else may stand there.
bool read_digits(std::string_view text, Digits& digits) {
  bool any = false;
  bool point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.') {
      if (point) return false;
      point = true;
    } else if (is_digit(c)) {
      any = true;
      if (c != '0' || !digits.significant.empty()) {
        digits.significant += c;
        if (!point) ++digits.magnitude;
      } else if (point) {
        --digits.magnitude;
      }
    } else {
      break;
    }
  }
  if (!any) return false;
  if (at == text.size()) return true;
  if (text[at] != 'e' && text[at] != 'E') return false;
  ++at;
  const bool negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  if (at == text.size()) return false;
  int exponent = 0;
  for (; at < text.size(); ++at) {
    if (!is_digit(text[at])) return false;
    exponent = std::min(exponent * 10 + (text[at] - '0'), 10'000);
  }
  digits.magnitude += negative ? -exponent : exponent;
  return true;
}

/// The value at 0.0001, rounded half away from zero, with the sign given.
NumberReading count_units(const Digits& digits, bool negative, UnitPower unit) {
  NumberReading reading;
  reading.ok = true;
  if (digits.significant.empty()) return reading;
  const int kept = digits.magnitude + unit + cell_decimals;  // digits before the point of `units`
  if (kept > 19) return failed(too_large);
  Wide units = 0;
  for (int i = 0; i < kept; ++i) {
    const auto at = static_cast<std::size_t>(i);
    units = units * 10 + (at < digits.significant.size() ? digits.significant[at] - '0' : 0);
  }
  const std::size_t next = kept < 0 ? 0 : static_cast<std::size_t>(kept);
  if (next < digits.significant.size()) {
    reading.rounded = digits.significant.find_first_not_of('0', next) != std::string::npos;
    if (kept >= 0 && digits.significant[next] >= '5') ++units;
  }
  if (negative) units = -units;
  // The two lowest values stand for missing and unreadable cells.
  if (units > std::numeric_limits<std::int64_t>::max() || units < std::numeric_limits<std::int64_t>::min() + 2) {
    return failed(too_large);
  }
  reading.units = static_cast<std::int64_t>(units);
  return reading;
}

bool take_back(std::string& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text.resize(text.size() - ending.size());
  return true;
}

bool take_front(std::string& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.erase(0, beginning.size());
  return true;
}

bool names_currency(std::string_view folded) {
  return std::any_of(std::begin(currencies), std::end(currencies), [&](std::string_view name) { return folded.find(name) != folded.npos; });
}

const char* why_no_number(std::string_view cell) {
  const bool amount = std::any_of(cell.begin(), cell.end(), is_digit) && names_currency(folded_name(cell));
  return amount ? other_currency : not_a_number;
}

/// Takes `万`, `亿`, and for money `元`, `万元`, `亿元` off the end; -1 where there is none.
UnitPower take_unit(std::string& text, NumberKind kind) {
  if (kind == NumberKind::money && take_back(text, "元")) {
    return take_back(text, "万") ? 4 : take_back(text, "亿") ? 8 : 0;
  }
  return take_back(text, "万") ? 4 : take_back(text, "亿") ? 8 : -1;
}

/// What a bracket behind a number says: a unit and nothing else, a remark, or something that makes it no number.
struct Bracket {
  UnitPower unit = -1;
  const char* problem = nullptr;
};

Bracket bracket_of(std::string_view text, NumberKind kind) {
  const std::string folded = folded_name(text);
  std::string_view inside = folded;
  if (inside.starts_with("单位:")) inside.remove_prefix(std::string_view("单位:").size());
  if (std::any_of(inside.begin(), inside.end(), is_digit)) return {};  // a remark that has figures of its own
  const UnitReading reading = kind == NumberKind::money ? money_unit(inside) : count_unit(inside, {});
  if (reading.is_unit()) return {reading.power, nullptr};
  if (names_currency(inside)) return {-1, other_currency};
  return {-1, reading.says == UnitReading::Says::unclear ? unknown_unit : nullptr};
}

/// Without the spaces; `spaced` where one stands inside the digits: it could be anything, `12 34`.
std::string without_spaces(std::string_view cell, bool& spaced) {
  const auto is_inside = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  std::string text;
  bool space = false;
  bool bracket = false;  // of a remark behind the number
  for (const char c : ascii_folded(cell)) {
    if (c == ' ' || c == '\t') {
      space = true;
      continue;
    }
    spaced = spaced || (space && !bracket && is_inside(c) && !text.empty() && is_inside(text.back()));
    bracket = bracket || (c == '(' && !text.empty() && text.front() != '(');
    space = false;
    text += c;
  }
  return text;
}

NumberReading read_slowly(std::string_view cell, NumberKind kind, UnitPower unit) {
  bool spaced = false;
  std::string text = without_spaces(cell, spaced);
  if (spaced) return failed(spaces_inside);
  bool negative = false;
  bool remark = false;
  UnitPower own = -1;
  // (300), also (300)万元: an amount in brackets is negative, as accountants write it.
  if (const auto close = text.find(')'); text.starts_with("(") && close != text.npos) {
    if (close + 1 < text.size() && (is_digit(text[close + 1]) || text[close + 1] == '.')) return failed(brackets_in_front);
    negative = true;
    text.erase(close, 1);
    text.erase(0, 1);
    if (text.starts_with("-") || text.starts_with("+")) return failed(not_a_number);
  }
  if (const auto open = text.find('('); open != text.npos && open > 0 && text.ends_with(")")) {
    const Bracket bracket = bracket_of(std::string_view(text).substr(open + 1, text.size() - open - 2), kind);
    text.resize(open);
    if (bracket.problem) return failed(bracket.problem);
    own = bracket.unit;
    remark = own < 0;
  }
  if (const UnitPower behind = take_unit(text, kind); behind >= 0) own = behind;
  const bool money = kind == NumberKind::money;
  const bool currency = money && take_front(text, "¥");
  if (!negative) {
    if (take_front(text, "-") || take_front(text, "−")) negative = true;
    else take_front(text, "+");
  }
  if (money && !currency) take_front(text, "¥");
  Digits digits;
  const bool had_separators = text.find(',') != text.npos;
  if (!take_separators_out(text)) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    return failed(read_digits(text, digits) ? wrong_separators : why_no_number(cell));
  }
  if (!read_digits(text, digits)) return failed(why_no_number(cell));
  if (had_separators && text.find_first_of("eE") != text.npos) return failed(not_a_number);
  NumberReading reading = count_units(digits, negative, own >= 0 ? own : unit);
  reading.has_remark = remark;
  reading.has_own_unit = own >= 0;
  reading.own_unit = std::max(own, 0);
  return reading;
}

}  // namespace

NumberReading read_number(std::string_view text, NumberKind kind, UnitPower unit) {
  NumberReading reading;
  reading.ok = read_plain_number(text, unit, reading.units);
  if (!reading.ok) reading = read_slowly(text, kind, unit);
  if (reading.ok && kind == NumberKind::count && (reading.rounded || reading.units % cell_one != 0)) {
    return failed(not_whole);
  }
  return reading;
}

bool is_spreadsheet_error(std::string_view text) {
  if (text.size() < 2 || text.front() != '#') return false;
  if (text.find_first_not_of('#') == text.npos) return true;  // the column was too narrow
  static constexpr std::string_view errors[] = {"#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#n/a!", "#getting_data", "#field!", "#blocked!"};
  return std::ranges::find(errors, folded_name(text)) != std::end(errors);
}

}  // namespace shanhai
