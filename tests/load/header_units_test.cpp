// What titles, headers, rows and columns of units make of money, each with its plain reading.
#include "load/header_units.h"

#include <doctest/doctest.h>

#include "load/collected_rows.h"
#include "load/title_units.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;

namespace {

constexpr int none = -1, doubtful = -2;

/// What the cells of a title line give to money that has no unit of its own.
int told_by_titles(const std::vector<std::string>& cells) {
  FileColumn column;
  const Catalogue catalogue;
  const LedgerSpec& sales = catalogue.ledger("sales");
  column.column = sales.find("amount");
  std::vector<FileColumn> columns = {column};
  std::vector<TitleUnit> titles;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (const TitleUnit& unit : units_in_title(cells[i], i + 1)) titles.push_back(unit);
  }
  take_titles(columns, titles, sales);
  return columns[0].doubt ? doubtful : columns[0].unit_found ? columns[0].unit : none;
}

/// What a file of these lines reads as its amount, of 5.
std::string amount_below(const std::string& head) {
  const ScratchFolder folder;
  const Catalogue catalogue;
  InputOptions options;
  options.files = {folder.put("a.csv", head + "\n2023-01-01,茶,5,1\n")};
  const LedgerFiles files = open_ledgers(catalogue, options, &catalogue.ledger("sales"));
  const std::string row = scan_all(files, {"amount"}).rows.at(0);
  return row.substr(row.find('|') + 1);
}

struct TitleRow {
  std::vector<std::string> cells;
  int unit;
};

/// The column in a file of its own, and what is found; `doubt` where a question that needs it ends.
struct FileRow {
  const char* text;
  const char* ledger;
  const char* column;
  std::vector<std::string> cells;  // as they are read
};

std::vector<std::string> read(const FileRow& row) {
  const ScratchFolder folder;
  const Catalogue catalogue;
  InputOptions options;
  options.files = {folder.put("a.csv", row.text)};
  const LedgerFiles files = open_ledgers(catalogue, options, &catalogue.ledger(row.ledger));
  try {
    std::vector<std::string> cells;
    for (const std::string& each : scan_all(files, {row.column}).rows) cells.push_back(each.substr(each.find('|') + 1));
    return cells;
  } catch (const InputError&) {
    return {"doubt"};
  }
}

}  // namespace

TEST_CASE("titles: a unit is one only where it ends") {
  const TitleRow table[] = {
      {{"单位：万元"}, 4},
      {{"单位:万元"}, 4},
      {{"金额单位：千元"}, 3},
      {{"计量单位：万元"}, 4},
      {{"货币单位：亿元"}, 8},
      {{"（单位：万元）"}, 4},
      {{"(单位：人民币万元)"}, 4},
      {{"单位：人民币 万元"}, 4},
      {{"单位：CNY 10k"}, 4},
      {{"单位（万元）"}, 4},
      {{"单位万元"}, 4},
      {{"单位:元/月"}, 0},
      {{"单位：万元、户"}, 4},
      {{"单位：户、人、万元"}, 4},
      {{"单位：户 万元"}, 4},
      {{"单位：万元（含税）"}, 4},
      {{"单位：万元；数量单位：公斤"}, 4},
      {{"单位：万元 填报人：元小明"}, 4},
      {{"以万元为单位"}, 4},
      {{"销售台账单位：万元"}, 4},
      {{"2023年销售台账（万元）"}, 4},
      {{"2023年销售台账（单位：万元）"}, 4},
      {{"万元"}, 4},
      {{"人民币：万元"}, 4},
      {{"填报单位：元阳县乡村振兴局", "", "单位：万元"}, 4},
      {{"填报单位：元江县农业农村局 单位：万元"}, 4},
      {{"填报单位：元谋县商务局（单位：万元）"}, 4},
      {{"单位：万元 制表单位：元宝山区"}, 4},
      {{"制表单位：千山区财政局", "单位：亿元"}, 8},
      {{"单位：元氏县", "单位：万元"}, 4},
      {{"单位：元谋", "单位：万元"}, 4},
      {{"单位：万元", "金额单位：万元"}, 4},
      {{"填报单位：亿元村"}, none},
      {{"填报单位：元阳县"}, none},
      {{"主管单位：百色市发展和改革委"}, none},
      {{"责任单位：万安镇"}, none},
      {{"编制单位：元坝镇"}, none},
      {{"单位：元阳县乡村振兴局"}, none},
      {{"单位（盖章）：元氏县农业局"}, none},
      {{"单位名称：元宝山区财政局"}, none},
      {{"单位：户、人"}, none},
      {{"单位：千克"}, none},
      {{"单位：万斤"}, none},
      {{"各单位到位资金5万元以上的项目"}, none},
      {{"全年共 500 万元"}, none},
      {{"元阳县2023年台账"}, none},
      {{""}, none},
      {{"单位：美元"}, doubtful},
      {{"单位：万美元", "单位：万元"}, doubtful},
      {{"单位：元谋"}, doubtful},
      {{"金额单位：元阳县"}, doubtful},
      {{"单位：元、万元"}, doubtful},
      {{"单位：万元", "单位：亿元"}, doubtful},
      {{"台账（万美元）"}, doubtful},
  };
  for (const TitleRow& row : table) {
    CAPTURE(row.cells[0]);
    CHECK(told_by_titles(row.cells) == row.unit);
  }
}

