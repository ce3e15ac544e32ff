#include <doctest/doctest.h>

#include <random>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

TEST_CASE("a date against a period") {
  Rows rows = rows_of("date", {"2022-12-31", "2023-01-01", "2023-06-30", "2023-06", "2023", "2024-01-01", "", "?"});
  const auto where = [&](const char* condition) { return rows.where(condition); };
  CHECK(where("date = 2023") == "01111000");
  CHECK(where("date = 2023-06") == "00110000");
  CHECK(where("date = 2023-06-30") == "00100000");
  CHECK(where("date = 2023H1") == "01110000");
  CHECK(where("date = 2023Q2") == "00110000");
  CHECK(where("date = 2022-12..2023-06") == "11110000");
  CHECK(where("date = ..2022") == "10000000");
  CHECK(where("date = 2023-06..") == "00110100");
  CHECK(where("date != 2023") == "10000100");
  CHECK(where("date < 2023") == "10000000");
  CHECK(where("date > 2023") == "00000100");
  CHECK(where("date <= 2023") == "11111000");
  CHECK(where("date >= 2023") == "01111100");
  CHECK(where("date < 2023-06") == "11000000");
  CHECK(where("date > 2023-06") == "00000100");
  CHECK(where("date >= 2023-06") == "00110100");
  CHECK(where("date <= 2023-06") == "11110000");
  CHECK(where("date in (2022, 2023-06)") == "10110000");
  CHECK(where("date not in (2022, 2023-06)") == "01001100");
  CHECK(where("date between 2023-01 and 2023-06") == "01110000");
  CHECK(where("date between 2023 and 2023") == "01111000");
  CHECK(where("date not between 2023-01 and 2023-06") == "10001100");
  CHECK(where("date is empty") == "00000011");
  CHECK(where("date is not empty") == "11111100");
  CHECK(where("not date = 2023") == "10000111");
}

TEST_CASE("open ends") {
  Rows rows = rows_of("date", {"2022", "2023", "2024", ""});
  CHECK(rows.where("date < ..2023") == "0000");   // it has no beginning to end before
  CHECK(rows.where("date >= ..2023") == "1110");
  CHECK(rows.where("date > ..2023") == "0010");
  CHECK(rows.where("date <= ..2023") == "1100");
  CHECK(rows.where("date > 2023..") == "0000");
  CHECK(rows.where("date <= 2023..") == "1110");
  CHECK(rows.where("date < 2023..") == "1000");
  CHECK(rows.where("date != 2023..") == "1000");
}

TEST_CASE("relative periods count from today, 2023-06-15") {
  Rows rows = rows_of("date", {"2022-06", "2023-01-01", "2023-05-31", "2023-06-15", "2023-06-16", "2023-06"});
  CHECK(rows.where("date = this-month") == "000111");
  CHECK(rows.where("date = last-month") == "001000");
  CHECK(rows.where("date = last-year") == "100000");
  CHECK(rows.where("date = ytd") == "011100");
  CHECK(rows.where("date = 2023-01..last-month") == "011000");
  CHECK(rows.where("month = this-month") == "000111");
  CHECK(rows.where("year in (last-year)") == "100000");
}

TEST_CASE("columns of dates on the right") {
  Rows rows(R"(date       | end
               2023-06-30 | 2023-06-30
               2023-06    | 2023-06-30
               2023-06-30 | 2023-06
               2023-05-31 | 2023-06
               2023-07-01 | 2023-06
               2023       | 2023-06
                          | 2023-06
               2023       |)");
  CHECK(rows.where("date = end") == "10000000");
  CHECK(rows.where("date != end") == "01111100");
  CHECK(rows.where("date < end") == "00010000");
  CHECK(rows.where("date > end") == "00001000");
  CHECK(rows.where("date >= 结束时间") == "10101000");
  CHECK(rows.where("date <= `end`") == "11110000");
  CHECK(rows.where("end < date") == "00001000");
  CHECK(rows.where("date in (end, 2023-07)") == "10001000");
  CHECK(rows.where("date between end and 2023-06") == "10100000");
}

TEST_CASE("year, half, quarter and month compare as the names of their groups") {
  Rows rows = rows_of("date", {"2023", "2023-01", "2023-06-30", "2023-07-01", "2022-12-31", "2024", ""});
  CHECK(rows.where("year = 2023") == "1111000");
  CHECK(rows.where("year != 2023") == "0000110");
  CHECK(rows.where("year < 2023") == "0000100");
  CHECK(rows.where("year between 2022 and 2023") == "1111100");
  CHECK(rows.where("half = 2023H1") == "0110000");
  CHECK(rows.where("half > 2023H1") == "0001010");
  CHECK(rows.where("half >= 2023H1") == "0111010");
  CHECK(rows.where("half <= 2023H1") == "1110100");
  CHECK(rows.where("half < 2023H1") == "1000100");  // the coarser group, 2023, stands before the finer
  CHECK(rows.where("quarter in (2023Q1, 2023Q3)") == "0101000");
  CHECK(rows.where("month = 2023-06") == "0010000");
  CHECK(rows.where("MONTH = 2023年6月") == "0010000");
  CHECK(rows.where("month != 2023-06") == "1101110");
  CHECK(rows.where("month is empty") == "0000001");
}

