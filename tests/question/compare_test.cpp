#include <doctest/doctest.h>

#include "question/compare_kinds.h"
#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const char* const deals_of_three_years =
    "成交日,乡镇,渠道,金额\n"
    "2021-12-31,甲乡,电商,100\n"
    "2022-01-15,甲乡,电商,200\n"
    "2022-01-20,乙乡,线下,50\n"
    "2022-02-05,甲乡,线下,80\n"
    "2022-12-01,乙乡,电商,70\n"
    "2023-01-10,甲乡,电商,300\n"
    "2023-01-31,乙乡,电商,40\n"
    "2023-02-01,甲乡,线下,60\n"
    "2023-06-30,丙乡,电商,10\n"
    "2023,甲乡,电商,500\n"
    ",乙乡,线下,7\n";

Period period(const std::string& text) { return parse_period(text, 0); }

}  // namespace

TEST_CASE("yoy and mom look at the calendar, and outside --period") {
  const Deals deals(deals_of_three_years);
  check_all(deals, {
      {"-g month | -a sum(amount) | -c yoy,mom",
       {"month|sum(amount)|sum(amount):yoy|sum(amount):mom", "2021-12|100||", "2022-01|250||1.5", "2022-02|80||-0.68",
        "2022-12|70|-0.3|", "2023|500||", "2023-01|340|0.36|3.8571428571", "2023-02|60|-0.25|-0.8235294118",
        "2023-06|10||", "|7||"}},
      {"-g month | -a sum(amount) | -c mom,yoy | --period 2023-01..2023-02",
       {"month|sum(amount)|sum(amount):mom|sum(amount):yoy", "2023-01|340|3.8571428571|0.36",
        "2023-02|60|-0.8235294118|-0.25"}},
      {"-g quarter | -a sum(amount) | -c mom | --period 2023Q1",
       {"quarter|sum(amount)|sum(amount):mom", "2023Q1|400|4.7142857143"}},
      {"-g half | -a sum(amount) | -c mom | --period 2022..",
       {"half|sum(amount)|sum(amount):mom", "2022H1|330|2.3", "2022H2|70|-0.7878787879", "2023|500|",
        "2023H1|410|4.8571428571"}},
      // --where applies to both.
      {"-g year | -a sum(amount) | -c yoy | -w channel = 电商",
       {"year|sum(amount)|sum(amount):yoy", "2021|100|", "2022|270|1.7", "2023|850|2.1481481481"}},
      // Each combination of the others by itself.
      {"-g town,year | -a sum(amount) | -c yoy | --period 2022..2023",
       {"town|year|sum(amount)|sum(amount):yoy", "丙乡|2023|10|", "乙乡|2022|120|", "乙乡|2023|40|-0.6666666667",
        "甲乡|2022|280|1.8", "甲乡|2023|860|2.0714285714"}},
      // A period that ends inside a group: as much of the year before.
      {"-g year | -a sum(amount) | -c yoy | --period 2023-01..2023-02",
       {"year|sum(amount)|sum(amount):yoy", "2023|400|0.2121212121"}},
      // Without a group of time, periods as they are written.
      {"-a sum(amount) | -c yoy,mom | --period 2023-01",
       {"sum(amount)|sum(amount):yoy|sum(amount):mom", "340|0.36|3.8571428571"}},
      {"-g town | -a sum(amount) | -c yoy | --period 2023-01..2023-02",
       {"town|sum(amount)|sum(amount):yoy", "乙乡|40|-0.2", "甲乡|360|0.2857142857"}},
      {"-g town | -a sum(amount) | -c yoy,mom | --period 2023..",
       {"town|sum(amount)|sum(amount):yoy|sum(amount):mom", "丙乡|10||", "乙乡|40||", "甲乡|860||"}},
      // Nothing before, and zero before.
      {"-a count(where channel = 线下),count | -c yoy | --period 2022-01",
       {"count(where channel = 线下)|count(where channel = 线下):yoy|count|count:yoy", "1||2|"}},
      {"-g year,month | -a sum(amount) | -c mom | --period 2023-01",
       {"year|month|sum(amount)|sum(amount):mom", "2023|2023-01|340|3.8571428571"}},
  });
}

