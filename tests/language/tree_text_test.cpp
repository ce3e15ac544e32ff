// Trees and texts made at random: a tree's text is parsed to the same tree, and no text at all does harm.
#include <doctest/doctest.h>

#include <random>

#include "language/same_tree.h"
#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

namespace {

using Kind = ConditionNode::Kind;
using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

const std::vector<std::string> texts = {
    "百泉镇", "a",   "amount", "2023-06-30", "..2022", "100万", "百泉 镇", "and",  "NOT", "empty", "",
    "it's",   "'q'", "\"",     "`",          "``",     "a`b",   "a\"b",    "(x)",  "a,b", "=",     "!~",
    "-1.5",   "+",   "a-b/c",  "where",      "as",     "\t",    "（全角）", "\x1B", "\xFF", "in",   "x\ny"};

Token random_token(Random& random, std::initializer_list<TokenKind> kinds) {
  Token token;
  token.text = texts[below(random, texts.size())];
  token.kind = *(kinds.begin() + below(random, kinds.size()));
  if (token.kind == TokenKind::word && !is_plain_word(token.text)) token.kind = *(kinds.end() - 1);
  return token;
}

std::unique_ptr<ConditionNode> random_tree(Random& random, int depth) {
  auto node = std::make_unique<ConditionNode>();
  node->kind = depth == 0 ? Kind::comparison : static_cast<Kind>(below(random, 4));
  if (node->kind == Kind::comparison) {
    node->column = random_token(random, {TokenKind::word, TokenKind::backtick});
    node->op = static_cast<Operator>(below(random, 14));
    std::size_t values = 1;
    if (node->op == Operator::in || node->op == Operator::not_in) values = 1 + below(random, 4);
    if (node->op == Operator::between || node->op == Operator::not_between) values = 2;
    if (node->op == Operator::empty || node->op == Operator::not_empty) values = 0;
    for (std::size_t i = 0; i < values; ++i) {
      node->values.push_back(random_token(random, {TokenKind::word, TokenKind::backtick, TokenKind::quoted}));
    }
    return node;
  }
  const std::size_t parts = node->kind == Kind::negated ? 1 : 2 + below(random, 3);
  for (std::size_t i = 0; i < parts; ++i) node->parts.push_back(random_tree(random, depth - 1));
  return node;
}

}  // namespace

TEST_CASE("a random tree comes back from its text") {
  Random random(20230630);
  for (int i = 0; i < 3000; ++i) {
    const auto tree = random_tree(random, static_cast<int>(below(random, 5)));
    const std::string text = to_text(*tree);
    CAPTURE(text);
    const ConditionTree parsed = parse_condition(text);
    REQUIRE(same(*tree, *parsed.root));
    REQUIRE(to_text(*parsed.root) == text);
  }
}

TEST_CASE("random words are a condition or an error with a caret") {
  const std::vector<std::string> pieces = {
      "amount", "township", "date", "month", "`", "'", "\"", "(", ")", ",", "=", "!=", "<", "~", "!", "and",
      "or",     "not",      "in",   "between", "is", "empty", "100", "2023", "百泉镇", " ", " ", " ", "\xFF", "-"};
  Random random(7);
  int conditions = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t length = below(random, 14); length > 0; --length) {
      text += pieces[below(random, pieces.size())];
      if (below(random, 3) > 0) text += ' ';
    }
    CAPTURE(text);
    try {
      const ConditionTree tree = parse_condition(text);
      ++conditions;
      REQUIRE(same(*tree.root, *parse_condition(to_text(*tree.root)).root));
      Columns columns(small_ledger(), today());
      bind(tree, columns);
    } catch (const UsageError& error) {
      const std::string message = error.what();
      REQUIRE(std::count(message.begin(), message.end(), '\n') == 2);
      REQUIRE(message.find('^', message.rfind('\n')) != std::string::npos);
    }
  }
  CHECK(conditions > 20);
}
