// Which alarms are raised: the logic of three values, and what is said. Mistakes are in cli/fail_if.test.
#include "shanhai/figure/alarm.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::SmallRun;

/// The line; empty where the alarm is not raised.
std::string line(const SmallRun& run, const std::string& text, const std::string& period = "2023-06") {
  std::vector<Alarm> alarms;
  alarms.emplace_back(text, built_in(), run.setting.today);
  const auto answer = raised_alarms(alarms, parse_period(period, run.setting.today), {}, run.targets, run.setting, Style());
  return answer.raised.empty() ? "" : answer.raised.front();
}

const SmallRun& small() {
  static const SmallRun run({{"sales.csv", "日期,金额\n2022-06-01,400\n2023-02-01,300\n2023-06-02,100\n"},
                             {"targets.csv", "indicator,year,target,unit\nsales.amount,2023,1000,元\n"}});
  return run;
}

}  // namespace

TEST_CASE("an alarm is raised where its condition holds, over the period") {
  CHECK(line(small(), "sales.amount < 200") == "sales.amount < 200 (2023-06): sales.amount is 100.00元");
  CHECK(line(small(), "sales.amount > 100") == "");
  CHECK(line(small(), "sales.amount >= 100") != "");
  CHECK(line(small(), "completion(sales.amount) < pace") ==
        "completion(sales.amount) < pace (2023-06): completion(sales.amount) is 40.00%, pace is 50.00%");
  CHECK(line(small(), "yoy(sales.amount) = -75%") != "");
  CHECK(line(small(), "-0.75 >= yoy(sales.amount)") != "");
  CHECK(line(small(), "ahead(sales.amount) between -10% and 0") ==
        "ahead(sales.amount) between -10% and 0 (2023-06): ahead(sales.amount) is -10.00 points");
  CHECK(line(small(), "sales.orders not between 2 and 3") != "");
}

TEST_CASE("a missing figure is neither true nor false, and what cannot be told is raised") {
  const std::string untold = "labour.east > 1 (2023-06): cannot be told: labour.east is missing (no file of labour)";
  CHECK(line(small(), "labour.east > 1") == untold);
  CHECK(line(small(), "not labour.east > 1") != "");
  CHECK(line(small(), "labour.east > 1 and pace > 90%") == "");
  CHECK(line(small(), "labour.east > 1 and pace < 90%") != "");
  CHECK(line(small(), "labour.east > 1 or pace > 90%") != "");
  CHECK(line(small(), "labour.east > 1 or pace < 90%").find("cannot be told") == std::string::npos);
  CHECK(line(small(), "labour.east is empty") != "");
  CHECK(line(small(), "labour.east is not empty and labour.east > 1") == "");
  CHECK(line(small(), "completion(sales.amount) < pace", "2022-06").find("no target of sales.amount for 2022") !=
        std::string::npos);
  CHECK(line(small(), "pace > 1%", "2023..").find("pace is missing (the period has no end)") != std::string::npos);
}

TEST_CASE("numbers that differ are never shown alike") {
  CHECK(line(small(), "completion(sales.amount) != ytd-yoy(sales.amount)") != "");
  const SmallRun run({{"sales.csv", "日期,金额\n2023-06-02,500.0001\n"},
                      {"targets.csv", "indicator,year,target,unit\nsales.amount,2023,1000,元\n"}});
  CHECK(line(run, "completion(sales.amount) > pace").find("completion(sales.amount) is 50.000010%, pace is 50.000000%") !=
        std::string::npos);
}

}  // namespace shanhai
