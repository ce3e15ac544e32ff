#pragma once
// What a bulletin claims of a figure: `6660余万元`, `4.06亿元`, `8000万元以上`, `第二`. A claim is a number with
// the decimals in which it was published, counted in its own unit, and how the true figure must match it.
// A *step* is one of the number's last digit that is not zero: ten for 6660, a hundred for 100, 0.1 for 1.5.
// Above and below are meant with the sign.

#include <optional>
#include <string>
#include <string_view>

#include "shanhai/ledger/exact.h"

namespace shanhai {

enum class Match {
  equal,     // = or nothing   the figure, rounded to the decimals of the published one, is that
  over,      // 余 多          at least that, and less than a step above it
  at_least,  // 以上 逾 超 超过 突破 不低于
  under,     // 近             below it, by less than a step
  about,     // 约 左右        within 5 % of it
  rank,      // 第             that place, largest first
  between,   // a..b           from a to b, both included
};
/// By any of its words; empty for anything else. `between` has none: it is a range in `value`.
std::optional<Match> match_named(std::string_view word);
/// `=`, `余`, ...: the first of its words; `..` for between.
const char* name_of(Match match);

struct Claim {
  Match match = Match::equal;
  Exact number;      // of between the lower end
  Exact upper;       // of between
  int power = 0;     // number x 10^power is counted in the indicator's base unit; of % it is -2
  std::string unit;  // as it was published: 万元, 亿枚, %
};

/// Reads the columns `value`, `match` and `unit` of a claim about an indicator that is counted in
/// `indicator_unit` (元, 人, %; empty: whatever it says). The unit may stand behind the number instead
/// (`4.06亿元`). Throws UsageError, which begins with the column: `unit: 元 is needed, not 人`.
Claim read_claim(const std::string& value, const std::string& match, const std::string& unit,
                 const std::string& indicator_unit);

/// `base` is a figure in the indicator's base unit; of a rank, the rank.
Exact in_unit_of(const Claim& claim, const Exact& base);
/// `computed` is counted in the claim's unit.
bool holds(const Claim& claim, const Exact& computed);
/// How far `computed` is from what was published; of a range, from its nearer end (0 within it).
std::optional<Exact> difference(const Claim& claim, const Exact& computed);

/// As people read it, without the unit: `6,660余`, `8,000以上`, `第2`; in English `just over 6,660`.
std::string to_words(const Claim& claim, bool english);
/// A figure beside it: with the digits down to one of the base unit, those that are not zero.
std::string to_words(const Claim& claim, const Exact& computed);

}  // namespace shanhai
