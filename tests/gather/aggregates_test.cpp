// Every function over every type of column: of no values, of one, of several.
#include <doctest/doctest.h>

#include "gather/batches.h"

using namespace shanhai;
using test::measured;

namespace {

struct Case {
  const char* function;
  const char* none;
  const char* one;
  const char* several;
};

/// Over a column of nothing, of one value, and of several with a gap.
void check(const std::string& column, const std::vector<std::string>& one,
           const std::vector<std::string>& several, const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    const std::string measure = std::string(each.function) + "(" + column + ")";
    CAPTURE(measure);
    CHECK(measured(measure, column, {}) == each.none);
    CHECK(measured(measure, column, {"", ""}) == each.none);
    CHECK(measured(measure, column, one) == each.one);
    CHECK(measured(measure, column, several) == each.several);
  }
}

}  // namespace

TEST_CASE("rows are counted whatever is in them") {
  CHECK(measured("count", "amount", {}) == "0");
  CHECK(measured("count", "amount", {"", "1"}) == "2");
}

TEST_CASE("money") {
  check("amount", {"12.5"}, {"3", "", "-1.2345", "3", "0.0001"},
        {{"count", "0", "1", "4"},
         {"sum", "-", "12.5", "4.7656"},
         {"mean", "-", "12.5", "1.1914"},
         {"avg", "-", "12.5", "1.1914"},
         {"min", "-", "12.5", "-1.2345"},
         {"max", "-", "12.5", "3"},
         {"median", "-", "12.5", "1.50005"},
         {"p50", "-", "12.5", "1.50005"},
         {"p0", "-", "12.5", "-1.2345"},
         {"p100", "-", "12.5", "3"},
         {"p12.5", "-", "12.5", "-0.771525"},
         {"stddev", "-", "-", "2.148352"},
         {"distinct", "0", "1", "3"},
         {"first", "-", "12.5", "3"},
         {"last", "-", "12.5", "0.0001"}});
}

TEST_CASE("counts") {
  check("people", {"7"}, {"1", "2", "", "2", "4"},
        {{"count", "0", "1", "4"},
         {"sum", "-", "7", "9"},
         {"mean", "-", "7", "2.25"},
         {"min", "-", "7", "1"},
         {"max", "-", "7", "4"},
         {"median", "-", "7", "2"},
         {"p90", "-", "7", "3.4"},
         {"stddev", "-", "-", "1.258306"},
         {"distinct", "0", "1", "3"},
         {"first", "-", "7", "1"},
         {"last", "-", "7", "4"}});
}

TEST_CASE("decimals") {
  check("quantity", {"0.1"}, {"0.1", "0.2", "", "0.4"},
        {{"count", "0", "1", "3"},
         {"sum", "-", "0.1", "0.7"},
         {"mean", "-", "0.1", "0.2333333333"},
         {"min", "-", "0.1", "0.1"},
         {"max", "-", "0.1", "0.4"},
         {"median", "-", "0.1", "0.2"},
         {"p99.9", "-", "0.1", "0.3996"},
         {"stddev", "-", "-", "0.152753"},
         {"distinct", "0", "1", "3"},
         {"first", "-", "0.1", "0.1"},
         {"last", "-", "0.1", "0.4"}});
}

TEST_CASE("dates") {
  check("date", {"2023-06-30"}, {"2023-06-30", "", "2023", "2022-12", "2023"},
        {{"count", "0", "1", "4"},
         {"min", "-", "2023-06-30", "2022-12"},
         {"max", "-", "2023-06-30", "2023-06-30"},
         {"distinct", "0", "1", "3"},
         {"first", "-", "2023-06-30", "2022-12"},
         {"last", "-", "2023-06-30", "2023-06-30"}});
}

