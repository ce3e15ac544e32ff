#include <doctest/doctest.h>

#include "load/gb18030.h"
#include "load/collected_rows.h"
#include "load/encoding.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

/// The counts of a file of sales that ends with `row`, behind one row of data: `2 0 0` where it is data itself, else
/// accepted, blank, totals. In every encoding the same.
std::string counts(const std::string& row, const std::string& above = "日期,产品,金额\n2023-01-05,米,100\n") {
  std::string all;
  for (const bool utf8 : {true, false}) {
    ScratchFolder folder;
    const std::string content = above + row + "\n";
    InputOptions options;
    options.files = {folder.put("file.csv", utf8 ? content : gb18030::encode(content))};
    options.encoding = utf8 ? Encoding::utf8 : Encoding::gb18030;
    const LedgerFiles files = open_ledgers(catalogue(), options, &catalogue().ledger("sales"));
    const FileRows rows = scan_all(files, {"product"}).report.files[0];
    const std::string some = std::to_string(rows.accepted) + " " + std::to_string(rows.blank) + " " + std::to_string(rows.totals);
    if (all.empty()) all = some;
    if (all != some) return all + " in UTF-8, " + some + " in GB18030";
  }
  return all;
}

const std::string with_places = "序号,乡镇,产品,金额,日期\n1,百泉镇,米,100,2023-01-05\n";

}  // namespace

TEST_CASE("rows that are none: what systems, printers and clerks leave below a table") {
  for (const std::string row : {
           "\x1A", "----", "---,---,---", "====", "****", "……,……,……", "____,", "——", "────", "-=-=-", "+----+",
           "-,-,-", "/,/,", "无,—,不详", "导出数据共1条,,", "Total: 2 rows", "1.本表由各县填报", "2、以上数据来自系统",
           "第1页", "第1页 共3页", "第 1 页，共 3 页", "第1页,,共3页", "1/3", "１／３", "- 2 -", "—2—", "Page 1 of 3",
           "（盖章）", ",,（盖章）", "单位（盖章）：", "县乡村振兴局（盖章）：", "经办人（签字）：,,复核人：",
           "共1笔记录", "共 3 条", "\"共 1,204 条\"", "(共3条)", "共3户", "合计3条", "共计 3 笔", "总共3条", "3 条记录",
           "(3 rows)", "1,204 rows selected", "记录总数：3", "导出时间：2023-07-01 10:00", "打印日期：2023/7/1,,",
           "制表时间 2023年7月1日", "导出时间：,2023-07-01,", "制表人：甲,,导出时间：2023-07-01", "单位：万元", "※初步统计",
           "以上数据来自系统", "（以下无正文）", "——以下空白——", "*初步统计", "\"（盖章）\"", "  共3条记录  ",
           "\u3000第1页", "\u00A0----", "\u00A0\u00A0,\u3000,", "\u200B", "数据截至2023年6月30日"}) {
    CAPTURE(row);
    if (row.starts_with("1,204")) continue;  // cut into two cells
    CHECK(counts(row) == "1 1 0");
  }
  CHECK(counts(std::string(8, '\0')) == "1 1 0");
  CHECK(counts(std::string("\0,\0,", 4)) == "1 1 0");
}

TEST_CASE("rows that are none: a cell that says something else makes the row data") {
  for (const std::string row : {"2023-01-06,共3户危房改造,100", "2023-01-06,,", "2023/6,,", "-,,5"}) {
    CAPTURE(row);
    CHECK(counts(row) == "2 0 0");
  }
  // Data that cannot be read: rejected, not passed over.
  for (const std::string row : {"共3户,米,100", "第1页,,5", "导出时间：,,5", "注：见下,,5", "----,----,5", "（2）,,", "签字笔,,5", "3,,"}) {
    CAPTURE(row);
    CHECK(counts(row) == "1 0 0");
  }
  const std::string places = "乡镇,产品,金额,日期\n";
  for (const std::string row : {"注溪乡,米,5,2023", "说明村,注溪米,5,2023", "备注村,备注,5,2023", "审核,审核,5,2023",
                                "共和镇,,,2023", "Station,Note,,2023"}) {
    CAPTURE(row);
    CHECK(counts(row, places) == "1 0 0");
  }
}

TEST_CASE("totals: the word, however it is spaced, behind a running number or a place") {
  for (const std::string row : {"合计,,100", " 合 计 ,,100", "\u00A0合\u00A0计\u00A0,,100", "合\u3000计：,,100", "合\u200B计,,100",
                                "合计（万元）,,1", "Total,,100", "grand  TOTAL:,,100", "累计,,5", ",合计,100", "\"合计\",,100"}) {
    CAPTURE(row);
    CHECK(counts(row) == "1 0 1");
  }
  for (const std::string row : {"7,合计,,100,", "8,百泉镇,小计,100,", ",百泉镇,小计,100,", ",百泉镇,合计,100,", "合计,,,100,"}) {
    CAPTURE(row);
    CHECK(counts(row, with_places) == "1 0 1");
  }
  CHECK(counts("2023-01-06,合计,5") == "2 0 0");
  CHECK(counts("-,合计,5") == "2 0 0");
  CHECK(counts("9,百泉镇,米,5,2023", with_places) == "2 0 0");
}

TEST_CASE("notes: one that repeats a title line goes on in the line below it") {
  const std::string titled = "数据由各乡镇提供,,\n日期,产品,金额\n2023-01-05,米,100\n";
  CHECK(counts("数据由各乡镇提供,,\n并经核对", titled) == "1 2 0");
  CHECK(counts("数据由各乡镇提供,,\n日期,产品,金额\n2023-01-06,米,5", titled) == "2 2 0");
}
