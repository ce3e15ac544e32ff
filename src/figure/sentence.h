#pragma once
// Figures as they stand in a sentence, for people.

#include <optional>
#include <string>

#include "figure/placeholder.h"
#include "shanhai/table/style.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

/// `40,600.00万元`, `4.06亿元`, `6660余万元`, `4,563`, `57.6%`, `增长3.20%`, `第二`; `—` where it is empty. Money
/// without a unit of its own is in `style.money`; in English it is in CNY, or in millions of them.
std::string in_sentence(const Placeholder& placeholder, const Figure& figure, const Style& style);

/// A number, counted in the unit that is printed, down to its step; empty where that is not asked for, leaves
/// nothing or changes nothing. What is printed is then true of the number: 6660余 is 6660 to under 6670.
std::optional<Exact> rounded_down(const Exact& number, const Placeholder& placeholder);

}  // namespace shanhai
