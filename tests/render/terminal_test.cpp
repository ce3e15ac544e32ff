#include <doctest/doctest.h>

#include "render/sample_tables.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("a table for the terminal") {
  CHECK(rendered(sales(), style_for(Format::table)) == lines(R"(
渠道  金额合计(万元)  金额合计同比  占比变动(百分点)  人数合计(人)  名次
────────────────────────────────────────────────────────────────────────
商超       40,600.00        12.50%             +3.10         1,234     1
电商            1.23        -5.00%             -3.10             0     2
                   —             —              0.00             —     —
────────────────────────────────────────────────────────────────────────
合计       40,601.23        11.00%                 —         1,234     —
)"));
}

TEST_CASE("the same in English") {
  Table table = sales();
  const char* labels[] = {"Channel", "Sum of amount", "Change", "Share", "Sum of people", "Rank"};
  for (std::size_t i = 0; i < 6; ++i) table.columns[i].label = labels[i];
  CHECK(rendered(table, style_for(Format::table, MoneyUnit::yi, true)) == lines(R"(
Channel  Sum of amount (CNY 100m)  Change  Share (pp)  Sum of people  Rank
──────────────────────────────────────────────────────────────────────────
商超                         4.06  12.50%       +3.10          1,234     1
电商                         0.00  -5.00%       -3.10              0     2
                                —       —        0.00              —     —
──────────────────────────────────────────────────────────────────────────
Total                        4.06  11.00%           —          1,234     —
)"));
}

TEST_CASE("titles of money name the unit") {
  const Table money = column(Quantity::money, "元", {});
  CHECK(rendered(money, style_for(Format::table, MoneyUnit::yuan)) ==
        "列(元)\n──────\n没有符合条件的行\n");
  CHECK(rendered(money, style_for(Format::table, MoneyUnit::wan)) ==
        "列(万元)\n────────\n没有符合条件的行\n");
  CHECK(rendered(money, style_for(Format::table, MoneyUnit::yuan, true)) ==
        "列 (CNY)\n────────\nno rows\n");
  CHECK(rendered(money, style_for(Format::table, MoneyUnit::wan, true)) ==
        "列 (CNY 10k)\n────────────\nno rows\n");
}

TEST_CASE("no spaces at line ends; controls are shown") {
  const Table table{{{"a", "甲", Quantity::text, ""}, {"b", "乙", Quantity::text, ""}},
                    1,
                    {row({text("一"), text("长的内容")}), row({text("\x1b[2J"), nothing()}),
                     row({text("a\nb"), text("")})}};
  CHECK(rendered(table, style_for(Format::table)) == lines(R"(
甲    乙
──────────────
一    长的内容
␛[2J
a␊b
)"));
}

TEST_CASE("a totals row of several keys, and one that stands alone") {
  Table table{
      {{"year", "年", Quantity::text, ""},
       {"county", "县", Quantity::text, ""},
       {"n", "数", Quantity::count, ""}},
      2,
      {row({month(2023, 6), text("荔波"), number(2)}), total({nothing(), nothing(), number(2)})}};
  CHECK(rendered(table, style_for(Format::table)) == lines(R"(
年       县    数
─────────────────
2023-06  荔波   2
─────────────────
合计            2
)"));
  table.rows.erase(table.rows.begin());
  CHECK(rendered(table, style_for(Format::table)) == "年    县  数\n────────────\n合计       2\n");
}

TEST_CASE("in a narrow terminal titles take two lines, then gaps are narrow and the widest texts short") {
  const Table table{
      {{"note", "备注说明文字", Quantity::text, ""},
       {"name", "名称", Quantity::text, ""},
       {"sum", "金额", Quantity::money, "元"}},
      0,
      {row({text("abcdefghijklmnopqrstuvwxyz"), text("平塘县消费帮扶中心"), number(406000000)})}};
  Style style = style_for(Format::table);
  style.width = 57;
  CHECK(rendered(table, style) == lines(R"(
备注说明文字                名称                     金额
                                                   (万元)
─────────────────────────────────────────────────────────
abcdefghijklmnopqrstuvwxyz  平塘县消费帮扶中心  40,600.00
)"));
  style.width = 40;
  CHECK(rendered(table, style) == lines(R"(
备注说明文字   名称                 金额
                                  (万元)
────────────────────────────────────────
abcdefghijklm… 平塘县消费帮扶… 40,600.00
)"));
  style.width = 10;  // six columns are the least
  CHECK(rendered(table, style) == lines(R"(
备注…  名称        金额
                 (万元)
───────────────────────
abcde… 平塘…  40,600.00
)"));
}

TEST_CASE("only the header is bold, and only with colour") {
  Style style = style_for(Format::table);
  style.colour = true;
  CHECK(rendered(column(Quantity::text, "", {text("甲")}), style) == "\x1b[1m列\x1b[0m\n──\n甲\n");
}
