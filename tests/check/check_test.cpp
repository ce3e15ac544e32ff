#include <doctest/doctest.h>

#include "check/checked_files.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;
using namespace shanhai::check_tests;

TEST_CASE("check: nothing to say of a sound file") {
  CHECK(in_words(check_text("日期,产品,金额(万元)\n2023-01,蜂蜜,12.5\n2023-02,刺梨,8\n合计,,20.5\n")) == "");
}

TEST_CASE("check: the four counts add up, and a row with a cell that cannot be read is rejected once") {
  const Checked checked = check_text(
      "日期,数量,金额(万元)\n2023,约5,约100\n\n2023,1,2\n小计,,2\n2023,1,2,3\n日期,数量,金额(万元)\n合计,,5\n注：完\n");
  const CheckedFile& file = checked.files[0];
  CHECK(file.accepted == 1);
  CHECK(file.rejected == 2);
  CHECK(file.blank == 3);
  CHECK(file.totals == 2);
}

TEST_CASE("check: totals rows") {
  const auto said = [](const std::string& rows) { return in_words(check_text("日期,产品,金额\n" + rows)); };
  SUBCASE("合计 counts all rows, or those since the totals row before: either is right") {
    CHECK(said("2023,a,10000\n小计,,10000\n2023,b,20000\n合计,,30000\n") == "");
    CHECK(said("2023,a,10000\n小计,,10000\n2023,b,20000\n总 计：,,20000\n") == "");
    CHECK(said("合计,,30000\n2023,a,10000\n2023,b,20000\n") == "");
  }
  SUBCASE("小计 counts those since the totals row before") {
    CHECK(said("2023,a,10000\n小计,,10000\n2023,b,20000\n小计,,30000\n") ==
          "totals-differ amount 1: 5 小计写的是 30000 元，各行相加是 20000 元\n");
  }
  SUBCASE("累计 and empty cells are left alone") {
    CHECK(said("2023,a,10000\n累计,,99999\n合计,,\n") == "");
  }
  SUBCASE("a sum with a cell that cannot be read is not compared") {
    CHECK(said("2023,a,约5\n合计,,10000\n") == "cell-unreadable amount 1: 2 “约5”不是数字\n");
  }
  SUBCASE("figures exactly, in the column's own unit") {
    CHECK(in_words(check_text("单位：万元\n日期,产品,金额\n2023,a,0.00005\n2023,b,1\nTotal,,1\n")) ==
          "totals-differ amount 1: 5 合计写的是 1 万元，各行相加是 1.00005 万元\n");
  }
}

TEST_CASE("check: the same for any number of threads") {
  std::string text = "日期,姓名,身份证号,就业去向,月收入\n";
  for (int i = 0; i < 60000; ++i) {
    text += "2023-0" + std::to_string(i % 9 + 1) + ",林甲,99999919850312011" + std::to_string(i % 7) + ",县内," +
            std::to_string(3000 + i % 50) + "\n";
    if (i % 9973 == 0) text += "小计,,,,1\n";
  }
  const std::string one = in_words(check_text(text, built_in(), 1));
  CHECK(one.find("totals-differ") != one.npos);
  CHECK(one.find("row-duplicate") != one.npos);
  for (const unsigned threads : {2u, 3u, 7u}) CHECK(in_words(check_text(text, built_in(), threads)) == one);
}

TEST_CASE("check: why a file is no ledger") {
  const auto why = [](const std::string& text) { return check_text(text).files[0].findings[0].places[0].message; };
  CHECK(why("") == "文件是空的，需要一行表头");
  CHECK(why("甲,乙\n") == "前30行里没有任何一种台账的表头");
  CHECK(why("\"甲,乙\n") == "前30行里没有任何一种台账的表头；第 1 行有一个没有闭合的引号");
  CHECK(why("甲,乙\n\xFF,甲乙丙丁戊己庚辛\n") == "前30行里没有任何一种台账的表头；第 2 行有读不出的文字，可用 --encoding 指明编码");
  CHECK(why("PK\x03\x04 [Content_Types].xml") == "是电子表格文件，只是名字像CSV：请另存为CSV");
  CHECK(why("<html>") == "是网页文件，只是名字像CSV：请用电子表格打开后另存为CSV");
}

