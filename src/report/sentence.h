#pragma once
// Figures as they stand in a sentence, for people.

#include <string>

#include "report/placeholder.h"
#include "shanhai/render/render.h"
#include "shanhai/report/figures.h"

namespace shanhai {

/// `40,600.00万元`, `4.06亿元`, `4,563`, `57.6%`, `增长3.20%`; `—` where it is empty. Money without a unit of
/// its own is in `style.money`; in English it is in CNY, or in millions of them.
std::string in_sentence(const Placeholder& placeholder, const Figure& figure, const Style& style);

}  // namespace shanhai
