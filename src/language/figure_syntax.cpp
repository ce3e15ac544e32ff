#include "language/figure_syntax.h"

#include <algorithm>
#include <string_view>

namespace shanhai {

namespace {

constexpr WordRule rule = WordRule::figure;

bool is_symbol(const Token& token, std::string_view symbol) {
  return token.kind == TokenKind::symbol && token.text == symbol;
}

/// 5, -0.5, .5, +3, also in full-width digits.
bool begins_as_number(const Token& token) {
  constexpr std::string_view signs = "0123456789+-.";
  if (signs.find(token.text[0]) != std::string_view::npos) return true;
  return token.text.starts_with("\xEF\xBC") && token.text.size() > 2 && static_cast<unsigned char>(token.text[2]) >= 0x8B &&
         static_cast<unsigned char>(token.text[2]) <= 0x99;  // U+FF0B to U+FF19
}

class FigureParser {
 public:
  FigureParser(Lexer& lexer, bool whole) : lexer_(lexer), whole_(whole) {}

  FigureTree figure() {
    Lexer ahead = lexer_;
    const Token first = ahead.take(rule);
    const Token second = ahead.take(rule);
    FigureTree tree;
    if (first.kind == TokenKind::word && is_symbol(second, "(") && second.begin == first.end) {
      tree.parts.push_back(first);
      lexer_ = ahead;
      named(tree);
      close(second);
    } else {
      named(tree);
    }
    return tree;
  }
  void named(FigureTree& tree);
  void close(const Token& open) {
    if (lexer_.peek(rule).kind == TokenKind::end) fail(open, "this bracket is never closed");
    if (!is_symbol(lexer_.peek(rule), ")")) expected("\")\"");
    lexer_.take(rule);
  }
  void end() {
    if (lexer_.peek(rule).kind != TokenKind::end) expected("where, by, @ a period, : a part, or the end");
  }

 private:
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(lexer_.text(), token.begin, token.end, message);
  }
  [[noreturn]] void expected(const std::string& what) const {
    const Token found = lexer_.peek(rule);
    const std::string instead = found.kind == TokenKind::end ? "" : ", not " + shown(found, lexer_.text());
    fail(found, "expected " + what + instead);
  }
  Token required(const std::string& what) {
    const Token found = lexer_.peek(rule);
    if (found.kind == TokenKind::symbol || found.kind == TokenKind::end || is_keyword(found)) expected(what);
    return lexer_.take(rule);
  }
  bool take(std::string_view symbol) {
    if (!is_symbol(lexer_.peek(rule), symbol)) return false;
    lexer_.take(rule);
    return true;
  }
  Token part();

  Lexer& lexer_;
  bool whole_;  // nothing else stands behind it
};

void FigureParser::named(FigureTree& tree) {
  tree.name = required("a figure, such as sales.amount");
  if (is_keyword(lexer_.peek(rule), "where")) {
    lexer_.take(rule);
    const std::size_t begin = lexer_.position();
    parse_condition(lexer_, {nullptr, false, rule});
    tree.where = lexer_.text().substr(begin, lexer_.position() - begin);
  }
  if (is_keyword(lexer_.peek(rule), "by")) {
    lexer_.take(rule);
    const std::string form = "a column and one of its values behind by: by county=独山县";
    tree.by_column = required(form);
    if (!take("=")) expected(form);
    tree.by_value = required(form);
  }
  if (take("@")) tree.period = required("a period behind @");
  if (!take(":")) return;
  do {
    tree.parts.push_back(part());
  } while (take(","));
}

/// In a condition it ends at what compares or joins.
Token FigureParser::part() {
  Token token = required("a part behind : or a comma, such as yoy");
  for (;;) {
    const Token next = lexer_.peek(rule);
    const bool ends = next.kind == TokenKind::end || next.kind == TokenKind::symbol || (!whole_ && is_keyword(next));
    if (ends) break;
    token.end = lexer_.take(rule).end;
    token.kind = TokenKind::word;
    token.text = lexer_.text().substr(token.begin, token.end - token.begin);
  }
  return token;
}

/// A bracket around one figure, and not around a condition.
std::optional<FigureTree> in_brackets(Lexer& lexer) {
  Lexer ahead = lexer;
  const Token open = ahead.take(rule);
  const std::optional<FigureTree> tree = figure_at(ahead);
  if (!tree || !is_symbol(ahead.peek(rule), ")")) return std::nullopt;
  FigureParser(ahead, false).close(open);
  lexer.go_back_to(ahead.position());
  return tree;
}

}  // namespace

FigureTree parse_figure(const std::string& text) {
  Lexer lexer(text);
  FigureParser parser(lexer, true);
  FigureTree tree = parser.figure();
  parser.end();
  return tree;
}

std::optional<FigureTree> figure_at(Lexer& lexer) {
  const Token first = lexer.peek(rule);
  if (is_symbol(first, "(")) return in_brackets(lexer);
  if (first.kind != TokenKind::word || is_keyword(first) || begins_as_number(first)) return std::nullopt;
  return FigureParser(lexer, false).figure();
}

}  // namespace shanhai
