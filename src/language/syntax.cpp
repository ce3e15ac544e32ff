// The lexer: a token is told by its first character. Quotes and backticks begin a token only where no word
// is open, so that it's is one word.
#include "shanhai/language/syntax.h"

#include <algorithm>
#include <array>

namespace shanhai {

namespace {

constexpr std::array<std::string_view, 9> keywords = {"and", "or",    "not",   "in", "between",
                                                      "is",  "empty", "where", "as"};

/// The longer ones first. `==`, `<>`, `=~` and `!` are in no grammar: they are what other languages write.
constexpr std::array<std::string_view, 15> symbols = {"!=", "!~", "<=", ">=", "==", "<>", "=~", "=",
                                                      "<",  ">",  "~",  "!",  "(",  ")",  ","};

/// The bytes of the space at `at`: ASCII white space, no-break U+00A0, full-width U+3000; 0 if none.
std::size_t space_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.starts_with("\xE3\x80\x80")) return 3;
  return 0;
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

/// The symbol at `at`; empty if none.
std::string_view symbol_at(std::string_view text, std::size_t at, WordRule rule) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return {};
  if (rule == WordRule::measure && std::string_view("+-*/").find(rest[0]) != std::string_view::npos) {
    return rest.substr(0, 1);
  }
  for (const std::string_view symbol : symbols) {
    if (rest.starts_with(symbol)) return rest.substr(0, symbol.size());
  }
  return {};
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// Reads from the quote at token.begin to its partner.
void read_quoted(const std::string& text, Token& token) {
  const char quote = text[token.begin];
  token.kind = quote == '`' ? TokenKind::backtick : TokenKind::quoted;
  for (std::size_t at = token.begin + 1; at < text.size(); ++at) {
    if (text[at] == quote) {
      if (at + 1 == text.size() || text[at + 1] != quote) {
        token.end = at + 1;
        return;
      }
      ++at;
    }
    token.text += text[at];
  }
  const std::string mark(1, quote);
  fail_at(text, token.begin, text.size(), "this " + mark + " has no closing " + mark);
}

}  // namespace

Token Lexer::peek(WordRule rule) const {
  Token token;
  token.begin = at_;
  while (const std::size_t length = space_at(text_, token.begin)) token.begin += length;
  token.end = token.begin;
  if (token.begin == text_.size()) return token;
  if (is_quote(text_[token.begin])) {
    read_quoted(text_, token);
    return token;
  }
  if (const std::string_view symbol = symbol_at(text_, token.begin, rule); !symbol.empty()) {
    token.kind = TokenKind::symbol;
    token.end = token.begin + symbol.size();
  } else {
    token.kind = TokenKind::word;
    while (token.end < text_.size() && space_at(text_, token.end) == 0 &&
           symbol_at(text_, token.end, rule).empty()) {
      ++token.end;
    }
  }
  token.text = text_.substr(token.begin, token.end - token.begin);
  return token;
}

Token Lexer::take(WordRule rule) {
  Token token = peek(rule);
  at_ = token.end;
  return token;
}

bool is_keyword(const Token& token, std::string_view keyword) {
  return token.kind == TokenKind::word && equals_ignoring_case(token.text, keyword);
}

bool is_keyword(const Token& token) {
  return std::any_of(keywords.begin(), keywords.end(),
                     [&](std::string_view keyword) { return is_keyword(token, keyword); });
}

bool is_plain_word(std::string_view text) {
  if (text.empty() || is_quote(text[0])) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (space_at(text, at) != 0 || !symbol_at(text, at, WordRule::condition).empty()) return false;
  }
  return !is_keyword(Token{TokenKind::word, std::string(text), 0, text.size()});
}

std::string shown(const Token& token, const std::string& text) {
  switch (token.kind) {
    case TokenKind::end: return "the end";
    case TokenKind::quoted:
    case TokenKind::backtick: return text.substr(token.begin, token.end - token.begin);
    case TokenKind::word:
    case TokenKind::symbol: break;
  }
  return "\"" + token.text + "\"";
}

}  // namespace shanhai