TEST_CASE("days look at days, dates themselves at their own precision") {
  const Deals deals(
      "成交日,金额\n2024-02-29,10\n2023-02-28,4\n2024-02-28,5\n2023-02-27,2\n2024-03-01,20\n");
  check_all(deals, {
      {"-g date | -a sum(amount) | -c yoy,mom",
       {"date|sum(amount)|sum(amount):yoy|sum(amount):mom", "2023-02-27|2||", "2023-02-28|4||1", "2024-02-28|5|0.25|",
        "2024-02-29|10|1.5|1", "2024-03-01|20||1"}},
      {"-g date | -a sum(amount) | -c yoy,mom | --period 2024-02-29",
       {"date|sum(amount)|sum(amount):yoy|sum(amount):mom", "2024-02-29|10|1.5|1"}},
      {"-a sum(amount) | -c yoy,mom | --period 2024-02-29",
       {"sum(amount)|sum(amount):yoy|sum(amount):mom", "10|1.5|1"}},
  });
  const Deals months("成交日,金额\n2023-01,10\n2023-02,15\n2023,1\n");
  CHECK(joined(months.ask("-g date | -a sum(amount) | -c mom")) ==
        joined({"date|sum(amount)|sum(amount):mom", "2023|1|", "2023-01|10|", "2023-02|15|0.5"}));
}

TEST_CASE("ytd and cumulative are computed from the rows, also from before --period") {
  const Deals deals(deals_of_three_years);
  check_all(deals, {
      {"-g month | -a sum(amount) | -c ytd,cumulative | --period 2023-02..2023-06",
       {"month|sum(amount)|sum(amount):ytd|sum(amount):cumulative", "2023-02|60|400|900", "2023-06|10|410|910"}},
      {"-g month | -a distinct(town) | -c ytd,cumulative | --period 2022",
       {"month|distinct(town)|distinct(town):ytd|distinct(town):cumulative", "2022-01|2|2|2", "2022-02|1|2|2",
        "2022-12|1|2|2"}},
      {"-g town,month | -a sum(amount) | -c ytd | --period 2023",
       {"town|month|sum(amount)|sum(amount):ytd", "丙乡|2023-06|10|10", "乙乡|2023-01|40|40", "甲乡|2023|500|",
        "甲乡|2023-01|300|300", "甲乡|2023-02|60|360"}},
      {"-g year | -a sum(amount) | -c ytd,cumulative",
       {"year|sum(amount)|sum(amount):ytd|sum(amount):cumulative", "2021|100|100|100", "2022|400|400|500",
        "2023|910|910|1410", "|7||"}},
      // What is behind the period's end does not count.
      {"-g year | -a sum(amount) | -c ytd | --period 2023-02", {"year|sum(amount)|sum(amount):ytd", "2023|60|400"}},
      {"-g town | -a sum(amount) | -c ytd,cumulative | --period 2023-02",
       {"town|sum(amount)|sum(amount):ytd|sum(amount):cumulative", "甲乡|60|360|740"}},
      {"-a sum(amount) | -c ytd,cumulative | --period 2023-06",
       {"sum(amount)|sum(amount):ytd|sum(amount):cumulative", "10|410|910"}},
      {"-g town | -a sum(amount) | -c cumulative",
       {"town|sum(amount)|sum(amount):cumulative", "丙乡|10|10", "乙乡|167|167", "甲乡|1240|1240"}},
      {"-g half | -a median(amount) | -c ytd | --period 2022",
       {"half|median(amount)|median(amount):ytd", "2022H1|80|80", "2022H2|70|75"}},
  });
  CHECK(deals.error("-g town | -c ytd") ==
        "-c: ytd looks at other times: give --period, or group by year, half, quarter or month");
}

TEST_CASE("share and rank are among all groups, or those of one time") {
  const Deals deals(deals_of_three_years);
  check_all(deals, {
      {"-g town | -a sum(amount) | -c share,rank",
       {"town|sum(amount)|sum(amount):share|sum(amount):rank", "丙乡|10|0.007057163|3", "乙乡|167|0.1178546224|2",
        "甲乡|1240|0.8750882145|1"}},
      {"-g town | -a sum(amount) | -c share,rank | -n 1 | -s -sum(amount) | --having sum(amount) < 1000",
       {"town|sum(amount)|sum(amount):share|sum(amount):rank", "乙乡|167|0.1178546224|2"}},
      {"-g year,town | -a sum(amount) | -c share,rank | --period 2022",
       {"year|town|sum(amount)|sum(amount):share|sum(amount):rank", "2022|乙乡|120|0.3|2", "2022|甲乡|280|0.7|1"}},
      {"-g year | -a sum(amount) | -c share,rank | --period 2021..2022",
       {"year|sum(amount)|sum(amount):share|sum(amount):rank", "2021|100|0.2|2", "2022|400|0.8|1"}},
      {"-g town,channel | -a count | -c rank | --period 2022",
       {"town|channel|count|count:rank", "乙乡|电商|1|1", "乙乡|线下|1|1", "甲乡|电商|1|1", "甲乡|线下|1|1"}},
      // The parts of a mean make no whole.
      {"-g town | -a mean(amount),sum(amount)+count as x | -c share | --period 2022",
       {"town|mean(amount)|mean(amount):share|x|x:share", "乙乡|60||122|0.301980198", "甲乡|140||282|0.698019802"}},
  });
  const Deals few("成交日,乡镇,金额\n2023,甲,5\n2023,乙,5\n2023,丙,-1\n2023,丁,\n");
  CHECK(joined(few.ask("-g town | -a sum(amount) | -c rank")) ==
        joined({"town|sum(amount)|sum(amount):rank", "丁||", "丙|-1|3", "乙|5|1", "甲|5|1"}));
  CHECK(joined(few.ask("-g town | -a sum(amount) | -c share | -w amount < 0")) ==
        joined({"town|sum(amount)|sum(amount):share", "丙|-1|"}));
}

