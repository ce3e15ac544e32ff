#include <doctest/doctest.h>

#include "render/sample_tables.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;
using namespace shanhai::render_test;

namespace {

Table by_channel() {
  return {{{"channel", "渠道", Quantity::text, ""}, {"sum(amount)", "金额", Quantity::money, "元"}},
          1,
          {row({text("电商"), number(406000000)})}};
}

Document monthly() {
  Document document;
  document.report = "monthly";
  document.period = "2023-06";
  document.as_of = "2023-06-30";
  document.blocks = {
      Heading{1, "东西部协作月报"},
      Prose{{"", "本月销售 **40,600.00** 万元。", ""}},
      Heading{2, "按`渠道`"},
      TableBlock{by_channel(), {"sales_1.csv: 3 rows rejected", "*注*"}},
      Heading{3, "说明"},
      Prose{{"- 第一", "  - 第二", "* 第三"}},
  };
  document.figures = {figure("sales.amount", "", "2023-06", number(406000000), "元"),
                      figure("sales.amount", "yoy", "2023-06", number(125, 3), "%"),
                      figure("labour.east", "", "2023", nothing(), "人")};
  document.left_out = {{"sales", "sales_1.csv", 3, 10, "sales_1.csv: 3 rows rejected"}, {"", "", {}, {}, "\"乙\""}};
  document.figures[1].by = "county=独山县";
  document.figures[1].where = "channel = \"电商\"";
  return document;
}

Document prose(std::vector<std::string> lines) {
  Document document;
  document.blocks = {Prose{std::move(lines)}};
  return document;
}

}  // namespace

