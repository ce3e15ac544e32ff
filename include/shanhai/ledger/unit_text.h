#pragma once
// Units as headers, titles, cells and columns of units write them: 万元, (单位：万元), 千元, 人民币万元, CNY 10k, 万人.
// There is one reader of them. A text is a unit as a whole or not at all, for half a unit is an amount that is wrong
// by powers of ten: 元阳县 is no 元, and 万美元 no 万元.

#include <string_view>
#include <vector>

#include "shanhai/ledger/number_text.h"

namespace shanhai {

/// The largest unit that numbers are read in: 亿元.
inline constexpr UnitPower largest_unit = 8;

struct UnitReading {
  enum class Says {
    nothing,  // of a scale: 吨, 人, 含税
    unit,     // it is `power`
    other,    // for money: a unit of something else, with a scale of its own: 千克, 万户
    unclear,  // it speaks of money or of a scale, and is not understood: 万美元, 元阳县; or two units
  };
  Says says = Says::nothing;
  UnitPower power = 0;

  bool is_unit() const { return says == Says::unit; }
};

/// The unit of money that `folded` (see folded_name) names, perhaps among others: 万元, 含税万元, 元/月, 户、万元.
UnitReading money_unit(std::string_view folded);

/// The scale of counts and decimals that `folded` names: 万 and its kin, alone or before the column's `own` unit or
/// one that things are counted in (千人, 万斤). 千克 and 百分点 are units of their own, which say nothing.
UnitReading count_unit(std::string_view folded, std::string_view own);

/// What `folded` is, and nothing else, as a power of ten of 元: 元 and 元/月 are 0, 万元 4; -1 for anything else.
UnitPower unit_power(std::string_view folded);

/// Something is counted in it: 人, 斤, 吨, 千克, 亩. `folded` is that and nothing else.
bool is_counted_in(std::string_view folded);

/// A scale or a currency stands somewhere in it, whatever it means. Quick.
bool names_a_scale(std::string_view folded);

/// A currency that is not ours, and nothing else: 美元, 万港元, usd.
bool is_other_currency(std::string_view folded);

/// What a unit may end in, unless a stroke or 每 stands in it.
std::vector<std::string_view> unit_endings();

/// `金额(万元)` as 金额 and 万元; also [ ] 【 】 〔 〕. Empty where `folded` does not end in brackets with a name before.
struct Bracketed {
  std::string_view name, inside;
  explicit operator bool() const { return !name.empty(); }
};
Bracketed in_brackets(std::string_view folded);

}  // namespace shanhai
