// One row for each kind of finding: its fixture in samples/broken/ (a file ID.csv, or a folder ID/), and the
// place that is printed first. A kind or a rule without a row fails.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "check/checked_files.h"
#include "check/kinds.h"

using namespace shanhai;
using namespace shanhai::check_tests;

namespace {

struct Row {
  const char* kind;
  Severity severity;
  const char* column;
  std::uint64_t line;
  const char* message;
};

const Row table[] = {
    {"cell-unreadable", Severity::error, "amount", 2, "“约100”不是数字"},
    {"characters-hidden", Severity::note, "enterprise", 2, "“百泉镇<U+200B>合作社”"},
    {"channel-destination", Severity::warning, "channel", 3, "组织方式 帮扶车间，就业去向 东部结对省份"},
    {"code-damaged", Severity::error, "project_id", 3, "9.99999E+17"},
    {"code-rounded", Severity::warning, "project_id", 3, "999999202303050000"},
    {"column-empty", Severity::warning, "amount", 1, "共 3 行，全都没有填"},
    {"column-lacking", Severity::note, "", 1, "其他文件有：企业、销往地区"},
    {"column-ignored", Severity::note, "", 1, "“采购单位门牌”，是否为“采购单位”？"},
    {"column-personal", Severity::warning, "经办人号码", 2, "999999********0114"},
    {"column-twice", Severity::error, "amount", 1, "“金额(万元)”（#3）和“销售额(万元)”（#4）：这里检查的是前一列"},
    {"count-negative", Severity::warning, "people", 3, "-5 人次"},
    {"date-before-programme", Severity::warning, "date", 3, "日期 2013-02"},
    {"date-future", Severity::warning, "date", 3, "日期 2032-02"},
    {"date-zone", Severity::note, "date", 3, "“2023-01-31T18:00:00Z”读作 2023-01-31"},
    {"disbursed-above-received", Severity::warning, "disbursed", 3, "支出资金 100.5 万元，到位资金 95 万元"},
    {"dividend-above-people", Severity::error, "dividend_people", 3, "分红受益人数 250 人，受益人数 200 人"},
    {"end-before-date", Severity::error, "end", 3, "结束日期 2022-08-31，开始日期 2022-09-01"},
    {"file-copied", Severity::error, "", 1, "sales-april.csv 有 75% 的行也在 sales-2023.csv 里：像是同一台账的两次导出，会重复计算；请只留一份"},
    {"fill-down", Severity::warning, "township", 3, "2 行已填，其下 3 行未填"},
    {"header-unreadable", Severity::error, "", 2, "第 11 个字节不是UTF-8文字（第 2 个单元格）"},
    {"identity-birth", Severity::error, "id_card", 3, "999999********0226"},
    {"identity-check", Severity::error, "id_card", 3, "999999********0221"},
    {"identity-damaged", Severity::error, "id_card", 3, "***********"},
    {"identity-form", Severity::error, "id_card", 3, "*****************（17 个字符）"},
    {"identity-household", Severity::warning, "id_card", 3, "身份证号 999999********022X，人数 4 人"},
    {"identity-masked", Severity::note, "id_card", 3, "999999********022X"},
    {"identity-two-names", Severity::error, "id_card", 3, "999999********0114，另见第 2 行"},
    {"jobs-poverty-above-jobs", Severity::error, "jobs_poverty", 3, "其中脱贫人口就业 25 人，带动就业人数 20 人"},
    {"months-above-year", Severity::warning, "months", 3, "务工月数 13 月"},
    {"no-ledger", Severity::error, "", 0, "前30行里没有任何一种台账的表头"},
    {"no-rows", Severity::warning, "", 1, "表头下面没有数据"},
    {"not-in-ledger", Severity::note, "community", 3, "“金侨社区”不在安置点台账（communities）里"},
    {"number-remark", Severity::note, "received", 2, "“10(其中,灾情因素6万元)”读作 10 万元"},
    {"number-rounded", Severity::note, "amount", 2, "“12.123456789”读作 12.12345679 万元"},
    {"outlier", Severity::note, "amount", 5, "125000 万元，中位数是 10.75 万元"},
    {"own-table", Severity::note, "", 0, "供 figure、report、verify 读取"},
    {"people-below-households", Severity::error, "people", 3, "人数 84 人，户数 210 户"},
    {"person-overlap", Severity::warning, "id_card", 3, "999999********0114，另见第 2 行"},
    {"person-placeholder", Severity::warning, "name", 3, "“待补”"},
    {"person-twice", Severity::warning, "id_card", 4, "999999********0114，另见第 2 行"},
    {"person-under-16", Severity::warning, "id_card", 3, "999999********0226，日期 2023-03-07"},
    {"phone-form", Severity::warning, "phone", 3, "**********（10 个字符）"},
    {"phone-masked", Severity::note, "phone", 3, "138****0002"},
    {"price-outlier", Severity::warning, "amount", 4, "蜂蜜 (吨)：单价 50 元，中位数是 50277.7777 元"},
    {"rate-differs", Severity::warning, "支出率", 4, "80% 不等于 30 万元 ÷ 40 万元"},
    {"received-above-planned", Severity::warning, "received", 3, "到位资金 100.5 万元，计划资金 95 万元"},
    {"required-empty", Severity::warning, "date", 3, "空；金额 700 元"},
    {"row-duplicate", Severity::warning, "", 4, "与第 2 行相同"},
    {"row-unreadable", Severity::error, "", 3, "引号后还有文字：单元格内的引号要写成两个"},
    {"rows-in-two-files", Severity::warning, "", 2, "sales-june.csv 的这一行与 sales-july.csv 第 2 行相同"},
    {"second-table", Severity::error, "", 4, "这一行是另一张表的表头"},
    {"short-rows", Severity::note, "", 3, "单元格比表头少"},
    {"spaces-around", Severity::warning, "product", 2, "“蜂蜜”"},
    {"summary-counted", Severity::error, "", 1, "sales-by-month.csv 各时期的合计与 sales.csv 相同：像是把汇总表当成了台账，会重复计算；若是汇总，请把它移出"},
    {"text-destroyed", Severity::warning, "enterprise", 2, "“百泉镇锟斤拷合作社”"},
    {"totals-counted", Severity::warning, "township", 4, "“影山镇小计”"},
    {"totals-differ", Severity::error, "amount", 7, "小计写的是 15.5 万元，各行相加是 15.25 万元"},
    {"unit-differs", Severity::error, "amount", 1,
     "sales-west.csv:1：金额没有写明单位，数值一般比写明单位的 sales-east.csv 小约 10 的 4 次方倍；请在表头写明单位，如 金额(万元)"},
    {"unit-unclear", Severity::error, "amount", 1, "看不懂“金额(万美元)”里的单位"},
    {"unit-unknown", Severity::warning, "received", 1, "共 3 个数值，最大的是 120"},
    {"units-mixed", Severity::warning, "amount", 3, "这一格的单位是万元，读作 80000 元"},
    {"village-two-townships", Severity::warning, "village", 3, "龙塘村在这里归影山镇，在第 2 行归百泉镇"},
    {"wage-bounds", Severity::warning, "wage", 3, "月收入 3.2 元"},
    {"word-unknown", Severity::warning, "sector", 3, "“基础设旋” ×2，是否为“基础设施”？"},
    {"worker-unknown", Severity::warning, "employer", 3, "用工单位 空，就业地点 空，月收入 空，组织方式 空"},
};

}  // namespace

