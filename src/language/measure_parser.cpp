// A parser by recursive descent, one function for each rule:
//   measure = sum [ "as" name ]                sum = product { ( "+" | "-" ) product }
//   product = factor { ( "*" | "/" ) factor }  factor = "-" factor | "(" sum ")" | number | aggregate
// Only brackets and minus signs recurse; they are counted, and so are the terms.
#include <algorithm>

#include "language/measure_functions.h"
#include "language/measure_number.h"
#include "shanhai/language/measure_syntax.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

using Kind = MeasureNode::Kind;
using NodePointer = std::unique_ptr<MeasureNode>;

class Parser {
 public:
  explicit Parser(Lexer& lexer) : lexer_(lexer) {}

  MeasureTree measure();
  /// Without an `as` name.
  MeasureTree formula();
  bool at_end() const { return peek().kind == TokenKind::end; }
  bool at_symbol(std::string_view symbol) const {
    const Token token = peek();
    return token.kind == TokenKind::symbol && token.text == symbol;
  }
  Token take() { return lexer_.take(WordRule::measure); }
  [[noreturn]] void expected(const std::string& what) const;

 private:
  NodePointer sum();
  NodePointer product();
  NodePointer factor();
  NodePointer bracket();
  NodePointer number(const Token& word, const NumberInMeasure& read);
  NodePointer aggregate(const Token& word, const NamedFunction& function);
  void arguments(AggregateCall& call);
  Token column();
  std::string alias();
  NodePointer joined(Kind kind, NodePointer left, NodePointer right);
  void count_term(const Token& token);
  void go_deeper(const Token& token);
  [[noreturn]] void not_a_measure(const Token& word);

  Token peek() const { return lexer_.peek(WordRule::measure); }
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(lexer_.text(), token.begin, token.end, message);
  }

  Lexer& lexer_;
  int depth_ = 0;
  int terms_ = 0;
};

NodePointer make(Kind kind, const Token& token) {
  auto node = std::make_unique<MeasureNode>();
  node->kind = kind;
  node->begin = token.begin;
  node->end = token.end;
  return node;
}

bool has_aggregate(const MeasureNode& node) {
  return node.kind == Kind::aggregate ||
         std::any_of(node.parts.begin(), node.parts.end(),
                     [](const NodePointer& part) { return has_aggregate(*part); });
}

MeasureTree Parser::measure() {
  MeasureTree tree = formula();
  if (!has_aggregate(*tree.root)) {
    fail_at(lexer_.text(), tree.root->begin, tree.root->end,
            "a measure needs a column or a count in it, as sum(amount) or count");
  }
  if (is_keyword(peek(), "as")) tree.alias = alias();
  return tree;
}

MeasureTree Parser::formula() {
  terms_ = 0;
  return {lexer_.text(), "", sum()};
}

NodePointer Parser::sum() {
  NodePointer left = product();
  while (at_symbol("+") || at_symbol("-")) {
    const Kind kind = take().text == "+" ? Kind::add : Kind::subtract;
    left = joined(kind, std::move(left), product());
  }
  return left;
}

NodePointer Parser::product() {
  NodePointer left = factor();
  while (at_symbol("*") || at_symbol("/")) {
    const Kind kind = take().text == "*" ? Kind::multiply : Kind::divide;
    left = joined(kind, std::move(left), factor());
  }
  return left;
}

NodePointer Parser::factor() {
  if (at_symbol("-")) {
    const Token minus = take();
    go_deeper(minus);
    NodePointer node = make(Kind::negate, minus);
    node->parts.push_back(factor());
    node->end = node->parts[0]->end;
    --depth_;
    return node;
  }
  if (at_symbol("(")) return bracket();
  const Token word = peek();
  if (word.kind != TokenKind::word || is_keyword(word))
    expected("a measure, as sum(amount) or count");
  if (const auto read = number_in_measure(word.text)) return number(word, *read);
  if (const auto function = function_named(word.text)) return aggregate(take(), *function);
  not_a_measure(word);
}

NodePointer Parser::bracket() {
  const Token open = take();
  go_deeper(open);
  NodePointer node = sum();
  if (at_end()) fail(open, "this bracket is never closed");
  if (!at_symbol(")")) expected("an operator or \")\"");
  node->begin = open.begin;
  node->end = take().end;
  ++node->brackets;
  --depth_;
  return node;
}

NodePointer Parser::number(const Token& word, const NumberInMeasure& read) {
  if (!read.number) fail(word, "\"" + word.text + "\" " + read.reason);
  count_term(take());
  NodePointer node = make(Kind::number, word);
  node->number = *read.number;
  node->money = read.money;
  node->text = word.text;
  return node;
}

NodePointer Parser::aggregate(const Token& word, const NamedFunction& function) {
  count_term(word);
  NodePointer node = make(Kind::aggregate, word);
  node->call.function = function.words->function;
  node->call.name = function.name;
  node->call.share = function.share;
  if (!at_symbol("(")) {
    if (node->call.function == Function::count) return node;
    expected("a column in brackets, as " + function.name + "(amount)");
  }
  const Token open = take();
  arguments(node->call);
  if (at_end()) fail(open, "this bracket is never closed");
  if (!at_symbol(")")) expected(node->call.where ? "\")\"" : "\"where\" or \")\"");
  node->end = take().end;
  return node;
}

