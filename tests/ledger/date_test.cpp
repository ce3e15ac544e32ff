#include <doctest/doctest.h>

#include "shanhai/ledger/date.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/period.h"

using namespace shanhai;

namespace {

std::string date(const char* text) {
  const DateReading reading = read_date(text);
  return reading.date ? to_text(*reading.date) : reading.reason;
}

const Day today = *day_of(2023, 7, 15);

std::string period(const char* text) {
  const auto found = try_period(text, today);
  if (!found) return "no";
  const auto end = [](std::optional<Day> day) { return day ? to_text(Date(*day, Precision::day)) : std::string("*"); };
  return end(found->first) + " " + end(found->last);
}

std::string shown(const std::optional<Period>& found) { return found ? to_text(*found) : "none"; }

}  // namespace

TEST_CASE("dates: every way to write them, with their precision") {
  struct Row {
    const char* text;
    const char* value;
  };
  for (const Row& row : {Row{"2023-06-30", "2023-06-30"}, {"2023/6/30", "2023-06-30"}, {"2023.6.30", "2023-06-30"},
                         {"20230630", "2023-06-30"}, {"2023年6月30日", "2023-06-30"}, {"2023年06月3日", "2023-06-03"},
                         {"2023-06", "2023-06"}, {"2023/6", "2023-06"}, {"2023年6月", "2023-06"}, {"202306", "2023-06"},
                         {"2023", "2023"}, {"2023年", "2023"}, {"2023-06-30 08:30", "2023-06-30"},
                         {"2023-06-30T08:30:00Z", "2023-06-30"}, {"2023/6/30 8:30:00", "2023-06-30"},
                         {"45107", "2023-06-30"}, {"45107.75", "2023-06-30"}, {"20000", "1954-10-03"}, {"80000", "2119-01-11"},
                         {"2024-02-29", "2024-02-29"}, {"2023.06", "2023-06"}, {"2023.12", "2023-12"},
                         {"2023.6", "2023-06"}, {"2023.9", "2023-09"}, {"2023 年 6 月 30 日", "2023-06-30"},
                         {"2023年6月30", "2023-06-30"}}) {
    CAPTURE(row.text);
    CHECK(date(row.text) == row.value);
  }
}

TEST_CASE("dates: what is refused, and why") {
  constexpr const char* no_date = "is not a date";
  constexpr const char* no_day = "is no day of the calendar";
  constexpr const char* day_first = "does not begin with the year: write 2023-06-30";
  struct Row {
    const char* text;
    const char* reason;
  };
  for (const Row& row : {Row{"2023.1", "may be January or an October that a spreadsheet cut: write 2023-01 or 2023-10"},
                         {"2023-02-30", no_day}, {"2023-13", no_day}, {"20231301", no_day}, {"2023年2月30日", no_day},
                         {"30/06/2023", day_first}, {"6-30-2023", day_first}, {"1-2-23", day_first}, {"", no_date},
                         {"六月", no_date}, {"2023-06-30x", no_date}, {"2023-06/30", no_date}, {"19999", no_date},
                         {"80001", no_date}, {"230630", no_date}, {"230601", no_date}, {"210101", no_date}, {"2023-", no_date}, {"12345678901", no_date},
                         {"2023年6", no_date}, {"2023年6月30x", no_date}, {"2023.0", no_day}, {"2023 6 30", no_date}, {"0000", no_day}}) {
    CAPTURE(row.text);
    CHECK(date(row.text) == row.reason);
  }
}

TEST_CASE("dates: a time zone is dropped; whether it is another day in Beijing is known") {
  struct Row {
    const char* text;
    bool other;
  };
  for (const Row& row : {Row{"2023-06-30T20:00:00Z", true}, {"2023-06-30T15:59:00Z", false}, {"2023-06-30T16:00:00+00:00", true},
                         {"2023-06-30 00:30:00+08:00", false}, {"2023-06-30T00:30+09:00", true}, {"2023-06-30 22:00 +0700", false},
                         {"2023-06-30 23:30:00+0700", true}, {"2023-06-30 11:00:00-05:00", true}, {"2023-06-30 20:00 UTC", true},
                         {"2023-06-30 20:00", false}, {"2023-06-30", false}}) {
    CAPTURE(row.text);
    const DateReading reading = read_date(row.text);
    REQUIRE(reading.date);
    CHECK(to_text(*reading.date) == "2023-06-30");
    CHECK(reading.other_day_in_beijing == row.other);
  }
}

