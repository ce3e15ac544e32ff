#include <doctest/doctest.h>

#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const char* const content =
    "成交日,乡镇,渠道,金额,人数\n"
    "2022-01-15,甲乡,电商,2000000,2\n"
    "2022-02-20,乙乡,线下,500000,1\n"
    "2023-01-10,甲乡,电商,1000000,\n"
    "2023-01-31,丙乡,线下,,7\n"
    "2023,乙乡,电商,0.33335,3\n"
    ",,电商,1,1\n";

}  // namespace

TEST_CASE("--having tests measures, group columns and as names") {
  const Deals deals(content);
  struct Case {
    const char* question;
    const char* groups;
  };
  const Case cases[] = {
      {"-g town | --having sum(amount) > 100万", "甲乡"},
      {"-g town | --having sum(amount) >= 300万元", "甲乡"},
      {"-g town | -a sum(amount) | --having sum(金额) > 100", "乙乡 甲乡"},
      {"-g town | --having count >= 2", "乙乡 甲乡"},
      {"-g town | --having count = 1 and town is not empty", "丙乡"},
      {"-g town | --having town is empty", "-"},
      {"-g town | --having not town = 甲乡", "丙乡 乙乡 -"},
      {"-g town | --having town != 甲乡", "丙乡 乙乡"},
      {"-g town | --having town in (甲乡, 丁乡) or count(amount) = 0", "丙乡 甲乡"},
      {"-g town | --having (sum(amount) > 1 and count > 1) or town ~ 丙", "丙乡 乙乡 甲乡"},
      {"-g town | --having (sum(amount) + sum(people)) / 2 > 100万", "甲乡"},
      {"-g town | --having sum(amount) is empty", "丙乡"},
      {"-g town | --having not sum(amount) > 0", "丙乡"},
      {"-g town | --having sum(amount) != 1", "乙乡 甲乡"},
      {"-g town | --having count between 1 and 1", "丙乡 -"},
      {"-g town | --having count not in (2, 3)", "丙乡 -"},
      {"-g town | -a sum(amount where channel = 电商)/sum(amount) as 电商占比 | --having 电商占比 > 0.3", "甲乡 -"},
      {"-g town | -a sum(amount) as 额,sum(people) as 人 | --having 额 > 人", "乙乡 甲乡"},
      {"-g town | --having sum(amount) > sum(people)*1000000", "甲乡"},
      {"-g town | --having 1 - count/4 > 0.6", "丙乡 -"},
      {"-g town | -a sum(people) as count | --having count > 5", "丙乡"},
      {"-g channel | --having channel = 网络", "电商"},
      {"-g year | --having year >= 2023", "2023"},
      {"-g month | --having month = 2023-01", "2023-01"},
      {"-g month | --having month < 2023-01 or month is empty", "2022-01 2022-02 2023 -"},
      {"-g date | --having date = 2023", "2023 2023-01-10 2023-01-31"},
      {"-g amount | --having amount > 40万 and count = 1", "500000 1000000 2000000"},
      {"-g town | --having max(date) >= 2023", "丙乡 乙乡 甲乡"},
      {"-g town | --having max(date) = 2023-01-10", "甲乡"},
      {"-g town | --having min(channel) = 网络", "乙乡 甲乡 -"},
      {"-g town | --having first(channel) ~ 线", "丙乡 乙乡"},
      // All decimals count: 0.3334 / 3.
      {"-g year | -a sum(amount)/3 as x | -w amount < 1 | --having x > 0.11113333", "2023"},
      {"-g year | -a sum(amount)/3 as x | -w amount < 1 | --having x > 0.11113334", ""},
      {"-g town,year | --having year = 2022 and town = 甲乡", "甲乡"},
      {"-g town | --having sum(amount) >= 1,000,000", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.question);
    std::string groups;
    try {
      for (const TableRow& row : deals.answer(each.question).table.rows) {
        const std::string key = cell_text(row.cells[0]);
        groups += (groups.empty() ? "" : " ") + (key.empty() ? "-" : key);
      }
    } catch (const std::exception& error) {
      groups = error.what();
    }
    if (std::string(each.question).find("1,000") != std::string::npos) {
      CHECK(groups.find("put a value with commas in quotes") != std::string::npos);
    } else {
      CHECK(groups == each.groups);
    }
  }
}

TEST_CASE("mistakes in --having are shown with a caret") {
  const Deals deals(content);
  CHECK(deals.error("-g town | --having sum(amuont) > 3") ==
        "--having: deals has no column \"amuont\"; did you mean amount?\n  sum(amuont) > 3\n      ^~~~~~");
  CHECK(deals.error("-g town | --having amount > 3") ==
        "--having: \"amount\" is no group column, and after grouping rows have no cells; write a measure such as "
        "sum(amount), or use --where\n  amount > 3\n  ^~~~~~");
  CHECK(deals.error("-g town | -a sum(amount) as 总额 | --having 总额 > 很多") ==
        "--having: \"很多\" is not a number; write it like 1200 or 12.5万, or name a measure\n  总额 > 很多\n         ^~~~");
  CHECK(deals.error("-g town | -a sum(amount) as 总额度 | --having 总额 > 1") ==
        "--having: \"总额\" is neither a measure nor a group column; did you mean 总额度?\n  总额 > 1\n  ^~~~");
  CHECK(deals.error("-g town | --having town = count(amount)") ==
        "--having: count(amount) is a measure, and town a group column: they do not compare\n  town = count(amount)\n"
        "         ^~~~~~~~~~~~~");
  CHECK(deals.error("-g month | --having month = 6").find("2023-06") != std::string::npos);
  CHECK(deals.error("-g town | --having count ~ 3").find("~ looks for a text") != std::string::npos);
  CHECK(deals.error("-g town | --having max(date) > 很久").find("is not a date or period") != std::string::npos);
  CHECK(deals.error("-g town | --having sum(people) > 3元").find("is not a number") != std::string::npos);
  CHECK(deals.error("-g town | --having max(date) > sum(people)").find("does not compare") != std::string::npos);
  CHECK(deals.error("--having count > 3") == "--having needs groups or measures: give -g, -a or -p");
}
