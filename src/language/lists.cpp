#include "language/lists.h"

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
/// A quote opens where no word is open, as in the lexer.
bool ends_a_word(char c) { return std::string_view(" \t,()=!<>~+-*/").find(c) != std::string_view::npos; }

}  // namespace

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view part) {
    part = trimmed(part);
    if (!part.empty()) parts.emplace_back(part);
  };
  std::size_t begin = 0;
  int brackets = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_quote(c) && (at == 0 || ends_a_word(text[at - 1]))) {
      const std::size_t close = text.find(c, at + 1);
      if (close != text.npos) at = close;
    } else if (c == '(') {
      ++brackets;
    } else if (c == ')') {
      --brackets;
    } else if (c == ',' && brackets <= 0) {
      add(text.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  add(text.substr(begin));
  return parts;
}

}  // namespace shanhai