TEST_CASE("groups of time made from the date") {
  const std::vector<std::string> dates = {"2023-06-30", "2023-06-01", "", "2022", "2024-01"};
  CHECK(measured("distinct(month)", "date", dates) == "3");
  CHECK(measured("distinct(year)", "date", dates) == "3");
  CHECK(measured("min(quarter)", "date", dates) == "2022");
  CHECK(measured("max(half)", "date", dates) == "2024H1");
  CHECK(measured("first(year)", "date", dates) == "2022");
  CHECK(measured("last(month)", "date", dates) == "2024-01");
  CHECK(measured("count(month)", "date", dates) == "4");
  CHECK(measured("min(year)", "date", {}) == "-");
}

TEST_CASE("words of every type") {
  for (const char* column : {"township", "channel", "modes", "buyer", "id_card", "phone"}) {
    check(column, {"乙"}, {"乙", "", "甲", "丙", "乙", "A"},
          {{"count", "0", "1", "5"},
           {"min", "-", "乙", "A"},
           {"max", "-", "乙", "甲"},
           {"distinct", "0", "1", "4"},
           {"first", "-", "乙", "乙"},
           {"last", "-", "乙", "A"}});
  }
}

TEST_CASE("distinct passes over damaged and masked identity numbers, and over what is left of codes") {
  const std::vector<std::string> cells = {
      "11010519491231002X", "5.22726E+17",        "5.22727E+17",       "522726198801010000",
      "522726********1234", "110105194912310021", "11010519491231002X"};
  CHECK(measured("distinct(id_card)", "id_card", cells) == "2");
  CHECK(measured("count(id_card)", "id_card", cells) == "7");
  CHECK(measured("distinct(township)", "township", cells) == "4");
}

TEST_CASE("distinct counts the items of lists") {
  CHECK(measured("distinct(modes)", "modes", {"务工、分红", "分红", "土地流转、务工、务工", ""}) ==
        "3");
}

TEST_CASE("first and last go by date, then line, and pass over empty cells") {
  const std::vector<std::string> rows = {"2023-06,5", "2023-01-01,", "2023-01-02,7",
                                         ",9",        "2023-06-30,", "2023-06,6"};
  CHECK(measured("first(amount)", "date,amount", rows) == "7");
  CHECK(measured("last(amount)", "date,amount", rows) == "6");
  CHECK(measured("last(amount)", "date,amount", {",1", ",2"}) == "2");
}

TEST_CASE("weighted means take rows with both value and weight") {
  const auto mean = [](const std::vector<std::string>& rows) {
    return measured("wmean(amount, people)", "amount,people", rows);
  };
  CHECK(mean({}) == "-");
  CHECK(mean({"3000,2"}) == "3000");
  CHECK(mean({"3000,2", "4500,1", ",7", "9,"}) == "3500");
  CHECK(mean({"1,1", "2,2"}) == "1.6666666667");
  CHECK(mean({"3,0"}) == "-");
}

TEST_CASE("a condition narrows the rows of its aggregate only") {
  const std::vector<std::string> rows = {"电商,30", "线下,70", "电商,", ",100"};
  const auto result = [&](const std::string& measure) {
    return measured(measure, "channel,amount", rows);
  };
  CHECK(result("sum(amount where channel = 电商)") == "30");
  CHECK(result("sum(amount where channel = 电商) / sum(amount)") == "0.15");
  CHECK(result("count(where channel = 电商)") == "2");
  CHECK(result("count(amount where channel = 电商)") == "1");
  CHECK(result("count(where amount >= 70)") == "2");
  CHECK(result("sum(amount where channel = 无此)") == "-");
  CHECK(result("distinct(channel where amount is not empty)") == "2");
}

TEST_CASE("sums of tenths are exact") {
  CHECK(measured("sum(amount)", "amount", std::vector<std::string>(30'000, "0.1")) == "3000");
  CHECK(measured("mean(amount)", "amount", std::vector<std::string>(30'000, "0.1")) == "0.1");
}

TEST_CASE("sums beyond 64 bits at 0.0001 are right") {
  const std::vector<std::string> rows(4000, "900000000000000.0001");
  CHECK(measured("sum(amount)", "amount", rows) == "3600000000000000000.4");
  CHECK(measured("mean(amount)", "amount", rows) == "900000000000000.0001");
  CHECK(measured("stddev(amount)", "amount", rows) == "0");
}
