#include "report/unquoted.h"

namespace shanhai {

std::pair<std::size_t, std::size_t> find_unquoted(std::string_view text, std::size_t from,
                                                  std::initializer_list<std::string_view> marks,
                                                  bool outside_brackets) {
  char quote = 0;
  int depth = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (outside_brackets && c == ')') --depth;
    if (depth <= 0) {
      for (const std::string_view mark : marks) {
        if (text.compare(at, mark.size(), mark) == 0) return {at, mark.size()};
      }
    }
    if (outside_brackets && c == '(') ++depth;
    if (c == '"' || c == '\'' || c == '`') quote = c;
  }
  return {text.npos, 0};
}

}  // namespace shanhai