TEST_CASE("headers, rows and columns of units") {
  const FileRow table[] = {
      // In the header.
      {"日期,金额（单位：万元）\n2023,5\n", "sales", "amount", {"50000"}},
      {"日期,金额(含税)(万元)\n2023,5\n", "sales", "amount", {"50000"}},
      {"日期,金额(万元)(含税)\n2023,5\n", "sales", "amount", {"50000"}},
      {"日期,金额 千元\n2023,5\n", "sales", "amount", {"5000"}},
      {"日期,金额：万元\n2023,5\n", "sales", "amount", {"50000"}},
      {"日期,金额(吨)\n2023,5\n", "sales", "amount", {"5"}},
      {"日期,金额(万美元)\n2023,5\n", "sales", "amount", {"doubt"}},
      {"日期,金额($)\n2023,5\n", "sales", "amount", {"doubt"}},
      {"日期,金额 美元\n2023,5\n", "sales", "amount", {"doubt"}},
      {"日期,金额(元谋)\n2023,5\n", "sales", "amount", {"doubt"}},
      {"日期,金额(万美元)\n2023,5\n", "sales", "date", {"2023"}},
      {"日期,数量(万斤),金额\n2023,5,1\n", "sales", "quantity", {"50000"}},
      {"日期,数量(千克),金额\n2023,5,1\n", "sales", "quantity", {"5"}},
      {"日期,数量(百货),金额\n2023,5,1\n", "sales", "quantity", {"doubt"}},
      {"日期,去向,人数(千人)\n2023,甲,5\n", "labour", "people", {"5000"}},
      {"日期,去向,人数(人)\n2023,甲,5\n", "labour", "people", {"5"}},
      // A unit in the header beats one in the title.
      {"单位：亿元\n日期,金额(万元)\n2023,5\n", "sales", "amount", {"50000"}},
      {"单位：亿元\n日期,金额\n2023,5\n", "sales", "amount", {"500000000"}},
      // Two rows of names.
      {"项目,日期,资金（单位：万元）,\n,,到位资金,支出资金\n路,2023,5,4\n", "funds", "disbursed", {"40000"}},
      {"项目,日期,资金(万元),受益\n,,到位资金,户数\n路,2023,5,4\n", "funds", "households", {"4"}},
      {"单位：元,,\n台账（单位：万元）,,\n日期,产品,金额\n2023,茶,5\n", "sales", "amount", {"doubt"}},
      // A row of units.
      {"日期,产品,金额,数量\n,,万元,吨\n2023,茶,5,1\n", "sales", "amount", {"50000"}},
      {"日期,产品,金额,数量\n-,-,万元,公斤\n2023,茶,5,1\n", "sales", "amount", {"50000"}},
      {"日期,产品,金额,数量\n单位,,（万元）,\n2023,茶,5,1\n", "sales", "amount", {"50000"}},
      {"日期,产品,金额,数量\n,,元,万斤\n2023,茶,5,1\n", "sales", "quantity", {"10000"}},
      {"日期,产品,金额(元)\n,,万元\n2023,茶,5\n", "sales", "amount", {"doubt"}},
      {"日期,产品,金额\n,,万美元\n2023,茶,5\n", "sales", "amount", {"doubt"}},
      {"日期,产品,金额\n2023,茶,万元\n2023,茶,5\n", "sales", "amount", {"doubt"}},
      {"日期,产品,金额\n2023,茶,万元\n2023,茶,5\n", "sales", "product", {"茶"}},
      {"项目,日期,资金,\n,,到位资金,支出资金\n,,万元,万元\n路,2023,5,4\n", "funds", "received", {"50000"}},
      // A column of units.
      {"日期,金额,计量单位\n2023,5,万元\n2023,6,元\n", "sales", "amount", {"50000", "6"}},
      {"日期,金额,计量单位\n2023,5,公斤\n2023,6,斤\n", "sales", "amount", {"5", "6"}},
      {"日期,金额(元),计量单位\n2023,5,万元\n", "sales", "amount", {"5"}},
      {"日期,金额,计量单位\n2023,5,公斤\n2023,6,万元\n", "sales", "amount", {"doubt"}},
      {"日期,金额,计量单位\n2023,5,美元\n", "sales", "amount", {"doubt"}},
      {"单位：亿元\n日期,金额,计量单位\n2023,5,万元\n", "sales", "amount", {"50000"}},
      {"日期,金额,计量单位\n2023,5,万元\n2023,6亿元,\n2023,7,\n2023,0,\n", "sales", "amount", {"50000", "600000000", "0"}},
      {"项目,日期,到位资金,单位\n路,2023,5,万元\n", "funds", "received", {"50000"}},
      {"项目,日期,到位资金,单位\n路,2023,5,财政局\n", "funds", "received", {"5"}},
      {"项目,日期,计划资金,到位资金,单位\n路,2023,1,5,万元\n", "funds", "received", {"doubt"}},
      {"项目,日期,计划资金,到位资金,金额单位\n路,2023,1,5,万元\n", "funds", "received", {"50000"}},
      {"项目,日期,计划资金,单位,到位资金,单位\n路,2023,1,亿元,5,万元\n", "funds", "planned", {"100000000"}},
  };
  for (const FileRow& row : table) {
    CAPTURE(std::string(row.text));
    CHECK(read(row) == row.cells);
  }
}

