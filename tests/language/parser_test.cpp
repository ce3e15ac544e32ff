#include <doctest/doctest.h>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

namespace {

/// The tree with every bracket: how the words bind.
std::string shape(const ConditionNode& node) {
  if (node.kind == ConditionNode::Kind::comparison) return to_text(node);
  if (node.kind == ConditionNode::Kind::negated) return "not[" + shape(*node.parts[0]) + "]";
  std::string result = node.kind == ConditionNode::Kind::both ? "and[" : "or[";
  for (std::size_t i = 0; i < node.parts.size(); ++i) result += (i ? "; " : "") + shape(*node.parts[i]);
  return result + "]";
}
std::string shape(const std::string& text) { return shape(*parse_condition(text).root); }
std::string again(const std::string& text) { return to_text(*parse_condition(text).root); }

}  // namespace

TEST_CASE("not binds tightest, then and, then or") {
  CHECK(shape("a = 1 or b = 2 and c = 3") == "or[a = 1; and[b = 2; c = 3]]");
  CHECK(shape("a = 1 and b = 2 or c = 3") == "or[and[a = 1; b = 2]; c = 3]");
  CHECK(shape("not a = 1 and b = 2") == "and[not[a = 1]; b = 2]");
  CHECK(shape("not (a = 1 and b = 2)") == "not[and[a = 1; b = 2]]");
  CHECK(shape("(a = 1 or b = 2) and c = 3") == "and[or[a = 1; b = 2]; c = 3]");
  CHECK(shape("not not a = 1") == "not[not[a = 1]]");
  CHECK(shape("a = 1 AND b = 2 Or c = 3") == "or[and[a = 1; b = 2]; c = 3]");
  CHECK(shape("a = 1 and b = 2 and c = 3") == "and[a = 1; b = 2; c = 3]");
  CHECK(shape("a between 1 and 2 and b = 3") == "and[a between 1 and 2; b = 3]");
  CHECK(shape("((a = 1))") == "a = 1");
}

TEST_CASE("every comparison, and its text again") {
  for (const char* text : {"a = 1", "a != 1", "a < 1", "a <= 1", "a > 1", "a >= 1", "a ~ 1", "a !~ 1",
                           "a in (1)", "a in (1, 2, 3)", "a not in (1, 2)", "a between 1 and 2",
                           "a not between 1 and 2", "a is empty", "a is not empty", "not a = 1",
                           "not (a = 1 or b = 2)", "a = 1 and (b = 2 and c = 3)", "(a = 1 or b = 2) or c = 3",
                           "`a b` = `c d`", "a = \"百泉 镇\"", "a = \"\"", "a = \"and\"", "`not` = 1",
                           "a = \"x\"\" y'\" or `b`` c` = 1", "a = it's"}) {
    CHECK(again(text) == text);
  }
  CHECK(again("a=1 AND(b IS NOT EMPTY)or  c IN('x',\"y z\")") ==
        "a = 1 and b is not empty or c in (x, \"y z\")");
  CHECK(again("`a` = 'b'") == "a = b");
}

