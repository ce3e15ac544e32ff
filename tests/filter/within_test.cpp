#include <doctest/doctest.h>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

namespace {

std::string counted(Rows& rows, const char* period, Over over) {
  Columns columns(small_ledger(), today());
  const auto condition = within(parse_period(period, today()), over, columns);
  return rows.verdicts(*condition, columns);
}

}  // namespace

TEST_CASE("the date lies wholly within the period") {
  Rows rows = rows_of("date", {"2022-12-31", "2023-01-01", "2023", "2023-06", "2024", "", "?"});
  CHECK(counted(rows, "2023", Over::period) == "0111000");
  CHECK(counted(rows, "2023H1", Over::period) == "0101000");
  CHECK(counted(rows, "..2022", Over::period) == "1000000");
  CHECK(counted(rows, "2023..", Over::period) == "0111100");
}

TEST_CASE("to-date: it ends by the period's end, or has no date") {
  Rows rows = rows_of("date", {"2019", "2022-12-31", "2023", "2023-06-30", "2023-07-01", "", "?"});
  CHECK(counted(rows, "2023", Over::to_date) == "1111111");
  CHECK(counted(rows, "2023-06", Over::to_date) == "1101011");
  CHECK(counted(rows, "2023..", Over::to_date) == "1111111");
}

TEST_CASE("active: begun by the period's end, and not ended before its begin") {
  Rows rows(R"(date       | end
               2023-06-30 |
               2023-07-01 |
               2020       | 2023-05-31
               2020       | 2023-06-01
               2020       | 2023-05
               2020       | 2023
               2023       |
               2024       |
                          | 2024
               2023-06    | 2022
               ?          | 2024)");
  CHECK(counted(rows, "2023-06", Over::active) == "10010110000");
  CHECK(counted(rows, "2023", Over::active) == "11111110000");
  CHECK(counted(rows, "2023-06..", Over::active) == "11010111000");
  CHECK(counted(rows, "..2023-06", Over::active) == "10111110010");
}

TEST_CASE("what a ledger has to have for that") {
  LedgerSpec ledger;
  ledger.id = "grants";
  ledger.columns = {column("date", "日期", ColumnType::date)};
  const Period period = parse_period("2023", today());
  const auto error = [&](Over over) {
    return error_of([&] {
      Columns columns(ledger, today());
      within(period, over, columns);
    });
  };
  CHECK(error(Over::active) == "grants has no date, so its rows are never active");
  CHECK(error(Over::period) == "grants has no date, so its rows belong to no period");
  CHECK(error(Over::to_date) == "no error");
  ledger.columns[0].role = Role::date;
  CHECK(error(Over::active) == "grants has no end, so its rows are never active");
  CHECK(error(Over::period) == "no error");
}

TEST_CASE("all of them hold; with none, every row does") {
  Rows rows = rows_of("people", {"1", "2", "3", ""});
  Columns columns(small_ledger(), today());
  const auto bound = [&](const char* condition) { return bind(parse_condition(condition), columns); };
  std::vector<std::unique_ptr<Condition>> conditions;
  CHECK(rows.verdicts(*all_of(std::move(conditions)), columns) == "1111");
  conditions.clear();
  conditions.push_back(nullptr);
  conditions.push_back(bound("people > 1"));
  conditions.push_back(nullptr);
  conditions.push_back(bound("people < 3"));
  CHECK(rows.verdicts(*all_of(std::move(conditions))->clone(), columns) == "0100");
}

TEST_CASE("a column is asked for once") {
  Columns columns(small_ledger(), today());
  bind(parse_condition("amount > received and amount < 3 or month = 2023-06 or date > end"), columns);
  CHECK(columns.wanted() == std::vector<std::size_t>{7, 8, 11, 12});
  CHECK(columns.spec(2).id == "date");
}
