// Measures as text: what is accepted, what they are called, what is said of mistakes.
#include "shanhai/gather/measure.h"

#include <doctest/doctest.h>

#include "gather/batches.h"

using namespace shanhai;
using test::error_of;

namespace {

const LedgerSpec ledger = test::sales();

Measure bound(const std::string& text, bool english = false) {
  Columns columns(ledger, 0);
  std::vector<Aggregate> aggregates;
  return shanhai::bind(parse_measure(text), columns, aggregates, english);
}

std::string mistake(const std::string& text) {
  return error_of([&] { bound(text); });
}

std::string id(const std::string& text) { return bound(text).id; }

}  // namespace

TEST_CASE("an id is the text without spaces, with the columns' ids") {
  CHECK(id("count") == "count");
  CHECK(id(" COUNT ( 金额 ) ") == "count(amount)");
  CHECK(id("sum( 金额 )") == "sum(amount)");
  CHECK(id("sum(`金额`)") == "sum(amount)");
  CHECK(id("avg(amount)") == "mean(amount)");
  CHECK(id("Mean(amount)") == "mean(amount)");
  CHECK(id("median(amount)") == "median(amount)");
  CHECK(id("p50(amount)") == "p50(amount)");
  CHECK(id("P99.9(amount)") == "p99.9(amount)");
  CHECK(id("wmean( amount , 人数 )") == "wmean(amount,people)");
  CHECK(id("distinct(month)") == "distinct(month)");
  CHECK(id("sum(amount where channel = 电商) / sum(amount)") ==
        "sum(amount where channel = 电商)/sum(amount)");
  CHECK(id("count( where 金额>=100 )") == "count(where amount >= 100)");
  CHECK(id("count(where township='百泉镇'  AND not 金额 is empty)") ==
        "count(where township = 百泉镇 and not amount is empty)");
  CHECK(id("( sum(amount) - 100万 ) * -0.5") == "(sum(amount)-100万)*-0.5");
  CHECK(id("((count))") == "((count))");
  CHECK(id("sum(amount) as 总额") == "总额");
  CHECK(id("sum(amount) AS '总 额'") == "总 额");
  CHECK(id("count as x-1") == "x-1");
}

TEST_CASE("labels say the function in words") {
  const auto label = [](const std::string& text) { return bound(text).label; };
  CHECK(label("count") == "行数");
  CHECK(label("count(amount)") == "金额个数");
  CHECK(label("sum(amount)") == "金额合计");
  CHECK(label("avg(amount)") == "金额平均");
  CHECK(label("min(amount)") == "金额最小");
  CHECK(label("max(amount)") == "金额最大");
  CHECK(label("median(amount)") == "金额中位数");
  CHECK(label("p90(amount)") == "金额P90");
  CHECK(label("stddev(amount)") == "金额标准差");
  CHECK(label("distinct(township)") == "乡镇去重数");
  CHECK(label("first(amount)") == "金额首个");
  CHECK(label("last(amount)") == "金额末个");
  CHECK(label("wmean(amount, people)") == "金额加权平均");
  CHECK(label("distinct(month)") == "月份去重数");
  CHECK(label("sum(amount) as 总额") == "总额");
  CHECK(label("sum( amount )/count") == "sum(amount)/count");
  CHECK(label("sum(amount where people>1)") == "sum(amount where people > 1)");
}

TEST_CASE("labels in English") {
  const auto label = [](const std::string& text) { return bound(text, true).label; };
  CHECK(label("count") == "Rows");
  CHECK(label("count(amount)") == "Count of Amount");
  CHECK(label("sum(amount)") == "Sum of Amount");
  CHECK(label("mean(amount)") == "Mean of Amount");
  CHECK(label("min(amount)") == "Smallest Amount");
  CHECK(label("max(amount)") == "Largest Amount");
  CHECK(label("median(amount)") == "Median of Amount");
  CHECK(label("p90(amount)") == "P90 of Amount");
  CHECK(label("stddev(amount)") == "Standard deviation of Amount");
  CHECK(label("distinct(township)") == "Distinct Township");
  CHECK(label("first(amount)") == "First Amount");
  CHECK(label("last(amount)") == "Last Amount");
  CHECK(label("wmean(amount, people)") == "Weighted mean of Amount");
  CHECK(label("min(month)") == "Smallest Month");
}

