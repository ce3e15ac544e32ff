// Any text as a condition: a tree, or an error with a place inside the text. The tree printed is parsed to the
// same tree, and both choose the same rows.
#include "language/same_tree.h"
#include "filter/small_ledger.h"

#include "caret.h"

using namespace shanhai;
using namespace shanhai::filter_tests;
using fuzz::claim;

namespace {

Rows& rows() {
  static Rows small(
      "township | source | mode | name | id_card | amount | received | people | scale | date | end\n"
      "百泉镇 | 财政援助资金 | 分红、务工 | 张三 | 52272619900101123X | 12.5万 | 3 | 2 | 1.5 | 2023-06-30 | 2023-07\n"
      "麻尾镇 | 社会帮扶资金 | 务工 | | | 0 | 12.5万 | 100 | 0.0001 | 2023 | \n"
      "it's | 其他 | | 李四 | 11010519491231002X | -7 | -7 | | | 2022-02 | 2024\n"
      "下 司 | | 分红 | 王五 | | | 0.0001 | 6 | 100000 | | 2020-02-29\n");
  return small;
}

/// Throws UsageError where it cannot be bound.
std::string chosen(const ConditionTree& tree) {
  Columns columns(small_ledger(), today());
  const auto bound = bind(tree, columns);
  const std::string digits = rows().verdicts(*bound, columns);
  const auto copy = bound->clone();
  claim(rows().verdicts(*copy, columns) == digits, "a copy chooses other rows");
  return digits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  ConditionTree tree;
  try {
    tree = parse_condition(text);
  } catch (const UsageError& error) {
    fuzz::claim_caret(error.what());
    return 0;
  }
  const std::string printed = to_text(*tree.root);
  ConditionTree again;
  try {
    again = parse_condition(printed);
  } catch (const UsageError& error) {
    claim(false, std::string("a printed tree is refused: ") + error.what());
  }
  claim(same(*tree.root, *again.root), "a printed tree is another: " + printed);
  claim(to_text(*again.root) == printed, "a tree is printed in two ways: " + printed);
  literals(*tree.root, small_ledger());

  std::string digits;
  try {
    digits = chosen(tree);
  } catch (const UsageError& error) {
    fuzz::claim_caret(error.what());
    return 0;
  }
  claim(chosen(again) == digits, "a printed tree chooses other rows: " + printed);
  const auto by_id = with_ids(*tree.root, small_ledger());
  claim(chosen(parse_condition(to_text(*by_id))) == digits, "a tree of ids chooses other rows: " + to_text(*by_id));
  return 0;
}
