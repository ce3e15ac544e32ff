#include <doctest/doctest.h>

#include <string>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/period.h"

using namespace shanhai;

namespace {

const Day today = parse_period("2024-02-29", 0).first.value();

std::string read(const char* text) { return to_text(parse_period(text, today)); }

}  // namespace

TEST_CASE("periods in Chinese are those of their short names") {
  CHECK(read("2023年上半年") == "2023H1");
  CHECK(read("2023年下半年") == "2023H2");
  CHECK(read("2023年第二季度") == "2023Q2");
  CHECK(read("2023年四季度") == "2023Q4");
  CHECK(read("２０２３年第1季度") == "2023Q1");
  CHECK(read("2023年1—6月") == "2023-01..2023-06");
  CHECK(read("2023年1-6月") == "2023-01..2023-06");
  CHECK(read("2023年11月至2024年2月") == "2023-11..2024-02");
  CHECK(read("2020—2023年") == "2020..2023");
  CHECK(read("本月") == "2024-02");
  CHECK(read("上月") == "2024-01");
  CHECK(read("上季度") == "2023Q4");
  CHECK(read("去年") == "2023");
  CHECK(read("本年累计") == "2024-01-01..2024-02-29");
  CHECK(read("去年..今年") == "2023..2024");
}

TEST_CASE("what a report calls a closed period can be typed back") {
  for (const char* text : {"2023", "2023H1", "2023H2", "2023Q3", "2023-06", "2023-06-30", "2020..2023", "2023-01..2023-06", "2023-11..2024-02"}) {
    const Period period = parse_period(text, today);
    CAPTURE(to_words(period, false));
    const auto again = try_period(to_words(period, false), today);
    REQUIRE(again);
    CHECK(again->first == period.first);
    CHECK(again->last == period.last);
  }
}

TEST_CASE("what only looks like a period in Chinese is none") {
  for (const char* text : {"2023年第五季度", "2023年13—14月", "2023年6—1月", "2023年中半年", "年上半年", "2023年1—月", "—2023年", "2023—年"}) {
    CAPTURE(std::string(text));
    CHECK_THROWS_AS(parse_period(text, today), UsageError);
  }
}
