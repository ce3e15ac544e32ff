#include "shanhai/convert/split_names.h"

#include <doctest/doctest.h>

using shanhai::file_name_of;
using shanhai::SplitNames;

TEST_CASE("a value becomes a file name that every system takes") {
  struct Row {
    const char* value;
    const char* name;
  };
  const Row rows[] = {
      {"百泉镇", "百泉镇"},    {"", "_"},           {"a/b\\c:d", "a_b_c_d"}, {"../..", "_.___"}, {"..", "__"},
      {"x*?\"<>|y", "x______y"}, {"a\nb\x7f", "a_b_"}, {"end. ", "end__"},      {"CON", "CON_"},    {"com1.x", "com1.x_"},
      {"bad\xFF", "bad_"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(file_name_of(row.value) == row.name);
  }
  std::string text;
  for (int i = 0; i < 100; ++i) text += "镇";
  CHECK(file_name_of(text).size() == 198);  // whole characters
}

TEST_CASE("no two values get one name, and only the empty one gets _") {
  SplitNames names;
  CHECK(names.next("a/b") == "a_b");
  CHECK(names.next("a:b") == "a_b_2");
  CHECK(names.next("A?B") == "A_B_3");
  CHECK(names.next("_") == "__2");
  CHECK(names.next("") == "_");
}