TEST_CASE("growth against a negative number, and of quotients that are not rounded before") {
  const Deals deals("成交日,金额,人数\n2022,-100,3\n2023,50,3\n2024,100,3\n");
  check_all(deals, {
      {"-g year | -a sum(amount) | -c yoy", {"year|sum(amount)|sum(amount):yoy", "2022|-100|", "2023|50|1.5", "2024|100|1"}},
      {"-g year | -a sum(amount)/sum(people) as x | -c yoy | -w date >= 2023",
       {"year|x|x:yoy", "2023|16.6666666667|", "2024|33.3333333333|1"}},
  });
}

TEST_CASE("percentages, so named, grow in points") {
  const Deals deals("成交日,金额,人数\n2022,5,10\n2023,2,8\n2024,0,8\n2025,4,8\n");
  check_all(deals, {
      {"-g year | -a sum(amount)/sum(people) as 占比% | -c yoy",
       {"year|占比%|占比%:yoy", "2022|0.5|", "2023|0.25|-0.25", "2024|0|-0.25", "2025|0.5|0.5"}},
      {"-g year | -a sum(amount)/sum(people) as 占比% | --having 占比% >= 50%", {"year|占比%", "2022|0.5", "2025|0.5"}},
      {"-a sum(amount)/sum(people) as 占比% | -c mom | --period 2023", {"占比%|占比%:mom", "0.25|-0.25"}},
  });
  CHECK(deals.answer("-g year | -a sum(amount)/sum(people) as x% | -c yoy").table.columns[2].quantity == Quantity::change);
}

TEST_CASE("totals compare the whole period, where there is one") {
  const Deals deals(deals_of_three_years);
  check_all(deals, {
      {"-g town | -a sum(amount) | -c yoy,share,rank,ytd | --totals | --period 2023-02",
       {"town|sum(amount)|sum(amount):yoy|sum(amount):share|sum(amount):rank|sum(amount):ytd", "甲乡|60|-0.25|1|1|360",
        "=|60|-0.25|1||400"}},
      {"-g year | -a sum(amount) | -c yoy,share,ytd,cumulative | --totals",
       {"year|sum(amount)|sum(amount):yoy|sum(amount):share|sum(amount):ytd|sum(amount):cumulative",
        "2021|100||0.0705716302|100|100", "2022|400|3|0.2822865208|400|500", "2023|910|1.275|0.6422018349|910|1410",
        "|7||0.0049400141||", "=|1417||1||1417"}},
  });
}

TEST_CASE("groups of time and periods before") {
  const auto before = [](const std::string& text, CompareKind::Against against, Precision groups) {
    return to_text(period_before(period(text), against, groups));
  };
  CHECK(before("2023-01..2023-06", CompareKind::Against::prior, Precision::month) == "2022-12..2023-05");
  CHECK(before("2023-01..2023-06", CompareKind::Against::prior, Precision::quarter) == "2022-10..2023-03");
  CHECK(before("2023Q1", CompareKind::Against::prior, Precision::quarter) == "2022Q4");
  CHECK(before("2024-02", CompareKind::Against::year_ago, Precision::month) == "2023-02");
  CHECK(before("2023-02", CompareKind::Against::year_ago, Precision::month) == "2022-02");
  CHECK(before("2025-02-01..2025-02-28", CompareKind::Against::year_ago, Precision::month) == "2024-02-01..2024-02-29");
  CHECK(before("2023-03-31", CompareKind::Against::prior, Precision::day) == "2023-03-30");
  CHECK(before("2023..", CompareKind::Against::year_ago, Precision::year) == "2022..");
  CHECK(*period_before(period("..2022"), CompareKind::Against::prior, Precision::month).last == *day_of(2022, 11, 30));
  CHECK(group_before(Date(*day_of(2023, 1, 1), Precision::half), CompareKind::Against::prior) ==
        Date(*day_of(2022, 7, 1), Precision::half));
}
