// Units as offices write them, each with its plain reading.
#include "shanhai/ledger/unit_text.h"

#include <doctest/doctest.h>

#include "shanhai/ledger/fold.h"

using namespace shanhai;

namespace {

using Says = UnitReading::Says;
constexpr int nothing = -1, unclear = -2, other = -3;

int told(const UnitReading& reading) {
  switch (reading.says) {
    case Says::nothing: return nothing;
    case Says::other: return other;
    case Says::unclear: return unclear;
    case Says::unit: return reading.power;
  }
  return 0;
}

struct Row {
  const char* text;
  int power;
};

}  // namespace

TEST_CASE("units: of money") {
  const Row table[] = {
      {"元", 0},           {"万元", 4},           {"亿元", 8},          {"千元", 3},           {"百元", 2},
      {"十万元", 5},       {"百万元", 6},         {"千万元", 7},        {"萬元", 4},           {"億元", 8},
      {"万", 4},           {"亿", 8},             {"千", 3},            {"人民币", 0},         {"人民币万元", 4},
      {"万元人民币", 4},   {"人民币：万元", 4},   {"万元（人民币）", 4}, {"RMB", 0},            {"CNY", 0},
      {"CNY 10k", 4},      {"CNY 100m", 8},       {"10,000 yuan", 4},   {"million CNY", 6},    {"RMB'000", unclear},
      {"含税万元", 4},     {"不含税 万元", 4},    {"万元（含税）", 4},  {"单位：万元", 4},     {"金额单位:千元", 3},
      {"计量单位：万元", 4}, {"单位：人民币万元", 4}, {"以万元计", 4},  {"元/月", 0},          {"万元/年", 4},
      {"元每人", 0},       {"元/千克", 0},        {"户、万元", 4},      {"万元、户", 4},       {"万元,万元", 4},
      {"万元;数量单位:公斤", 4}, {"￥", 0},       {"（万元）", 4},      {"圆", 0},             {"人民币/万元", 4},
      {"元、万元", unclear}, {"万元/元", unclear}, {"美元", unclear},   {"万美元", unclear},   {"$", unclear},
      {"USD", unclear},    {"港币", unclear},     {"元阳县", unclear},  {"亿元村", unclear},   {"元宝山区", unclear},
      {"约万元", unclear}, {"5万元", unclear},    {"十亿元", unclear},  {"万亿", unclear},     {"百", unclear},
      {"十", unclear},     {"千克", other},       {"万户", other},      {"万元、千克", 4},     {"吨", nothing},
      {"人", nothing},     {"", nothing},         {"含税", nothing},    {"2023年", nothing},   {"europe", nothing},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    CHECK(told(money_unit(folded_name(row.text))) == row.power);
  }
}

TEST_CASE("units: of counts and decimals") {
  const Row table[] = {
      {"人", nothing},   {"千人", 3},        {"万人", 4},        {"万", 4},           {"亿", 8},          {"百人", 2},
      {"单位：万人", 4}, {"万户", 4},        {"万斤", 4},        {"千斤", 3},         {"百亩", 2},        {"万只", 4},
      {"千克", nothing}, {"千瓦", nothing},  {"千米", nothing},  {"万千克", 4},       {"万千瓦时", 4},    {"百分比", nothing},
      {"百分点", nothing}, {"吨", nothing},  {"公斤", nothing},  {"万斤/亩", 4},      {"公斤/万亩", nothing}, {"万羽", 4},
      {"万元", unclear}, {"元", unclear},    {"百货", unclear},  {"万向", unclear},   {"含千亩基地", unclear}, {"十", unclear},
      {"脱贫", nothing}, {"", nothing},      {"万人、千人", unclear}, {"人、户", nothing},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    CHECK(told(count_unit(folded_name(row.text), "人")) == row.power);
  }
  CHECK(told(count_unit("万工日", "工日")) == 4);
  CHECK(told(count_unit("万工日", "人")) == unclear);
}

TEST_CASE("units: brackets close what they open") {
  CHECK(in_brackets("金额(万元)").inside == "万元");
  CHECK(in_brackets("金额(万元(含税))").name == "金额");
  CHECK(in_brackets("金额(万元(含税))").inside == "万元(含税)");
  CHECK(in_brackets("金额(含税)(万元)").name == "金额(含税)");
  CHECK(in_brackets("金额【万元】").inside == "万元");
  for (const char* none : {"", "金额", "(万元)", "万元)", "金额(万元"}) CHECK(!in_brackets(none));
}

TEST_CASE("units: a text of any length and depth is read at once") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "元(";
  deep += std::string(200'000, ')');
  CHECK(told(money_unit(deep)) == unclear);
  CHECK(told(money_unit(std::string(1'000'000, 'x'))) == nothing);
}
