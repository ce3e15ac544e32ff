#include "language/measure_functions.h"

#include <algorithm>
#include <array>


namespace shanhai {

namespace {

// Quantiles go by `median` or by `p` and a percentage.
constexpr std::array<FunctionWords, 11> functions = {{
    {Function::count, "count", false, "Count of ", "个数"},
    {Function::sum, "sum", true, "Sum of ", "合计"},
    {Function::mean, "mean", true, "Mean of ", "平均"},
    {Function::min, "min", false, "Smallest ", "最小"},
    {Function::max, "max", false, "Largest ", "最大"},
    {Function::quantile, "median", true, "Median of ", "中位数"},
    {Function::stddev, "stddev", true, "Standard deviation of ", "标准差"},
    {Function::distinct, "distinct", false, "Distinct ", "去重数"},
    {Function::first, "first", false, "First ", "首个"},
    {Function::last, "last", false, "Last ", "末个"},
    {Function::wmean, "wmean", true, "Weighted mean of ", "加权平均"},
}};

constexpr std::string_view other_name_of_mean = "avg";

/// `p99.9` as 0.999; empty where it is no percentage, or has more decimals than a quantile can take.
std::optional<Exact> share_of(std::string_view name) {
  if (!name.starts_with('p')) return std::nullopt;
  name.remove_prefix(1);
  const std::size_t point = std::min(name.find('.'), name.size());
  const std::string_view whole = name.substr(0, point);
  const std::string_view decimals = name.substr(std::min(point + 1, name.size()));
  const auto all_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!all_digits(whole) || whole.size() > 3) return std::nullopt;
  if (point < name.size() && !all_digits(decimals)) return std::nullopt;
  Exact share{0, static_cast<int>(std::min<std::size_t>(decimals.size(), 100)) + 2};
  if (share.decimals > probability_decimals) return std::nullopt;
  for (const char c : std::string(whole) + std::string(decimals)) {
    share.units = share.units * 10 + (c - '0');
  }
  return share.units <= power_of_ten(share.decimals) ? std::optional(share) : std::nullopt;
}

}  // namespace

std::optional<NamedFunction> function_named(std::string_view typed) {
  std::string name(typed);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (name == other_name_of_mean) name = words_of(Function::mean).name;
  for (const FunctionWords& words : functions) {
    if (words.name == name) return NamedFunction{&words, name, Exact{5, 1}};
  }
  if (const auto share = share_of(name)) {
    return NamedFunction{&words_of(Function::quantile), name, *share};
  }
  return std::nullopt;
}

const FunctionWords& words_of(Function function) {
  return *std::find_if(functions.begin(), functions.end(),
                       [&](const FunctionWords& words) { return words.function == function; });
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionWords& words : functions) names.emplace_back(words.name);
  names.emplace_back(other_name_of_mean);
  return names;
}

}  // namespace shanhai
