#pragma once
// "Did you mean ...?": the nearest right name.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

/// The candidate with the fewest changed characters (insertions, deletions, replacements and swaps of
/// neighbours, by code point), if that is at most a third of the name's length and at least one may differ;
/// the first of equals.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// `; did you mean X?`, or nothing.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace shanhai
