#include "language/figure_syntax.h"

#include <doctest/doctest.h>

#include "filter/small_ledger.h"

using namespace shanhai;

namespace {

/// Its parts, apart by bars.
std::string shape(const FigureTree& tree) {
  std::string text = tree.name.text;
  if (!tree.where.empty()) text += "|where" + tree.where;
  if (tree.by_column) text += "|by " + tree.by_column->text + "=" + tree.by_value->text;
  if (tree.period) text += "|@" + tree.period->text;
  for (const Token& part : tree.parts) text += "|:" + part.text;
  return text;
}
std::string shape(const std::string& text) { return shape(parse_figure(text)); }

/// The figure that a condition begins with, and what is left behind it.
std::string operand(const std::string& text) {
  Lexer lexer(text);
  const auto tree = figure_at(lexer);
  return (tree ? shape(*tree) : "none") + " / " + text.substr(lexer.position());
}

std::string mistake(const std::string& text) {
  return filter_tests::error_of([&] { parse_figure(text); });
}

}  // namespace

TEST_CASE("a figure and all that may follow it") {
  CHECK(shape("sales.amount") == "sales.amount");
  CHECK(shape("sales.amount:yoy") == "sales.amount|:yoy");
  CHECK(shape("yoy(sales.amount)") == "sales.amount|:yoy");
  CHECK(shape("sales.amount where channel = 电商 and year = 2023 by county=独山县 @ 2020.. : share, 2") ==
        "sales.amount|where channel = 电商 and year = 2023|by county=独山县|@2020..|:share|:2");
  CHECK(shape("funds.received：万元，余 10") == "funds.received|:万元|:余 10");
  CHECK(shape("sales.amount where product = 'a:b@c by d' ＠ last-year") ==
        "sales.amount|where product = 'a:b@c by d'|@last-year");
  CHECK(shape("completion(sales.amount where (county = 独山县))") == "sales.amount|where (county = 独山县)|:completion");
}

TEST_CASE("a figure in a condition ends where something compares") {
  CHECK(operand("sales.amount : yoy < 0") == "sales.amount|:yoy /  < 0");
  CHECK(operand("sales.amount:yoy<0") == "sales.amount|:yoy / <0");
  CHECK(operand("(sales.amount where a = 1) > 5") == "sales.amount|where a = 1 /  > 5");
  CHECK(operand("(sales.amount) and pace > 5%") == "sales.amount /  and pace > 5%");
  CHECK(operand("sales.amount @ 2022 and x") == "sales.amount|@2022 /  and x");
  CHECK(operand("(sales.amount > 5 or pace > 1)") == "none / (sales.amount > 5 or pace > 1)");
  for (const char* other : {"100万", "-0.5", "+3", "．5", "５０％", "'x'", "not x", "~ x"}) {
    CHECK(operand(other) == "none / " + std::string(other));
  }
}

TEST_CASE("what is wrong in a figure, and where") {
  CHECK(mistake("sales.amount 5") ==
        "expected where, by, @ a period, : a part, or the end, not \"5\"\n  sales.amount 5\n               ^");
  CHECK(mistake("sales.amount where") == "expected a condition, such as amount >= 100万\n  sales.amount where\n                    ^");
  CHECK(mistake("yoy(sales.amount") == "this bracket is never closed\n  yoy(sales.amount\n     ^");
  CHECK(mistake("sales.amount : yoy,") ==
        "expected a part behind : or a comma, such as yoy\n  sales.amount : yoy,\n                     ^");
}
