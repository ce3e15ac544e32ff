#include <doctest/doctest.h>

#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/batch.h"

using namespace shanhai;

TEST_CASE("exact: printed for machines and for people") {
  CHECK(plain({0, 0}) == "0");
  CHECK(plain({-5, 4}) == "-0.0005");
  CHECK(plain({1'500'000, 4}) == "150");
  CHECK(grouped({4'060'000'000'000, 4}, 2) == "406,000,000.00");
  CHECK(grouped({12'345, 4}, 0) == "1");
  CHECK(grouped({-9'999'500, 4}, 2) == "-999.95");
  CHECK(grouped({-9'999'950, 4}, 2) == "-1,000.00");
  CHECK(grouped({5, 1}, 0) == "1");
  CHECK(grouped({-5, 1}, 0) == "-1");
  CHECK(grouped({4, 1}, 0) == "0");
  CHECK(grouped({7, 0}, 2) == "7.00");
}

TEST_CASE("exact: rounding half away from zero, comparing across decimals") {
  CHECK(rounded({25, 1}, 0).units == 3);
  CHECK(rounded({-25, 1}, 0).units == -3);
  CHECK(rounded({24, 1}, 0).units == 2);
  CHECK(compare({15, 1}, {1500, 3}) == 0);
  CHECK(compare({-15, 1}, {15, 1}) == -1);
  CHECK(compare({power_of_ten(38), 0}, {1, 18}) == 1);
  CHECK(compare({-1, 18}, {0, 0}) == -1);
}

TEST_CASE("fold: names as headers are compared") {
  CHECK(folded_name(" 金额（万元） ") == "金额(万元)");
  CHECK(folded_name("Ａｍｏｕｎｔ　[CNY]") == "amount[cny]");
  CHECK(folded_name("'到位 资金") == "到位资金");
  CHECK(trimmed("　\xC2\xA0 甲 乙\t") == "甲 乙");
}

TEST_CASE("fold: characters that mislead") {
  CHECK(plain_characters("金\u200B额\uFEFF") == "金额");
  CHECK(plain_characters("\u2F2D村\u2F00\u2FD5") == "山村一龠");
  CHECK(plain_characters("…—“，") == "…—“，");
  CHECK(folded_name("\u2060金\u200D额（\u2F0D）") == folded_name("金额（冖）"));
  CHECK(is_misleading("影\u2F2D镇"));
  CHECK_FALSE(is_misleading("影山镇…"));
  CHECK(trimmed(std::string_view("\u200B 甲\0\x1A", 8)) == "甲");
}

TEST_CASE("fold: what is UTF-8 and what is not") {
  CHECK(first_invalid_utf8("独山县") == std::string_view::npos);
  CHECK(first_invalid_utf8("a\xE7\x8B") == 1);
  CHECK(first_invalid_utf8("\xC0\x80") == 0);
  CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);
  CHECK(first_invalid_utf8("\xF5\x80\x80\x80") == 0);
  CHECK(first_invalid_utf8("\xEF\xBF\xBD") == std::string_view::npos);
}

TEST_CASE("nearest: the right name for a wrong one") {
  CHECK(nearest("amont", {"date", "amount"}) == "amount");
  CHECK(nearest("百泉真", {"影山镇", "百泉镇"}) == "百泉镇");
  CHECK(nearest("sal", {"funds", "labour", "sales"}) == std::nullopt);
  CHECK(nearest("slaes", {"funds", "labour", "sales"}) == "sales");
  CHECK(nearest("xyz", {"funds", "labour"}) == std::nullopt);
  CHECK(did_you_mean("fund", {"funds"}) == "; did you mean funds?");
}

TEST_CASE("dictionary: numbers hold until it is emptied") {
  Dictionary words;
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < 5000; ++i) numbers.push_back(words.number("词" + std::to_string(i)));
  for (int i = 0; i < 5000; ++i) {
    CHECK(words.number("词" + std::to_string(i)) == numbers[static_cast<std::size_t>(i)]);
    CHECK(words.word(numbers[static_cast<std::size_t>(i)]) == "词" + std::to_string(i));
  }
  const auto epoch = words.epoch();
  words.clear();
  CHECK(words.epoch() != epoch);
  CHECK(words.number("新") == 0);
}
