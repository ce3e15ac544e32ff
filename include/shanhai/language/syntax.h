#pragma once
// Expressions as text: the words of the language, and the tree of a condition before it is bound to a
// ledger. docs/query.md has the grammar. Measures (measure_syntax.h) use the same words.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
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
/// brackets of a condition, `+ - * /` are operators (dots still belong to the word: `p99.9`, `0.5`). In a figure words are
/// those of a condition, but `:` and `@` are symbols. In a list of values words are those of a condition, but `、` is a
/// comma: elsewhere in a condition it belongs to the word, because cells with several values are written so.
enum class WordRule { condition, measure, figure, list };

/// Reads one token after another. Spaces of all widths stand between tokens. Full-width signs are the half-width ones
/// (`（`, `＝`, `，`; `、` is a comma between items), `≥ ≤ ≠` are `>= <= !=`, and `“ ”`, `‘ ’`, `「 」` are quotes: the text of a symbol is always
/// in half width. What is no symbol of the language but looks like one (`==`, `<>`, `=~`, a lone `!`) is a symbol too, for
/// the parser to refuse. peek and take throw UsageError for a quote that is never closed.
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

/// True where an unquoted word is that keyword, in any case of letters and either width, or its Chinese name: 且, 或, 非.
bool is_keyword(const Token& token, std::string_view keyword);
/// True where an unquoted word is any keyword: and, or, not, in, between, is, empty, where, as, and 包含, 为空 and their kin.
bool is_keyword(const Token& token);
/// True where `text` is read as one word that is no keyword; otherwise it needs quotes.
bool is_plain_word(std::string_view text, WordRule rule = WordRule::condition);
/// A token as messages show it: `"and"`, `"="`, `'x y'`, `the end`.
std::string shown(const Token& token, const std::string& text);

/// Throws UsageError with three lines: the message; the expression, two spaces in; and a caret under byte
/// `at` (placed by display width), with ~ under the rest of what is meant (to `end`). Control characters in
/// both are made visible, so nothing in an expression moves a cursor or breaks a line.
[[noreturn]] void fail_at(const std::string& text, std::size_t at, std::size_t end,
                          const std::string& message);

enum class Operator { equal, not_equal, less, less_equal, greater, greater_equal, in, not_in, between,
                      not_between, contains, not_contains, empty, not_empty,
                      there };  // there: an operand alone, which is there and not 0

struct ConditionNode {
  enum class Kind { both, either, negated, comparison } kind = Kind::comparison;
  std::vector<std::unique_ptr<ConditionNode>> parts;  // of both, either (two or more), negated (one)
  Token column;                                       // of a comparison: a word or in backticks
  Operator op = Operator::equal;
  std::vector<Token> values;  // one; two for between; one or more for in; none for empty
};

struct ConditionTree {
  std::string text;  // the whole expression, for messages
  std::unique_ptr<ConditionNode> root;
};

/// What may stand on either side of a comparison besides names and words: `--having` reads measures so. It
/// is tried wherever a column or a value may begin, also at an opening bracket; it gives a token of kind
/// backtick (its text is the operand's name) and leaves the lexer behind the operand, or gives nothing and
/// leaves the lexer where it was.
using ReadOperand = std::function<std::optional<Token>(Lexer&)>;

/// In which a condition differs from that of --where.
struct ConditionGrammar {
  ReadOperand read_operand = nullptr;
  bool alone = false;                        // an operand may stand without a comparison (Operator::there)
  WordRule rule = WordRule::condition;       // figure: a condition on its rows also ends before `:`, `@` and `by`
};

/// Brackets and `not` may be nested this deep.
inline constexpr int deepest_nesting = 200;

/// Throws UsageError with a caret.
ConditionTree parse_condition(const std::string& text, const ConditionGrammar& grammar = {});
/// From the lexer's place to where the condition ends (a closing bracket, what ends it in a figure, or the end), which
/// is left in the lexer. Throws UsageError with a caret where none of these stands there.
std::unique_ptr<ConditionNode> parse_condition(Lexer& lexer, const ConditionGrammar& grammar = {});

/// The tree as text that parses to the same tree: keywords in lower case, one space, brackets only where
/// they are needed, quotes where a word needs them (a quoted value that is a plain word loses its quotes:
/// wherever the tree can be bound, that means the same).
std::string to_text(const ConditionNode& node);

}  // namespace shanhai
