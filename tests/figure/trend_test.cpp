#include "figure/trend.h"

#include <doctest/doctest.h>

#include "report/made_report.h"

namespace shanhai {

namespace {

using report_tests::Asked;
using report_tests::markdown;
using report_tests::SmallRun;

Value number(int whole) { return Exact{whole, 0}; }

}  // namespace

TEST_CASE("eight heights, and a dot for nothing") {
  CHECK(sparkline({number(1), number(2), number(3), number(4), number(5), number(6), number(7), number(8)}) ==
        "▁▂▃▄▅▆▇█");
  CHECK(sparkline({number(1), Value(), number(1000), number(0), number(-5)}) == "▁·█0-");
  CHECK(sparkline({Exact{1, 1}, number(100)}) == "▁█");
  CHECK(sparkline({Value(), Value()}) == "··");
}

TEST_CASE("the last twelve months of a figure and of groups") {
  const SmallRun run(
      {{"sales.csv", "date,channel,amount\n2022-06-30,电商,9\n2022-07-30,电商,4\n2023-05-31,展销,2\n2023-06-01,电商,4\n"}});
  CHECK(markdown(run, "```shanhai\nquery sales -g channel -a 'sum(amount) as 金额' --period ytd --totals --trend\n```\n") ==
        "| 销售渠道 | 金额(万元) | 近12个月       |\n"
        "| :------- | ---------: | :------------- |\n"
        "| 展销     |       0.00 | `··········█·` |\n"
        "| 电商     |       0.00 | `█··········█` |\n"
        "| 合计     |       0.00 | `█·········▄█` |\n");
  CHECK(markdown(run, "```shanhai\nfigure sales.amount sales.orders --trend\n```\n") ==
        "| 名称           | 2023年6月 | 单位 | 近12个月       |\n"
        "| :------------- | --------: | :--- | :------------- |\n"
        "| 消费帮扶销售额 |      0.00 | 万元 | `█·········▄█` |\n"
        "| 销售笔数       |         1 | 笔   | `█000000000██` |\n");
  Asked asked;
  asked.format = Format::json;
  const auto answer = made_report(run, "```shanhai\nquery sales -g channel --trend\n```\n", asked);
  const Table& table = std::get<TableBlock>(answer.document.blocks[0]).table;
  CHECK(table.columns.size() == 14);
  CHECK(table.columns[2].id == "2022-07");
  CHECK(SmallRun::plain_text(table.rows[0].cells[13]) == "1");
}

TEST_CASE("bars in Markdown") {
  const SmallRun run({{"sales.csv", "date,channel,amount\n2023-06-30,电商,9\n2023-06-30,展销,4.5\n"}});
  CHECK(markdown(run, "```shanhai\nquery sales -g channel -a 'sum(amount)' --bars\n```\n") ==
        "| 销售渠道 | 金额合计(万元) |                        |\n"
        "| :------- | -------------: | :--------------------- |\n"
        "| 展销     |           0.00 | `██████████`           |\n"
        "| 电商     |           0.00 | `████████████████████` |\n");
}

}  // namespace shanhai
