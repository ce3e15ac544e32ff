#include "shanhai/verify/claim.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gather/fraction.h"
#include "figure/scaled_unit.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

constexpr int most_decimals = 10;  // as many as quotients have

struct MatchWord {
  const char* word;
  Match match;
};
constexpr std::array match_words{
    MatchWord{"=", Match::equal},       MatchWord{"余", Match::over},
    MatchWord{"以上", Match::at_least}, MatchWord{"近", Match::under},
    MatchWord{"约", Match::about},      MatchWord{"第", Match::rank},
    MatchWord{"多", Match::over},       MatchWord{"逾", Match::at_least},
    MatchWord{"超", Match::at_least},   MatchWord{"超过", Match::at_least},
    MatchWord{"突破", Match::at_least}, MatchWord{"不低于", Match::at_least},
    MatchWord{"左右", Match::about}};

/// How a claim reads, in Chinese and English.
struct Wording {
  Match match;
  const char* chinese;
  const char* english;
};
constexpr std::array wordings{Wording{Match::equal, "{}", "{}"},
                              Wording{Match::over, "{}余", "just over {}"},
                              Wording{Match::at_least, "{}以上", "at least {}"},
                              Wording{Match::under, "近{}", "nearly {}"},
                              Wording{Match::about, "约{}", "about {}"},
                              Wording{Match::rank, "第{}", "no. {}"},
                              Wording{Match::between, "{}至{}", "{} to {}"}};

struct NumberAndUnit {
  Exact number;
  std::string unit;
};

/// Unlike a cell of a ledger, the number keeps the decimals that it is written with.
NumberAndUnit read_number_and_unit(std::string_view text) {
  const std::string folded = ascii_folded(trimmed(text));
  const std::size_t end = std::min(folded.find_first_not_of("+-0123456789.,"), folded.size());
  const std::string digits = folded.substr(0, end);
  const NumberReading reading = read_number(digits, NumberKind::decimal, 0);
  if (!reading.ok) {
    throw UsageError(fmt::format("value: \"{}\" {}", text,
                                 digits.empty() ? "is not a number" : reading.reason));
  }
  NumberAndUnit result{{}, std::string(trimmed(std::string_view(folded).substr(end)))};
  bool behind_point = false;
  for (const char c : digits) {
    if (c == '.') behind_point = true;
    if (c < '0' || c > '9') continue;
    result.number.units = result.number.units * 10 + (c - '0');
    result.number.decimals += behind_point;
  }
  if (result.number.decimals > most_decimals) {
    throw UsageError(fmt::format("value: \"{}\" has more than {} decimals", text, most_decimals));
  }
  if (digits.front() == '-') result.number.units = -result.number.units;
  return result;
}

/// The unit, which may stand behind the number, in the column `unit`, or in both: `4.06亿` and `元`.
std::string unit_of(const std::string& behind_number, const std::string& column) {
  if (behind_number.empty() || behind_number == column) return column;
  if (column.empty()) return behind_number;
  const bool only_scale = scaled_unit(behind_number).base.empty();
  if (only_scale && scaled_unit(column).power == 0) return behind_number + column;
  throw UsageError(
      fmt::format("value: its unit {} contradicts the column unit, {}", behind_number, column));
}

/// Money stays money, and a rate a rate; what is counted may be called 所 in one place and 个 in another.
ScaledUnit read_unit(const std::string& text, const std::string& indicator_unit) {
  const ScaledUnit own = scaled_unit(indicator_unit);
  ScaledUnit unit = scaled_unit(text.empty() ? indicator_unit : text);
  const auto is_counter = [](const ScaledUnit& each) { return each.base != "元" && each.base != "%"; };
  const bool fits = own.base.empty() || own.base == unit.base ||
                    (unit.base.empty() && own.base != "%") || (is_counter(own) && is_counter(unit));
  if (!fits) {
    throw UsageError(
        fmt::format("unit: the indicator is counted in {}, not in {}", indicator_unit, text));
  }
  return unit;
}

Exact step_of(const Exact& number) {
  Exact step{1, number.decimals};
  if (number.units == 0) return step;
  for (Wide rest = number.units; rest % 10 == 0; rest /= 10) step.units *= 10;
  return step;
}

/// a + b x times, of numbers with the same decimals.
Exact moved(const Exact& a, const Exact& b, int times) {
  return {a.units + b.units * times, a.decimals};
}

