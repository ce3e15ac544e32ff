#include <doctest/doctest.h>

#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const char* const content =
    "成交日,乡镇,渠道,金额,姓名\n"
    "2022-01-15,甲乡,电商,200,林冲\n"
    "2022-02-20,乙乡,线下,50,林黛玉\n"
    "2022-03-05,甲乡,线下,80,林深\n"
    "2023-01-10,甲乡,电商,300,李逵\n"
    "2023-01-31,乙乡,,40,林冲\n"
    "2023,乙乡,电商,8,\n";

}  // namespace

TEST_CASE("a pivot has a column for each value, measures within a value side by side") {
  const Deals deals(content);
  const std::vector<Case> cases = {
      {"-g town | -p channel", {"town|电商|线下|", "乙乡|1|1|1", "甲乡|2|1|0"}},
      {"-g town | -p channel | -a sum(amount)", {"town|电商|线下|", "乙乡|8|50|40", "甲乡|500|80|"}},
      {"-g town | -p channel | -a sum(amount),count as 笔 | -w channel is not empty",
       {"town|电商:sum(amount)|电商:笔|线下:sum(amount)|线下:笔", "乙乡|8|1|50|1", "甲乡|500|2|80|1"}},
      {"-g town | -p year | -a sum(amount) | -c yoy",
       {"town|2022|2022:yoy|2023|2023:yoy", "乙乡|50||48|-0.04", "甲乡|280||300|0.0714285714"}},
      {"-g town | -p channel | -a sum(amount),count | -c share | --period 2022",
       {"town|电商:sum(amount)|电商:sum(amount):share|电商:count|电商:count:share|线下:sum(amount)|"
        "线下:sum(amount):share|线下:count|线下:count:share",
        "乙乡|||0|0|50|0.1515151515|1|0.3333333333", "甲乡|200|0.6060606061|1|0.3333333333|80|0.2424242424|1|0.3333333333"}},
      {"-g year | -p channel | -a sum(amount) | -c share,rank | --totals | -w channel is not empty",
       {"year|电商|电商:share|电商:rank|线下|线下:share|线下:rank|total|total:share|total:rank",
        "2022|200|0.6060606061|1|130|0.3939393939|2|330|1|1", "2023|308|1|1||||308|1|1",
        "=|508|0.7962382445||130|0.2037617555||638|1|"}},
      // Totals: a row, and a block of columns, both from the rows.
      {"-g town | -p year | -a mean(amount) | --totals",
       {"town|2022|2023|total", "乙乡|50|24|32.6666666667", "甲乡|140|300|193.3333333333", "=|110|116|113"}},
      {"-g town | -p year | -a sum(amount) | -c yoy | --totals",
       {"town|2022|2022:yoy|2023|2023:yoy|total|total:yoy", "乙乡|50||48|-0.04|98|", "甲乡|280||300|0.0714285714|580|",
        "=|330||348|0.0545454545|678|"}},
      {"-g town | -p year | -a sum(amount) | -c share,rank | --totals",
       {"town|2022|2022:share|2022:rank|2023|2023:share|2023:rank|total|total:share|total:rank",
        "乙乡|50|0.1515151515|2|48|0.1379310345|2|98|0.1445427729|2",
        "甲乡|280|0.8484848485|1|300|0.8620689655|1|580|0.8554572271|1", "=|330|1||348|1||678|1|"}},
      // Without -g there is one row.
      {"-p channel | -a sum(amount) | -c share,rank",
       {"电商|电商:share|电商:rank|线下|线下:share|线下:rank||:share|:rank",
        "508|0.7492625369|1|130|0.191740413|2|40|0.0589970501|3"}},
      {"-p channel | -w town = 丙乡", {"", ""}},
      {"-g town | -p channel | -w town = 丙乡", {"town"}},
      {"-p year | --totals", {"2022|2023|total", "3|3|6"}},
      // Months of one year beside another: nothing can be there, so there is no growth either.
      {"-g month | -p year | -a count | -c yoy",
       {"month|2022|2022:yoy|2023|2023:yoy", "2022-01|1||0|", "2022-02|1||0|", "2022-03|1||0|", "2023|0||1|",
        "2023-01|0||2|1"}},
      {"-g town | -p year | -a sum(amount) | -c ytd | --period 2023-01",
       {"town|2023|2023:ytd", "乙乡|40|40", "甲乡|300|300"}},
      // Sort, having and limit act on rows.
      {"-g town | -p year | -a count | -s -2023", {"town|2022|2023", "乙乡|1|2", "甲乡|2|1"}},
      {"-g town | -p year | -a count | -s -sum(amount)", {"town|2022|2023", "甲乡|2|1", "乙乡|1|2"}},
      {"-g town | -p year | -a count | -s -town | -n 1", {"town|2022|2023", "甲乡|2|1"}},
      {"-g town | -p year | -a count | --having sum(amount) > 100", {"town|2022|2023", "甲乡|2|1"}},
      {"-g town | -p year | -a count,sum(amount) | -s 2022:count",
       {"town|2022:count|2022:sum(amount)|2023:count|2023:sum(amount)", "乙乡|1|50|2|48", "甲乡|2|280|1|300"}},
      // Names are masked, and told apart.
      {"-p buyer", {"李*|林*|林* (2)|林**|", "1|2|1|1|1"}},
  };
  check_all(deals, cases);
  CHECK(deals.error("-g town | -p year | -s 2024") ==
        "-s: no column of the answer is called \"2024\"; did you mean 2022?");
}

TEST_CASE("a pivot has a limit") {
  std::string rows = "成交日,乡镇\n";
  for (int i = 0; i <= 1000; ++i) rows += "2023,乡" + std::to_string(i) + "\n";
  const Deals deals(rows);
  CHECK(deals.error("-p town") ==
        "-p: town has 1001 values, and a pivot at most 1000 columns of values; narrow it with --where, or group by it "
        "with -g");
}

TEST_CASE("labels of a pivot") {
  const Deals deals(content);
  const auto labels = [&](const char* question) { return joined(labels_of(deals.answer(question).table)); };
  CHECK(labels("-g town | -p year | -c yoy | --totals") == "乡镇|2022|2022:同比|2023|2023:同比|合计|合计:同比");
  CHECK(labels("-p year | -a sum(amount),count | -c yoy") ==
        "2022:金额合计|2022:金额合计同比|2022:行数|2022:行数同比|2023:金额合计|2023:金额合计同比|2023:行数|2023:行数同比");
}
