// A parser by recursive descent, one function for each rule:
//   either = both { "or" both }          both = negation { "and" negation }
//   negation = { "not" } ( "(" either ")" | comparison )
// Only brackets and `not` recurse, and they are counted.
#include <algorithm>
#include <array>

#include "shanhai/language/syntax.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

using Kind = ConditionNode::Kind;
using NodePointer = std::unique_ptr<ConditionNode>;

struct OperatorSymbol {
  std::string_view symbol;
  Operator op;
};
constexpr std::array<OperatorSymbol, 8> operators = {{{"=", Operator::equal},
                                                      {"!=", Operator::not_equal},
                                                      {"<", Operator::less},
                                                      {"<=", Operator::less_equal},
                                                      {">", Operator::greater},
                                                      {">=", Operator::greater_equal},
                                                      {"~", Operator::contains},
                                                      {"!~", Operator::not_contains}}};

/// The same in words of Chinese, which stand where the symbols do.
constexpr std::array<OperatorSymbol, 4> operator_words = {{{"包含", Operator::contains},
                                                           {"不包含", Operator::not_contains},
                                                           {"为空", Operator::empty},
                                                           {"不为空", Operator::not_empty}}};

struct Misspelling {
  std::string_view typed, meant;
};
constexpr std::array<Misspelling, 4> misspellings = {{{"==", "="}, {"<>", "!="}, {"=~", "~"}, {"!", "not"}}};

const OperatorSymbol* operator_of(const Token& token) {
  const auto find = [&](const auto& in) -> const OperatorSymbol* {
    const auto known = std::find_if(in.begin(), in.end(), [&](const OperatorSymbol& each) { return each.symbol == token.text; });
    return known == in.end() ? nullptr : &*known;
  };
  if (token.kind == TokenKind::symbol) return find(operators);
  return token.kind == TokenKind::word ? find(operator_words) : nullptr;
}

constexpr const char* all_operators = "=, !=, <, <=, >, >=, ~, !~, in, between or is";

class Parser {
 public:
  /// `inside`: it stands in something else, which goes on behind it.
  Parser(Lexer& lexer, const ConditionGrammar& grammar, bool inside)
      : lexer_(lexer), grammar_(grammar), brackets_(inside && grammar.rule == WordRule::condition ? 1 : 0) {}

  NodePointer condition() {
    if (peek().kind == TokenKind::end) fail(peek(), "expected a condition, such as amount >= 100万");
    return either();
  }
  /// Nothing of the condition may be left.
  void end() {
    if (peek().kind != TokenKind::end) expected_more();
  }
  /// What it stands in may go on.
  void end_inside() {
    const bool in_figure = grammar_.rule == WordRule::figure && (at_symbol(":") || at_symbol("@") || at_keyword("by"));
    if (!at_symbol(")") && !in_figure) end();
  }

 private:
  NodePointer either() { return chain("or", Kind::either, &Parser::both); }
  NodePointer both() { return chain("and", Kind::both, &Parser::negation); }
  NodePointer chain(std::string_view keyword, Kind kind, NodePointer (Parser::*part)());
  NodePointer negation();
  NodePointer bracket();
  NodePointer comparison(Token column);
  Token column();
  Token value();
  std::vector<Token> list();
  void negatable(ConditionNode& node, bool negated);
  void is_empty(ConditionNode& node);
  void refuse_misspelling(const Token& found) const;

  WordRule rule() const { return in_list_ ? WordRule::list : grammar_.rule; }
  Token peek() const { return lexer_.peek(rule()); }
  Token take() { return last_ = lexer_.take(rule()); }
  bool at_symbol(std::string_view symbol) const {
    const Token token = peek();
    return token.kind == TokenKind::symbol && token.text == symbol;
  }
  bool at_keyword(std::string_view keyword) const { return is_keyword(peek(), keyword); }
  std::optional<Token> operand();
  /// Nothing that compares follows.
  bool ends_alone() const {
    return peek().kind == TokenKind::end || at_symbol(")") || at_keyword("and") || at_keyword("or");
  }
  void go_deeper(const Token& token);

  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(lexer_.text(), token.begin, token.end, message);
  }
  /// ` after "and"`, or nothing at the beginning.
  std::string after_last() const {
    return last_.kind == TokenKind::end ? "" : " after " + shown(last_, lexer_.text());
  }
  [[noreturn]] void expected(const std::string& what, const std::string& advice = "") const;
  [[noreturn]] void expected_more() const;
  std::string advice_on_quotes() const;

  Lexer& lexer_;
  const ConditionGrammar& grammar_;
  Token last_;  // the one taken last
  bool in_list_ = false;
  int depth_ = 0;
  int brackets_;
};

NodePointer make(Kind kind) {
  auto node = std::make_unique<ConditionNode>();
  node->kind = kind;
  return node;
}

NodePointer Parser::chain(std::string_view keyword, Kind kind, NodePointer (Parser::*part)()) {
  NodePointer first = (this->*part)();
  if (!at_keyword(keyword)) return first;
  NodePointer node = make(kind);
  node->parts.push_back(std::move(first));
  while (at_keyword(keyword)) {
    take();
    node->parts.push_back((this->*part)());
  }
  return node;
}

NodePointer Parser::negation() {
  if (at_keyword("not")) {
    go_deeper(take());
    NodePointer node = make(Kind::negated);
    node->parts.push_back(negation());
    --depth_;
    return node;
  }
  if (auto read = operand()) return comparison(std::move(*read));
  return at_symbol("(") ? bracket() : comparison(column());
}

NodePointer Parser::bracket() {
  const Token open = take();
  go_deeper(open);
  ++brackets_;
  NodePointer node = either();
  if (peek().kind == TokenKind::end) fail(open, "this bracket is never closed");
  if (!at_symbol(")")) expected_more();
  take();
  --brackets_;
  --depth_;
  return node;
}