bool within_five_percent(const Exact& number, const Exact& computed) {
  Exact low{number.units * 95, number.decimals + 2};
  Exact high{number.units * 105, number.decimals + 2};
  if (number.units < 0) std::swap(low, high);
  return compare(computed, low) >= 0 && compare(computed, high) <= 0;
}

}  // namespace

std::optional<Match> match_named(std::string_view word) {
  if (word.empty()) return Match::equal;
  const std::string folded = folded_name(word);
  for (const MatchWord& each : match_words) {
    if (folded == each.word) return each.match;
  }
  return std::nullopt;
}

const char* name_of(Match match) {
  for (const MatchWord& each : match_words) {
    if (each.match == match) return each.word;
  }
  return "..";
}

Claim read_claim(const std::string& value, const std::string& match, const std::string& unit,
                 const std::string& indicator_unit) {
  Claim claim;
  const auto named = match_named(match);
  if (!named) {
    std::string known;
    for (const MatchWord& each : match_words) known += (known.empty() ? "" : " ") + std::string(each.word);
    throw UsageError(fmt::format("match: \"{}\" is none of {}", match, known));
  }
  claim.match = *named;
  std::string behind_number;
  if (const std::size_t dots = value.find(".."); dots != value.npos) {
    if (claim.match != Match::equal) {
      throw UsageError(fmt::format("match: {} does not go with the range {}", match, value));
    }
    claim.match = Match::between;
    const NumberAndUnit low = read_number_and_unit(std::string_view(value).substr(0, dots));
    const NumberAndUnit high = read_number_and_unit(std::string_view(value).substr(dots + 2));
    if (!low.unit.empty() && low.unit != high.unit) {
      throw UsageError(fmt::format("value: write the unit of {} once, behind it", value));
    }
    if (compare(low.number, high.number) > 0) {
      throw UsageError(fmt::format("value: the range {} begins above its end", value));
    }
    claim.number = low.number;
    claim.upper = high.number;
    behind_number = high.unit;
  } else {
    const NumberAndUnit read = read_number_and_unit(value);
    claim.number = read.number;
    behind_number = read.unit;
  }
  claim.unit = unit_of(behind_number, unit);
  if (claim.match == Match::rank) {
    if (claim.number.decimals > 0 || claim.number.units < 1) {
      throw UsageError(fmt::format("value: a rank is 1, 2, 3, ..., not {}", value));
    }
    return claim;
  }
  claim.power = read_unit(claim.unit, indicator_unit).power;
  if (claim.unit.empty()) claim.unit = indicator_unit;
  return claim;
}

Exact in_unit_of(const Claim& claim, const Exact& base) {
  return counted_in(base, {claim.power, ""});
}

bool holds(const Claim& claim, const Exact& computed) {
  const Exact& published = claim.number;
  switch (claim.match) {
    case Match::equal:
    case Match::rank:
      return compare(rounded(computed, published.decimals), published) == 0;
    case Match::over:
      return compare(computed, published) >= 0 &&
             compare(computed, moved(published, step_of(published), 1)) < 0;
    case Match::at_least:
      return compare(computed, published) >= 0;
    case Match::under:
      return compare(computed, published) < 0 &&
             compare(computed, moved(published, step_of(published), -1)) > 0;
    case Match::about:
      return within_five_percent(published, computed);
    case Match::between:
      return compare(computed, published) >= 0 && compare(computed, claim.upper) <= 0;
  }
  return false;
}

std::optional<Exact> difference(const Claim& claim, const Exact& computed) {
  Exact from = claim.number;
  if (claim.match == Match::between) {
    if (holds(claim, computed)) from = computed;
    else if (compare(computed, claim.upper) > 0) from = claim.upper;
  }
  return exactly(fraction(computed) - fraction(from));
}

std::string to_words(const Claim& claim, bool english) {
  const auto digits = [](const Exact& number) { return grouped(number, number.decimals); };
  const auto* wording = std::find_if(wordings.begin(), wordings.end(), [&](const Wording& each) {
    return each.match == claim.match;
  });
  return fmt::format(fmt::runtime(english ? wording->english : wording->chinese),
                     digits(claim.number), digits(claim.upper));
}

std::string to_words(const Claim& claim, const Exact& computed) {
  // 0.01 is the least of 元 and of percent.
  Exact shown = rounded(computed, std::max(claim.power, 0) + 2);
  while (shown.decimals > 0 && shown.units % 10 == 0) {
    shown.units /= 10;
    --shown.decimals;
  }
  return grouped(shown, shown.decimals);
}

}  // namespace shanhai
