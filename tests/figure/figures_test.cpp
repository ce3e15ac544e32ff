#include "shanhai/figure/figures.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using report_tests::message_of;
using report_tests::SmallRun;

SmallRun sales_run() {
  return SmallRun(
      {{"sales.csv",
        "date,product,channel,amount,county\n"
        "2022-06-30,蛋,电商,100,独山县\n"
        "2022-07-01,蛋,展销,50,独山县\n"
        "2023-01-01,蛋,电商,200,独山县\n"
        "2023-05-31,蛋,电商,80,独山县\n"
        "2023-06-01,蛋,电商,20,独山县\n"
        "2023-06-30,米,展销,100,荔波县\n"
        "2023-06,米,展销,30,荔波县\n"
        "2023,米,展销,1000,平塘县\n"
        ",米,展销,7,平塘县\n"
        "2023-07-01,米,展销,400,平塘县\n"},
       {"targets.csv",
        "indicator,year,target,unit\nsales.amount,2023,0.086,万元\nlabour.wage,2023,1,元\n"}});
}

}  // namespace

TEST_CASE("a row counts in the periods that hold its whole date") {
  const SmallRun run = sales_run();
  CHECK(run.value("sales.amount", "2023-06") == "150");
  CHECK(run.value("sales.amount", "2023-06-30") == "100");
  CHECK(run.value("sales.amount", "2023-06-01..2023-06-30") == "150");
  CHECK(run.value("sales.amount", "2023H1") == "430");
  CHECK(run.value("sales.amount", "2023") == "1830");
  CHECK(run.value("sales.amount", "..2022") == "150");
  CHECK(run.value("sales.amount", "2023-07..") == "400");
  CHECK(run.value("sales.amount", "") == "1987");
  CHECK(run.value("sales.amount", "2021") == "");
  CHECK(run.value("sales.orders", "2021") == "0");
}

TEST_CASE("what is derived from a figure over a period") {
  const SmallRun run = sales_run();
  const auto derived = [&](Compare which, const std::string& period) {
    return run.value("sales.amount", period, which);
  };
  CHECK(derived(Compare::yoy, "2023-06") == "0.5");
  CHECK(derived(Compare::mom, "2023-06") == "0.875");
  CHECK(derived(Compare::ytd, "2023-06") == "430");
  CHECK(derived(Compare::ytd_yoy, "2023-06") == "3.3");
  CHECK(derived(Compare::cumulative, "2023-06") == "580");
  CHECK(derived(Compare::target, "2023-06") == "860");
  CHECK(derived(Compare::completion, "2023-06") == "0.5");
  CHECK(derived(Compare::pace, "2023-06") == "0.5");
  CHECK(derived(Compare::ahead, "2023-06") == "0");
  CHECK(derived(Compare::yoy, "2023-05") == "");
  CHECK(derived(Compare::yoy, "2023..") == "");
  CHECK(derived(Compare::completion, "2022") == "");
  CHECK(run.value("sales.amount", "2023-06", Compare::ytd, "channel = 电商") == "300");
  const Figure growth = run.figure("sales.amount", "2023-06", Compare::yoy);
  CHECK(growth.quantity == Quantity::fraction);
  CHECK(growth.unit == "%");
}

TEST_CASE("share and rank are among the values of a column") {
  const SmallRun run = sales_run();
  CHECK(run.value("sales.amount", "2023", Compare::share, "", "county=荔波县") == "0.0710382514");
  CHECK(run.value("sales.amount", "2023", Compare::rank, "", "county=独山县") == "2");
  CHECK(run.value("sales.amount", "2023", Compare::rank, "", "county=平塘县") == "1");
  CHECK(run.value("sales.amount", "2022", Compare::rank, "", "county=平塘县") == "");
  CHECK(
      message_of([&] { run.value("sales.amount", "2023", Compare::rank, "", "county"); }) ==
      "rank of sales.amount needs a column and one of its values (county=独山县), not \"county\"");
  CHECK(message_of([&] {
          run.value("sales.amount", "2023", Compare::rank, "", "cuonty=独山县");
        }).starts_with("sales has no column \"cuonty\"; did you mean county?"));
}

