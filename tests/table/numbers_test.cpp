#include <doctest/doctest.h>

#include "render/sample_tables.h"
#include "table/numbers.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("numbers within a sentence") {
  struct {
    Value value;
    Quantity quantity;
    MoneyUnit money;
    std::string words;
  } const rows[] = {
      {number(406000000), Quantity::money, MoneyUnit::wan, "40,600.00"},
      {number(406000000), Quantity::money, MoneyUnit::yuan, "406,000,000.00"},
      {number(406000000), Quantity::money, MoneyUnit::yi, "4.06"},
      {number(50), Quantity::money, MoneyUnit::wan, "0.01"},  // half away from zero
      {number(-50), Quantity::money, MoneyUnit::wan, "-0.01"},
      {number(-49), Quantity::money, MoneyUnit::wan, "0.00"},  // and never -0.00
      {number(35005, 1), Quantity::price, MoneyUnit::wan, "3,500.50"},
      {number(125, 3), Quantity::fraction, MoneyUnit::wan, "12.50%"},
      {number(1), Quantity::fraction, MoneyUnit::wan, "100.00%"},
      {number(-5, 1), Quantity::fraction, MoneyUnit::wan, "-50.00%"},
      {number(123456, 1), Quantity::fraction, MoneyUnit::wan, "1,234,560.00%"},
      {number(31, 3), Quantity::points, MoneyUnit::wan, "+3.10"},
      {number(-31, 3), Quantity::points, MoneyUnit::wan, "-3.10"},
      {number(0), Quantity::points, MoneyUnit::wan, "0.00"},
      {number(4, 5), Quantity::points, MoneyUnit::wan, "0.00"},
      {number(-4, 5), Quantity::points, MoneyUnit::wan, "0.00"},
      {number(5, 5), Quantity::points, MoneyUnit::wan, "+0.01"},
      {number(1234567), Quantity::count, MoneyUnit::wan, "1,234,567"},
      {number(12345670, 1), Quantity::count, MoneyUnit::wan, "1,234,567"},
      {number(25, 1), Quantity::count, MoneyUnit::wan, "2.5"},
      {number(3333333, 6), Quantity::count, MoneyUnit::wan, "3.3333"},
      {number(1234500, 3), Quantity::number, MoneyUnit::wan, "1,234.5"},
      {number(666666, 6), Quantity::number, MoneyUnit::wan, "0.6667"},
      {number(2), Quantity::rank, MoneyUnit::wan, "2"},
      {month(2023, 6), Quantity::text, MoneyUnit::wan, "2023-06"},
      {text("电商"), Quantity::text, MoneyUnit::wan, "电商"},
      {nothing(), Quantity::money, MoneyUnit::wan, "—"},
      {nothing(), Quantity::text, MoneyUnit::wan, "—"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    CHECK(for_sentence(row.value, row.quantity, row.money) == row.words);
  }
}

TEST_CASE("a column of plain numbers has the decimals of its longest, four at most") {
  const Style style = style_for(Format::table);
  CHECK(rendered(column(Quantity::number, "", {number(1), number(25, 1), number(1250, 2)}),
                 style) == "  列\n────\n 1.0\n 2.5\n12.5\n");
  CHECK(rendered(column(Quantity::number, "", {number(1234), number(20, 1)}), style) ==
        "   列\n─────\n1,234\n    2\n");
  CHECK(rendered(column(Quantity::number, "", {number(123456, 6), nothing()}), style) ==
        "    列\n──────\n0.1235\n     —\n");
}

TEST_CASE("names of formats and units") {
  CHECK(format_named("table") == Format::table);
  CHECK(format_named("markdown") == Format::markdown);
  CHECK(format_named("md") == Format::markdown);
  CHECK(format_named("csv") == Format::csv);
  CHECK(format_named("tsv") == Format::tsv);
  CHECK(format_named("json") == Format::json);
  CHECK(format_named("jsonl") == Format::jsonl);
  CHECK_FALSE(format_named("JSON"));
  CHECK_FALSE(format_named(""));
  CHECK(money_unit_named("元") == MoneyUnit::yuan);
  CHECK(money_unit_named("万元") == MoneyUnit::wan);
  CHECK(money_unit_named("亿元") == MoneyUnit::yi);
  CHECK_FALSE(money_unit_named("美元"));
}
