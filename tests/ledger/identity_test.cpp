#include "shanhai/ledger/identity.h"

#include <doctest/doctest.h>

using namespace shanhai;

TEST_CASE("the check character of GB 11643") {
  CHECK(identity_check_character("11010519491231002") == 'X');
  CHECK(identity_check_character("44052418800101001") == '4');
  CHECK(has_right_check_character("11010519491231002X"));
  CHECK(has_right_check_character("11010519491231002x"));
  CHECK(has_right_check_character("440524188001010014"));
  CHECK(has_right_check_character("44052418800101001442"));  // a disability card
  CHECK_FALSE(has_right_check_character("110105194912310021"));
  CHECK_FALSE(has_right_check_character("44052418800101001"));
  CHECK_FALSE(has_right_check_character("44052418800101001A14"));
  CHECK_FALSE(has_right_check_character(""));
}

TEST_CASE("one person has one spelling") {
  CHECK(normalised_identity("11010519491231002x") == "11010519491231002X");
  CHECK(normalised_identity("11010519491231002X") == "11010519491231002X");
  CHECK(normalised_identity("11010519491231002x42") == "11010519491231002X42");
  CHECK(normalised_identity("110105491231002") == "11010519491231002X");
  for (const char* other :
       {"", "x", "11010549123100", "1101054912310021", "11010549123100x", "无身份证x"}) {
    CHECK(normalised_identity(other) == other);
  }
}

TEST_CASE("what a spreadsheet has damaged") {
  for (const char* damaged : {"5.22726E+17", "5.22726e+17", "5.22726E17", "5E+17",
                              "522726198801010000", "52272619880101000042000"}) {
    CAPTURE(damaged);
    CHECK(is_damaged_identity(damaged) == (std::string_view(damaged).size() != 23));
  }
  CHECK(is_damaged_identity("52272619880101000000"));  // a disability card
  CHECK_FALSE(is_damaged_identity("11010519491231002X"));
  CHECK_FALSE(is_damaged_identity("110105194912310021"));  // wrong, but not by a spreadsheet
  CHECK_FALSE(is_damaged_identity("E"));
  CHECK_FALSE(is_damaged_identity("E+17"));
  CHECK_FALSE(is_damaged_identity("5.2x2E+17"));
  CHECK_FALSE(is_damaged_identity("5E"));
  CHECK_FALSE(is_damaged_identity("无"));
  CHECK_FALSE(is_damaged_identity(""));
}

TEST_CASE("what a spreadsheet leaves of a code") {
  for (const char* damaged : {"5.22726E+17", "5.22726202301150E+17", "5.22726e+17", "5.22726E17", "5E+17", "1.5E+11"}) {
    CAPTURE(damaged);
    CHECK(is_damaged_code(damaged));
    CHECK_FALSE(is_countable_code(damaged));
  }
  for (const char* code : {"522726202301150012", "522726202301150000", "5E17", "12E+15", "1.5E+3", "A5.2E+17", "5.2E+", "5.2E+17号", "DS2023-001",
                           "2E+05", "E+17", ""}) {
    CAPTURE(code);
    CHECK(is_countable_code(code));
  }
}

TEST_CASE("a number may end in 000 if its check character is right") {
  std::string number;
  for (int order = 0; order < 10'000 && number.empty(); ++order) {
    const std::string front = "5227261988" + std::to_string(10'000 + order).substr(1) + "100";
    if (identity_check_character(front) == '0') number = front + "0";
  }
  REQUIRE(number.size() == 18);
  CHECK(number.ends_with("000"));
  CHECK_FALSE(is_damaged_identity(number));
  CHECK(is_countable_identity(number));
}

TEST_CASE("placeholders tell nobody from anybody") {
  for (const char* word : {"待补", "未知", "XXX", "xxxxx", "000000000000000000", "111111111111111111", "0", "？"}) {
    CAPTURE(word);
    CHECK(is_placeholder(word));
    CHECK_FALSE(is_countable_identity(word));
  }
  for (const char* word : {"", "X1", "999999198503120114", "待补华", "10", "甲"}) {
    CAPTURE(word);
    CHECK_FALSE(is_placeholder(word));
  }
}

TEST_CASE("masked and damaged numbers tell nobody from anybody") {
  CHECK(is_masked_identity("522726********1234"));
  CHECK_FALSE(is_countable_identity("522726********1234"));
  CHECK_FALSE(is_countable_identity("5.22726E+17"));
  CHECK(is_countable_identity("440524188001010014"));
  CHECK(is_countable_identity("99"));
}