TEST_CASE("a report in Markdown") {
  CHECK(rendered(monthly(), style_for(Format::markdown)) == lines(R"(
# 东西部协作月报

本月销售 **40,600.00** 万元。

## 按`渠道`

| 渠道 | 金额(万元) |
| :--- | ---------: |
| 电商 |  40,600.00 |

> sales\_1.csv: 3 rows rejected
>
> \*注\*

### 说明

- 第一
  - 第二
* 第三
)"));
}

TEST_CASE("a report in a terminal") {
  CHECK(rendered(monthly(), style_for(Format::table)) == lines(R"(
东西部协作月报
══════════════

本月销售 40,600.00 万元。

按渠道
──────

渠道  金额(万元)
────────────────
电商   40,600.00
注：sales_1.csv: 3 rows rejected
注：*注*

说明

• 第一
  • 第二
• 第三
)"));
}

TEST_CASE("headings are bold with colour") {
  Document document;
  document.blocks = {Heading{2, "a"}};
  Style style = style_for(Format::table);
  style.colour = true;
  CHECK(rendered(document, style) == "\x1b[1ma\x1b[0m\n─\n");
}

TEST_CASE("a report as JSON") {
  CHECK(rendered(monthly(), style_for(Format::json, MoneyUnit::yuan)) == lines(R"json(
{"report":"monthly","title":"东西部协作月报","period":"2023-06","as_of":"2023-06-30",
"figures":[
{"figure":"sales.amount","period":"2023-06","value":406000000,"unit":"元"},
{"figure":"sales.amount","measure":"yoy","by":"county=独山县","where":"channel = \"电商\"","period":"2023-06","value":0.125,"unit":"%"},
{"figure":"labour.east","period":"2023","value":null,"unit":"人"}
],
"tables":[
{"title":"按渠道","columns":[{"key":"channel","label":"渠道","quantity":"text","unit":""},{"key":"sum(amount)","label":"金额","quantity":"money","unit":"元"}],"rows":[
{"channel":"电商","sum(amount)":406000000}
],"notes":["sales_1.csv: 3 rows rejected","*注*"]}
],
"left_out":[
{"ledger":"sales","file":"sales_1.csv","rows":3,"of":10,"note":"sales_1.csv: 3 rows rejected"},
{"note":"\"乙\""}
]}
)json"));
  Document document;
  document.report = "brief";
  document.blocks = {TableBlock{by_channel(), {}}};
  document.figures = {figure("sales.amount", "", "2023", number(406000000), "元")};
  CHECK(rendered(document, style_for(Format::json, MoneyUnit::wan)) == lines(R"json(
{"report":"brief","title":"","period":"","as_of":null,
"figures":[
{"figure":"sales.amount","period":"2023","value":40600,"unit":"万元"}
],
"tables":[
{"title":"","columns":[{"key":"channel","label":"渠道","quantity":"text","unit":""},{"key":"sum(amount)","label":"金额","quantity":"money","unit":"万元"}],"rows":[
{"channel":"电商","sum(amount)":40600}
],"notes":[]}
],
"left_out":[]}
)json"));
  CHECK(rendered(Document{}, style_for(Format::json)) ==
        "{\"report\":\"\",\"title\":\"\",\"period\":\"\",\"as_of\":null,\n\"figures\":[],\n\"tables\":[],\n\"left_out\":[]}\n");
}

TEST_CASE("a report as csv, tsv or jsonl has one table") {
  CHECK(rendered(monthly(), style_for(Format::csv, MoneyUnit::yuan)) ==
        "渠道,金额(元)\n电商,406000000\n");
  CHECK(rendered(monthly(), style_for(Format::jsonl, MoneyUnit::yuan)) ==
        "{\"channel\":\"电商\",\"sum(amount)\":406000000}\n");
  Document two = monthly();
  two.blocks.push_back(TableBlock{by_channel(), {}});
  CHECK_THROWS_WITH_AS(rendered(two, style_for(Format::csv)),
                       "the report has 2 tables; csv can hold one: use -f json, or 'shanhai query'",
                       UsageError);
  CHECK_THROWS_WITH_AS(
      rendered(two, style_for(Format::jsonl)),
      "the report has 2 tables; jsonl can hold one: use -f json, or 'shanhai query'", UsageError);
  CHECK_THROWS_WITH_AS(rendered(Document{}, style_for(Format::tsv)),
                       "the report has 0 tables; tsv can hold one: use -f json, or 'shanhai query'",
                       UsageError);
}

TEST_CASE("empty prose leaves no gap, and no block but the first begins without one") {
  Document document;
  document.blocks = {Prose{{"", " "}}, Heading{4, "甲"}, Prose{{}}, Prose{{"乙", "", "丙"}}};
  CHECK(rendered(document, style_for(Format::table)) == "甲\n\n乙\n\n丙\n");
  CHECK(rendered(document, style_for(Format::markdown)) == "#### 甲\n\n乙\n\n丙\n");
  CHECK(rendered(Document{}, style_for(Format::markdown)).empty());
}

TEST_CASE("notes in Markdown open nothing") {
  Document document;
  document.blocks = {
      TableBlock{column(Quantity::text, "", {}), {"- 甲", "1. 乙", "# 丙", "12 丁", "  = 戊"}}};
  CHECK(rendered(document, style_for(Format::markdown)) ==
        "| 列   |\n| :--- |\n\n> \\- 甲\n>\n> 1\\. 乙\n>\n> \\# 丙\n>\n> 12 丁\n>\n> \\= 戊\n");
}

TEST_CASE("marks of Markdown in a terminal") {
  struct {
    std::string markdown;
    const char* shown;
  } const rows[] = {
      {"**粗** 与 __粗__ 与 `码`", "粗 与 粗 与 码"},
      {"138****5678 和 a__b__c", "138****5678 和 a__b__c"},
      {"2 ** 3 ** 4", "2 ** 3 ** 4"},
      {"**未完", "**未完"},
      {"`**` 与 ``a`b``", "** 与 a`b"},
      {"\\*\\*字\\*\\* 和 \\甲", "**字** 和 \\甲"},
      {"*斜* _斜_", "*斜* _斜_"},
      {"**甲**、**乙**", "甲、乙"},
      {"**甲 `**` 乙**", "甲 ** 乙"},
      {"\t- 深", "    • 深"},
      {"-3 度", "-3 度"},
      {"\x1b[1m", "␛[1m"},
      {"末尾  ", "末尾"},
  };
  for (const auto& each : rows) {
    CAPTURE(each.markdown);
    CHECK(rendered(prose({each.markdown}), style_for(Format::table)) ==
          std::string(each.shown) + '\n');
  }
  CHECK(rendered(prose({"甲", "```", "- **x**", "```", "- 乙"}), style_for(Format::table)) ==
        "甲\n- **x**\n• 乙\n");
}

TEST_CASE("a pipe table within prose is lined up in a terminal, untouched in Markdown") {
  const Document document = prose({"前", "", "| 名称 | **数** | 注 |", "|---|--:|:-:|",
                                   "| 荔波\\|县 | 1,234 | `好` |", "|x|5", "", "后 | 不是"});
  CHECK(rendered(document, style_for(Format::table)) == lines(R"(
前

名称        数  注
──────────────────
荔波|县  1,234  好
x            5

后 | 不是
)"));
  CHECK(rendered(document, style_for(Format::markdown)) ==
        "前\n\n| 名称 | **数** | 注 |\n|---|--:|:-:|\n| 荔波\\|县 | 1,234 | `好` |\n|x|5\n\n后 | "
        "不是\n");
}

TEST_CASE("prose is wrapped to the terminal") {
  Style style = style_for(Format::table);
  style.width = 20;
  struct {
    std::string line;
    const char* shown;
  } const rows[] = {
      {"一二三四五六七八九十", "一二三四五六七八九十"},
      {"一二三四五六七八九十，再来", "一二三四五六七八九\n十，再来"},  // not before a comma
      {"一二三四五六七八九（十）", "一二三四五六七八九\n（十）"},      // nor after a bracket
      {"一二三四五六七八九a（十）", "一二三四五六七八九a\n（十）"},
      {"the quick brown fox jumps", "the quick brown fox\njumps"},
      {"averyveryverylongwordindeed b", "averyveryverylongwordindeed\nb"},  // a word stays whole
      {"共40,600.00万元，增长12.50%。", "共40,600.00万元，增\n长12.50%。"},
      {"- 一二三四五六七八九十一", "• 一二三四五六七八九\n  十一"},
      {"  - one two three four five", "  • one two three\n    four five"},
      {"12. one two three four", "12. one two three\n    four"},
  };
  for (const auto& each : rows) {
    CAPTURE(each.line);
    CHECK(rendered(prose({each.line}), style) == std::string(each.shown) + '\n');
  }
  Document document;
  document.blocks = {TableBlock{column(Quantity::text, "", {text("x")}), {"一二三四五六七八九十"}}};
  CHECK(rendered(document, style) == "列\n──\nx\n注：一二三四五六七八\n    九十\n");
  style.english = true;
  CHECK(rendered(document, style) == "列\n──\nx\nNote: 一二三四五六七\n      八九十\n");
}
