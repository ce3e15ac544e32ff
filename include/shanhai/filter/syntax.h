#pragma once
// Expressions as text: the words of the language, and the tree of a condition before it is bound to a
// ledger. docs/query.md has the grammar. Measures (aggregate/measure.h) use the same words.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

enum class TokenKind {
  word,      // 百泉镇, 2023-06-30, 100万, and, count
  quoted,    // 'x' or "x", quotes taken off, doubled ones single
  backtick,  // `销售 额`: always a column
  symbol,    // = != < <= > >= ~ !~ ( ) ,   and in measures + - * /
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::size_t begin = 0;  // bytes in the expression
  std::size_t end = 0;
};

/// How words end. In a condition `+ - * /` and dots belong to the word (`2023-06-30`); in a measure, outside
/// brackets of a condition, they are operators.
enum class WordRule { condition, measure };

/// Reads one token after another; two may be looked at before they are taken.
class Lexer {
 public:
  explicit Lexer(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }
  Token peek(WordRule rule) const;
  Token take(WordRule rule);
  std::size_t position() const { return at_; }
  void go_back_to(std::size_t position) { at_ = position; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

/// True where an unquoted word is that keyword, in any case of letters.
bool is_keyword(const Token& token, std::string_view keyword);

/// Throws UsageError: the message, the expression on a line of its own, and a caret under byte `at`
/// (placed by display width), with ~ under the rest of what is meant (to `end`).
[[noreturn]] void fail_at(const std::string& text, std::size_t at, std::size_t end, const std::string& message);

enum class Operator { equal, not_equal, less, less_equal, greater, greater_equal, in, not_in, between,
                      not_between, contains, not_contains, empty, not_empty };

struct ConditionNode {
  enum class Kind { both, either, negated, comparison } kind = Kind::comparison;
  std::vector<std::unique_ptr<ConditionNode>> parts;  // of both, either (two or more), negated (one)
  Token column;                                       // of a comparison
  Operator op = Operator::equal;
  std::vector<Token> values;                          // one; two for between; any number for in; none for empty
};

struct ConditionTree {
  std::string text;  // the whole expression, for messages
  std::unique_ptr<ConditionNode> root;
};

/// Throws UsageError with a caret. Brackets may be nested `deepest_nesting` deep.
ConditionTree parse_condition(const std::string& text);
/// From the lexer's place to where the condition ends (the closing bracket of a measure, or the end), which
/// is left in the lexer.
std::unique_ptr<ConditionNode> parse_condition(Lexer& lexer);

inline constexpr int deepest_nesting = 200;

/// The tree as text that parses to the same tree: keywords in lower case, one space, brackets only where
/// they are needed, quotes where a word needs them.
std::string to_text(const ConditionNode& node);

}  // namespace shanhai
