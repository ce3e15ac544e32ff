// Comparisons against the same figures asked for one by one, over generated ledgers.
#include <doctest/doctest.h>

#include <random>

#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

const std::vector<std::string> measures = {"sum(amount)", "median(amount)", "count", "distinct(town)"};
const char* const all_measures = "sum(amount),median(amount),count,distinct(town)";

std::string generated(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned limit) { return random() % limit; };
  std::string content = "成交日,乡镇,渠道,金额\n";
  for (int i = 0; i < 400; ++i) {
    std::string date = "202" + std::to_string(below(4));
    if (below(12) > 0) date += "-" + std::to_string(1 + below(12));
    if (date.size() > 4 && below(5) > 0) date += "-" + std::to_string(1 + below(28));
    if (below(30) == 0) date.clear();
    content += date + "," + (below(9) > 0 ? "乡" + std::to_string(below(4)) : "") + "," +
               (below(3) > 0 ? "电商" : "线下") + "," + (below(10) > 0 ? std::to_string(below(2000)) : "") + "\n";
  }
  return content;
}

struct Asked {
  Table table;
  /// The value of a column in the row with these keys; empty where there is no such row.
  Value at(const std::vector<Value>& keys, const std::string& id) const {
    for (const TableRow& row : table.rows) {
      if (!std::equal(keys.begin(), keys.end(), row.cells.begin(),
                      [](const Value& a, const Value& b) { return compare(a, b) == 0; })) {
        continue;
      }
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].id == id) return row.cells[i];
      }
    }
    return {};
  }
};

/// growth and shares to nine decimals, by long division of whole numbers.
Value divided(const Value& a, const Value& b) {
  const auto units = [](const Value& value) {
    const Exact number = std::get<Exact>(value);
    return number.units * power_of_ten(6 - number.decimals);
  };
  return rounded(Exact{units(a) * power_of_ten(10) / units(b), 10}, 9);
}

Value difference(const Value& a, const Value& b) {
  const Exact x = std::get<Exact>(a), y = std::get<Exact>(b);
  return Exact{x.units * power_of_ten(6 - x.decimals) - y.units * power_of_ten(6 - y.decimals), 6};
}

bool nearly(const Value& shown, const Value& expected) {
  if (is_empty(shown) != is_empty(expected)) return false;
  if (is_empty(shown)) return true;
  const Exact gap = std::get<Exact>(difference(rounded(std::get<Exact>(shown), 6), rounded(std::get<Exact>(expected), 6)));
  return gap.units <= 1 && gap.units >= -1;
}

}  // namespace

TEST_CASE("comparisons are what the same questions come to one by one") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const Deals deals(generated(seed));
    const auto asked = [&](const std::string& text) { return Asked{deals.answer(text).table}; };
    const auto whole = [&](const std::string& where, const std::string& period) {
      return asked(std::string("-a ") + all_measures + where + (period.empty() ? "" : " | --period " + period));
    };
    for (const std::string unit : {"month", "quarter", "year"}) {
      const Asked shown =
          asked("-g town," + unit + " | -a " + all_measures + " | -c yoy,mom,ytd,cumulative,share | --period 2021..");
      CHECK(!shown.table.rows.empty());
      for (const TableRow& row : shown.table.rows) {
        const std::string town = cell_text(row.cells[0]);
        const Date time = std::get<Date>(row.cells[1]);
        const std::string where = town.empty() ? " | -w town is empty" : " | -w town = " + town;
        const std::string at = to_text(time);
        CAPTURE(seed);
        CAPTURE(town);
        CAPTURE(at);
        if (time.precision() == Precision::year && unit != "year") continue;  // the dates that are no finer
        const Asked now = whole(where, at);
        const Period period = parse_period(at, 0);
        const Asked earlier = whole(where, to_text(*year_before(period)));
        const Asked before = whole(where, to_text(*just_before(period)));
        const Asked year_so_far = whole(where, to_text(*year_to_date(period)));
        const Asked so_far = whole(where, to_text(to_end(period)));
        for (const std::string& id : measures) {
          CAPTURE(id);
          const auto cell = [&](const std::string& behind) { return shown.at({row.cells[0], row.cells[1]}, id + behind); };
          const auto value = [&](const Asked& one) { return one.at({}, id); };
          CHECK(compare(cell(""), value(now)) == 0);
          CHECK(compare(cell(":ytd"), value(year_so_far)) == 0);
          CHECK(compare(cell(":cumulative"), value(so_far)) == 0);
          const auto growth = [&](const Value& then) -> Value {
            if (is_empty(then) || is_empty(cell("")) || std::get<Exact>(then).units == 0) return {};
            return divided(difference(cell(""), then), then);
          };
          CHECK(nearly(cell(":yoy"), growth(value(earlier))));
          CHECK(nearly(cell(":mom"), growth(value(before))));
          const Value all = whole("", at).at({}, id);
          const bool adds_up = id.starts_with("sum(") || id.starts_with("count");
          const bool none = !adds_up || is_empty(all) || is_empty(cell("")) || std::get<Exact>(all).units <= 0;
          CHECK(nearly(cell(":share"), none ? Value() : divided(cell(""), all)));
        }
      }
    }
  }
}

TEST_CASE("totals and pivots are what the same questions come to one by one") {
  const Deals deals(generated(7));
  const auto asked = [&](const std::string& text) { return Asked{deals.answer(text).table}; };
  const Asked pivot = asked(std::string("-g town | -p channel | --totals | --period 2021..2022 | -a ") + all_measures);
  for (const TableRow& row : pivot.table.rows) {
    const std::string town = cell_text(row.cells[0]);
    std::string by_town = row.total ? "" : town.empty() ? " | -w town is empty" : " | -w town = " + town;
    for (const std::string column : {"电商", "线下", "total"}) {
      const std::string by_channel = column == "total" ? "" : " | -w channel = " + column;
      const Asked one = asked(std::string("--period 2021..2022 | -a ") + all_measures + by_town + by_channel);
      for (const std::string& id : measures) {
        CAPTURE(town);
        CAPTURE(column);
        CAPTURE(id);
        std::size_t cell = 0;
        while (pivot.table.columns[cell].id != column + ":" + id) ++cell;
        CHECK(compare(row.cells[cell], one.at({}, id)) == 0);
      }
    }
  }
}