/// What stands in the brackets of a function: its column, wmean's weight, a condition.
void Parser::arguments(AggregateCall& call) {
  const bool counts = call.function == Function::count;
  if (counts && (at_symbol("*") || at_symbol(")"))) {
    fail(peek(), "to count rows, write count without brackets");
  }
  if (!counts || !is_keyword(peek(), "where")) call.value = column();
  if (call.function == Function::wmean) {
    if (!at_symbol(",")) expected("\",\" and a column of weights");
    take();
    call.weight = column();
  }
  if (is_keyword(peek(), "where")) {
    take();
    call.where = parse_condition(lexer_);
  }
}

Token Parser::column() {
  const Token token = peek();
  if (token.kind == TokenKind::quoted) {
    fail(token, "a column stands in backticks, not in quotes: `" + token.text + "`");
  }
  const bool named =
      token.kind == TokenKind::backtick || (token.kind == TokenKind::word && !is_keyword(token));
  if (!named) expected("a column");
  return take();
}

std::string Parser::alias() {
  take();
  // Nothing but a comma can follow, so that signs may stand in the name.
  const Token name = lexer_.peek(WordRule::condition);
  const bool named = name.kind == TokenKind::quoted || name.kind == TokenKind::word;
  if (!named || name.text.empty()) expected("a name after \"as\"");
  if (is_keyword(name)) fail(name, "as a name, a keyword stands in quotes");
  return lexer_.take(WordRule::condition).text;
}

NodePointer Parser::joined(Kind kind, NodePointer left, NodePointer right) {
  auto node = std::make_unique<MeasureNode>();
  node->kind = kind;
  node->begin = left->begin;
  node->end = right->end;
  node->parts.push_back(std::move(left));
  node->parts.push_back(std::move(right));
  return node;
}

void Parser::count_term(const Token& token) {
  if (++terms_ > most_terms) {
    fail(token, "a measure has at most " + std::to_string(most_terms) + " terms");
  }
}

void Parser::go_deeper(const Token& token) {
  if (++depth_ > deepest_nesting) {
    fail(token, "brackets and minus signs are nested more than " + std::to_string(deepest_nesting) +
                    " deep");
  }
}

void Parser::not_a_measure(const Token& word) {
  take();
  if (at_symbol("(")) {
    const bool percentile = word.text.size() > 1 && (word.text[0] == 'p' || word.text[0] == 'P') &&
                            word.text[1] >= '0' && word.text[1] <= '9';
    if (percentile)
      fail(word, "a percentile is p0 to p100, with at most 12 decimals, as p90 or p99.9");
    if (const auto meant = typed_instead(word.text)) {
      fail(word, "there is no function \"" + word.text + "\"; write " + std::string(*meant));
    }
    fail(word,
         "there is no function \"" + word.text + "\"" + did_you_mean(word.text, function_names()));
  }
  fail(word, "\"" + word.text + "\" is no measure; say what to make of a column, as sum(" +
                 word.text + ") or distinct(" + word.text + ")");
}

void Parser::expected(const std::string& what) const {
  const Token found = peek();
  const std::string instead =
      found.kind == TokenKind::end ? "" : ", not " + shown(found, lexer_.text());
  fail(found, "expected " + what + instead);
}

}  // namespace

MeasureTree parse_measure(const std::string& text) {
  Lexer lexer(text);
  Parser parser(lexer);
  MeasureTree tree = parser.measure();
  if (!parser.at_end()) parser.expected("an operator or the end");
  return tree;
}

std::vector<MeasureTree> parse_measures(const std::string& text) {
  Lexer lexer(text);
  Parser parser(lexer);
  std::vector<MeasureTree> trees;
  trees.push_back(parser.measure());
  while (parser.at_symbol(",")) {
    parser.take();
    trees.push_back(parser.measure());
  }
  if (!parser.at_end()) parser.expected("an operator, \",\" or the end");
  return trees;
}

std::optional<MeasureTree> measure_at(Lexer& lexer) {
  const std::size_t begin = lexer.position();
  Lexer ahead = lexer;
  const Token first = ahead.take(WordRule::measure);
  const bool function = first.kind == TokenKind::word && function_named(first.text);
  const Token second = ahead.peek(WordRule::measure);
  const bool call = second.kind == TokenKind::symbol && second.text == "(";
  // A function with a bracket can be nothing else, so that its mistakes are mistakes.
  if (function && (call || function_named(first.text)->words->function == Function::count)) return Parser(lexer).formula();
  const bool perhaps =
      first.kind == TokenKind::symbol
          ? first.text == "(" || first.text == "-"
          : first.kind == TokenKind::word && number_in_measure(first.text).has_value();
  if (!perhaps) return std::nullopt;
  try {
    MeasureTree tree = Parser(lexer).formula();
    if (has_aggregate(*tree.root)) return tree;
  } catch (const UsageError&) {
    // The bracket of a condition, or a value such as 2023-06.
  }
  lexer.go_back_to(begin);
  return std::nullopt;
}

}  // namespace shanhai
