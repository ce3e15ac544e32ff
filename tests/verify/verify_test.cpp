#include "shanhai/verify/verify.h"

#include <doctest/doctest.h>

#include "load/gb18030.h"
#include "figure/small_run.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::message_of;
using report_tests::SmallRun;

SmallRun county_run() {
  return SmallRun({{"sales.csv",
                    "date,product,channel,amount,county\n"
                    "2022-06-30,蛋,电商,100,独山县\n"
                    "2022-07-01,蛋,展销,50,荔波县\n"
                    "2022-08-01,蛋,展销,50,平塘县\n"
                    "2023-01-01,蛋,电商,200,独山县\n"
                    "2023-06-30,米,展销,-30,荔波县\n"},
                   {"talent.csv",
                    "direction,category,post,date\n"
                    "东部选派,医生,副院长,2021-09\n"}});
}

constexpr const char* header = "id,quote,indicator,where,by,period,match,value,unit\n";

std::vector<Statement> statements(const std::string& content) {
  ScratchFolder folder;
  folder.put("s.csv", content);
  return read_statements((folder.path / "s.csv").string(), built_in());
}

VerifyAnswer verified(const SmallRun& run, const std::string& rows, bool english = true) {
  Setting setting = run.setting;
  setting.english = english;
  VerifyQuestion question;
  question.name = "s.csv";
  question.statements = statements(header + rows);
  return verify(question, setting);
}

/// `holds`, `fails -3`, `unknown no data: ...`
std::string verdict(const SmallRun& run, const std::string& row, bool english = true) {
  const Verified first = verified(run, row + "\n", english).statements[0];
  return name_of(first.verdict) + (first.difference ? " " + plain(*first.difference) : "") +
         (first.reason.empty() ? "" : " " + first.reason);
}

std::string wrong(const std::string& row) {
  const SmallRun run = county_run();
  return message_of([&] { verified(run, row + "\n"); });
}

std::string wrong_file(const std::string& content) {
  std::string message = message_of([&] { statements(content); });
  return message.substr(std::min(message.rfind("s.csv"), message.size()));
}

}  // namespace