TEST_CASE("units follow") {
  const auto unit = [](const std::string& text) {
    const Measure measure = bound(text);
    const char* quantity = measure.quantity == Quantity::money    ? "money"
                           : measure.quantity == Quantity::count  ? "count"
                           : measure.quantity == Quantity::number ? "number"
                           : measure.quantity == Quantity::text   ? "text"
                                                                  : "other";
    return quantity + (measure.unit.empty() ? "" : " " + measure.unit);
  };
  for (const char* function :
       {"sum", "mean", "min", "max", "median", "p90", "stddev", "first", "last"}) {
    CAPTURE(function);
    CHECK(unit(std::string(function) + "(amount)") == "money 元");
  }
  CHECK(unit("wmean(amount, people)") == "money 元");
  for (const char* function : {"sum", "min", "max", "first", "last"}) {
    CAPTURE(function);
    CHECK(unit(std::string(function) + "(people)") == "count 人");
    CHECK(unit(std::string(function) + "(quantity)") == "number 吨");
  }
  for (const char* function : {"mean", "median", "p90", "stddev"}) {
    CAPTURE(function);
    CHECK(unit(std::string(function) + "(people)") == "number 人");
  }
  CHECK(unit("count") == "count");
  CHECK(unit("count(amount)") == "count");
  CHECK(unit("distinct(amount)") == "count");
  CHECK(unit("min(date)") == "text");
  CHECK(unit("max(month)") == "text");
  CHECK(unit("first(township)") == "text");
  CHECK(unit("sum(amount) - sum(amount where people > 1)") == "money 元");
  CHECK(unit("-sum(amount)") == "money 元");
  CHECK(unit("sum(amount) - 100万元") == "money 元");
  CHECK(unit("sum(amount) - 100万") == "number");
  CHECK(unit("sum(amount) / count") == "money 元");
  CHECK(unit("2 * sum(amount)") == "money 元");
  CHECK(unit("sum(amount) * sum(amount)") == "number");
  CHECK(unit("sum(amount) / sum(amount)") == "number");
  CHECK(unit("count / sum(amount)") == "number");
  CHECK(unit("count / distinct(township)") == "number");
  CHECK(unit("sum(people) + sum(people)") == "number");
}

TEST_CASE("a result that is a cell of a personal column says so") {
  CHECK(bound("first(buyer)").personal == ColumnType::name);
  CHECK(bound("max(id_card)").personal == ColumnType::identity);
  CHECK_FALSE(bound("count(buyer)").personal);
  CHECK_FALSE(bound("distinct(id_card)").personal);
  CHECK_FALSE(bound("max(township)").personal);
}

TEST_CASE("several measures share aggregates that are written alike, and conditions") {
  Columns columns(ledger, 0);
  std::vector<Aggregate> aggregates;
  std::vector<Measure> measures;
  for (const MeasureTree& tree :
       parse_measures("sum(amount), sum(金额)/count as m, avg(amount), count(where people>1), "
                      "sum(amount where people > 1)")) {
    measures.push_back(shanhai::bind(tree, columns, aggregates, false));
  }
  REQUIRE(aggregates.size() == 5);
  CHECK(measures[1].aggregates == std::vector<std::size_t>{0, 1});
  CHECK(aggregates[3].where == aggregates[4].where);
  CHECK(columns.wanted().size() == 2);
}

