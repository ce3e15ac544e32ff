#include <doctest/doctest.h>

#include "language/lists.h"
#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const char* const three_years =
    "成交日,乡镇,渠道,金额,人数\n"
    "2021-12-31,甲乡,电商,100,1\n"
    "2022-01-15,甲乡,电商,200,2\n"
    "2022-01-20,乙乡,线下,50,1\n"
    "2022-06-05,甲乡,线下,80,1\n"
    "2022-12-01,乙乡,电商,70,1\n"
    "2023-01-10,甲乡,电商,300,3\n"
    "2023-01-31,乙乡,网络,40,2\n"
    "2023-02-01,甲乡,线下,60,1\n"
    "2023-06-30,丙乡,电商,10,1\n"
    "2023,甲乡,电商,500,5\n"
    ",乙乡,线下,7,1\n";

}  // namespace

TEST_CASE("groups stand in the order of their keys, under -s in that of their values") {
  const Deals deals(three_years);
  check_all(deals, {
      {"-g town", {"town|count", "丙乡|1", "乙乡|4", "甲乡|6"}},
      {"-g 乡 | -a sum(金额)", {"town|sum(amount)", "丙乡|10", "乙乡|167", "甲乡|1240"}},
      {"-g year | -a sum(amount)",
       {"year|sum(amount)", "2021|100", "2022|400", "2023|910", "|7"}},
      {"-g half | -a count", {"half|count", "2021H2|1", "2022H1|3", "2022H2|1", "2023|1", "2023H1|4", "|1"}},
      {"-g month | --period 2023 | -a sum(amount)",
       {"month|sum(amount)", "2023|500", "2023-01|340", "2023-02|60", "2023-06|10"}},
      {"-g year,town | -a count | -w channel = 电商 | --period 2022..",
       {"year|town|count", "2022|乙乡|1", "2022|甲乡|1", "2023|丙乡|1", "2023|乙乡|1", "2023|甲乡|2"}},
      {"-a count,sum(amount),max(date) | -w town = 丙乡", {"count|sum(amount)|max(date)", "1|10|2023-06-30"}},
      {"-a count,sum(amount) | -w town = 丁乡", {"count|sum(amount)", "0|"}},
      {"-g town | -w town = 丁乡", {"town|count"}},
      {"-g town | -s -sum(amount)", {"town|count", "甲乡|6", "乙乡|4", "丙乡|1"}},
      {"-g town | -s count", {"town|count", "丙乡|1", "乙乡|4", "甲乡|6"}},
      {"-g town | -s -乡镇 | -n 2", {"town|count", "甲乡|6", "乙乡|4"}},
      {"-g town,channel | -s channel,-count", {"town|channel|count", "甲乡|电商|4", "乙乡|电商|2", "丙乡|电商|1",
                                               "乙乡|线下|2", "甲乡|线下|2"}},
      {"-g year | -a sum(people) as 人 | -s -人", {"year|人", "2023|12", "2022|5", "2021|1", "|1"}},
      {"-g year | -s -year", {"year|count", "2023|5", "2022|4", "2021|1", "|1"}},
      {"-g town | -a sum(amount) / sum(people) as 人均 | -s 人均", {"town|人均", "丙乡|10", "乙乡|33.4", "甲乡|95.3846153846"}},
  });
}

TEST_CASE("totals come from the rows, whatever having and limit drop") {
  const Deals deals(three_years);
  check_all(deals, {
      {"-g town | -a sum(amount),mean(amount) | --totals | -n 1 | -s -sum(amount)",
       {"town|sum(amount)|mean(amount)", "甲乡|1240|206.6666666667", "=|1417|128.8181818182"}},
      {"-g town | -a count | --having count > 100 | --totals", {"town|count", "=|11"}},
      {"-a count | --totals", {"count", "11"}},
      {"-g town,channel | -a distinct(town) | --totals | --period 2022",
       {"town|channel|distinct(town)", "乙乡|电商|1", "乙乡|线下|1", "甲乡|电商|1", "甲乡|线下|1", "=||2"}},
  });
}

