#include <doctest/doctest.h>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

TEST_CASE("text exactly, by code point") {
  Rows rows = rows_of("place", {"广东", "广东省广州市", "a", "B", "b", "", "?", "广 东"});
  const auto where = [&](const char* condition) { return rows.where(condition); };
  CHECK(where("place = 广东") == "10000000");
  CHECK(where("就业地点 = \"广 东\"") == "00000001");
  CHECK(where("place != 广东") == "01111001");
  CHECK(where("place = b") == "00001000");
  CHECK(where("place < b") == "00110000");
  CHECK(where("place <= b") == "00111000");
  CHECK(where("place > b") == "11000001");
  CHECK(where("place >= b") == "11001001");
  CHECK(where("place between B and b") == "00111000");
  CHECK(where("place not between B and b") == "11000001");
  CHECK(where("place ~ 广东") == "11000000");
  CHECK(where("place !~ 广东") == "00111001");
  CHECK(where("place ~ .") == "00000000");
  CHECK(where("place ~ \"\"") == "11111001");
  CHECK(where("place in (b, 广东, nowhere)") == "10001000");
  CHECK(where("place not in (b, 广东)") == "01110001");
  CHECK(where("place is empty") == "00000110");
  CHECK(where("not place ~ 广东") == "00111111");
  CHECK(where("place = \"\"") == "00000000");
}

TEST_CASE("a literal of a category is put in the vocabulary's spelling") {
  Rows rows = rows_of("source", {"财政援助资金", "社会帮扶资金", "别的资金", ""});
  CHECK(rows.where("source = 财政资金") == "1000");
  CHECK(rows.where("source = \"Public Funds\"") == "1000");
  CHECK(rows.where("source != 广州财政") == "0110");
  CHECK(rows.where("source in (财政资金, 社会捐赠)") == "1100");
  CHECK(rows.where("source = 别的资金") == "0010");
  CHECK(rows.where("source >= 社会捐赠") == rows.where("source >= 社会帮扶资金"));
  CHECK(rows.where("source ~ 财政资金") == "0000");
  CHECK(rows.where("source ~ 资金") == "1110");
  Dictionary words;
  BatchColumn column;
  for (const char* spelling : {"财政资金", "广州财政", "财政援助资金"}) {
    column.cells.push_back(std::string_view(spelling) == "财政援助资金" ? words.number(spelling) : words.append("财政援助资金", spelling));
  }
  CHECK(words.spelling(1) == "广州财政");
  CHECK(words.word(1) == "财政援助资金");
  CHECK(words.spelling(2) == "财政援助资金");
  column.words = &words;
  const auto holds = [&](const std::string& text) {
    Columns columns(small_ledger(), today());
    const auto condition = bind(parse_condition(text), columns);
    Batch batch;
    batch.lines = {2, 3, 4};
    batch.columns.push_back(column);
    Mask mask;
    condition->test(batch, mask);
    return std::vector<int>(mask.begin(), mask.end());
  };
  CHECK(holds("source ~ 广州") == std::vector{0, 1, 0});
  CHECK(holds("source !~ 广州") == std::vector{1, 0, 1});
  CHECK(holds("source ~ 援助") == std::vector{1, 1, 1});
  CHECK(holds("source = 广州财政") == std::vector{1, 1, 1});
  CHECK(rows_of("place", {"财政资金"}).where("place = 财政资金") == "1");
}

TEST_CASE("a list holds where one of its items does") {
  Rows rows = rows_of("mode", {"分红", "分红、务工", "务工、分红、土地", "土地", "", "分红款"});
  CHECK(rows.where("mode = 分红") == "111000");
  CHECK(rows.where("mode = 入股分红") == "111000");
  CHECK(rows.where("mode = dividend") == "111000");
  CHECK(rows.where("mode != 分红") == "000101");
  CHECK(rows.where("mode in (土地, 就业务工)") == "011100");
  CHECK(rows.where("mode not in (土地, 务工)") == "100001");
  CHECK(rows.where("mode ~ 红、务") == "010000");
  CHECK(rows.where("mode = 分红、务工") == "000000");
}

TEST_CASE("identity numbers: x is X, and the old form is the new one") {
  Rows rows = rows_of("id_card", {"11010519491231002X", "440524188001010014", ""});  // as load gives them
  CHECK(rows.where("id_card = 11010519491231002x") == "100");
  CHECK(rows.where("id_card = 11010519491231002X") == "100");
  CHECK(rows.where("id_card in (110105491231002)") == "100");
  CHECK(rows.where("id_card != 11010519491231002x") == "010");
  CHECK(rows.where("id_card ~ 002x") == "100");
  CHECK(rows.where("id_card ~ 19491231") == "100");
  CHECK(rows.where("id_card >= 44") == "010");
}