TEST_CASE("comparisons with another time need a period") {
  const SmallRun run = sales_run();
  CHECK(message_of([&] { run.value("sales.amount", "", Compare::yoy); }) ==
        "yoy of sales.amount needs a period (--period)");
  CHECK(message_of([&] {
          run.value("sales.amount", "2023", Compare::value, "chanel = 电商");
        }).starts_with("sales has no column \"chanel\"; did you mean channel?"));
}

TEST_CASE("active: begun by the period's end and not ended before it begins") {
  const SmallRun run({{"talent.csv",
                       "direction,category,date,end\n"
                       "东部选派,医生,2021-09-01,2022-08-31\n"
                       "东部选派,医生,2022-09,\n"
                       "西部选派,教师,2023-03-01,2023-06-30\n"
                       "东部选派,教师,,\n"
                       "东派西,党政干部,2023-08-01,2024-08-01\n"}});
  CHECK(run.value("talent.east", "2021-08") == "0");
  CHECK(run.value("talent.east", "2021-09-01") == "1");
  CHECK(run.value("talent.east", "2022-08-31") == "1");
  CHECK(run.value("talent.east", "2022-09") == "1");
  CHECK(run.value("talent.east", "2022") == "2");
  CHECK(run.value("talent.west", "2023-06-30") == "1");
  CHECK(run.value("talent.west", "2023-07") == "0");
  CHECK(run.value("talent.east", "") == "1");  // on 10 July 2023
  CHECK(run.value("talent.east", "2023-08", Compare::ytd) == "");  // no stock has a year to date
  CHECK(run.value("talent.east", "2023-08", Compare::ytd_yoy) == "");
  CHECK(run.value("talent.east", "2023-08", Compare::mom) == "1");
}

TEST_CASE("a ledger without ends has no active figures") {
  const SmallRun run({{"talent.csv", "direction,category,date\n东部选派,医生,2021-09-01\n"}});
  const Figure figure = run.figure("talent.east", "2023");
  CHECK(is_empty(figure.value));
  CHECK(figure.note == "talent.csv has no column end (结束日期)");
  CHECK_FALSE(figure.no_ledger);
}

TEST_CASE("to date: all that there was by the period's end, and what has no date") {
  const SmallRun run(
      {{"communities.csv",
        "community,date,households,people\n甲,2019-05-01,10,40\n乙,2020,20,80\n丙,,5,20\n"}});
  CHECK(run.value("relocation.people", "2019") == "60");
  CHECK(run.value("relocation.people", "2020-06") == "60");
  CHECK(run.value("relocation.people", "2020") == "140");
  CHECK(run.value("relocation.people", "") == "140");
  CHECK(run.value("relocation.people", "2020", Compare::ytd) == "");
}

TEST_CASE("units and quantities") {
  const SmallRun run(
      {{"labour.csv",
        "date,destination,people,wage\n2023-01-05,广东,2,3000\n2023-01-06,县内,1,4500\n"},
       {"funds.csv",
        "date,project,source,received,disbursed,leveraged\n2023-01,甲,财政资金,300,100,450\n"}});
  const Figure wage = run.figure("labour.wage", "2023");
  CHECK(SmallRun::plain_text(wage.value) == "3500");
  CHECK(wage.quantity == Quantity::price);
  CHECK(wage.unit == "元");
  CHECK(run.figure("labour.east", "2023").quantity == Quantity::count);
  CHECK(run.value("labour.east", "2023") == "2");
  const Figure rate = run.figure("funds.rate", "2023");
  CHECK(SmallRun::plain_text(rate.value) == "0.3333333333");
  CHECK(rate.quantity == Quantity::fraction);
  CHECK(rate.unit == "%");
  CHECK(run.figure("funds.received", "2023").quantity == Quantity::money);
  CHECK(run.value("funds.leverage", "2023") == "1.5");
  CHECK(run.figure("sales.amount", "2023").no_ledger);
  CHECK(run.figure("labour.working", "2023").note == "labour.csv has no column end (结束时间)");
  CHECK(run.figure("labour.poverty", "2023").note ==
        "labour.csv has no column category (人员类别)");
}