TEST_CASE("a mistake is shown with a caret under its place") {
  CHECK(mistake("sum(township)") ==
        "sum needs a column of numbers; township is text\n"
        "  sum(township)\n"
        "      ^~~~~~~~");
  CHECK(mistake("avg(栏目)").starts_with("sales has no column \"栏目\""));
  CHECK(mistake("1 + sum(金额 where 人数 > 1) * mean(month)") ==
        "mean needs a column of numbers; month is a group of time\n"
        "  1 + sum(金额 where 人数 > 1) * mean(month)\n"
        "                                      ^~~~~");
  CHECK(mistake("p90(date)") ==
        "p90 needs a column of numbers; date is a date\n"
        "  p90(date)\n"
        "      ^~~~");
  CHECK(mistake("wmean(amount, township)") ==
        "wmean needs a column of numbers; township is text\n"
        "  wmean(amount, township)\n"
        "                ^~~~~~~~");
  CHECK(mistake("sum(amont)") ==
        "sales has no column \"amont\"; did you mean amount?\n"
        "  sum(amont)\n"
        "      ^~~~~");
  CHECK(mistake("2 * min(date)") ==
        "arithmetic needs numbers; min(date) is a date\n"
        "  2 * min(date)\n"
        "      ^~~~~~~~~");
  CHECK(mistake("-first(township)") ==
        "arithmetic needs numbers; first(township) is text\n"
        "  -first(township)\n"
        "   ^~~~~~~~~~~~~~~");
  CHECK(mistake("2 as x") ==
        "a measure needs a column or a count in it, as sum(amount) or count\n"
        "  2 as x\n"
        "  ^");
  CHECK(mistake("(1 + 2) * 3") ==
        "a measure needs a column or a count in it, as sum(amount) or count\n"
        "  (1 + 2) * 3\n"
        "  ^~~~~~~~~~~");
  CHECK(
      mistake("amount") ==
      "\"amount\" is no measure; say what to make of a column, as sum(amount) or distinct(amount)\n"
      "  amount\n"
      "  ^~~~~~");
  CHECK(mistake("summ(amount)") ==
        "there is no function \"summ\"; did you mean sum?\n"
        "  summ(amount)\n"
        "  ^~~~");
  CHECK(mistake("p101(amount)") ==
        "a percentile is p0 to p100, with at most 12 decimals, as p90 or p99.9\n"
        "  p101(amount)\n"
        "  ^~~~");
  CHECK(mistake("sum") ==
        "expected a column in brackets, as sum(amount)\n"
        "  sum\n"
        "     ^");
  CHECK(mistake("sum(amount") ==
        "this bracket is never closed\n"
        "  sum(amount\n"
        "     ^");
  CHECK(mistake("sum()") ==
        "expected a column, not \")\"\n"
        "  sum()\n"
        "      ^");
  CHECK(mistake("count(*)") ==
        "to count rows, write count without brackets\n"
        "  count(*)\n"
        "        ^");
  CHECK(mistake("sum(amount, people)") ==
        "expected \"where\" or \")\", not \",\"\n"
        "  sum(amount, people)\n"
        "            ^");
  CHECK(mistake("sum('amount')") ==
        "a column stands in backticks, not in quotes: `amount`\n"
        "  sum('amount')\n"
        "      ^~~~~~~~");
  CHECK(mistake("sum(amount) sum(people)") ==
        "expected an operator or the end, not \"sum\"\n"
        "  sum(amount) sum(people)\n"
        "              ^~~");
  CHECK(mistake("count as where") ==
        "as a name, a keyword stands in quotes\n"
        "  count as where\n"
        "           ^~~~~");
  CHECK(mistake("count as") ==
        "expected a name after \"as\"\n"
        "  count as\n"
        "          ^");
  CHECK(mistake("") ==
        "expected a measure, as sum(amount) or count\n"
        "  \n"
        "  ^");
  CHECK(mistake("count + 5户") ==
        "\"5户\" is not a number\n"
        "  count + 5户\n"
        "          ^~~");
  CHECK(mistake("count + 0.1234567890123456789") ==
        "\"0.1234567890123456789\" has too many decimals\n"
        "  count + 0.1234567890123456789\n"
        "          ^~~~~~~~~~~~~~~~~~~~~");
  CHECK(mistake("sum(amount where people >)").find("people >)\n") != std::string::npos);
}

TEST_CASE("nesting and length have limits, and no stack runs over") {
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  CHECK(mistake(repeated("(", 200) + "count" + repeated(")", 200)).empty());
  CHECK(
      mistake(repeated("(", 100'000) + "count").starts_with("brackets and minus signs are nested"));
  CHECK(
      mistake(repeated("-", 100'000) + "count").starts_with("brackets and minus signs are nested"));
  CHECK(mistake("count" + repeated("+1", 999)).empty());
  CHECK(mistake("count" + repeated("+1", 100'000)).starts_with("a measure has at most 1000 terms"));
}

TEST_CASE("measures in a list have commas between them") {
  CHECK(parse_measures("count").size() == 1);
  CHECK(parse_measures("count as 'a,b', wmean(amount, people), count(where channel in (a, b))")
            .size() == 3);
  CHECK(parse_measures("count as a,sum(amount) as b")[0].alias == "a");
  CHECK(error_of([] { parse_measures("count,"); }).starts_with("expected a measure"));
  CHECK(error_of([] {
          parse_measure("count, count");
        }).starts_with("expected an operator or the end, not \",\""));
}

TEST_CASE("a measure that begins within another expression") {
  const auto read = [](const std::string& text) {
    Lexer lexer(text);
    const auto tree = measure_at(lexer);
    return (tree ? "measure, then" : "none, at") + text.substr(lexer.position());
  };
  CHECK(read("sum(amount) > 100") == "measure, then > 100");
  CHECK(read("count >= 3") == "measure, then >= 3");
  CHECK(read("(sum(amount) + 1) / count > 3") == "measure, then > 3");
  CHECK(read("2 * count > 3") == "measure, then > 3");
  CHECK(read("(sum(amount) > 1 or count = 2)") == "none, at(sum(amount) > 1 or count = 2)");
  CHECK(read("2023-06") == "none, at2023-06");
  CHECK(read("100万") == "none, at100万");
  CHECK(read("电商") == "none, at电商");
  CHECK(read("sum") == "none, atsum");
  CHECK(read("'x'") == "none, at'x'");
  CHECK(read("") == "none, at");
  CHECK(error_of([&] { read("sum(amount > 3"); }).starts_with("expected \"where\" or \")\""));
}
