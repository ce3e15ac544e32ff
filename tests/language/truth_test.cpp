#include "language/truth.h"

#include <doctest/doctest.h>

using namespace shanhai;

namespace {

/// Numbers stand for themselves, any other word for something that is not there. T, F, or ? where it cannot be told.
char truth(const std::string& text) {
  const ReadOperand operand = [](Lexer& lexer) -> std::optional<Token> {
    const Token token = lexer.peek(WordRule::condition);
    if (token.kind != TokenKind::word || is_keyword(token)) return std::nullopt;
    return lexer.take(WordRule::condition);
  };
  const auto value = [](const Token& token) {
    return token.text[0] >= '0' && token.text[0] <= '9' ? Value(Exact{std::stoi(token.text), 0}) : Value();
  };
  const ConditionTree tree = parse_condition(text, {operand, true});
  const Truth result = truth_of(*tree.root, [&](const ConditionNode& node) { return compared(node, value); });
  return result ? (*result ? 'T' : 'F') : '?';
}

}  // namespace

TEST_CASE("a comparison with what is not there can be neither true nor false") {
  CHECK(truth("2 > 1") == 'T');
  CHECK(truth("2 <= 1") == 'F');
  CHECK(truth("gone > 1") == '?');
  CHECK(truth("1 != gone") == '?');
  CHECK(truth("not gone > 1") == '?');
  CHECK(truth("gone is empty") == 'T');
  CHECK(truth("1 is not empty") == 'T');
  CHECK(truth("2 between 1 and 2") == 'T');
  CHECK(truth("3 between 1 and gone") == '?');
  CHECK(truth("0 between 1 and gone") == 'F');  // the lower end settles it
  CHECK(truth("0 not between 1 and gone") == 'T');
}

TEST_CASE("what settles a matter does so whatever the others are") {
  CHECK(truth("gone = 1 and 1 = 2") == 'F');
  CHECK(truth("gone = 1 and 1 = 1") == '?');
  CHECK(truth("gone = 1 or 1 = 1") == 'T');
  CHECK(truth("1 = 2 or gone = 1") == '?');
}

TEST_CASE("alone: there, and not 0") {
  CHECK(truth("5") == 'T');
  CHECK(truth("0") == 'F');
  CHECK(truth("gone") == 'F');
  CHECK(truth("not gone and (5)") == 'T');
}
