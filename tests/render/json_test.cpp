#include <doctest/doctest.h>

#include "render/sample_tables.h"

using namespace shanhai;
using namespace shanhai::render_test;

TEST_CASE("json: an array, one object a line") {
  CHECK(rendered(sales(), style_for(Format::json, MoneyUnit::yuan)) == R"json([
{"channel":"商超","sum(amount)":406000000,"sum(amount):yoy":0.125,"share:pp":0.031,"sum(people)":1234,"sum(amount):rank":1},
{"channel":"电商","sum(amount)":12345.67,"sum(amount):yoy":-0.05,"share:pp":-0.031,"sum(people)":0,"sum(amount):rank":2},
{"channel":null,"sum(amount)":null,"sum(amount):yoy":null,"share:pp":0,"sum(people)":null,"sum(amount):rank":null},
{"totals":true,"sum(amount)":406012345.7,"sum(amount):yoy":0.11,"share:pp":null,"sum(people)":1234,"sum(amount):rank":null}
]
)json");
}

TEST_CASE("jsonl: one object a line, money in another unit") {
  const Table table{
      {{"month", "月", Quantity::text, ""}, {"sum(amount)", "金额合计", Quantity::money, "元"}},
      1,
      {row({month(2023, 6), number(406000001)}), total({nothing(), number(5)})}};
  CHECK(rendered(table, style_for(Format::jsonl, MoneyUnit::yi)) ==
        "{\"month\":\"2023-06\",\"sum(amount)\":4.06000001}\n{\"totals\":true,\"sum(amount)\":0."
        "00000005}\n");
}

TEST_CASE("json of a table without rows") {
  CHECK(rendered(column(Quantity::text, "", {}), style_for(Format::json)) == "[]\n");
  CHECK(rendered(column(Quantity::text, "", {}), style_for(Format::jsonl)).empty());
}

TEST_CASE("json strings") {
  struct {
    std::string data;
    const char* json;
  } const rows[] = {
      {"山海", "\"山海\""},
      {"说\"好\"\\", "\"说\\\"好\\\"\\\\\""},
      {"a\nb\t", "\"a\\u000ab\\u0009\""},
      {std::string("\0\x1b\x7F", 3), "\"\\u0000\\u001b\\u007f\""},
      {"\u009B", "\"\\u009b\""},
      {"\xFF\xE5\xB1", "\"���\""},
      {"</script>", "\"</script>\""},
      {"😀", "\"😀\""},
      {"", "\"\""},
  };
  for (const auto& each : rows) {
    CHECK(rendered(column(Quantity::text, "", {each.data}), style_for(Format::jsonl)) ==
          "{\"id\":" + std::string(each.json) + "}\n");
  }
  const Table table{{{"a \"b\"", "", Quantity::count, ""}}, 0, {row({number(1)})}};
  CHECK(rendered(table, style_for(Format::jsonl)) == "{\"a \\\"b\\\"\":1}\n");
}