TEST_CASE("check: a long cell is shown as far as it takes to find it") {
  const std::string words = in_words(check_text("日期,产品,金额(万元)\n2023, " + std::string(5000, 'x') + ",10\n"));
  CHECK(words == "spaces-around product 1: 2 “" + std::string(60, 'x') + "…”\n");
}

TEST_CASE("check: a name of a column that the catalogue does not know is kept to the end") {
  const std::string header = "不在目录里的一个很长的支出率表头";
  const Checked answer = check_text("项目名称,日期,到位资金(万元),支出资金(万元)," + header + "\n路,2023,100,50,80%\n");
  const Finding* found = finding_in(answer, "rate-differs");
  REQUIRE(found);
  CHECK(found->column == header);
}

TEST_CASE("check: rows that could not be cut are not counted against a total") {
  CHECK(in_words(check_text("日期,产品,金额(万元)\n2023,茶,10\n2023,糖,5,x\n合计,,15\n")) ==
        "row-unreadable  1: 3 有 4 个单元格，表头只有 3 个\n");
  // The error stands in another block.
  CHECK(in_words(check_text("日期,产品,金额(万元)\n2023,茶,10\n小计,,11\n2023,糖,5,x\n")) ==
        "totals-differ amount 1: 3 小计写的是 11 万元，各行相加是 10 万元\nrow-unreadable  1: 4 有 4 个单元格，表头只有 3 个\n");
}

TEST_CASE("check: nothing known of a worker, where the ledger has some of the columns") {
  CHECK(in_words(check_text("日期,就业去向,用工单位,月收入\n2023,县内,,\n2023,县内,某厂,\n")) ==
        "worker-unknown employer 1: 2 用工单位 空，就业地点 空，月收入 空，组织方式 空\n");
}

TEST_CASE("check: a rule is passed over in a file that has none of its columns") {
  CHECK(in_words(check_text("日期,项目名称,到位资金(万元)\n2023,路,10\n")) == "");
  CHECK(in_words(check_text("日期,就业去向,人数\n2023,县内,10\n")) == "");
}

TEST_CASE("check: an office's own rules") {
  const ScratchFolder folder;
  folder.put("checks.csv", "id,ledger,where,severity,label\nno-honey,sales,product = 蜂蜜,error,不卖蜂蜜\n"
                           "date-before-programme,*,date < 2021,note,太早\n");
  Catalogue own;
  own.add_folder(folder.path);
  CHECK(in_words(check_text("日期,产品,金额(万元)\n2023,蜂蜜,10\n2019,刺梨,10\n", own)) ==
        "no-honey product 1: 2 产品 蜂蜜\ndate-before-programme date 1: 3 日期 2019\n");
}

TEST_CASE("check: mistakes in checks.csv name their place") {
  const auto message = [](const std::string& row) -> std::string {
    const ScratchFolder folder;
    const std::string path = folder.put("checks.csv", "id,ledger,where,severity,label\n" + row + "\n");
    try {
      Catalogue own;
      own.add_folder(folder.path);
      check_text("日期,产品,金额(万元)\n2023,蜂蜜,10\n", own);
    } catch (const UsageError& error) {
      const std::string text = error.what();
      return text.substr(text.find("checks.csv"), text.find('\n') - text.find("checks.csv"));
    }
    return "";
  };
  CHECK(message("a,sales,amount > 1,fatal,x") == "checks.csv:2: \"fatal\" is no severity (error, warning, note)");
  CHECK(message("a,sale,amount > 1,error,x") == "checks.csv:2: there is no ledger \"sale\"; did you mean sales?");
  CHECK(message("a,,amount > 1,error,x") == "checks.csv:2: ledger is needed (* for all)");
  CHECK(message("a,sales,amont > 1,error,x").starts_with("checks.csv:2: where: sales has no column \"amont\""));
}

TEST_CASE("check: nothing personal is shown") {
  const std::string words = in_words(check_text(
      "日期,姓名,身份证号,电话,人员类别,就业去向,月收入,经办\n2023-01,林小甲,999999198503120115,138000000011,"
      "13800000001,县内,\"10(找13800000002)\",13800000003\n"));
  for (const char* secret : {"小甲", "19850312", "138000000011", "13800000001", "13800000002", "13800000003"}) {
    CAPTURE(secret);
    CHECK(words.find(secret) == std::string::npos);
  }
}
