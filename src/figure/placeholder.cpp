#include "figure/placeholder.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "figure/derivation.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

constexpr int most_decimals_asked = 10;

[[noreturn]] void fail(const std::string& text, const Token& token, const std::string& message) {
  fail_at(text, token.begin, token.end, message);
}

/// Does `work`, and shows where the mistake is that it throws.
template <class Work>
auto at(const std::string& text, const Token& token, const Work& work) {
  try {
    return work();
  } catch (const UsageError& error) {
    fail(text, token, error.what());
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
  if (const auto derived = compare_named(part); derived && *derived != Compare::value) {
    if (result.derived != Compare::value) {
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
  const Compare derived = figure.derived;
  if (figure.words && !is_growth(derived) && derived != Compare::ahead && derived != Compare::rank) {
    throw UsageError("words are for yoy, mom, ytd-yoy, ahead and rank, not for " + name);
  }
  if (figure.rounding != Placeholder::Rounding::half && (!own || figure.decimals)) {
    throw UsageError(own ? "余 and 以上 have no decimals: give them a step (余 0.1)"
                         : "余 and 以上 are not for " + name);
  }
  const bool compared = derived == Compare::share || derived == Compare::rank;
  if (compared && figure.by.empty()) {
    throw UsageError(name + " needs a column and one of its values: by county=独山县");
  }
  if (!compared && !figure.by.empty()) throw UsageError("by is for share and rank");
}

Placeholder read_word(const Keyword& word, const FigureTree& tree, const std::string& text) {
  Placeholder result;
  result.kind = word.kind;
  if (tree.period && !word.takes_period) fail(text, *tree.period, std::string(word.name) + " takes no @");
  if (tree.period) result.period = tree.period->text;
  for (const Token& part : tree.parts) {
    const auto taken = period_flags.begin() + static_cast<std::ptrdiff_t>(word.flags);
    const auto flag = std::find_if(period_flags.begin(), taken, [&](const Flag& each) { return part.text == each.name; });
    if (flag == taken) {
      fail(text, part, "\"" + part.text + "\" is no part of " + word.name + (word.flags > 0 ? " (iso is one)" : ""));
    }
    result.*flag->field = true;
  }
  return result;
}

const Indicator& find_indicator(const std::string& id, const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const Indicator& each : catalogue.indicators()) {
    if (each.id == id) return each;
    names.push_back(each.id);
  }
  for (const Keyword& word : keywords) names.emplace_back(word.name);
  throw UsageError("there is no figure \"" + id + "\"" + did_you_mean(id, names) + " ('shanhai figure' lists them all)");
}

}  // namespace

Placeholder read_placeholder(const std::string& text, const Catalogue& catalogue) {
  const std::string inside(trimmed(text));
  if (inside.empty()) throw UsageError("{{ }} is empty; write {{ sales.amount }} or {{ period }}");
  return read_placeholder(parse_figure(inside), inside, catalogue);
}

Placeholder read_placeholder(const FigureTree& tree, const std::string& text, const Catalogue& catalogue) {
  Placeholder result;
  const std::string& name = tree.name.text;
  if (tree.name.kind == TokenKind::quoted) {
    result.kind = Placeholder::Kind::value;
    result.text = name;
    return result;
  }
  if (name.starts_with('$')) fail(text, tree.name, "\"" + name + "\" is no name of a value (write {{ $township }})");
  for (const Keyword& word : keywords) {
    if (name == word.name) return read_word(word, tree, text);
  }
  result.indicator = at(text, tree.name, [&] { return &find_indicator(name, catalogue); });
  if (tree.period) result.period = tree.period->text;
  if (tree.by_column) result.by = tree.by_column->text + "=" + tree.by_value->text;
  result.where = std::string(trimmed(tree.where));
  for (const Token& part : tree.parts) at(text, part, [&] { return take_part(part.text, result); });
  at(text, tree.parts.empty() ? tree.name : tree.parts.front(), [&] { return check_parts(result); });
  return result;
}

}  // namespace shanhai
