// Groups: keys and their order, lists, rejected rows, words that outlive their dictionary.
#include "shanhai/gather/groups.h"

#include <doctest/doctest.h>

#include "gather/batches.h"
#include "gather/collector.h"

using namespace shanhai;
using test::collect;
using test::Question;
using test::Reader;

namespace {

const LedgerSpec ledger = test::sales();

std::string table(const std::string& group_by, const std::string& measures,
                  const std::string& header, const std::vector<std::string>& rows,
                  const std::string& where = "") {
  const Question question(ledger, group_by, measures, where);
  return text(collect(question, header, rows), question);
}

}  // namespace

TEST_CASE("groups come in the order of their keys, empty last") {
  CHECK(table("township", "count,sum(amount)", "township,amount",
              {"百泉镇,1", "井城街道,2", ",4", "百泉镇,8", "A,16", "基长镇,"}) ==
        "A 1 16\n"
        "井城街道 1 2\n"
        "基长镇 1 -\n"
        "百泉镇 2 9\n"
        "- 1 4\n");
  CHECK(table("amount", "count", "amount", {"10", "9.5", "-1", "", "9.50", "1万"}) ==
        "-1 1\n9.5 2\n10 1\n10000 1\n- 1\n");
  CHECK(table("date", "count", "date",
              {"2023-01-02", "2023-01", "2023", "2022-12-31", "", "2023-01-01"}) ==
        "2022-12-31 1\n2023 1\n2023-01 1\n2023-01-01 1\n2023-01-02 1\n- 1\n");
}

TEST_CASE("groups of time keep coarser dates apart") {
  const std::vector<std::string> dates = {"2023-06-30", "2023-06",    "2023",
                                          "2023-07-01", "2022-12-31", ""};
  CHECK(table("month", "count", "date", dates) == "2022-12 1\n2023 1\n2023-06 2\n2023-07 1\n- 1\n");
  CHECK(table("quarter", "count", "date", dates) == "2022Q4 1\n2023 1\n2023Q2 2\n2023Q3 1\n- 1\n");
  CHECK(table("half", "count", "date", dates) == "2022H2 1\n2023 1\n2023H1 2\n2023H2 1\n- 1\n");
  CHECK(table("year", "count", "date", dates) == "2022 1\n2023 4\n- 1\n");
}

TEST_CASE("several keys: the first decides the order first") {
  const std::vector<std::string> rows = {"甲,2023-01-05,电商,1", "乙,2023-02-05,线下,2",
                                         "甲,2022-03-05,电商,3", "甲,2023-01-06,线下,4",
                                         ",2023-01-06,,5",       "甲,2023-01-06,电商,6"};
  const char* const header = "township,date,channel,amount";
  CHECK(table("township,year", "sum(amount)", header, rows) ==
        "乙 2023 2\n甲 2022 3\n甲 2023 11\n- 2023 5\n");
  CHECK(table("year,township,channel", "sum(amount),count", header, rows) ==
        "2022 甲 电商 3 1\n2023 乙 线下 2 1\n2023 甲 电商 7 2\n2023 甲 线下 4 1\n2023 - - 5 1\n");
  CHECK(table("year,township,channel,month", "sum(amount)", header, rows) ==
        "2022 甲 电商 2022-03 3\n2023 乙 线下 2023-02 2\n2023 甲 电商 2023-01 7\n2023 甲 线下 "
        "2023-01 4\n"
        "2023 - - 2023-01 5\n");
}

TEST_CASE("a list puts its row under each of its items, once") {
  const std::vector<std::string> rows = {"务工、分红,甲,1", "分红,乙,2", "分红、分红,甲,4", ",甲,8",
                                         "、,乙,16"};
  const char* const header = "modes,township,amount";
  CHECK(table("modes", "sum(amount),count", header, rows) == "分红 7 3\n务工 1 1\n- 24 2\n");
  CHECK(table("township,modes", "sum(amount)", header, rows) ==
        "乙 分红 2\n乙 - 16\n甲 分红 5\n甲 务工 1\n甲 - 8\n");
  const Question question(ledger, "modes", "sum(amount)");
  CHECK(collect(question, header, rows).rows_taken() == 5);
  const Question total(ledger, "", "sum(amount)");
  CHECK(text(collect(total, header, rows), total) == "31\n");
}

