#include <doctest/doctest.h>

#include "render/sample_tables.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("csv: exact numbers, units in the header") {
  CHECK(rendered(sales(), style_for(Format::csv, MoneyUnit::yuan)) == lines(R"(
渠道,金额合计(元),金额合计同比,占比变动,人数合计(人),名次
商超,406000000,0.125,0.031,1234,1
电商,12345.67,-0.05,-0.031,0,2
,,,0,,
合计,406012345.7,0.11,,1234,
)"));
}

TEST_CASE("csv: in another unit, not rounded") {
  CHECK(rendered(sales(), style_for(Format::csv, MoneyUnit::wan)) == lines(R"(
渠道,金额合计(万元),金额合计同比,占比变动,人数合计(人),名次
商超,40600,0.125,0.031,1234,1
电商,1.234567,-0.05,-0.031,0,2
,,,0,,
合计,40601.23457,0.11,,1234,
)"));
}

TEST_CASE("prices stay in 元") {
  const Table table = column(Quantity::price, "元", {number(35005, 1)});
  CHECK(rendered(table, style_for(Format::csv, MoneyUnit::wan)) == "列(元)\n3500.5\n");
  CHECK(rendered(table, style_for(Format::table, MoneyUnit::wan, true)) ==
        "列 (CNY)\n────────\n3,500.50\n");
}

TEST_CASE("csv: ids, English, byte order mark") {
  Style style = style_for(Format::csv, MoneyUnit::yuan, true);
  Table table = sales();
  table.rows.erase(table.rows.begin(), table.rows.end() - 1);
  table.columns[1].label = "Sum of amount";
  CHECK(rendered(table, style) ==
        "渠道,Sum of amount (CNY),金额合计同比,占比变动,人数合计,名次\n"
        "Total,406012345.7,0.11,,1234,\n");
  style.id_headers = true;
  style.bom = true;
  CHECK(rendered(table, style) ==
        "\xEF\xBB\xBF"
        "channel,sum(amount),sum(amount):yoy,share:pp,sum(people),sum(amount):rank\n"
        "Total,406012345.7,0.11,,1234,\n");
}

TEST_CASE("cells that need quotes, cells that would run as formulas") {
  struct {
    std::string data;
    const char* csv;
    const char* tsv;
    const char* raw;
  } const rows[] = {
      {"米,油", "\"米,油\"", "米,油", "\"米,油\""},
      {"米\t油", "米\t油", "\"米\t油\"", "米\t油"},
      {"说\"好\"", "\"说\"\"好\"\"\"", "\"说\"\"好\"\"\"", "\"说\"\"好\"\"\""},
      {"一\n二", "\"一\n二\"", "\"一\n二\"", "\"一\n二\""},
      {"一\r二", "\"一\r二\"", "\"一\r二\"", "\"一\r二\""},
      {"=1+1", "'=1+1", "'=1+1", "=1+1"},
      {"+86", "+86", "+86", "+86"},
      {"-3", "-3", "-3", "-3"},
      {"-5.5%", "-5.5%", "-5.5%", "-5.5%"},
      {"-1,234.50", "\"-1,234.50\"", "-1,234.50", "\"-1,234.50\""},
      {"-5吨", "'-5吨", "'-5吨", "-5吨"},
      {"-5-3", "'-5-3", "'-5-3", "-5-3"},
      {"-", "'-", "'-", "-"},
      {"+.5", "'+.5", "'+.5", "+.5"},
      {"-1.2.3", "'-1.2.3", "'-1.2.3", "-1.2.3"},
      {"＝1+1", "'＝1+1", "'＝1+1", "＝1+1"},
      {"＋甲", "'＋甲", "'＋甲", "＋甲"},
      {"－3", "'－3", "'－3", "－3"},
      {"＠甲", "'＠甲", "'＠甲", "＠甲"},
      {"（甲）", "（甲）", "（甲）", "（甲）"},
      {"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)", "@SUM(A1)"},
      {"\t=1", "'\t=1", "\"'\t=1\"", "\t=1"},
      {"\r=1", "\"'\r=1\"", "\"'\r=1\"", "\"\r=1\""},
      {"=A1,B1", "\"'=A1,B1\"", "'=A1,B1", "\"=A1,B1\""},
      {"1=1", "1=1", "1=1", "1=1"},
  };
  for (const auto& each : rows) {
    CAPTURE(each.data);
    const Table table = column(Quantity::text, "", {Value(each.data)});
    CHECK(rendered(table, style_for(Format::csv)) == "列\n" + std::string(each.csv) + '\n');
    CHECK(rendered(table, style_for(Format::tsv)) == "列\n" + std::string(each.tsv) + '\n');
    Style style = style_for(Format::csv);
    style.raw = true;
    CHECK(rendered(table, style) == "列\n" + std::string(each.raw) + '\n');
  }
}

TEST_CASE("numbers and dates are no formulas; titles may be") {
  Table table{{{"=x", "-甲", Quantity::text, ""}, {"y", "乙", Quantity::number, ""}},
              1,
              {row({month(2023, 6), number(-3)}), row({number(-15, 1), nothing()})}};
  CHECK(rendered(table, style_for(Format::csv)) == "'-甲,乙\n2023-06,-3\n-1.5,\n");
  Style style = style_for(Format::tsv);
  style.id_headers = true;
  CHECK(rendered(table, style) == "'=x\ty\n2023-06\t-3\n-1.5\t\n");
}

TEST_CASE("csv and tsv on a terminal: control characters are shown") {
  const Table table = column(Quantity::text, "", {text("甲\x1b[31m\n乙\tc")});
  Style style = style_for(Format::csv);
  style.width = 80;
  CHECK(rendered(table, style) == "列\n甲␛[31m␊乙␉c\n");
  style.format = Format::tsv;
  CHECK(rendered(table, style) == "列\n甲␛[31m␊乙␉c\n");
}

TEST_CASE("csv: an empty cell that is a whole row is quoted, lest the row be lost") {
  CHECK(rendered(column(Quantity::text, "", {text("甲"), nothing(), text("")}),
                 style_for(Format::csv)) == "列\n甲\n\"\"\n\"\"\n");
  CHECK(rendered(column(Quantity::text, "", {}), style_for(Format::csv)) == "列\n");
}
