#include <doctest/doctest.h>

#include "report/made_report.h"

namespace shanhai {

namespace {

using report_tests::Asked;
using report_tests::made_report;
using report_tests::SmallRun;

SmallRun small_run() {
  return SmallRun({{"sales.csv",
                    "date,channel,amount\n2022-06-30,电商,1000000\n2023-05-31,电商,500000\n2023-06-30,展销,1500000\n"},
                   {"targets.csv", "indicator,year,target,unit\nsales.amount,2023,400,万元\n"}});
}

std::string printed(const std::string& text, Format format, bool english = false) {
  Asked asked;
  asked.format = format;
  asked.english = english;
  asked.footnotes = true;
  Style style;
  style.format = format;
  style.english = english;
  style.money = for_people(format) ? MoneyUnit::wan : MoneyUnit::yuan;
  std::string out;
  render(made_report(small_run(), text, asked).document, style, out);
  return out;
}

constexpr const char* sentence =
    "销售{{ sales.amount }}，同比{{ sales.amount : yoy }}，电商{{ sales.amount where channel = 电商 @ ytd }}，"
    "完成{{ sales.amount : completion }}，再说一遍{{ sales.amount }}；劳务{{ labour.transferred }}。";

}  // namespace

TEST_CASE("each number has its source, which is said once") {
  CHECK(printed(sentence, Format::markdown) ==
        "销售150.00万元[^1]，同比50.00%[^2]，电商50.00万元[^3]，完成50.00%[^4]，再说一遍150.00万元[^1]；劳务—。\n"
        "\n## 数据说明\n\n"
        "- 没有这些台账：劳务（labour）。有关内容从略，有关数字为“—”\n\n"
        "[^1]: 消费帮扶销售额（sales.amount）；2023年6月，1 行；sales.csv\n"
        "[^2]: 消费帮扶销售额（sales.amount），同比；2023年6月，1 行，对比 2022年6月，1 行；sales.csv\n"
        "[^3]: 消费帮扶销售额（sales.amount）；条件：channel = 电商；2023年1—6月，1 行；sales.csv\n"
        "[^4]: 消费帮扶销售额（sales.amount），完成率；2023年1—6月，2 行；sales.csv、targets.csv\n");
  const std::string terminal = printed(sentence, Format::table, true);
  CHECK(terminal.find("CNY 1.50 million[1]") != std::string::npos);
  CHECK(terminal.ends_with(
      "\nSources\n───────\n\n"
      "[1] Sales (sales.amount); June 2023, 1 row; sales.csv\n"
      "[2] Sales (sales.amount), year on year; June 2023, 1 row against June 2022, 1 row; sales.csv\n"
      "[3] Sales (sales.amount); where channel = 电商; January 2023 to June 2023, 1 row; sales.csv\n"
      "[4] Sales (sales.amount), completion; January 2023 to June 2023, 2 rows; sales.csv, targets.csv\n"));
  const std::string json = printed(sentence, Format::json);
  CHECK(json.find("{\"figure\":\"sales.amount\",\"period\":\"2023-06\",\"value\":1500000,\"unit\":\"元\","
                  "\"files\":[\"sales.csv\"],\"rows\":1}") != std::string::npos);
}

TEST_CASE("tables have their sources too") {
  const std::string figures = printed("```shanhai\nfigure sales.amount sales.orders\n```\n", Format::markdown);
  CHECK(figures.starts_with("| 名称           | 2023年6月 | 单位 | 来源 |\n"
                            "| :------------- | --------: | :--- | :--- |\n"
                            "| 消费帮扶销售额 |    150.00 | 万元 | [^1] |\n"
                            "| 销售笔数       |         1 | 笔   | [^2] |\n"));
  const std::string json = printed("```shanhai\nfigure sales.amount -c yoy\n```\n", Format::json);
  CHECK(json.find("\"measure\":\"yoy\",\"period\":\"2023-06\",\"value\":0.5,\"unit\":\"%\",\"files\":[\"sales.csv\"],\"rows\":1}") !=
        std::string::npos);
  const std::string query =
      printed("```shanhai\nquery sales -g channel -w 'channel = 展销' -a count\n```\n", Format::markdown);
  CHECK(query.find("> 来源：销售；条件：channel = 展销；2023年6月，1 行；sales.csv\n") != std::string::npos);
}

}  // namespace shanhai