TEST_CASE("without keys there is one group, also without rows") {
  CHECK(table("", "count,sum(amount),distinct(township)", "township,amount", {}) == "0 - 0\n");
  CHECK(table("township", "count", "township,amount", {}) == "");
}

TEST_CASE("a condition leaves rows out, and they are counted") {
  const Question question(ledger, "township", "count", "amount > 1");
  const Groups groups = collect(question, "township,amount", {"甲,1", "甲,2", "乙,1", "乙,"});
  CHECK(text(groups, question) == "甲 1\n");
  CHECK(groups.rows_taken() == 1);
  CHECK(groups.rows_filtered() == 3);
}

TEST_CASE("a group is found by its keys") {
  const Question question(ledger, "township,month,people", "count");
  const Groups groups =
      collect(question, "township,date,people", {"甲,2023-01-05,3", "乙,2023-01-05,", "丙,,12"});
  const Date month(*day_of(2023, 1, 1), Precision::month);
  CHECK(groups.find({"甲", month, Exact{3, 0}}) == 2);
  CHECK(groups.find({"甲", month, Exact{30000, 4}}) == 2);
  CHECK(groups.find({"乙", month, Value()}) == 1);
  CHECK(groups.find({"丙", Value(), Exact{12, 0}}) == 0);
  CHECK(groups.find({"丁", month, Value()}) == -1);
  CHECK(groups.find({"甲", month, Exact{31, 1}}) == -1);
  CHECK(groups.find({"甲", month, Exact{300001, 5}}) == -1);
  CHECK(groups.find({"甲", Value(), Exact{3, 0}}) == -1);
  CHECK(groups.find({"甲", "2023-01", Exact{3, 0}}) == -1);
  CHECK(groups.find({"甲", month, Exact{power_of_ten(38), 0}}) == -1);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    CHECK(groups.find({groups.key(i, 0), groups.key(i, 1), groups.key(i, 2)}) ==
          static_cast<std::ptrdiff_t>(i));
  }
  const Question plain(ledger, "", "count");
  CHECK(collect(plain, "people", {"1"}).find({}) == 0);
}

TEST_CASE("rows that cannot be read where it matters are left out, counted and named") {
  const Question question(ledger, "township", "sum(amount)");
  Reader reader;
  Groups groups(question.grouping), late(question.grouping);
  const char* const header = "township,amount,people";
  late.take(reader.batch(question.columns, header, {"甲,约3,", "甲,1,"}, 0, 100));
  late.take(reader.batch(question.columns, header, {"甲,2,不知", "乙,??,", "乙,8,"}, 0, 17));
  groups.take(reader.batch(question.columns, header, {"甲,约100,", "甲,4,"}, 3, 2));
  groups.take(reader.batch(question.columns, header, {"甲,x,"}, 0, 50));
  groups.absorb(late);
  groups.sort();
  CHECK(text(groups, question) == "乙 8\n甲 7\n");
  REQUIRE(groups.rejected().size() == 2);
  const Rejected& first = groups.rejected().at(0);
  CHECK(first.rows == 3);
  CHECK(first.first_line == 18);
  CHECK(question.columns.spec(first.first_place).id == "amount");
  CHECK(first.first_reason == "\"??\" cannot be read");
  CHECK(groups.rejected().at(3).rows == 1);
  CHECK(groups.rejected().at(3).first_line == 2);
  CHECK(groups.rows_taken() == 4);
  CHECK(groups.rows_filtered() == 0);
}

TEST_CASE("a column that the question does not need rejects nothing") {
  Question question(ledger, "township", "sum(amount),sum(people)");
  question.grouping.needs = {question.columns.place(*ledger.find("amount"))};
  const Groups groups =
      collect(question, "township,amount,people", {"甲,1,约3", "甲,约2,3", "甲,约,约"});
  CHECK(text(groups, question) == "甲 1 -\n");
  CHECK(groups.rejected().at(0).rows == 2);
  CHECK(groups.rejected().at(0).first_line == 3);
}

