#include <doctest/doctest.h>

#include "render/sample_tables.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("a table in Markdown, readable as source too") {
  CHECK(rendered(sales(), style_for(Format::markdown)) == lines(R"(
| 渠道 | 金额合计(万元) | 金额合计同比 | 占比变动(百分点) | 人数合计(人) | 名次 |
| :--- | -------------: | -----------: | ---------------: | -----------: | ---: |
| 商超 |      40,600.00 |       12.50% |            +3.10 |        1,234 |    1 |
| 电商 |           1.23 |       -5.00% |            -3.10 |            0 |    2 |
|      |              — |            — |             0.00 |            — |    — |
| 合计 |      40,601.23 |       11.00% |                — |        1,234 |    — |
)"));
  CHECK(rendered(column(Quantity::text, "", {}), style_for(Format::markdown)) ==
        "| 列   |\n| :--- |\n");
}

TEST_CASE("data survives Markdown as text") {
  struct {
    std::string data;
    const char* cell;
  } const rows[] = {
      {"米|油", "米\\|油"},
      {"\\|", "\\\\\\|"},
      {"`rm`", "\\`rm\\`"},
      {"**粗** _斜_ ~~删~~", "\\*\\*粗\\*\\* \\_斜\\_ \\~\\~删\\~\\~"},
      {"<b>&nbsp;</b>", "&lt;b&gt;&amp;nbsp;&lt;/b&gt;"},
      {"[链](x)", "\\[链\\](x)"},
      {"# 一", "\\# 一"},
      {"一 # 二", "一 # 二"},
      {"甲\n乙\r\n丙\r丁", "甲<br>乙<br>丙<br>丁"},
      {"https://a.cn", "https\\://a.cn"},
      {"http: //a", "http: //a"},
      {"WWW.a.cn", "WWW\\.a.cn"},
      {"a@b.cn", "a@b.cn"},
      {"$5$", "\\$5\\$"},
      {"138****5678", "138\\*\\*\\*\\*5678"},
      {"\x1b[0m\t", "␛\\[0m␉"},
      {"\u202E", "&lt;U+202E&gt;"},
      {"\xFF", "�"},
      {"-3.5% (甲)", "-3.5% (甲)"},
  };
  for (const auto& each : rows) {
    CAPTURE(each.data);
    const std::string out =
        rendered(column(Quantity::text, "", {Value(each.data)}), style_for(Format::markdown));
    const std::string last = out.substr(out.rfind('\n', out.size() - 2) + 1);
    CHECK(last.substr(0, last.find_last_not_of(' ', last.size() - 4) + 1) ==
          "| " + std::string(each.cell));
  }
}

TEST_CASE("titles are data too") {
  const Table table{{{"x", "甲|乙", Quantity::text, ""}}, 0, {row({text("丙")})}};
  CHECK(rendered(table, style_for(Format::markdown)) == "| 甲\\|乙 |\n| :----- |\n| 丙     |\n");
}

TEST_CASE("a column is not padded to a cell of more than 80 columns") {
  const std::string note(100, 'x');
  const Table table = column(Quantity::text, "", {text(note.c_str()), text("y")});
  CHECK(rendered(table, style_for(Format::markdown)) ==
        "| 列" + std::string(78, ' ') + " |\n| :" + std::string(79, '-') + " |\n| " + note +
            " |\n| y" + std::string(79, ' ') + " |\n");
}
