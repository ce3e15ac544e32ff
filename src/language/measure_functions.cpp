#include "language/measure_functions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shanhai {

namespace {

// Quantiles go by `median` or by `p` and a percentage.
constexpr std::array<FunctionWords, 11> functions = {{
    {Function::count, "count", "计数", false, "Count of ", "个数"},
    {Function::sum, "sum", "求和", true, "Sum of ", "合计"},
    {Function::mean, "mean", "平均", true, "Mean of ", "平均"},
    {Function::min, "min", "最小", false, "Smallest ", "最小"},
    {Function::max, "max", "最大", false, "Largest ", "最大"},
    {Function::quantile, "median", "中位数", true, "Median of ", "中位数"},
    {Function::stddev, "stddev", "标准差", true, "Standard deviation of ", "标准差"},
    {Function::distinct, "distinct", "去重", false, "Distinct ", "去重数"},
    {Function::first, "first", "首个", false, "First ", "首个"},
    {Function::last, "last", "末个", false, "Last ", "末个"},
    {Function::wmean, "wmean", "加权平均", true, "Weighted mean of ", "加权平均"},
}};

/// Other names of theirs.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"avg", "mean"}, {"均值", "mean"}, {"平均值", "mean"}, {"最小值", "min"}, {"最大值", "max"}, {"去重计数", "distinct"}};
/// What is typed for a function and is none: what to type instead.
constexpr std::pair<std::string_view, std::string_view> instead[] = {
    {"合计", "sum(…)"}, {"总和", "sum(…)"}, {"总计", "sum(…)"}, {"小计", "sum(…)"}, {"total", "sum(…)"},
    {"average", "avg(…)"}, {"个数", "count"}, {"行数", "count"}, {"size", "count"}, {"去重数", "distinct(…)"},
    {"unique", "distinct(…)"}, {"nunique", "distinct(…)"}, {"std", "stddev(…)"}, {"percentile", "p90(…)"},
    {"rank", "the comparison -c rank"}, {"排名", "the comparison -c rank"}, {"share", "the comparison -c share"},
    {"占比", "the comparison -c share"}, {"yoy", "the comparison -c yoy"}, {"同比", "the comparison -c yoy"},
    {"mom", "the comparison -c mom"}, {"环比", "the comparison -c mom"}, {"cumulative", "the comparison -c cumulative"},
    {"累计", "the comparison -c cumulative"}};

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
  for (const auto& [other, own] : other_names) {
    if (name == other) name = own;
  }
  for (const FunctionWords& words : functions) {
    if (words.name == name || words.chinese == name) return NamedFunction{&words, std::string(words.name), Exact{5, 1}};
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
  for (const FunctionWords& words : functions) names.emplace_back(words.chinese);
  for (const auto& [other, own] : other_names) names.emplace_back(other);
  return names;
}

std::optional<std::string_view> typed_instead(std::string_view name) {
  for (const auto& [typed, meant] : instead) {
    if (name == typed) return meant;
  }
  return std::nullopt;
}

}  // namespace shanhai