TEST_CASE("each statement has a verdict") {
  const SmallRun run = county_run();
  CHECK(verdict(run, "a,,sales.amount,,,2022,=,200,元") == "holds");
  CHECK(verdict(run, "a,,sales.amount,channel = 电商,,2022,,100,元") == "holds");
  CHECK(verdict(run, "a,,sales.amount,\"county in (独山县, 荔波县) and product = 蛋\",,2022,=,150,元") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,,2022,=,203,元") == "fails -3");
  CHECK(verdict(run, "a,,sales.amount,,,2023-06,=,-30,元") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,,,=,370,元") == "holds");
  CHECK(verdict(run, "a,,sales.orders,,,2021,=,0,笔") == "holds");
}

TEST_CASE("a rank is that of one value of a column; ties share it") {
  const SmallRun run = county_run();
  CHECK(verdict(run, "a,,sales.amount,,county=独山县,2022,第,1,位") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,county = 荔波县,2022,第,2,位") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,县市=平塘县,2022,第,2,") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,县市=平塘县,2022,第,3,") == "fails -1");
  CHECK(verdict(run, "a,,sales.amount,channel = 展销,county=荔波县,2022,第,1,") == "holds");
  CHECK(verdict(run, "a,,sales.amount,,county=三都县,2022,第,1,") ==
        "unknown no data: nothing to count for county=三都县 in 2022");
}

TEST_CASE("what is unknown says why") {
  const SmallRun run = county_run();
  CHECK(verdict(run, "a,,sales.amonut,,,2022,=,1,元") ==
        "unknown no such indicator: \"sales.amonut\"; did you mean sales.amount?");
  CHECK(verdict(run, "a,,sales.amonut,,,2022,=,1,元", false) ==
        "unknown 没有“sales.amonut”这个指标，是不是 sales.amount？");
  CHECK(verdict(run, "a,,sales.amount,,,2021,=,1,元") == "unknown no data: nothing to count in 2021");
  CHECK(verdict(run, "a,,sales.amount,,,2021,=,1,元", false) == "unknown 没有数据：2021年无可统计的行");
  // A count of nothing for want of a column is no figure; one that has something to count is.
  const SmallRun bare({{"enterprises.csv", "enterprise,date\n甲,2023\n乙,2023\n"}});
  CHECK(verdict(bare, "a,,industry.parks,,,2023,=,0,个") ==
        "unknown no data: enterprises.csv has no column park (园区)");
  CHECK(verdict(bare, "a,,enterprises.introduced,,,2023,=,2,家") ==
        "unknown no data: enterprises.csv has no column kind (企业类型)");
  CHECK(verdict(run, "a,,talent.east,,,2021,=,1,人") ==
        "unknown no data: talent.csv has no column end (结束日期)");
  // A ledger that is not there, beside one that is.
  const VerifyAnswer answer =
      verified(run, "a,,sales.amount,,,2022,=,200,元\nb,,labour.east,,,2022,=,1,人\n");
  CHECK(answer.count(Verdict::holds) == 1);
  CHECK(answer.statements[1].reason == "no data: there is no ledger labour (Labour)");
  CHECK(answer.missing == std::vector<std::string>{"labour"});
  CHECK_FALSE(answer.none_there);
  CHECK(verified(run, "b,,labour.east,,,2022,=,1,人\n").none_there);
}

TEST_CASE("a statement's mistakes are told with file, line and column") {
  CHECK(wrong("a,,sales.amount,,,2022,=,x,元") == "s.csv:2: value: \"x\" is not a number");
  CHECK(wrong("a,,sales.amount,,,2022,=,1,人") == "s.csv:2: unit: the indicator is counted in 元, not in 人");
  CHECK(wrong("a,,sales.amount,,,22,=,1,元").starts_with("s.csv:2: period: "));
  CHECK(wrong("a,,sales.amount,chanel = 电商,,2022,=,1,元")
            .starts_with("s.csv:2: where: sales has no column \"chanel\"; did you mean channel?"));
  CHECK(wrong("a,,sales.amount,,cuonty=独山县,2022,第,1,") ==
        "s.csv:2: by: sales has no column \"cuonty\"; did you mean county?");
  CHECK(wrong("a,,sales.amount,,county,2022,第,1,") ==
        "s.csv:2: by: a rank needs a column and one of its values: county=独山县");
  CHECK(wrong("a,,sales.amount,,county=独山县,2022,=,1,") == "s.csv:2: by: is for ranks (match 第)");
}

TEST_CASE("statements files") {
  const std::string row = "a,说4.06亿元,sales.amount,,,2022,=,4.06,亿元\n";
  CHECK(statements(header + row)[0].quote == "说4.06亿元");
  CHECK(statements(std::string("\xEF\xBB\xBF") + header + row)[0].line == 2);
  CHECK(statements(gb18030::encode(header + row))[0].unit == "亿元");
  const std::string chinese = "编号,表述,指标,条件,排名对象,时期,匹配,数值,单位,备注\n";
  const Statement read = statements(gb18030::encode(chinese + "a,说,sales.amount,,,2022,,4.06,亿元,核\n\n"))[0];
  CHECK(read.indicator == "sales.amount");
  CHECK(read.value == "4.06");
  CHECK(statements("id,indicator,value,时间,年份,period\na,sales.orders,1,x,y,2022\n")[0].period == "2022");
  CHECK(statements("id,indicator,value,时间,年份\na,sales.orders,1,2022,2023\n")[0].period == "2022");
  CHECK(statements("\"编号\",\"指标\",\" 数 值 \"\na,sales.orders,1\n")[0].value == "1");
  CHECK(statements("value,id,indicator\n,,\n 5 , a ,sales.orders\n")[0].value == "5");

  CHECK(wrong_file("id,indicator,unit\na,b,c\n") == "s.csv:1: has no column \"value\"");
  CHECK(wrong_file(header) == "s.csv: has no statements below its header");
  CHECK(wrong_file("") == "s.csv:1: is empty: a header is needed");
  CHECK(wrong_file(header + row + row) == "s.csv:3: id: \"a\" stands already in line 2");
  CHECK(wrong_file(std::string(header) + ",,sales.amount,,,,,1,\n") ==
        "s.csv:2: id: is missing; give the statement a name");
  CHECK(wrong_file(std::string(header) + "a,,,,,,,1,\n") ==
        "s.csv:2: indicator: is missing ('shanhai figure' lists them all)");
}

}  // namespace shanhai
