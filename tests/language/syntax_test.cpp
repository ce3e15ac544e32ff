#include <doctest/doctest.h>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

namespace {

/// Tokens as `kind:text`, apart by a space: w word, q quoted, b backtick, s symbol.
std::string tokens(const std::string& text, WordRule rule = WordRule::condition) {
  Lexer lexer(text);
  std::string result;
  for (Token token = lexer.take(rule); token.kind != TokenKind::end; token = lexer.take(rule)) {
    if (!result.empty()) result += ' ';
    result += std::string(1, "wqbs"[static_cast<int>(token.kind)]) + ":" + token.text;
  }
  return result;
}

}  // namespace

TEST_CASE("words end at a space, a comma, a bracket or an operator") {
  CHECK(tokens("township=百泉镇") == "w:township s:= w:百泉镇");
  CHECK(tokens("amount>=100万") == "w:amount s:>= w:100万");
  CHECK(tokens("date = 2023-06-30") == "w:date s:= w:2023-06-30");
  CHECK(tokens("date in(2023H1..2023H2,..2020)") == "w:date w:in s:( w:2023H1..2023H2 s:, w:..2020 s:)");
  CHECK(tokens("a!=b!~c~d<e<=f>g") == "w:a s:!= w:b s:!~ w:c s:~ w:d s:< w:e s:<= w:f s:> w:g");
  CHECK(tokens("a=-5") == "w:a s:= w:-5");
  CHECK(tokens("就业（人）") == "w:就业 s:( w:人 s:)");
}

TEST_CASE("spaces of all widths stand between tokens") {
  CHECK(tokens(" a\t=\r\nb\xE3\x80\x80" "and\xC2\xA0" "c ") == "w:a s:= w:b w:and w:c");
  CHECK(tokens("") == "");
  CHECK(tokens("  ") == "");
}

TEST_CASE("quotes hold anything, doubled inside") {
  CHECK(tokens("\"百泉 镇\"") == "q:百泉 镇");
  CHECK(tokens("'it''s' \"a\"\"b\" `c``d`") == "q:it's q:a\"b b:c`d");
  CHECK(tokens("\"\" '' ``") == "q: q: b:");
  CHECK(tokens("'\"`' \"'\"") == "q:\"` q:'");
  CHECK(tokens("O'Brien") == "w:O'Brien");
  CHECK(tokens("a='x'b") == "w:a s:= q:x w:b");
}

TEST_CASE("a quote that is never closed") {
  CHECK(error_of([] { tokens("township = \"百泉"); }) ==
        "this \" has no closing \"\n"
        "  township = \"百泉\n"
        "             ^~~~~");
  CHECK(error_of([] { tokens("'it''"); }) == "this ' has no closing '\n  'it''\n  ^~~~~");
}

TEST_CASE("in a measure, + - * / are operators") {
  CHECK(tokens("sum(a)/2-p99.9*b+c", WordRule::measure) ==
        "w:sum s:( w:a s:) s:/ w:2 s:- w:p99.9 s:* w:b s:+ w:c");
  CHECK(tokens("a-b") == "w:a-b");
}

TEST_CASE("a token knows where it stands, and peek takes nothing") {
  Lexer lexer("  百泉 = 'x'");
  CHECK(lexer.peek(WordRule::condition).text == "百泉");
  const Token word = lexer.take(WordRule::condition);
  CHECK(word.begin == 2);
  CHECK(word.end == 8);
  const std::size_t behind_word = lexer.position();
  CHECK(lexer.take(WordRule::condition).text == "=");
  const Token quoted = lexer.take(WordRule::condition);
  CHECK(quoted.begin == 11);
  CHECK(quoted.end == 14);
  const Token end = lexer.take(WordRule::condition);
  CHECK(end.kind == TokenKind::end);
  CHECK(end.begin == 14);
  lexer.go_back_to(behind_word);
  CHECK(lexer.take(WordRule::condition).text == "=");
}

TEST_CASE("keywords in any case of letters, but not in quotes") {
  Lexer lexer("AND And 'and' `and` android");
  CHECK(is_keyword(lexer.take(WordRule::condition), "and"));
  CHECK(is_keyword(lexer.take(WordRule::condition)));
  for (int i = 0; i < 3; ++i) CHECK_FALSE(is_keyword(lexer.take(WordRule::condition), "and"));
}

TEST_CASE("what is a plain word") {
  for (const char* word : {"百泉镇", "2023-06", "a.b", "O'Brien", "1+1", "甲、乙"}) CHECK(is_plain_word(word));
  for (const char* text : {"", "a b", "a,b", "(a)", "a=b", "'a", "`", "Not", "EMPTY", "where", "a!b", "\xE3\x80\x80", "（x）", "a≥b", "“a”", "或"}) {
    CHECK_FALSE(is_plain_word(text));
  }
}

TEST_CASE("the caret stands under the place, whatever the width of what comes before") {
  const auto message = [](const std::string& text, std::size_t at, std::size_t end) {
    return error_of([&] { fail_at(text, at, end, "wrong"); });
  };
  CHECK(message("a = b", 4, 5) == "wrong\n  a = b\n      ^");
  CHECK(message("乡镇 = b", 9, 10) == "wrong\n  乡镇 = b\n         ^");
  CHECK(message("乡镇", 0, 6) == "wrong\n  乡镇\n  ^~~~");
  CHECK(message("e\u0301\u3040 = b", 9, 10) == "wrong\n  e\u0301\u3040 = b\n       ^");  // one column each, as in tables
  CHECK(message("", 0, 0) == "wrong\n  \n  ^");
  CHECK(message("ab", 2, 2) == "wrong\n  ab\n    ^");
  CHECK(message("ab", 9, 1) == "wrong\n  ab\n    ^");
}

TEST_CASE("of a long expression the surroundings of the place are shown") {
  const std::string many(1000, 'x');
  const std::string some(120, 'x');
  const auto message = [](const std::string& text, std::size_t at, std::size_t end) {
    return error_of([&] { fail_at(text, at, end, "wrong"); });
  };
  CHECK(message(many + "?" + many, 1000, 1001) ==
        "wrong\n  …" + some + "?" + some.substr(1) + "…\n  " + std::string(121, ' ') + "^");
  CHECK(message(many, 0, 1000) == "wrong\n  " + some + "…\n  ^" + std::string(119, '~'));
  CHECK(message(many, 1000, 1000) == "wrong\n  …" + some + "\n  " + std::string(121, ' ') + "^");
  // No character is cut.
  CHECK(message("甲乡" + std::string(118, 'x') + "=", 124, 125) ==
        "wrong\n  …乡" + std::string(118, 'x') + "=\n  " + std::string(121, ' ') + "^");
}

TEST_CASE("nothing in an expression moves the cursor") {
  CHECK(error_of([] { fail_at("a\n\x1B[2J\x7F = \xC2\x9B\xFF\xE2\x80\xAE", 8, 9, "no \x1B"); }) ==
        "no ␛\n"
        "  a␊␛[2J␡ = \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n"
        "          ^");
}
