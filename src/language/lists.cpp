#include "language/lists.h"

#include "shanhai/language/syntax.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  Lexer lexer{std::string(text)};
  std::size_t begin = 0;
  int brackets = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = trimmed(text.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
  };
  for (;;) {
    const Token token = lexer.take(WordRule::measure);
    if (token.kind == TokenKind::end) break;
    if (token.kind != TokenKind::symbol) continue;
    if (token.text == "(") ++brackets;
    if (token.text == ")") --brackets;
    if (token.text != "," || brackets > 0) continue;
    add(token.begin);
    begin = token.end;
  }
  add(text.size());
  return parts;
}

}  // namespace shanhai
