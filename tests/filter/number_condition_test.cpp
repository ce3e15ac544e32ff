#include <doctest/doctest.h>

#include <random>

#include "filter/small_ledger.h"
#include "shanhai/ledger/exact.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

TEST_CASE("numbers, by value; an empty cell makes every comparison false") {
  Rows rows = rows_of("amount", {"99.9999", "100", "100.0001", "-5", "", "?", "1.2亿", "0"});
  const auto where = [&](const char* condition) { return rows.where(condition); };
  CHECK(where("amount = 100") == "01000000");
  CHECK(where("amount != 100") == "10110011");
  CHECK(where("amount < 100") == "10010001");
  CHECK(where("amount <= 100") == "11010001");
  CHECK(where("amount > 100") == "00100010");
  CHECK(where("amount >= 100") == "01100010");
  CHECK(where("amount in (100, -5, 1.2亿)") == "01010010");
  CHECK(where("amount not in (100, -5)") == "10100011");
  CHECK(where("amount between 0 and 100") == "11000001");
  CHECK(where("amount not between 0 and 100") == "00110010");
  CHECK(where("amount between 100 and 0") == "00000000");
  CHECK(where("amount is empty") == "00001100");
  CHECK(where("amount is not empty") == "11110011");
  CHECK(where("not amount = 100") == "10111111");
  CHECK(where("not amount != 100") == "01001100");
  CHECK(where("not amount not in (100)") == "01001100");
  CHECK(where("amount > 0 and amount < 100 or amount = -5") == "10010000");
}

TEST_CASE("units and spellings of a literal") {
  Rows money = rows_of("amount", {"1000000", "100", "120000000"});
  for (const char* literal : {"100万", "100万元", "1000000元", "¥1000000", "\"1,000,000\"", "0.01亿", "１００万", "1e6",
                              "\"1000000 元\"", "\"100(万元)\""}) {
    CAPTURE(literal);
    CHECK(money.where(std::string("amount = ") + literal) == "100");
  }
  CHECK(money.where("金额 = 1.2亿元") == "001");
  CHECK(money.where("amount = \"(100)\"") == "000");
  Rows people = rows_of("people", {"10000", "2", "3"});
  CHECK(people.where("people = 1万") == "100");
  CHECK(people.where("people > 2.5") == "101");
  CHECK(rows_of("scale", {"1.5", "20000"}).where("scale >= 2万") == "01");
}

TEST_CASE("a literal finer than a cell is not rounded") {
  Rows rows = rows_of("amount", {"1", "1.0001", "-1", "-1.0001", "0", ""});
  const auto where = [&](const char* condition) { return rows.where(condition); };
  for (const char* literal : {"1.00005", "1.00004", "0.000100005万"}) {
    CAPTURE(literal);
    const auto with = [&](const char* op) { return rows.where("amount " + std::string(op) + " " + literal); };
    CHECK(with("=") == "000000");
    CHECK(with("!=") == "111110");
    CHECK(with("<") == "101110");
    CHECK(with("<=") == "101110");
    CHECK(with(">") == "010000");
    CHECK(with(">=") == "010000");
  }
  CHECK(where("amount < -1.00005") == "000100");
  CHECK(where("amount <= -1.00004") == "000100");
  CHECK(where("amount > -0.00001") == "110010");
  CHECK(where("amount >= -1e-99999999999") == "110010");
  CHECK(where("amount > 0.123456e-99999999999") == "110000");
  CHECK(where("amount < 1.0000000") == "001110");
  CHECK(where("amount between 1.00001 and 1.00011") == "010000");
}

TEST_CASE("columns of numbers on the right") {
  Rows rows(R"(amount | received | people
                3      | 3        | 4
                3      | 2        | 3
                3      | 4        |
                       | 4        | 1
                3      |          | 3)");
  CHECK(rows.where("amount = received") == "10000");
  CHECK(rows.where("amount != received") == "01100");
  CHECK(rows.where("amount > received") == "01000");
  CHECK(rows.where("amount >= 到位资金") == "11000");
  CHECK(rows.where("amount < `received`") == "00100");
  CHECK(rows.where("amount <= received") == "10100");
  CHECK(rows.where("amount = people") == "01001");
  CHECK(rows.where("amount between received and people") == "11000");
  CHECK(rows.where("amount not between received and people") == "00000");
  CHECK(rows.where("received in (amount, 2)") == "11000");
  CHECK(rows.where("received not in (amount, 2)") == "00100");
  CHECK(rows.where("not received in (amount, 2)") == "00111");
}

