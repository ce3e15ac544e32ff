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
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(masked(each.type, each.text) == each.shown);
    CHECK(masked(each.type, each.shown) == each.shown);
  }
}

TEST_CASE("personal columns keep nothing but digits") {
  const CellMask identity{ColumnType::identity}, phone{ColumnType::phone};
  CHECK(identity("林密二（电话13812340001）") == "******************");
  CHECK(identity("林密三与王密四同户共用一张证号没有办") == "******************");
  CHECK(identity("13812340001（林密二三四）") == "******************");
  CHECK(identity("５２２７２６１９８００１０１１２３Ｘ") == "５２２７２６********１２３Ｘ");
  CHECK(identity("52272619800101X234") == "522726********X234");
  CHECK(identity("5227 2619 8001 0112 3X") == "**********************");
  CHECK(phone("林密二13812340001") == "**************");
  CHECK(phone("13812340001（王密五）") == "****************");
  CHECK(phone("1381234000X") == "***********");
  CHECK(phone("+86 13812340001") == "***************");
}

TEST_CASE("a header says who or what stands below it") {
  const Catalogue catalogue;
  const HeaderMasks masks(catalogue);
  struct Case {
    const char* header;
    ColumnType kind;
    bool codes;
  };
  const ColumnType name = ColumnType::name, identity = ColumnType::identity, phone = ColumnType::phone, text = ColumnType::text;
  const Case cases[] = {
      {"姓名", name, false},          {"户主", name, false},         {"户主姓名（必填）", name, false},
      {"企业联系人", name, false},    {"联系人1", name, false},      {"法人", name, false},
      {"法定代表人", name, false},    {"法人单位", text, false},     {"联系人数", text, true},
      {"与户主关系", text, false},    {"身份证号", identity, false}, {"户主身份证号码", identity, false},
      {"身份证编号", identity, false}, {"证件编号", identity, false}, {"身份证有效期", text, false},
      {"是否有身份证", text, false},  {"家属电话", phone, false},    {"联系人电话", phone, false},
      {"手机*", phone, false},        {"Mobile", phone, false},      {"微信号", phone, false},
      {"电话费(元)", text, true},     {"手机配件销售额", text, true}, {"合同编号", text, true},
      {"2018年摊销金额", text, true}, {"单价", text, true},          {"支出率", text, true},
      {"产量（吨）", text, true},     {"备注", text, false},         {"name of goods", text, false},
      {"联系", text, false},          {"号码", text, false},         {"消费者", text, false},
      {"投资方", text, false},        {"协议投资（万元）", text, true},
  };
  for (const Case& each : cases) {
    CAPTURE(each.header);
    CHECK(masks.of(each.header).kind == each.kind);
    CHECK(masks.of(each.header).codes == each.codes);
  }
}

TEST_CASE("the header decides, not the column that it was given to") {
  const Catalogue catalogue;
  const HeaderMasks masks(catalogue);
  const LedgerSpec& labour = catalogue.ledger("labour");
  const auto mask = [&](const char* column, const char* header) { return masks.of(labour.columns[*labour.find(column)], header); };
  CHECK(mask("note", "姓名").kind == ColumnType::name);
  CHECK(mask("employer", "联系电话").kind == ColumnType::phone);
  CHECK(mask("note", "备注").kind == ColumnType::text);
  CHECK(mask("id_card", "证").kind == ColumnType::identity);
  CHECK(mask("wage", "月收入").codes);
  CHECK_FALSE(mask("note", "备注").codes);
  CHECK(mask_of(catalogue.ledger("funds").columns[*catalogue.ledger("funds").find("project_id")]).codes);
  CHECK(stricter({ColumnType::text, true}, {ColumnType::name}).kind == ColumnType::name);
  CHECK_FALSE(stricter({ColumnType::text, true}, {ColumnType::text}).codes);
}