TEST_CASE("words outlive the dictionary that a batch had") {
  const Question question(ledger, "township,modes",
                          "count,min(channel),first(channel),distinct(channel),distinct(id_card)");
  const char* const header = "township,modes,channel,id_card,date";
  const std::vector<std::string> before = {"甲,a、b,电商,1,2023-02-01", "乙,b,线下,2,2023-02-01"};
  const std::vector<std::string> after = {"乙,b,展销,3,2023-01-01", "丙,a,电商,2,2023-01-01",
                                          "甲,b,线下,1*,2023-01-01"};
  const char* const expected =
      "丙 a 1 电商 电商 1 1\n"
      "乙 b 2 展销 展销 2 2\n"
      "甲 a 1 电商 电商 1 1\n"
      "甲 b 2 电商 线下 2 1\n";

  Reader reader;
  Groups groups(question.grouping);
  groups.take(reader.batch(question.columns, header, before));
  reader.forget_words();
  groups.take(reader.batch(question.columns, header, after, 0, 10));
  groups.sort();
  CHECK(text(groups, question) == expected);

  Reader other_thread;
  Groups one(question.grouping), two(question.grouping);
  one.take(reader.batch(question.columns, header, before));
  two.take(other_thread.batch(question.columns, header, after, 0, 10));
  one.absorb(two);
  one.sort();
  CHECK(text(one, question) == expected);
}

TEST_CASE("several groups together are computed from their rows") {
  const Question question(ledger, "month", "count,sum(amount),median(amount),distinct(township)");
  const Groups groups =
      collect(question, "date,amount,township",
              {"2023-01-05,1,甲", "2023-02-05,5,乙", "2023-03-05,100,甲", "2023-02-06,9,甲"});
  Groups so_far = groups.merged({0, 1});
  CHECK(so_far.size() == 1);
  CHECK(so_far.rows(0) == 3);
  const auto text_of = [&](const Groups& one) {
    std::string line;
    for (const Measure& measure : question.measures)
      line += test::text(one.value(measure, 0)) + " ";
    return line;
  };
  CHECK(text_of(so_far) == "3 15 5 2 ");
  so_far.unite(groups, 2);
  CHECK(text_of(so_far) == "4 115 7 2 ");
  CHECK(text_of(groups.merged({})) == "0 - - 0 ");
}

TEST_CASE("a sum that grows beyond 128 bits is an error that names the measure") {
  // It takes more than 2^64 rows, so the sums are added to themselves.
  const Question question(ledger, "", "sum(amount)");
  Reader reader;
  const auto sum = make_collector(question.grouping.aggregates[0]);
  const auto same = make_collector(question.grouping.aggregates[0]);
  sum->resize(1);
  same->resize(1);
  const Batch batch = reader.batch(question.columns, "amount", {"900000000000000"});
  const std::uint32_t first = 0;
  sum->add({batch, {&first, 1}, {&first, 1}, true});
  const std::string message = test::error_of([&] {
    const Pairing pairing{0, 0};
    for (int i = 0; i < 100; ++i) {
      same->merge(*sum, {&pairing, 1});
      sum->merge(*same, {&pairing, 1});
    }
  });
  CHECK(message == "sum(amount) does not fit in 128 bits");
}

TEST_CASE("one sink collects several groupings") {
  const Question question(ledger, "township", "sum(amount)");
  Grouping total = question.grouping;
  total.keys.clear();
  GroupsSink sink({question.grouping, total}), other({question.grouping, total});
  Reader reader, other_reader;
  sink.take(reader.batch(question.columns, "township,amount", {"甲,1", "乙,2"}));
  other.take(other_reader.batch(question.columns, "township,amount", {"丙,4", "乙,8"}));
  sink.absorb(other);
  for (Groups& groups : sink.groups()) groups.sort();
  CHECK(text(sink.groups()[0], question) == "丙 4\n乙 10\n甲 1\n");
  CHECK(test::text(sink.groups()[1].value(question.measures[0], 0)) == "15");
}