TEST_CASE("columns of words on the right stand in backticks") {
  Rows rows(R"(township | employer | mode
               a        | a        | a、b
               b        | a        | b、c
               a        | b        | a
                        | a        | a
               a        |          | a
               ab       | b        | )");
  CHECK(rows.where("township = `employer`") == "100000");
  CHECK(rows.where("township = employer") == "000000");
  CHECK(rows.where("township != `用工单位`") == "011001");
  CHECK(rows.where("township < `employer`") == "001001");
  CHECK(rows.where("township <= `employer`") == "101001");
  CHECK(rows.where("township > `employer`") == "010000");
  CHECK(rows.where("township >= `employer`") == "110000");
  CHECK(rows.where("township ~ `employer`") == "100001");
  CHECK(rows.where("township !~ `employer`") == "011000");
  CHECK(rows.where("mode = `township`") == "111010");
  CHECK(rows.where("mode != `township`") == "000000");
  CHECK(rows.where("township in (b, `employer`)") == "110000");
  CHECK(rows.where("township between `employer` and `mode`") == "110000");
}

TEST_CASE("names that are not there") {
  CHECK(bind_error("tonwship = 百泉镇") ==
        "works has no column \"tonwship\"; did you mean township?\n  tonwship = 百泉镇\n  ^~~~~~~~");
  CHECK(first_line(bind_error("place = a and 资金类型 = b")) ==
        "works has no column \"资金类型\"; did you mean 资金类别?");
  CHECK(first_line(bind_error("moth = 2023-06")) == "works has no column \"moth\"; did you mean month?");
  CHECK(bind_error("xyzxyz = 1") ==
        "works has no column \"xyzxyz\"; 'shanhai schema works' lists those it has\n  xyzxyz = 1\n  ^~~~~~");
  CHECK(bind_error("township = `employr`") ==
        "works has no column \"employr\"; did you mean employer?\n  township = `employr`\n             ^~~~~~~~~");
  CHECK(bind_error("township = `amount`") ==
        "\"amount\" is a column of numbers, and township one of words: they do not compare\n"
        "  township = `amount`\n             ^~~~~~~~");
}

TEST_CASE("a ledger without a date has no years") {
  LedgerSpec ledger;
  ledger.id = "talent";
  ledger.columns = {column("name", "姓名", ColumnType::text)};
  CHECK(bind_error("year = 2023", ledger) == "talent has no date, so it has no \"year\"\n  year = 2023\n  ^~~~");
  ledger.columns.push_back(column("year", "年份", ColumnType::text));
  Rows rows("year\n2023\nold\n", ledger);
  CHECK(rows.where("year = old") == "01");  // its own column wins
}

TEST_CASE("verdicts follow the dictionary: new words, and a new epoch") {
  Columns columns(small_ledger(), today());
  const auto condition = bind(parse_condition("place = b"), columns);
  Dictionary words;
  Batch batch;
  batch.columns.resize(1);
  batch.columns[0].words = &words;
  const auto verdicts = [&](Condition& tested, std::initializer_list<const char*> cells) {
    batch.lines.assign(cells.size(), 1);
    batch.columns[0].cells.clear();
    for (const char* cell : cells) batch.columns[0].cells.push_back(words.number(cell));
    Mask mask;
    tested.test(batch, mask);
    return mask;
  };
  CHECK(verdicts(*condition, {"a", "b"}) == Mask{0, 1});
  CHECK(verdicts(*condition, {"c", "b", "d", "a"}) == Mask{0, 1, 0, 0});
  words.clear();
  CHECK(verdicts(*condition, {"b", "a"}) == Mask{1, 0});
  const auto copy = condition->clone();
  CHECK(verdicts(*copy, {"a", "b"}) == Mask{0, 1});
  Batch none;
  none.columns.resize(1);
  Mask mask(3);
  condition->test(none, mask);
  CHECK(mask.empty());
}

TEST_CASE("the words that a condition looks for") {
  const auto tree = parse_condition(
      "township = 百泉真 or not (source in (财政资金, 别的) and amount = 3) or mode != 分红 or name = 林某 or "
      "place ~ 广东 or place > b or township = `place` or year = 2023");
  std::string uses;
  for (const LiteralUse& use : literals(*tree.root, small_ledger())) {
    uses += small_ledger().columns[use.column].id + ":" + use.word + "<" + use.value.text + " ";
  }
  CHECK(uses == "township:百泉真<百泉真 source:财政援助资金<财政资金 source:别的<别的 mode:分红<分红 place:广东<广东 ");
}

TEST_CASE("columns by their ids, for keys") {
  const auto keyed = [](const std::string& condition) {
    return to_text(*with_ids(*parse_condition(condition).root, small_ledger()));
  };
  CHECK(keyed("`金额`>到位资金 and 乡镇 = `用工单位`") == "amount > received and township = `employer`");
  CHECK(keyed("乡镇 = 用工单位 or MONTH = 2023-06") == "township = 用工单位 or month = 2023-06");
  CHECK(keyed("not 日期 between 结束时间 and 2023") == "not date between end and 2023");
  CHECK(keyed("nothing = 金额") == "nothing = 金额");
  CHECK(keyed("date ~ 结束时间") == "date ~ 结束时间");
}
