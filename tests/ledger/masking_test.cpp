#include "shanhai/ledger/masking.h"

#include <doctest/doctest.h>

using namespace shanhai;

TEST_CASE("personal columns keep enough to find the row again") {
  struct Case {
    ColumnType type;
    const char *text, *shown;
  };
  const Case cases[] = {
      {ColumnType::identity, "522726198001011234", "522726********1234"},
      {ColumnType::identity, "52272619800101123X", "522726********123X"},
      {ColumnType::identity, "522726800101123", "522726*****1123"},
      {ColumnType::identity, "52272619800101123442", "522726**********3442"},
      {ColumnType::identity, "5.22726E+17", "***********"},
      {ColumnType::identity, "不知道", "***"},
      {ColumnType::phone, "13812345678", "138****5678"},
      {ColumnType::phone, "13812345678.0", "138****5678"},
      {ColumnType::phone, "0854-3221234", "085*****1234"},
      {ColumnType::phone, "3221234", "*******"},
      {ColumnType::name, "林冲", "林*"},
      {ColumnType::name, "林教头", "林**"},
      {ColumnType::name, "林", "*"},
      {ColumnType::name, "", ""},
      {ColumnType::text, "林冲", "林冲"},
      {ColumnType::category, "13812345678", "13812345678"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(masked(each.type, each.text) == each.shown);
    CHECK(masked(each.type, each.shown) == each.shown);
  }
}

TEST_CASE("a column that nobody knows is masked where it looks personal") {
  CHECK(masked_if_personal("522726198001011234") == "522726********1234");
  CHECK(masked_if_personal("52272619800101123x") == "522726********123x");
  CHECK(masked_if_personal("13812345678") == "138****5678");
  CHECK(masked_if_personal("１３８１２３４５６７８") == "１３８****５６７８");
  CHECK(masked_if_personal("12812345678") == "12812345678");
  CHECK(masked_if_personal("电话13812345678，转林小明") == "电话138****5678，转林小明");
  CHECK(masked_if_personal("138 1234 5678、139-1234-5678") == "138 **** 5678、139-****-5678");
  CHECK(masked_if_personal("522726-19900307-123 0") == "522726-********-123 0");
  CHECK(masked_if_personal("522726-19903307-1230") == "522726-19903307-1230");
  CHECK(masked_if_personal("证522726 19900307 1231") == "证522726 ******** 1231");
  CHECK(masked_if_personal("522726900307123") == "522726*****7123");
  CHECK(masked_if_personal("123456789012345") == "123456789012345");
  CHECK(masked_if_personal("DS2023-001，2023-06-30，13.5万元") == "DS2023-001，2023-06-30，13.5万元");
  CHECK(masked_if_personal("5227261980010112") == "5227261980010112");
}
