#pragma once
// The functions of measures: their names, what they take and how their results are called. The one list of
// them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/language/measure_syntax.h"

namespace shanhai {

struct FunctionWords {
  Function function;
  std::string_view name;          // as ids spell it
  std::string_view chinese;       // may be typed as well
  bool needs_numbers;             // else: columns of any type
  std::string_view label_front;   // in English, before the column's label: `Sum of `
  std::string_view label_behind;  // in Chinese, behind it: `合计`
};

/// A function as it is named in a measure, in any case of letters.
struct NamedFunction {
  const FunctionWords* words = nullptr;
  std::string name;  // as ids spell it, or `p90`
  Exact share;       // of quantiles
};

/// Empty for a name that is none; `p101` and the like are none.
std::optional<NamedFunction> function_named(std::string_view name);
const FunctionWords& words_of(Function function);
/// For a name that is none, and often typed for one: what to type, `sum(…)` for 合计.
std::optional<std::string_view> typed_instead(std::string_view name);
/// For advice on misspelt ones.
std::vector<std::string> function_names();

}  // namespace shanhai