NodePointer Parser::comparison(Token column) {
  NodePointer node = make(Kind::comparison);
  node->column = std::move(column);
  const Token found = peek();
  refuse_misspelling(found);
  if (const OperatorSymbol* known = operator_of(found)) {
    take();
    node->op = known->op;
    if (known->op != Operator::empty && known->op != Operator::not_empty) node->values.push_back(value());
    return node;
  }
  if (grammar_.alone && ends_alone()) {
    node->op = Operator::there;
  } else if (at_keyword("is")) {
    is_empty(*node);
  } else {
    const bool negated = at_keyword("not");
    if (negated) take();
    negatable(*node, negated);
  }
  return node;
}

/// Operators as other languages write them.
void Parser::refuse_misspelling(const Token& found) const {
  for (const Misspelling& misspelling : misspellings) {
    if (found.kind == TokenKind::symbol && found.text == misspelling.typed) {
      fail(found, "there is no " + shown(found, lexer_.text()) + "; write " + std::string(misspelling.meant));
    }
  }
}

void Parser::is_empty(ConditionNode& node) {
  take();
  node.op = at_keyword("not") ? Operator::not_empty : Operator::empty;
  if (node.op == Operator::not_empty) take();
  if (at_keyword("empty")) {
    take();
  } else if (node.op == Operator::not_empty) {
    expected("\"empty\"" + after_last());
  } else {
    expected("\"empty\" or \"not empty\"" + after_last());
  }
}

/// `in (…)` and `between … and …`, perhaps with `not` before them.
void Parser::negatable(ConditionNode& node, bool negated) {
  if (at_keyword("in")) {
    take();
    node.op = negated ? Operator::not_in : Operator::in;
    node.values = list();
  } else if (at_keyword("between")) {
    take();
    node.op = negated ? Operator::not_between : Operator::between;
    node.values.push_back(value());
    if (!at_keyword("and")) expected("\"and\" and a second value" + after_last(), advice_on_quotes());
    take();
    node.values.push_back(value());
  } else {
    expected((negated ? "in or between" : all_operators) + after_last());
  }
}

/// One item needs no brackets.
std::vector<Token> Parser::list() {
  if (!at_symbol("(")) return {value()};
  const Token open = take();
  in_list_ = true;
  std::vector<Token> values = {value()};
  while (at_symbol(",")) {
    take();
    values.push_back(value());
  }
  if (peek().kind == TokenKind::end) fail(open, "this bracket is never closed");
  if (!at_symbol(")")) expected("\",\" or \")\"", advice_on_quotes());
  take();
  in_list_ = false;
  return values;
}

Token Parser::column() {
  const Token found = peek();
  if (found.kind == TokenKind::quoted) {
    fail(found, "a column stands in backticks, not in quotes: `" + found.text + "`");
  }
  refuse_misspelling(found);
  const bool bare = found.kind == TokenKind::word && !is_keyword(found);
  if (!bare && found.kind != TokenKind::backtick) expected("a column" + after_last());
  return take();
}

Token Parser::value() {
  if (auto read = operand()) return *read;
  const Token found = peek();
  if (is_keyword(found)) {
    const bool none = is_keyword(found, "empty");
    expected("a value" + after_last(), none ? "; write \"is empty\" or \"is not empty\""
                                            : "; as a value, a keyword stands in quotes");
  }
  if (found.kind == TokenKind::symbol || found.kind == TokenKind::end) expected("a value" + after_last());
  return take();
}

std::optional<Token> Parser::operand() {
  if (!grammar_.read_operand) return std::nullopt;
  std::optional<Token> read = grammar_.read_operand(lexer_);
  if (read) last_ = *read;
  return read;
}

void Parser::go_deeper(const Token& token) {
  if (++depth_ > deepest_nesting) {
    fail(token, "brackets and \"not\" are nested more than " + std::to_string(deepest_nesting) + " deep");
  }
}

void Parser::expected(const std::string& what, const std::string& advice) const {
  const Token found = peek();
  const std::string instead = found.kind == TokenKind::end ? "" : ", not " + shown(found, lexer_.text());
  fail(found, "expected " + what + instead + advice);
}

/// Something stands behind a condition that cannot belong to it.
void Parser::expected_more() const {
  if (at_symbol(")")) fail(peek(), "this bracket closes nothing");
  std::string advice = advice_on_quotes();
  if (peek().text == "&&") advice = "; write and";
  if (peek().text == "||") advice = "; write or";
  expected(brackets_ > 0 ? "\"and\", \"or\" or \")\"" : "\"and\", \"or\" or the end", advice);
}

/// What follows an unquoted value may have been meant as part of it.
std::string Parser::advice_on_quotes() const {
  if (last_.kind != TokenKind::word || is_keyword(last_)) return "";
  const Token found = peek();
  if (found.kind == TokenKind::word || found.kind == TokenKind::quoted) {
    return "; put a value with spaces in quotes";
  }
  if (at_symbol(",")) return "; put a value with commas in quotes";
  if (at_symbol("(")) return "; put a value with brackets in quotes";
  return "";
}

}  // namespace

ConditionTree parse_condition(const std::string& text, const ConditionGrammar& grammar) {
  Lexer lexer(text);
  Parser parser(lexer, grammar, false);
  ConditionTree tree{text, parser.condition()};
  parser.end();
  return tree;
}

std::unique_ptr<ConditionNode> parse_condition(Lexer& lexer, const ConditionGrammar& grammar) {
  Parser parser(lexer, grammar, true);
  auto node = parser.condition();
  parser.end_inside();
  return node;
}

}  // namespace shanhai