TEST_CASE("the highest and lowest numbers that a cell holds") {
  Rows rows = rows_of("scale", {"922337203685477.5807", "-922337203685477.5806", "0"});
  CHECK(rows.where("scale > 922337203685477.5807") == "000");
  CHECK(rows.where("scale >= 922337203685477.5807") == "100");
  CHECK(rows.where("scale < -922337203685477.5806") == "000");
  CHECK(rows.where("scale <= -922337203685477.5806") == "010");
  CHECK(rows.where("scale > 922337203685477.58068") == "100");
  CHECK(rows.where("scale <= 922337203685477.58074") == "111");
  CHECK(rows.where("scale > 922337203685477.58074") == "000");
}

TEST_CASE("what is no number") {
  CHECK(bind_error("amount > abc") ==
        "\"abc\" is not a number; write it like 1200, 12.5万 or 1.2亿元\n  amount > abc\n           ^~~");
  CHECK(bind_error("people = 100元") == "\"100元\" is not a number; write it like 1200 or 12.5万\n"
                                        "  people = 100元\n           ^~~~~");
  CHECK(bind_error("amount > recieved") ==
        "\"recieved\" is not a number; did you mean received?\n  amount > recieved\n           ^~~~~~~~");
  CHECK(bind_error("amount in (1, 乡镇)") ==
        "\"乡镇\" is not a number, nor a column of numbers\n  amount in (1, 乡镇)\n                ^~~~");
  CHECK(bind_error("amount > date") == "\"date\" is not a number, nor a column of numbers\n  amount > date\n           ^~~~");
  CHECK(bind_error("amount > month") == "\"month\" is not a number, nor a column of numbers\n  amount > month\n           ^~~~~");
  CHECK(bind_error("amount = \"received\"") ==
        "\"received\" is not a number; write it like 1200, 12.5万 or 1.2亿元\n  amount = \"received\"\n           ^~~~~~~~~~");
  CHECK(bind_error("amount = ''") ==
        "\"\" is not a number; for an empty cell write \"amount is empty\"\n  amount = ''\n           ^~");
  CHECK(bind_error("amount = '10(其中,灾情6万元)'") ==
        "\"10(其中,灾情6万元)\" is not a number; write it like 1200, 12.5万 or 1.2亿元\n"
        "  amount = '10(其中,灾情6万元)'\n           ^~~~~~~~~~~~~~~~~~~~");
  CHECK(bind_error("amount = '1,23'") ==
        "\"1,23\" has separators that do not stand between groups of three\n  amount = '1,23'\n           ^~~~~~");
  CHECK(bind_error("amount > `township`") ==
        "\"township\" is a column of words, and amount one of numbers: they do not compare\n"
        "  amount > `township`\n           ^~~~~~~~~~");
  CHECK(bind_error("amount ~ 5") ==
        "~ looks for a text, and amount is a number; compare it with =, <, >, in or between\n"
        "  amount ~ 5\n  ^~~~~~~~~~");
  CHECK(first_line(bind_error("amount !~ 5")) == first_line(bind_error("amount ~ 5")));
}

TEST_CASE("a long list of numbers is searched, a short one is not, and both say the same") {
  std::vector<std::string> cells;
  for (int i = -30; i < 200; ++i) cells.push_back(std::to_string(i));
  cells.insert(cells.end(), {"", "0.5"});
  Rows rows = rows_of("scale", cells);
  std::string list, alternatives, expected;
  for (int i = 150; i > 0; i -= 7) {
    list += (list.empty() ? "" : ", ") + std::to_string(i) + ", " + std::to_string(i);
    alternatives += (alternatives.empty() ? "scale = " : " or scale = ") + std::to_string(i);
  }
  CHECK(rows.where("scale in (" + list + ")") == rows.where(alternatives));
}

TEST_CASE("random literals compare as their digits say") {
  std::mt19937 random(42);
  const std::vector<std::string> operators = {"=", "!=", "<", "<=", ">", ">="};
  for (int i = 0; i < 4000; ++i) {
    // The cell counts units of 0.0001, the literal units of 10^-8, both small enough to meet often.
    const auto cell = static_cast<std::int64_t>(random() % 7) - 3;
    const auto fine = static_cast<std::int64_t>(random() % 70000) - 35000;
    const bool whole = random() % 4 == 0;
    const Exact literal{whole ? fine / 10000 * 10000 : fine, 8};
    const int order = compare(Exact{cell, 4}, literal);
    const bool expected[] = {order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0};
    // The same number in another dress: with a unit, or with an exponent.
    std::string text = plain(literal);
    if (random() % 3 == 0) text = plain(Exact{literal.units, 12}) + "万";
    if (random() % 5 == 0) text = plain(Exact{literal.units, 2}) + "e-6";
    Rows rows = rows_of("amount", {plain(Exact{cell, 4})});
    const std::size_t op = random() % operators.size();
    const std::string condition = "amount " + operators[op] + " " + text;
    CAPTURE(condition);
    CAPTURE(cell);
    REQUIRE(rows.where(condition) == (expected[op] ? "1" : "0"));
  }
}