TEST_CASE("a list puts its row under each item, and the totals count it once") {
  const Deals deals(
      "成交日,标签,金额\n2023,有机、扶贫,10\n2023,扶贫,5\n2023,,1\n");
  check_all(deals, {
      {"-g tags | -a sum(amount) | --totals", {"tags|sum(amount)", "扶贫|15", "有机|10", "|1", "=|16"}},
      {"-g tags | -a sum(amount) | -c share", {"tags|sum(amount)|sum(amount):share", "扶贫|15|0.9375", "有机|10|0.625",
                                               "|1|0.0625"}},
  });
}

TEST_CASE("English words for those of a vocabulary, in the order of the canonical ones") {
  Deals deals(three_years);
  deals.setting.english = true;
  check_all(deals, {
      {"-g channel | -p year | --period 2022..", {"channel|2022|2023", "online|2|4", "offline|2|1"}},
      {"-a first(channel)", {"first(channel)", "online"}},
      {"-p channel | --period 2022", {"电商|线下", "2|2"}},
  });
  CHECK(joined(labels_of(deals.answer("-g month | -p channel | -c yoy").table)) ==
        "Month|online|online:year on year|offline|offline:year on year");
  CHECK(joined(labels_of(deals.answer("-g month | -a sum(amount) | -c yoy").table)) ==
        "Month|Sum of Amount|Sum of Amount, year on year");
}

TEST_CASE("columns are called by id and by label") {
  const Deals deals(three_years);
  const Table table = deals.answer("-g 乡镇,month | -a sum(金额) | -c yoy,rank,ytd").table;
  CHECK(joined(labels_of(table)) == "乡镇|月份|金额合计|金额合计同比|金额合计排名|金额合计本年累计");
  CHECK(lines_of(table)[0] == "town|month|sum(amount)|sum(amount):yoy|sum(amount):rank|sum(amount):ytd");
  CHECK(table.keys == 2);
  CHECK(table.columns[2].quantity == Quantity::money);
  CHECK(table.columns[3].quantity == Quantity::fraction);
  CHECK(table.columns[4].quantity == Quantity::rank);
  CHECK(table.columns[5].quantity == Quantity::money);
  CHECK(table.columns[5].unit == "元");
}

TEST_CASE("mistakes are named with their option and place") {
  const Deals deals(three_years);
  CHECK(deals.error("-w amuont > 3") ==
        "--where: deals has no column \"amuont\"; did you mean amount?\n  amuont > 3\n  ^~~~~~");
  CHECK(deals.error("-g towm") == "-g: deals has no column \"towm\"; did you mean town?");
  CHECK(deals.error("-p towm") == "-p: deals has no column \"towm\"; did you mean town?");
  CHECK(deals.error("-a sum(amount),sum(amount)") ==
        "two columns of the answer would be called \"sum(amount)\"; leave one out, or name a measure with as");
  CHECK(deals.error("-g town | -a count as town") ==
        "two columns of the answer would be called \"town\"; leave one out, or name a measure with as");
  CHECK(deals.error("-g town,乡 ") ==
        "two columns of the answer would be called \"town\"; leave one out, or name a measure with as");
  CHECK(deals.error("-g town | -p town") == "-p: town is in -g already");
  CHECK(deals.error("-g town | -c yoi") ==
        "-c: there is no comparison \"yoi\"; did you mean yoy? ("
        "yoy, year-ago, year-change, mom, prior, prior-change, ytd, ytd-yoy, cumulative, share, rank)");
  CHECK(deals.error("-g town | -c yoy") ==
        "-c: yoy looks at other times: give --period, or group by year, half, quarter or month");
  CHECK(deals.error("-g month | -a max(date) | -c yoy") == "-c: yoy needs a number, and max(date) is none");
  CHECK(deals.error("-g town | -s amount") == 
        "-s: \"amount\" is no column of the answer; group by it, or sort by a measure such as max(amount)");
  CHECK(deals.error("-g town | -s cuont") == "-s: no column of the answer is called \"cuont\"; did you mean count?");
  CHECK(deals.error("-g town | -s 何") == "-s: no column of the answer is called \"何\" (it has town, count)");
  CHECK(deals.error("-g town | -s sum(amuont)") ==
        "-s: deals has no column \"amuont\"; did you mean amount?\n  sum(amuont)\n      ^~~~~~");
  CHECK(deals.error("-g town | --select date") ==
        "--select shows rows, and -g, -a and -p groups: give one or the other");
  CHECK(deals.error("--totals") == "--totals needs groups or measures: give -g, -a or -p");
  CHECK(deals.error("-a 2") .substr(0, 4) == "-a: ");
  CHECK(deals.error("--ledger lists") ==
        deals.error("--ledger lists | -g item"));  // there is no such file
  CHECK(deals.error("--ledger lists | --period 2023") ==
        "--period: lists has no date, so its rows belong to no period");
  CHECK_NOTHROW(check(deals.question("-g town"), deals.setting));
  CHECK_THROWS(check(deals.question("-g towm"), deals.setting));
}

