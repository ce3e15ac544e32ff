#include "shanhai/ledger/nearest.h"

#include <algorithm>

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) result += next_code_point(text, at);
  return result;
}

/// Optimal string alignment distance (Damerau's four kinds of mistake).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

constexpr std::size_t longest_name = 64;  // longer ones are no slips of a finger

}  // namespace

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::u32string wanted = code_points(folded_name(name));
  if (wanted.empty() || wanted.size() > longest_name) return std::nullopt;
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    const std::u32string other = code_points(folded_name(candidate));
    if (other.empty() || other.size() > longest_name) continue;
    const std::size_t cost = distance(wanted, other);
    // With one character in common or none, two short names are not alike.
    if (cost < best && cost < std::max(wanted.size(), other.size())) {
      best = cost;
      found = &candidate;
    }
  }
  return found ? std::optional(*found) : std::nullopt;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const auto found = nearest(name, candidates);
  return found ? "; did you mean " + *found + "?" : "";
}

}  // namespace shanhai