TEST_CASE("rows that cannot be read are left out and counted") {
  const SmallRun run(
      {{"sales.csv", "date,product,amount\n2023-06-01,蛋,约100\n2023-06-02,蛋,5\n看不清,蛋,7\n"}});
  const Figure amount = run.figure("sales.amount", "2023");
  CHECK(SmallRun::plain_text(amount.value) == "5");
  REQUIRE(amount.left_out.size() == 1);
  CHECK(amount.left_out[0].rows == 2);
  CHECK(amount.left_out[0].of == 3);
  CHECK(amount.left_out[0].line == 2);
  const Figure orders = run.figure("sales.orders", "2023");
  // A required cell that cannot be read leaves its row out of every figure.
  CHECK(SmallRun::plain_text(orders.value) == "1");
  CHECK(orders.left_out[0].rows == 2);
}

TEST_CASE("the figure command's table") {
  const SmallRun run = sales_run();
  FigureQuestion question;
  question.indicators = {"sales.amount", "labour.wage"};
  question.periods = {parse_period("2023-05", 0), parse_period("2023-06", 0)};
  question.compare = {"yoy", "completion", "pace"};
  const FigureAnswer answer = ask_figures(question, run.targets, run.setting);
  std::string ids;
  for (const TableColumn& column : answer.table.columns) ids += column.id + " ";
  CHECK(ids == "figure label period value unit yoy target completion pace ahead status ");
  REQUIRE(answer.table.rows.size() == 4);
  std::string cells;
  for (const Value& cell : answer.table.rows[1].cells) cells += SmallRun::plain_text(cell) + "|";
  CHECK(cells == "sales.amount|消费帮扶销售额|2023-06|150|元|0.5|860|0.5|0.5|0|on-pace|");
  CHECK(answer.table.rows[1].quantity == Quantity::money);
  CHECK(is_empty(answer.table.rows[2].cells[3]));
  CHECK(answer.missing == std::vector<std::string>{"labour"});
  CHECK_FALSE(answer.none_there);
}

TEST_CASE("figures broken down by a column") {
  const SmallRun run = sales_run();
  FigureQuestion question;
  question.indicators = {"sales.amount"};
  question.periods = {parse_period("2023H1", 0)};
  question.compare = {"share", "rank", "yoy"};
  question.by = "channel";
  const FigureAnswer answer = ask_figures(question, run.targets, run.setting);
  REQUIRE(answer.table.rows.size() == 2);
  std::string cells;
  for (const TableRow& row : answer.table.rows) {
    for (const Value& cell : row.cells) cells += SmallRun::plain_text(cell) + "|";
    cells += "\n";
  }
  CHECK(cells ==
        "sales.amount|消费帮扶销售额|展销|2023H1|130|元|0.3023255814|2||\n"
        "sales.amount|消费帮扶销售额|电商|2023H1|300|元|0.6976744186|1|2|\n");
  question.compare = {"completion"};
  const Table completed = ask_figures(question, run.targets, run.setting).table;
  const auto completion = std::find_if(completed.columns.begin(), completed.columns.end(),
                                       [](const TableColumn& column) { return column.id == "completion"; });
  REQUIRE(completion != completed.columns.end());
  for (const TableRow& row : completed.rows) {  // a target is of the whole
    CHECK(SmallRun::plain_text(row.cells[static_cast<std::size_t>(completion - completed.columns.begin())]).empty());
  }
  question.compare = {"shar"};
  CHECK(message_of([&] { ask_figures(question, run.targets, run.setting); }) ==
        "there is no comparison \"shar\"; did you mean share? ("
        "yoy, year-ago, year-change, mom, prior, prior-change, ytd, ytd-yoy, cumulative, "
        "share, rank, target, gap, completion, pace, ahead, status)");
}

}  // namespace shanhai