TEST_CASE("notes on words that occur nowhere and columns that are not there") {
  const Deals deals(three_years);
  using Notes = std::vector<std::string>;
  const auto said = [](const std::string& question) {
    Deals own(three_years);
    std::vector<Notice> notices;
    own.setting.notices = &notices;
    own.answer(question);
    Notes result;
    for (const Notice& notice : notices) result.push_back(notice.said.en);
    return result;
  };
  CHECK(said("-w town = 甲镇 | -a count") == Notes{"town = 甲镇: no row has this value; did you mean 甲乡?"});
  CHECK(said("-w town in (甲镇, 甲乡) | -a count") == Notes{"town = 甲镇: no row has this value; did you mean 甲乡?"});
  CHECK(said("-w channel = 网络 and amount > 10亿 | -a count") == Notes{});
  CHECK(deals.answer("-g town | -a sum(score)").notes ==
        Notes{"deals: no file has the column score (评分), so all its cells are empty"});
}

TEST_CASE("rows that cannot be read where the question needs them are left out and counted") {
  const Deals deals({{"a.csv", "成交日,乡镇,金额\n2023-01-01,甲乡,10\n2023-01-02,甲乡,约100\n2023-13-01,甲乡,5\n"},
                     {"b.csv", "成交日,乡镇,金额\n2023-01-01,乙乡,3000元以上\n2023-01-01,乙乡,7\n"}});
  const Answer all = deals.answer("-g town");
  CHECK(lines_of(all.table) == Lines{"town|count", "乙乡|2", "甲乡|2"});
  REQUIRE(all.left_out.size() == 1);  // its day is required, and no day
  CHECK(all.left_out[0].rows == 1);
  CHECK(all.rows_read == 4);
  const Answer sums = deals.answer("-g town | -a sum(amount) | --period 2023");
  CHECK(lines_of(sums.table) == Lines{"town|sum(amount)", "乙乡|7", "甲乡|10"});
  REQUIRE(sums.left_out.size() == 2);
  CHECK(sums.left_out[0].file == "a.csv");
  CHECK(sums.left_out[0].rows == 2);
  CHECK(sums.left_out[0].of == 3);
  CHECK(sums.left_out[0].line == 3);
  CHECK(sums.left_out[0].reason == "amount: \"约100\" is not a number");
  CHECK(sums.left_out[1].line == 2);
  CHECK(sums.rows_read == 2);
  // Each question of a batch has its own.
  const auto both = ask({deals.question("-g town"), deals.question("-a sum(amount)"), deals.question("--select amount")},
                        deals.setting);
  CHECK(both[0].left_out.size() == 1);
  CHECK(both[1].left_out.size() == 2);
  CHECK(both[1].left_out[0].rows == 2);
  CHECK(lines_of(both[1].table) == Lines{"sum(amount)", "17"});
  CHECK(both[2].left_out.size() == 2);
  CHECK(lines_of(both[2].table) == Lines{"amount", "10", "7"});
}

TEST_CASE("lists of names are cut at their commas only") {
  using Parts = std::vector<std::string>;
  CHECK(split_list("a, b ,,c") == Parts{"a", "b", "c"});
  CHECK(split_list("sum(a where b in (1, 2)), -count") == Parts{"sum(a where b in (1, 2))", "-count"});
  CHECK(split_list("`a,b`,sum(x where y = 'p,q')") == Parts{"`a,b`", "sum(x where y = 'p,q')"});
  CHECK(split_list("it's,its") == Parts{"it's", "its"});
  CHECK(split_list("").empty());
}