TEST_CASE("what is wrong, where, and what to do") {
  CHECK(parse_error("township = 百泉 镇") ==
        "expected \"and\", \"or\" or the end, not \"镇\"; put a value with spaces in quotes\n"
        "  township = 百泉 镇\n"
        "                  ^~");
  CHECK(parse_error("amount >=") == "expected a value after \">=\"\n  amount >=\n           ^");
  CHECK(parse_error("") == "expected a condition, such as amount >= 100万\n  \n  ^");
  CHECK(parse_error("= 3") == "expected a column, not \"=\"\n  = 3\n  ^");
  CHECK(parse_error("a = 1 and") == "expected a column after \"and\"\n  a = 1 and\n           ^");
  CHECK(parse_error("a = 1 and or b = 2") ==
        "expected a column after \"and\", not \"or\"\n  a = 1 and or b = 2\n            ^~");
  CHECK(parse_error("\"乡镇\" = 百泉镇") ==
        "a column stands in backticks, not in quotes: `乡镇`\n  \"乡镇\" = 百泉镇\n  ^~~~~~");
  CHECK(parse_error("township") ==
        "expected =, !=, <, <=, >, >=, ~, !~, in, between or is after \"township\"\n  township\n          ^");
  CHECK(parse_error("`a b` 3") ==
        "expected =, !=, <, <=, >, >=, ~, !~, in, between or is after `a b`, not \"3\"\n  `a b` 3\n        ^");
  CHECK(parse_error("a == 1") == "there is no \"==\"; write =\n  a == 1\n    ^~");
  CHECK(parse_error("a <> 1") == "there is no \"<>\"; write !=\n  a <> 1\n    ^~");
  CHECK(parse_error("!a = 1") == "there is no \"!\"; write not\n  !a = 1\n  ^");
  CHECK(parse_error("a = )") == "expected a value after \"=\", not \")\"\n  a = )\n      ^");
  CHECK(parse_error("a = empty") ==
        "expected a value after \"=\", not \"empty\"; write \"is empty\" or \"is not empty\"\n"
        "  a = empty\n      ^~~~~");
  CHECK(parse_error("a = not") ==
        "expected a value after \"=\", not \"not\"; as a value, a keyword stands in quotes\n  a = not\n      ^~~");
  CHECK(parse_error("a is null") == "expected \"empty\" or \"not empty\" after \"is\", not \"null\"\n  a is null\n       ^~~~");
  CHECK(parse_error("a is not 3") == "expected \"empty\" after \"not\", not \"3\"\n  a is not 3\n           ^");
  CHECK(parse_error("a not = 3") == "expected in or between after \"not\", not \"=\"\n  a not = 3\n        ^");
  CHECK(parse_error("a in ()") == "expected a value after \"(\", not \")\"\n  a in ()\n        ^");
  CHECK(parse_error("a in (1, 2") == "this bracket is never closed\n  a in (1, 2\n       ^");
  CHECK(parse_error("a in (百泉 镇)") ==
        "expected \",\" or \")\", not \"镇\"; put a value with spaces in quotes\n  a in (百泉 镇)\n             ^~");
  CHECK(parse_error("a between 1, 2") ==
        "expected \"and\" and a second value after \"1\", not \",\"; put a value with commas in quotes\n"
        "  a between 1, 2\n             ^");
  CHECK(parse_error("a > 1,000") ==
        "expected \"and\", \"or\" or the end, not \",\"; put a value with commas in quotes\n  a > 1,000\n       ^");
  CHECK(parse_error("a = 省外(广东)") ==
        "expected \"and\", \"or\" or the end, not \"(\"; put a value with brackets in quotes\n"
        "  a = 省外(广东)\n          ^");
  CHECK(parse_error("(a = 1 or b = 2") == "this bracket is never closed\n  (a = 1 or b = 2\n  ^");
  CHECK(parse_error("(a = 1 b = 2)") ==
        "expected \"and\", \"or\" or \")\", not \"b\"; put a value with spaces in quotes\n  (a = 1 b = 2)\n         ^");
  CHECK(parse_error("a = 1)") == "this bracket closes nothing\n  a = 1)\n       ^");
  CHECK(parse_error("a is empty b") == "expected \"and\", \"or\" or the end, not \"b\"\n  a is empty b\n             ^");
  CHECK(parse_error("a = 1 && b = 2") ==
        "expected \"and\", \"or\" or the end, not \"&&\"; write and\n  a = 1 && b = 2\n        ^~");
}

