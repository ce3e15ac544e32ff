#pragma once
// What stands in a cell for "nothing is known", in every column but notes.

#include <algorithm>
#include <iterator>
#include <string_view>

namespace shanhai {

inline constexpr std::string_view missing_marks[] = {"-", "—", "–", "/", "无", "不详"};

constexpr bool is_missing_mark(std::string_view text) {
  return std::find(std::begin(missing_marks), std::end(missing_marks), text) != std::end(missing_marks);
}

}  // namespace shanhai
