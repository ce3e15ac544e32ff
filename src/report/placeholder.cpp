#include "report/placeholder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "figure/derivation.h"
#include "report/unquoted.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

constexpr int most_decimals_asked = 10;

struct Sections {
  std::string head, period, parts;  // ID where ... by ..., what is behind @, what is behind :
  bool has_period = false, has_parts = false;
};

Sections cut(const std::string& inside) {
  Sections sections;
  std::string rest = inside;
  if (const auto [at, size] = find_unquoted(rest, 0, {":", "："}); at != rest.npos) {
    sections.parts = rest.substr(at + size);
    sections.has_parts = true;
    rest.resize(at);
  }
  if (const auto [at, size] = find_unquoted(rest, 0, {"@"}); at != rest.npos) {
    sections.period = std::string(trimmed(std::string_view(rest).substr(at + size)));
    sections.has_period = true;
    rest.resize(at);
    if (sections.period.empty()) throw UsageError("a period is missing behind @");
  }
  sections.head = std::string(trimmed(rest));
  return sections;
}

/// Cuts `text` before the keyword, as a word of its own outside quotes; gives what is behind it.
std::optional<std::string> cut_keyword(std::string& text, std::string_view keyword) {
  const std::string mark = " " + std::string(keyword) + " ";
  const auto [at, size] = find_unquoted(text, 0, {mark});
  if (at == text.npos) return std::nullopt;
  const std::string behind(trimmed(std::string_view(text).substr(at + size)));
  text = std::string(trimmed(std::string_view(text).substr(0, at)));
  if (behind.empty()) throw UsageError("something is missing behind " + std::string(keyword));
  return behind;
}

std::vector<std::string> split_parts(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const auto [end, size] = find_unquoted(text, begin, {",", "，", "、"});
    parts.emplace_back(
        trimmed(std::string_view(text).substr(begin, end == text.npos ? end : end - begin)));
    if (parts.back().empty()) throw UsageError("a part is missing behind : or between commas");
    if (end == text.npos) return parts;
    begin = end + size;
  }
}

struct Flag {
  const char* name;
  bool Placeholder::*field;
};
constexpr std::array figure_flags{
    Flag{"unit", &Placeholder::with_unit}, Flag{"bare", &Placeholder::bare},
    Flag{"plain", &Placeholder::plain}, Flag{"words", &Placeholder::words}};
constexpr std::array period_flags{Flag{"iso", &Placeholder::iso}, Flag{"至", &Placeholder::from_to}};

struct Keyword {
  const char* name;
  Placeholder::Kind kind;
  bool takes_period;
  std::size_t flags;  // how many of period_flags it takes
};
constexpr std::array keywords{Keyword{"period", Placeholder::Kind::period, true, 2},
                              Keyword{"as_of", Placeholder::Kind::as_of, false, 1},
                              Keyword{"today", Placeholder::Kind::today, false, 1},
                              Keyword{"pace", Placeholder::Kind::pace, true, 0},
                              Keyword{"not_counted", Placeholder::Kind::not_counted, false, 0}};

struct RoundingWord {
  std::string_view name;
  Placeholder::Rounding rounding;
};
constexpr std::array rounding_words{RoundingWord{"余", Placeholder::Rounding::over},
                                    RoundingWord{"以上", Placeholder::Rounding::at_least}};

std::vector<std::string> part_names(const Indicator& indicator) {
  std::vector<std::string> names = compare_names(CompareOf::figures);
  for (const Flag& flag : figure_flags) names.emplace_back(flag.name);
  for (const RoundingWord& word : rounding_words) names.emplace_back(word.name);
  if (!indicator.unit.empty()) {
    for (const char* scale : {"", "万", "亿"}) names.push_back(scale + indicator.unit);
  }
  return names;
}

/// `余`, `余 10`, `以上 1000`: in the unit that is printed.
bool take_rounding(const std::string& part, Placeholder& result) {
  for (const RoundingWord& word : rounding_words) {
    if (!part.starts_with(word.name)) continue;
    result.rounding = word.rounding;
    const std::string_view step = trimmed(std::string_view(part).substr(word.name.size()));
    if (step.empty()) return true;
    const NumberReading number = read_number(step, NumberKind::decimal, 0);
    if (!number.ok || number.units <= 0) {
      throw UsageError(std::string(word.name) + " takes a step: " + std::string(word.name) +
                       " 10 counts in tens, not " + std::string(step));
    }
    Wide ten = number.units;
    while (ten % 10 == 0) ten /= 10;
    if (ten != 1 && word.rounding == Placeholder::Rounding::over) {
      throw UsageError("余 counts in tens, hundreds, tenths: 余 10, 余 100, 余 0.1, not " + std::string(step));
    }
    result.step = Exact{number.units, cell_decimals};
    return true;
  }
  return false;
}