TEST_CASE("nesting has an end") {
  const auto nested = [](const std::string& open, const std::string& close, int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "a = 1";
    for (int i = 0; i < depth; ++i) text += close;
    return text;
  };
  CHECK(again(nested("(", ")", deepest_nesting)) == "a = 1");
  CHECK(again(nested("not ", "", deepest_nesting)) == nested("not ", "", deepest_nesting));
  for (const int depth : {deepest_nesting + 1, 1'000'000}) {
    for (const char* open : {"(", "not ", "not("}) {
      const std::string message = parse_error(nested(open, "", depth));
      CHECK(message.substr(0, message.find('\n')) == "brackets and \"not\" are nested more than 200 deep");
    }
  }
  std::string flat = "a = 1";
  for (int i = 0; i < 10'000; ++i) flat += i % 2 ? " and (a = 1)" : " or not a = 1";
  CHECK_NOTHROW(parse_condition(flat));
}

TEST_CASE("a condition inside a measure ends at the measure's bracket") {
  Lexer lexer("sum(amount where (a = 1 or b = 2) and c = 电商) / 2");
  lexer.go_back_to(17);
  CHECK(to_text(*parse_condition(lexer)) == "(a = 1 or b = 2) and c = 电商");
  CHECK(lexer.peek(WordRule::measure).text == ")");
  CHECK(lexer.position() == lexer.text().find(") /"));
  CHECK(error_of([] {
          Lexer other("count(where a = 百泉 镇)");
          other.go_back_to(12);
          parse_condition(other);
        }) ==
        "expected \"and\", \"or\" or \")\", not \"镇\"; put a value with spaces in quotes\n"
        "  count(where a = 百泉 镇)\n"
        "                       ^~");
}

TEST_CASE("operands of another kind, as --having has them") {
  const ReadOperand total = [](Lexer& lexer) -> std::optional<Token> {
    const std::size_t begin = lexer.position();
    if (is_keyword(lexer.take(WordRule::measure), "total") && lexer.take(WordRule::measure).text == "(") {
      Token name = lexer.take(WordRule::measure);
      if (lexer.take(WordRule::measure).text == ")") {
        return Token{TokenKind::backtick, "total(" + name.text + ")", name.begin, name.end};
      }
    }
    lexer.go_back_to(begin);
    return std::nullopt;
  };
  const auto text = [&](const std::string& condition) { return to_text(*parse_condition(condition, {total}).root); };
  CHECK(text("total(a) > 3 and (b = 1 or total( b ) between 1 and total(c))") ==
        "`total(a)` > 3 and (b = 1 or `total(b)` between 1 and `total(c)`)");
  CHECK(text("not total(a) in (total(b), 2)") == "not `total(a)` in (`total(b)`, 2)");
}

TEST_CASE("Chinese typing means what ASCII does") {
  CHECK(again("乡镇＝百泉镇") == "乡镇 = 百泉镇");
  CHECK(again("金额≥１００万 且 （渠道 ≠ “电商” 或 非 产品 包含 ‘茶’）") ==
        "金额 >= １００万 and (渠道 != 电商 or not 产品 ~ 茶)");
  CHECK(again("渠道 in （电商、展销，「直播」）") == "渠道 in (电商, 展销, 直播)");
  CHECK(again("就业方式 = 分红、务工") == "就业方式 = 分红、务工");  // one cell with two values
  CHECK(again("电话 为空 且 姓名 不为空 且 备注 不包含 补") == "电话 is empty and 姓名 is not empty and 备注 !~ 补");
  CHECK(again("金额 ＞＝ 1 ＡＮＤ 金额 ！＝ 2") == "金额 >= 1 and 金额 != 2");
  CHECK(again("产品 = '且'") == "产品 = \"且\"");
  CHECK(parse_error("产品 = “茶") == "this “ has no closing ”\n  产品 = “茶\n         ^~~");
}

TEST_CASE("a list of one item needs no brackets") {
  CHECK(again("date in 2023 and a not in b") == "date in (2023) and a not in (b)");
  CHECK(parse_error("a in") == "expected a value after \"in\"\n  a in\n      ^");
}
