#include <doctest/doctest.h>

#include "render/sample_tables.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("rows of different units, for people") {
  CHECK(rendered(figures(), style_for(Format::table)) == lines(R"(
指标         数值  单位
───────────────────────
sales   40,600.00  万元
people      1,234  人
wage     3,500.50  元
share      12.50%  %
mean          2.5
none            —  万元
)"));
  CHECK(rendered(figures(), style_for(Format::markdown, MoneyUnit::yi, true)) == lines(R"(
| 指标   |     数值 | 单位     |
| :----- | -------: | :------- |
| sales  |     4.06 | CNY 100m |
| people |    1,234 | people   |
| wage   | 3,500.50 | CNY      |
| share  |   12.50% | %        |
| mean   |      2.5 |          |
| none   |        — | CNY 100m |
)"));
}

TEST_CASE("rows of different units, for machines") {
  CHECK(rendered(figures(), style_for(Format::csv, MoneyUnit::yuan, true)) == lines(R"(
指标,数值,单位
sales,406000000,CNY
people,1234,people
wage,3500.5,CNY
share,0.125,%
mean,2.5,
none,,CNY
)"));
  CHECK(rendered(figures(), style_for(Format::jsonl, MoneyUnit::wan, true)) == lines(R"json(
{"figure":"sales","value":40600,"unit":"万元"}
{"figure":"people","value":1234,"unit":"人"}
{"figure":"wage","value":3500.5,"unit":"元"}
{"figure":"share","value":0.125,"unit":"%"}
{"figure":"mean","value":2.5,"unit":null}
{"figure":"none","value":null,"unit":"万元"}
)json"));
}
