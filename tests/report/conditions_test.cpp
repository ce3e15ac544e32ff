// What is left of a template: conditions, repetitions, values, and the lines around them.
#include <doctest/doctest.h>

#include "report/made_report.h"

namespace shanhai {

namespace {

using report_tests::Asked;
using report_tests::markdown;
using report_tests::message_of;
using report_tests::SmallRun;

SmallRun small_run() {
  return SmallRun(
      {{"sales.csv",
        "date,county,township,channel,amount\n2022-06-30,甲县,东镇,电商,1000000\n2023-05-31,甲县,西镇,电商,500000\n"
        "2023-06-30,甲县,东镇,展销,1500000\n2023-06-30,乙县,\"a\"\"b\",展销,4000000\n"}});
}

std::string report(const std::string& text, const Asked& asked = {}) { return markdown(small_run(), text, asked); }

}  // namespace

TEST_CASE("a sentence stands where its figure is something") {
  CHECK(report("{{#if sales.amount}}yes{{else}}no{{/if}}") == "yes\n");
  CHECK(report("{{#if labour.transferred}}yes{{else}}no{{/if}}") == "no\n");
  CHECK(report("{{#if sales.amount @ 2021}}yes{{else}}no{{/if}}") == "no\n");
  CHECK(report("{{#if sales.orders where channel = 直播}}yes{{else}}no{{/if}}") == "no\n");  // 0
  CHECK(report("{{#if not sales.amount}}yes{{else}}no{{/if}}") == "no\n");
}

TEST_CASE("a condition over figures") {
  const auto holds = [](const std::string& test) {
    return report("{{#if " + test + "}}yes{{else}}no{{/if}}") == "yes\n";
  };
  CHECK(holds("sales.amount > 500万"));
  CHECK_FALSE(holds("sales.amount > 550万元"));
  CHECK(holds("sales.amount >= 5500000"));
  CHECK(holds("sales.amount = 550万"));
  CHECK(holds("sales.amount != 551万"));
  CHECK(holds("sales.amount : yoy > 400%"));
  CHECK(holds("sales.amount : yoy < 500%"));
  CHECK(holds("yoy(sales.amount) < 500%"));
  CHECK(holds("sales.amount > sales.amount @ year-before"));
  CHECK(holds("(sales.amount where channel = 展销 and county = 乙县) = 400万 and sales.orders = 2"));
  CHECK_FALSE(holds("sales.orders = 2 and sales.orders = 3"));
  CHECK(holds("sales.amount by county=甲县 : share < 30%"));
  CHECK(holds("sales.amount where county = 乙县 : yoy < 0") == false);  // nothing to compare with
  CHECK(holds("not sales.amount where county = 丙县"));
  CHECK(holds("pace = 50%"));
  CHECK(holds("sales.orders = 3 or (sales.orders = 2 and not sales.amount between 1 and 2)"));
  CHECK(holds("sales.amount where county = 丙县 : yoy is empty"));
  // What hangs on a figure that is not there cannot be told, and does not hold.
  CHECK_FALSE(holds("not (sales.amount where county = 丙县) > 5"));
  CHECK(holds("sales.orders = 2 or (sales.amount where county = 丙县) > 5"));
}

TEST_CASE("without a condition it asks for the figures that stand in it") {
  CHECK(report("{{#if}}a {{ sales.orders }}{{/if}}") == "a 2\n");
  CHECK(report("{{#if}}a {{ labour.transferred }}{{/if}}b") == "b\n");
  CHECK(report("{{#if}}{{ sales.orders }}{{#if}}, {{ labour.transferred }}{{/if}}.{{/if}}") == "2.\n");
  // Growth of nothing is something to tell; no orders are not.
  CHECK(report("{{#if}}{{ sales.orders where channel = 直播 }}{{/if}}x") == "x\n");
  CHECK(report("{{#if}}{{ sales.amount : status }}{{/if}}x") == "无目标x\n");
  const SmallRun same({{"sales.csv", "date,amount\n2022-06-01,5\n2023-06-01,5\n"}});
  CHECK(markdown(same, "{{#if}}同比{{ sales.amount : yoy, words }}{{/if}}") == "同比持平\n");
}

TEST_CASE("lines beside a condition flow into one paragraph") {
  CHECK(report("甲。\n{{#if}}\n乙{{ sales.orders }}笔。\n{{/if}}\n{{#if}}\n丙{{ labour.transferred }}。\n{{/if}}\n丁。\n") ==
        "甲。乙2笔。丁。\n");
  CHECK(report("One.\n{{#if sales.amount}}Two.{{/if}}\nThree.\nFour.\n") == "One. Two. Three.\nFour.\n");
  CHECK(report("One.\n\n{{#if sales.amount @ 2021}}\nTwo.\n{{/if}}\n\nThree.\n") == "One.\n\nThree.\n");
  CHECK(report("- a\n{{#if sales.amount}}\n- b\n{{/if}}\n- c\n") == "- a\n- b\n- c\n");
}

TEST_CASE("a heading under which conditions leave nothing goes with it") {
  const std::string text =
      "# T\n\n## A\n\n{{#if sales.amount @ 2021}}\nx\n\n### A1\n\ny\n{{/if}}\n\n## B\n\nz\n\n## C\n";
  CHECK(report(text) == "# T\n\n## B\n\nz\n\n## C\n");
}

TEST_CASE("a block stands in a condition like anything else") {
  const std::string block = "```shanhai\nquery sales -a count\n```\n";
  CHECK(report("{{#if sales.amount}}\n" + block + "{{/if}}\n") == "| 行数 |\n| ---: |\n|    2 |\n");
  CHECK(report("x\n{{#if labour.transferred}}\n" + block + "{{/if}}\n") == "x\n");
}

TEST_CASE("repetitions") {
  const std::string text = "{{#each year}}\n{{#if}}\n{{ period }}年{{ sales.orders }}笔。\n{{/if}}\n{{/each}}\n";
  CHECK(report("{{#each year}}{{#if}}{{ period }}{{ sales.orders }}笔；{{/if}}{{/each}}", {"2021..2023"}) ==
        "2022年1笔；2023年3笔；\n");
  CHECK(report(text, {"2021..2023"}) == "2022年年1笔。2023年年3笔。\n");
  CHECK(report("{{#each quarter}}{{ period : iso }} {{/each}}", {"2023H1"}) == "2023Q1 2023Q2 \n");
}

TEST_CASE("an open period is closed by the ledgers where it is repeated") {
  CHECK(report("{{#each year}}{{ period : iso }} {{/each}}", {"2022.."}) == "2022 2023 \n");
  CHECK(report("{{#each year}}{{ period : iso }} {{/each}}", {"..2023"}) == "2022 2023 \n");
}

TEST_CASE("all years of the ledgers are a template's period") {
  CHECK(report("<!-- period: all-years -->\n{{ period : 至 }}", {""}) == "2022年至2023年\n");
  CHECK(report("{{ period : 至 }}", {"2023-01..2023-06"}) == "2023年1月至6月\n");
  CHECK(report("{{ period : 至 }}", {"2023"}) == "2023年\n");
}

TEST_CASE("values from outside, in text, conditions, blocks") {
  Asked asked;
  asked.values = {{"township", "东镇"}};
  CHECK(report("{{ $township }}{{ sales.orders where township = $township }}", asked) == "东镇1\n");
  CHECK(report("{{ sales.orders where township = '$township' }}", asked) == "1\n");
  CHECK(report("{{#if $township = 东镇}}a{{else}}b{{/if}}{{#if $township != 东镇}}c{{/if}}", asked) == "a\n");
  CHECK(report("```shanhai\nquery sales -a count -w \"township = $township\"\n```\n", asked) ==
        "| 行数 |\n| ---: |\n|    1 |\n");
  asked.values = {{"township", "a\"b"}};
  CHECK(report("{{ sales.orders where township = $township }}", asked) == "1\n");
  CHECK(report("```shanhai\nquery sales -a count -w \"township = $township\"\n```\n", asked) ==
        "| 行数 |\n| ---: |\n|    1 |\n");
  asked.values = {{"township", "x' or 'a' = 'a"}};
  CHECK(report("{{ sales.orders where township = $township }}", asked) == "0\n");
}

TEST_CASE("a value has a default, which --set replaces") {
  const std::string text = "<!-- set: town = 东镇 -->\n{{ $town }}";
  CHECK(report(text) == "东镇\n");
  Asked asked;
  asked.values = {{"town", "西镇"}};
  CHECK(report(text, asked) == "西镇\n");
}

TEST_CASE("numbers as bulletins print them, for a whole template") {
  const SmallRun run({{"sales.csv", "date,amount\n2021-06-01,405873412.6\n2022-06-01,6800000\n2023-06-01,950\n"}});
  const std::string text = "<!-- numbers: plain -->\n{{#each year}}{{ sales.amount }} {{/each}}";
  Asked asked{"2021..2023"};
  CHECK(markdown(run, text, asked) == "4.06亿元 680万元 950元 \n");
  asked.english = true;
  CHECK(markdown(run, text, asked) == "CNY 405.87 million CNY 6.8 million CNY 950 \n");
}

TEST_CASE("a report of one county counts its rows alone, where there are any") {
  const std::string text =
      "{{ sales.orders }}，{{#if}}第{{ sales.amount by county=$county : rank }}{{/if}}\n"
      "```shanhai\nquery sales -a count\n```\n";
  const auto of = [&](const std::string& county) {
    return report("<!--\nset: county = " + county + "\nof: county = $county\n-->\n" + text);
  };
  CHECK(of("甲县") == "1，第2\n\n| 行数 |\n| ---: |\n|    1 |\n");
  CHECK(of("丙县") == "2，\n\n| 行数 |\n| ---: |\n|    2 |\n");
}

}  // namespace shanhai