void take_part(const std::string& part, Placeholder& result) {
  const Indicator& indicator = *result.indicator;
  if (const auto derived = compare_named(part); derived && *derived != Derived::value) {
    if (result.derived != Derived::value) {
      throw UsageError(std::string(name_of(result.derived)) + " and " + part +
                       " exclude each other");
    }
    result.derived = *derived;
    return;
  }
  int decimals = 0;
  const auto [end, fault] = std::from_chars(part.data(), part.data() + part.size(), decimals);
  if (fault == std::errc() && end == part.data() + part.size()) {
    if (decimals < 0 || decimals > most_decimals_asked) {
      throw UsageError("a figure is printed with 0 to 10 decimals, not " + part);
    }
    result.decimals = decimals;
    return;
  }
  for (const Flag& flag : figure_flags) {
    if (part == flag.name) {
      result.*flag.field = true;
      return;
    }
  }
  if (take_rounding(part, result)) return;
  const ScaledUnit unit = scaled_unit(part);
  const ScaledUnit own = scaled_unit(indicator.unit);
  const bool known = unit.base == own.base || (unit.base.empty() && unit.power > 0) ||
                     (own.base.empty() && unit.power > 0);
  if (!known) {
    throw UsageError(
        "\"" + part + "\" is no part of a figure" + did_you_mean(part, part_names(indicator)) +
        " (a unit of " + indicator.id + (own.base.empty() ? "" : ", as " + own.base) +
        "; a number of decimals; yoy, mom, ytd, target, completion, pace, ahead, ...)");
  }
  result.unit = unit;
  result.unit_text = part;
}

void check_parts(const Placeholder& figure) {
  const Quantity quantity = quantity_of(figure.derived, Quantity::mixed);
  const bool own = quantity == Quantity::mixed || quantity == Quantity::difference;
  const std::string name = name_of(figure.derived);
  if (figure.unit && !own) throw UsageError(name + " is not counted in " + figure.unit_text);
  const Derived derived = figure.derived;
  if (figure.words && !is_growth(derived) && derived != Derived::ahead && derived != Derived::rank) {
    throw UsageError("words are for yoy, mom, ytd-yoy, ahead and rank, not for " + name);
  }
  if (figure.rounding != Placeholder::Rounding::half && (!own || figure.decimals)) {
    throw UsageError(own ? "余 and 以上 have no decimals: give them a step (余 0.1)"
                         : "余 and 以上 are not for " + name);
  }
  const bool compared = derived == Derived::share || derived == Derived::rank;
  if (compared && figure.by.empty()) {
    throw UsageError(name + " needs a column and one of its values: by county=独山县");
  }
  if (!compared && !figure.by.empty()) throw UsageError("by is for share and rank");
}

Placeholder read_word(const Keyword& word, const Sections& sections) {
  Placeholder result;
  result.kind = word.kind;
  result.period = sections.period;
  if (sections.has_period && !word.takes_period)
    throw UsageError(std::string(word.name) + " takes no @");
  if (!sections.has_parts) return result;
  for (const std::string& part : split_parts(sections.parts)) {
    const auto taken = period_flags.begin() + static_cast<std::ptrdiff_t>(word.flags);
    const auto flag = std::find_if(period_flags.begin(), taken,
                                   [&](const Flag& each) { return part == each.name; });
    if (flag == taken) {
      throw UsageError("\"" + part + "\" is no part of " + word.name +
                       (word.flags > 0 ? " (iso is one)" : ""));
    }
    result.*flag->field = true;
  }
  return result;
}

std::string without_quotes(const std::string& text) {
  const bool quoted =
      text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

const Indicator& find_indicator(const std::string& id, const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const Indicator& each : catalogue.indicators()) {
    if (each.id == id) return each;
    names.push_back(each.id);
  }
  for (const Keyword& word : keywords) names.emplace_back(word.name);
  throw UsageError("there is no figure \"" + id + "\"" + did_you_mean(id, names) +
                   " ('shanhai figure' lists them all)");
}

}  // namespace

Placeholder read_placeholder(const std::string& inside, const Catalogue& catalogue,
                             TemplateValues& values) {
  if (const std::string_view name = trimmed(inside); name.starts_with('$')) {
    Placeholder result;
    result.kind = Placeholder::Kind::value;
    if (!is_value_name(name.substr(1))) {
      throw UsageError("\"" + std::string(name) + "\" is no name of a value (write {{ $township }})");
    }
    result.text = values.value(std::string(name.substr(1)));
    return result;
  }
  Sections sections = cut(inside);
  if (sections.head.empty())
    throw UsageError("{{ }} is empty; write {{ sales.amount }} or {{ period }}");
  sections.period = values.in_words(sections.period);
  for (const Keyword& word : keywords) {
    if (sections.head == word.name) return read_word(word, sections);
  }
  Placeholder result;
  result.period = sections.period;
  if (auto by = cut_keyword(sections.head, "by")) {
    const auto equals = by->find('=');
    if (equals == by->npos)
      throw UsageError("by needs a column and one of its values: by county=独山县");
    result.by = std::string(trimmed(by->substr(0, equals))) + "=" +
                values.in_words(without_quotes(std::string(trimmed(by->substr(equals + 1)))));
  }
  if (auto where = cut_keyword(sections.head, "where")) result.where = values.in_expression(*where);
  result.indicator = &find_indicator(sections.head, catalogue);
  if (sections.has_parts) {
    for (const std::string& part : split_parts(sections.parts)) take_part(part, result);
  }
  check_parts(result);
  return result;
}

}  // namespace shanhai