TEST_CASE("check: every kind of finding in its fixture") {
  for (const Row& row : table) {
    CAPTURE(row.kind);
    const CheckAnswer answer = check_broken(row.kind);
    const Finding* found = finding_in(answer, row.kind);
    REQUIRE(found);
    CHECK(found->severity == row.severity);
    CHECK(found->column == row.column);
    CHECK(found->places.front().line == row.line);
    CHECK(found->places.front().message == row.message);
    CHECK(!found->label.empty());
    CHECK(!found->advice.empty());
  }
}

TEST_CASE("check: a fixture shows its own finding and little else") {
  const std::set<std::string> company = {"column-ignored", "column-lacking", "cell-unreadable"};
  for (const Row& row : table) {
    CAPTURE(row.kind);
    for (const CheckedFile& file : check_broken(row.kind).files) {
      for (const Finding& finding : file.findings) {
        CAPTURE(finding.kind);
        CHECK((finding.kind == row.kind || company.contains(finding.kind)));
      }
    }
  }
}

TEST_CASE("check: every kind and every rule of the catalogue has a row here") {
  const auto has_row = [](std::string_view id) {
    return std::ranges::any_of(table, [&](const Row& row) { return row.kind == id; });
  };
  for (const checking::Kind& kind : checking::kind_table()) {
    CAPTURE(kind.id);
    CHECK(has_row(kind.id));
    CHECK(!kind.label_en.empty());
    CHECK(!kind.advice_en.empty());
  }
  for (const CheckRule& rule : built_in().checks()) {
    CAPTURE(rule.id);
    CHECK(has_row(rule.id));
    CHECK(!rule.label_en.empty());
  }
}

TEST_CASE("check: in English nothing Chinese is left but the data") {
  for (const Row& row : table) {
    CAPTURE(row.kind);
    const CheckAnswer answer = check_broken(row.kind, /*english=*/true);
    const Finding* found = finding_in(answer, row.kind);
    REQUIRE(found);
    for (const char* word : {"是", "与", "第", "行", "“"}) {
      CAPTURE(word);
      CHECK(found->places.front().message.find(word) == std::string::npos);
    }
  }
}
