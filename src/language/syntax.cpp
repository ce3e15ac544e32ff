// The lexer: a token is told by its first character. Quotes and backticks begin a token only where no word
// is open, so that it's is one word.
#include "shanhai/language/syntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shanhai {

namespace {

struct Keyword {
  std::string_view name, chinese;  // empty: it has none
};
constexpr std::array<Keyword, 9> keywords = {{{"and", "且"}, {"or", "或"}, {"not", "非"}, {"in", ""}, {"between", ""},
                                              {"is", ""}, {"empty", ""}, {"where", ""}, {"as", ""}}};
/// Operators that are Chinese words: the parser knows what they mean.
constexpr std::array<std::string_view, 4> operator_words = {"包含", "不包含", "为空", "不为空"};

/// `==`, `<>` and `=~` are in no grammar: they are what other languages write. So is a lone `!`.
constexpr std::array<std::string_view, 7> long_symbols = {"!=", "!~", "<=", ">=", "==", "<>", "=~"};

struct Sign {
  std::string_view typed, meant;
};
constexpr std::array<Sign, 4> other_signs = {{{"≥", ">="}, {"≤", "<="}, {"≠", "!="}, {"、", ","}}};

struct Quote {
  std::string_view open, close;
};
/// The Chinese ones come in pairs, and an input method that has lost count begins with the second of one.
constexpr std::array<Quote, 8> quotes = {{{"\"", "\""}, {"'", "'"}, {"`", "`"}, {"“", "”"}, {"”", "”"}, {"‘", "’"}, {"’", "’"},
                                          {"「", "」"}}};

/// The bytes of the space at `at`: ASCII white space, no-break U+00A0, full-width U+3000; 0 if none.
std::size_t space_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r')) return 1;
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest.starts_with("\xE3\x80\x80")) return 3;
  return 0;
}

const Quote* quote_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const auto found = std::find_if(quotes.begin(), quotes.end(), [&](const Quote& each) { return rest.starts_with(each.open); });
  return found == quotes.end() ? nullptr : &*found;
}

/// The ASCII sign at `at`, in half or full width, and its bytes; 0 if there is none.
std::pair<char, std::size_t> sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {'\0', 0};
  if (static_cast<unsigned char>(text[at]) < 0x80) return {text[at], 1};
  const std::string_view rest = text.substr(at, 3);  // U+FF01 to U+FF5E are EF BC 81 to EF BD 9E
  if (rest.size() < 3 || rest[0] != '\xEF' || (rest[1] != '\xBC' && rest[1] != '\xBD')) return {'\0', 0};
  const int code = ((rest[1] & 0x3F) << 6 | (rest[2] & 0x3F)) - 0xF01 + 0x21;
  return code > 0x20 && code < 0x7F ? std::pair(static_cast<char>(code), std::size_t{3}) : std::pair('\0', std::size_t{0});
}

std::string_view signs_of(WordRule rule) {
  switch (rule) {
    case WordRule::measure: return "=<>~!(),+-*/";
    case WordRule::figure: return "=<>~!(),:@";
    case WordRule::condition:
    case WordRule::list: break;
  }
  return "=<>~!(),";
}

/// The symbol at `at`, in half width, and its bytes; 0 if there is none.
std::pair<std::string, std::size_t> symbol_at(std::string_view text, std::size_t at, WordRule rule) {
  for (const Sign& sign : other_signs) {
    if (sign.meant == "," && rule == WordRule::condition) continue;
    if (text.substr(at).starts_with(sign.typed)) return {std::string(sign.meant), sign.typed.size()};
  }
  const auto [first, size] = sign_at(text, at);
  if (size == 0 || signs_of(rule).find(first) == std::string_view::npos) return {{}, 0};
  const auto [second, second_size] = sign_at(text, at + size);
  const std::string both{first, second};
  const bool is_long = std::find(long_symbols.begin(), long_symbols.end(), both) != long_symbols.end();
  return is_long ? std::pair(both, size + second_size) : std::pair(std::string(1, first), size);
}

/// In half width and lower case.
std::string folded_word(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const auto [sign, size] = sign_at(text, at);
    const char c = size == 0 ? text[at] : sign;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    at += std::max<std::size_t>(size, 1);
  }
  return folded;
}

/// Reads from the quote at token.begin to its partner.
void read_quoted(const std::string& text, const Quote& quote, Token& token) {
  const std::string_view rest = text;
  token.kind = quote.open == "`" ? TokenKind::backtick : TokenKind::quoted;
  for (std::size_t at = token.begin + quote.open.size(); at < text.size(); ++at) {
    if (rest.substr(at).starts_with(quote.close)) {
      const std::size_t behind = at + quote.close.size();
      if (!rest.substr(behind).starts_with(quote.close)) {
        token.end = behind;
        return;
      }
      token.text += quote.close;
      at = behind + quote.close.size() - 1;
      continue;
    }
    token.text += text[at];
  }
  fail_at(text, token.begin, text.size(),
          "this " + std::string(quote.open) + " has no closing " + std::string(quote.close));
}

}  // namespace

Token Lexer::peek(WordRule rule) const {
  Token token;
  token.begin = at_;
  while (const std::size_t length = space_at(text_, token.begin)) token.begin += length;
  token.end = token.begin;
  if (token.begin == text_.size()) return token;
  if (const Quote* quote = quote_at(text_, token.begin)) {
    read_quoted(text_, *quote, token);
    return token;
  }
  if (auto [symbol, size] = symbol_at(text_, token.begin, rule); size > 0) {
    token.kind = TokenKind::symbol;
    token.end = token.begin + size;
    token.text = std::move(symbol);
    return token;
  }
  token.kind = TokenKind::word;
  while (token.end < text_.size() && space_at(text_, token.end) == 0 && symbol_at(text_, token.end, rule).second == 0) {
    ++token.end;
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
  if (token.kind != TokenKind::word) return false;
  const auto known = std::find_if(keywords.begin(), keywords.end(), [&](const Keyword& each) { return each.name == keyword; });
  return folded_word(token.text) == keyword || (known != keywords.end() && token.text == known->chinese);
}

bool is_keyword(const Token& token) {
  const auto is_that = [&](const Keyword& keyword) { return is_keyword(token, keyword.name); };
  const bool an_operator = std::find(operator_words.begin(), operator_words.end(), token.text) != operator_words.end();
  return std::any_of(keywords.begin(), keywords.end(), is_that) || (token.kind == TokenKind::word && an_operator);
}

bool is_plain_word(std::string_view text, WordRule rule) {
  if (text.empty() || quote_at(text, 0)) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (space_at(text, at) != 0 || symbol_at(text, at, rule).second > 0) return false;
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