TEST_CASE("dates: groups of time, and the last day a date may be") {
  const Date day = *read_date("2023-08-17").date;
  CHECK(to_text(day.truncated(Precision::month)) == "2023-08");
  CHECK(to_text(day.truncated(Precision::quarter)) == "2023Q3");
  CHECK(to_text(day.truncated(Precision::half)) == "2023H2");
  CHECK(to_text(day.truncated(Precision::year)) == "2023");
  CHECK(to_text(read_date("2023").date->truncated(Precision::month)) == "2023");
  CHECK(read_date("2024-02").date->last() == *day_of(2024, 2, 29));
  CHECK(read_date("2023").date->last() == *day_of(2023, 12, 31));
  CHECK(*read_date("2023").date < *read_date("2023-01").date);
  CHECK(*read_date("2023-01").date < *read_date("2023-01-01").date);
}

TEST_CASE("dates: the first year that may be written has one before it, where comparisons look") {
  const Period first = *try_period("0001", today);
  CHECK(shown(just_before(first)) == "0000");
  CHECK(shown(year_before(*try_period("0001-05", today))) == "0000-05");
  CHECK(to_text(Date(first.first.value() - 1, Precision::day).truncated(Precision::quarter)) == "0000Q4");
}

TEST_CASE("periods: every way to write them") {
  struct Row {
    const char* text;
    const char* days;
  };
  for (const Row& row : {Row{"2023", "2023-01-01 2023-12-31"}, {"2023H1", "2023-01-01 2023-06-30"},
                         {"2023h2", "2023-07-01 2023-12-31"}, {"2023Q2", "2023-04-01 2023-06-30"},
                         {"2023-06", "2023-06-01 2023-06-30"}, {"2023-06-30", "2023-06-30 2023-06-30"},
                         {"2020..2023", "2020-01-01 2023-12-31"}, {"2023-01..2023-06", "2023-01-01 2023-06-30"},
                         {"..2022", "* 2022-12-31"}, {"2021..", "2021-01-01 *"}, {"this-month", "2023-07-01 2023-07-31"},
                         {"last-month", "2023-06-01 2023-06-30"}, {"this-quarter", "2023-07-01 2023-09-30"},
                         {"last-quarter", "2023-04-01 2023-06-30"}, {"this-year", "2023-01-01 2023-12-31"},
                         {"last-year", "2022-01-01 2022-12-31"}, {"ytd", "2023-01-01 2023-07-15"},
                         {"2022..ytd", "2022-01-01 2023-07-15"}, {"2023Q5", "no"}, {"2023..2022", "no"}, {"..", "no"},
                         {"2023-13", "no"}, {"45107", "no"}, {"june", "no"}, {"2023H3", "no"}}) {
    CAPTURE(row.text);
    CHECK(period(row.text) == row.days);
  }
  CHECK_THROWS_WITH_AS(parse_period("last-mont", today),
                       doctest::Contains("\"last-mont\" is not a period; did you mean last-month?"), UsageError);
}

TEST_CASE("periods: printed and read again they are the same") {
  for (const char* text : {"2023", "2023H1", "2023Q2", "2023-06", "2023-06-30", "2020..2023", "2023-01..2023-06",
                           "..2022", "2021..", "2022H1..2023H2", "2022Q4..2023Q1", "2023-06-01..2023-06-15", "2022..2023-06"}) {
    CAPTURE(text);
    const Period found = *try_period(text, today);
    const auto again = try_period(to_text(found), today);
    REQUIRE(again);
    CHECK(again->first == found.first);
    CHECK(again->last == found.last);
  }
}

TEST_CASE("periods: a year before, just before, year to date") {
  struct Row {
    const char* text;
    const char* year_before;
    const char* just_before;
    const char* to_date;
  };
  for (const Row& row : {Row{"2023", "2022", "2022", "2023"}, {"2023H2", "2022H2", "2023H1", "2023-01..2023-12"},
                         {"2023Q1", "2022Q1", "2022Q4", "2023-01..2023-03"}, {"2024-02", "2023-02", "2024-01", "2024-01..2024-02"},
                         {"2024-02-29", "2023-02-28", "2024-02-28", "2024-01-01..2024-02-29"},
                         {"2023-01..2023-06", "2022-01..2022-06", "2022-07..2022-12", "2023-01..2023-06"},
                         {"2020..2023", "2019..2022", "2016..2019", "2023-01..2023-12"},
                         {"2023-03-01..2023-03-10", "2022-03-01..2022-03-10", "2023-02-19..2023-02-28", "2023-01-01..2023-03-10"},
                         {"..2022", "none", "none", "2022-01..2022-12"}, {"2021..", "none", "none", "none"}}) {
    CAPTURE(row.text);
    const Period now = *try_period(row.text, today);
    CHECK(shown(year_before(now)) == row.year_before);
    CHECK(shown(just_before(now)) == row.just_before);
    const auto to_date = year_to_date(now);
    const auto expected = try_period(row.to_date, today);
    CHECK(to_date.has_value() == expected.has_value());
    if (to_date && expected) {
      CHECK(to_date->first == expected->first);
      CHECK(to_date->last == expected->last);
    }
  }
}