TEST_CASE("a group of time has one form") {
  CHECK(bind_error("month = 6") == "\"6\" is not a month; a month is written 2023-06\n  month = 6\n          ^");
  CHECK(bind_error("month = 2023") == "\"2023\" is not a month; a month is written 2023-06\n  month = 2023\n          ^~~~");
  CHECK(first_line(bind_error("year = 2023..2024")) == "\"2023..2024\" is not a year; a year is written 2023");
  CHECK(bind_error("half in (2023H1, 2023Q1)") ==
        "\"2023Q1\" is not a half-year; a half-year is written 2023H1\n  half in (2023H1, 2023Q1)\n                   ^~~~~~");
  CHECK(first_line(bind_error("quarter = ytd")) == "\"ytd\" is not a quarter; a quarter is written 2023Q2");
  CHECK(bind_error("month = `date`") ==
        "year, half, quarter and month compare with literals such as 2023, not with columns\n"
        "  month = `date`\n          ^~~~~~");
  CHECK(first_line(bind_error("date = `month`")) == "year, half, quarter and month compare with literals such as 2023, not with columns");
  CHECK(first_line(bind_error("month = end")) == "\"end\" is not a month; a month is written 2023-06");
}

TEST_CASE("what is no date") {
  CHECK(bind_error("date = 百泉镇") ==
        "\"百泉镇\" is not a date or period; write 2023, 2023H1, 2023Q2, 2023-06, 2023-06-30, a range such as "
        "2020..2023, or this-month and the like\n  date = 百泉镇\n         ^~~~~~");
  CHECK(first_line(bind_error("date = this-mnth")) == "\"this-mnth\" is not a date or period; did you mean this-month?");
  CHECK(first_line(bind_error("date < edn")) == "\"edn\" is not a date or period; did you mean end?");
  CHECK(first_line(bind_error("date = amount")) == "\"amount\" is not a date or period, nor a column of dates");
  CHECK(first_line(bind_error("date = ''")) == "\"\" is not a date or period; for an empty cell write \"date is empty\"");
  CHECK(first_line(bind_error("date = `amount`")) ==
        "\"amount\" is a column of numbers, and date one of dates: they do not compare");
  CHECK(first_line(bind_error("date ~ `end`")) == "~ looks for a text in a date, such as 2023-0, not for a column");
}

TEST_CASE("~ looks into the date as it is written") {
  Rows rows = rows_of("date", {"2023-06-30", "2023-06", "2023", "20230601", "", "2022-10-06"});
  CHECK(rows.where("date ~ -06") == "110101");
  CHECK(rows.where("date !~ -06") == "001000");
  CHECK(rows.where("month ~ -06") == "110100");
  CHECK(rows.where("quarter ~ Q2") == "110100");
  CHECK(rows.where("date ~ end") == "000000");
}

TEST_CASE("random dates and periods: the loops say what the definitions say") {
  std::mt19937 random(1);
  const auto random_date = [&]() -> Date {
    const Day first = day("2021-12-20") + static_cast<Day>(random() % 760);
    return Date(first, Precision::day).truncated(static_cast<Precision>(random() % 5));
  };
  const std::vector<std::string> operators = {"=", "!=", "<", "<=", ">", ">="};
  const std::vector<std::string> groups = {"year", "half", "quarter", "month"};
  for (int i = 0; i < 4000; ++i) {
    const Date cell = random_date();
    Columns columns(small_ledger(), today());
    const std::size_t op = random() % operators.size();
    std::string condition;
    bool expected[6];
    if (random() % 2 == 0) {
      Period period = period_of(random_date());
      if (random() % 2 == 0) {
        const Date other = random_date();
        if (other.last() >= *period.first) period = {period.first, other.last(), Precision::day};
      }
      if (random() % 8 == 0) period.first.reset();
      else if (random() % 8 == 0) period.last.reset();
      condition = "date " + operators[op] + " " + to_text(period);
      period = *try_period(to_text(period), today());
      const bool begins_no_earlier = !period.first || cell.first() >= *period.first;
      const bool ends_no_later = !period.last || cell.last() <= *period.last;
      const bool results[] = {period.contains(cell), !period.contains(cell),
                              period.first && cell.last() < *period.first, ends_no_later,
                              period.last && cell.first() > *period.last, begins_no_earlier};
      std::copy(results, results + 6, expected);
    } else {
      const auto precision = static_cast<Precision>(random() % 4);
      Date group = Date(random_date().first(), Precision::day).truncated(precision);
      condition = groups[static_cast<std::size_t>(precision)] + " " + operators[op] + " " + to_text(group);
      const Date own = cell.truncated(precision);
      const bool results[] = {own == group, own != group, own < group, own <= group, own > group, own >= group};
      std::copy(results, results + 6, expected);
    }
    CAPTURE(condition);
    CAPTURE(to_text(cell));
    const auto bound = bind(parse_condition(condition), columns);
    Batch batch;
    batch.lines = {1, 2};
    batch.columns.resize(1);
    batch.columns[0].cells = {cell.packed(), missing};
    Mask mask;
    bound->test(batch, mask);
    REQUIRE(mask == Mask{expected[op], 0});
  }
}