TEST_CASE("a column of units: a row further down that speaks otherwise is rejected, on any number of threads") {
  const ScratchFolder folder;
  const Catalogue catalogue;
  std::string by_row = "日期,金额,计量单位\n";
  std::string of_things = by_row;
  for (int i = 0; i < 3000; ++i) {
    by_row += i % 1000 == 500 ? "2023,5,箱\n" : i % 2 ? "2023,5,万元\n" : "2023,5,元\n";
    of_things += i == 2500 ? "2023,5,万元\n" : "2023,5,箱\n";
  }
  for (const auto& [text, rejected] : {std::pair{by_row, std::size_t{3}}, {of_things, std::size_t{1}}}) {
    InputOptions options;
    options.files = {folder.put("a.csv", text)};
    const LedgerFiles files = open_ledgers(catalogue, options, &catalogue.ledger("sales"));
    for (const unsigned threads : {1u, 3u}) {
      CHECK(scan_all(files, {"amount"}, threads, 1000).report.files[0].rejected == rejected);
    }
  }
}

TEST_CASE("a unit that stands beside the names counts for the money below them") {
  for (const char* head : {"日期,产品,金额,单位：万元", "日期,产品,金额,（万元）", "日期（单位：万元）,产品,金额,备注",
                           "日期,产品,单位：万元,\n,,金额,数量", "日期,产品,万元,\n,,金额,数量", "日期,产品,（万元）,\n,,金额,数量"}) {
    CAPTURE(head);
    CHECK(amount_below(head) == "50000");
  }
  CHECK(amount_below("日期,产品,金额（元）,单位：万元") == "5");  // its own
  CHECK(amount_below("日期,产品,金额,采购单位") == "5");
}

TEST_CASE("a unit in a title, however it is spelt") {
  for (const char* title : {"单位∶万元", "單位：萬元", "单位——万元", "以下金额均以万元计", "注：本表金额以“万元”为单位", "单位：“万元”"}) {
    CAPTURE(title);
    CHECK(amount_below(std::string(title) + "\n日期,产品,金额,数量") == "50000");
  }
  CHECK(amount_below("以销售台账统计\n日期,产品,金额,数量") == "5");
}
