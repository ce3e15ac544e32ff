#pragma once
// The words that render adds to what it prints, in the language asked for.

#include <string>
#include <string_view>

#include "shanhai/table/table.h"
#include "shanhai/table/style.h"

namespace shanhai {

/// In a column of numbers for people, where there is none.
inline constexpr const char* nothing_there = "—";

inline const char* total_word(bool english) { return english ? "Total" : "合计"; }
inline const char* no_rows_words(bool english) { return english ? "no rows" : "没有符合条件的行"; }
inline const char* trend_word(bool english) { return english ? "12 months" : "近12个月"; }
inline const char* source_word(bool english) { return english ? "Source" : "来源"; }
inline const char* sources_word(bool english) { return english ? "Sources" : "数据来源"; }
inline const char* note_word(bool english) { return english ? "Note: " : "注："; }

/// Behind a number of percentage points.
inline const char* points_word(bool english) { return english ? " pp" : "个百分点"; }

/// 元, 万元, 亿元; CNY, CNY 10k, CNY 100m.
const char* money_unit_word(MoneyUnit money, bool english);

/// The text of a cell; in a column of units, where the row's numbers are money, the unit that it is printed in.
std::string_view words_of(const std::string& text, const TableColumn& column, const TableRow& row,
                          MoneyUnit money, bool english);

/// `金额合计(万元)`, `Sum of amount (CNY 10k)`; `增幅(百分点)` for people, who see points and not fractions.
std::string title(const TableColumn& column, const Style& style);

}  // namespace shanhai
