#include <doctest/doctest.h>

#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const std::map<std::string, std::string>& two_files() {
  static const std::map<std::string, std::string> files = {
      {"b.csv", "成交日,乡镇,金额,备用电话,姓名,电话\n2023-01-15,甲乡,20,13812345678,林冲,13912345678\n,乙乡,5,座机,林黛玉,\n"},
      {"a.csv", "单号,成交日,金额,渠道\n7,2023-02,7.5,网络\n,2022,100,线下\n合计,,107.5,\n9,2023-01-15,20,\n"}};
  return files;
}

}  // namespace

TEST_CASE("rows stand by file name, then line, with the columns that are there") {
  const Deals deals(two_files());
  const std::vector<Case> cases = {
      {"", {"date|town|channel|amount|buyer|phone|单号|备用电话", "2023-02||电商|7.5|||7|", "2022||线下|100||||",
            "2023-01-15|||20|||9|", "2023-01-15|甲乡||20|林*|139****5678||138****5678", "|乙乡||5|林**|||**"}},
      {"--select amount,town", {"amount|town", "7.5|", "100|", "20|", "20|甲乡", "5|乙乡"}},
      {"--select 金额,单号 | -n 2", {"amount|单号", "7.5|7", "100|"}},
      {"--select 单号,金额 | -s -amount,单号 | -n 3", {"单号|amount", "|100", "9|20", "|20"}},
      {"--select amount,date | -s date", {"amount|date", "100|2022", "20|2023-01-15", "20|2023-01-15", "7.5|2023-02", "5|"}},
      {"--select amount,date | -s -成交日 | -n 2", {"amount|date", "7.5|2023-02", "20|2023-01-15"}},
      {"--select month,amount | -w amount < 10", {"month|amount", "2023-02|7.5", "|5"}},
      {"--select amount | --period 2023", {"amount", "7.5", "20", "20"}},
      {"--rows | --select amount | --period 2023", {"file|line|amount", "a.csv|2|7.5", "a.csv|5|20", "b.csv|2|20"}},
      {"--rows | --select amount | -s -line | -n 1", {"file|line|amount", "a.csv|5|20"}},
      {"--select amount | -w amount > 1000", {"amount"}},
  };
  check_all(deals, cases);
}

TEST_CASE("labels and quantities of rows") {
  const Deals deals(two_files());
  Answer answer = deals.answer("--rows | --select 金额,month,备用电话");
  CHECK(joined(labels_of(answer.table)) == "文件|行|金额|月份|备用电话");
  CHECK(answer.table.keys == 0);
  CHECK(answer.table.columns[2].quantity == Quantity::money);
  CHECK(answer.table.columns[2].unit == "元");
  CHECK(answer.rows_read == 5);
  CHECK(answer.rows_filtered == 0);
}

TEST_CASE("personal cells are shown only where that is asked for") {
  Deals deals(two_files());
  CHECK(deals.ask("-g buyer | -w town is not empty") == Lines{"buyer|count", "林*|1", "林**|1"});
  CHECK(deals.ask("-a max(phone),first(buyer)") == Lines{"max(phone)|first(buyer)", "139****5678|林*"});
  CHECK(deals.ask("--select buyer | -w buyer = 林冲") == Lines{"buyer", "林*"});
  deals.setting.show_personal = true;
  CHECK(deals.ask("-g buyer | -w town is not empty") == Lines{"buyer|count", "林冲|1", "林黛玉|1"});
  CHECK(deals.ask("--select phone,备用电话 | -n 1 | -w town = 甲乡") ==
        Lines{"phone|备用电话", "13912345678|13812345678"});
}

TEST_CASE("mistakes in selections") {
  const Deals deals(two_files());
  CHECK(deals.error("--select 单好") == "--select: deals has no column \"单好\"; did you mean 单号?");
  CHECK(deals.error("--select amuont") == "--select: deals has no column \"amuont\"; did you mean amount?");
  CHECK(deals.error("--select amount,金额") ==
        "--select: two columns of the answer would be called \"amount\"; leave one out, or name a measure with as");
  CHECK(deals.error("--select amount | -s town") ==
        "-s: \"town\" is not among the selected columns; add it to --select");
  CHECK(deals.error("--select amount | -c yoy") == "-c needs groups or measures: give -g, -a or -p");
  CHECK(deals.error("--rows | -g town | --having count > 1") ==
        "--rows shows rows, and --having is about groups: leave one out");
}

TEST_CASE("rows, groups and limits do not depend on threads") {
  std::string content = "成交日,乡镇,金额,备注二\n";
  for (int i = 0; i < 200'000; ++i) {
    content += "2023-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 7) + ",乡" + std::to_string(i * 7 % 13) +
               "," + std::to_string(i * 31 % 1009) + (i % 97 == 0 ? "x" : "") + ",\"第\n" + std::to_string(i) + "\"\n";
  }
  Deals deals({{"a.csv", content}, {"b.csv", "成交日,乡镇\n2023,乡99\n"}});
  const char* const questions[] = {
      "--rows | --select town,amount,备注二 | -s -amount,town | -n 50",
      "--rows | --select town | -w amount = 17 | -n 30",
      "-g month,town | -a sum(amount),first(备注),median(amount) | -c yoy,mom,share,rank,ytd",
  };
  for (const char* const question : questions) {
    CAPTURE(question);
    std::string text = question;
    if (const auto at = text.find(",first(备注)"); at != text.npos) text.erase(at, std::string(",first(备注)").size());
    deals.setting.threads = 1;
    const Answer one = deals.answer(text);
    deals.setting.threads = 5;
    const Answer five = deals.answer(text);
    CHECK(lines_of(one.table) == lines_of(five.table));
    CHECK(one.rows_read == five.rows_read);
    REQUIRE(one.left_out.size() == five.left_out.size());
    REQUIRE(one.left_out.size() == 1);
    CHECK(one.left_out[0].rows == five.left_out[0].rows);
    CHECK(one.left_out[0].line == five.left_out[0].line);
  }
}
