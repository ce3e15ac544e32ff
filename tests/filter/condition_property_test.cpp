// Random conditions over random rows: the loops over columns against a reading of the language row by row,
// written here once more and in another way.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "filter/small_ledger.h"

using namespace shanhai;
using namespace shanhai::filter_tests;

namespace {

using Kind = ConditionNode::Kind;

enum class Type { number, date, text, list, month };
struct TestColumn {
  std::string id;
  Type type;
};
const std::vector<TestColumn> columns = {{"amount", Type::number}, {"received", Type::number}, {"date", Type::date},
                                         {"end", Type::date},      {"township", Type::text},   {"employer", Type::text},
                                         {"mode", Type::list},     {"month", Type::month}};
const std::vector<std::string> numbers = {"0", "1", "-1", "1.0001", "2"};
const std::vector<std::string> dates = {"2023", "2023-06", "2023-06-15", "2023-05-31", "2022-12", "2024-01-01"};
const std::vector<std::string> texts = {"a", "b", "ab", "百泉镇", "百"};
const std::vector<std::string> lists = {"a", "a、b", "b、百泉镇", "ab"};
const std::vector<std::string> months = {"2023-06", "2022-12", "2023-05", "2024-01"};

const std::vector<std::string>& samples(Type type) {
  switch (type) {
    case Type::number: return numbers;
    case Type::date: return dates;
    case Type::text: return texts;
    case Type::list: return lists;
    case Type::month: return months;
  }
  return texts;
}

/// One row's answer, from the cells as text.
class Reader {
 public:
  Reader(const Rows& rows, std::size_t row) : rows_(rows), row_(row) {}

  bool holds(const ConditionNode& node) const {
    const auto part_holds = [&](const auto& part) { return holds(*part); };
    switch (node.kind) {
      case Kind::both: return std::all_of(node.parts.begin(), node.parts.end(), part_holds);
      case Kind::either: return std::any_of(node.parts.begin(), node.parts.end(), part_holds);
      case Kind::negated: return !holds(*node.parts[0]);
      case Kind::comparison: break;
    }
    const std::string left = cell(node.column.text);
    if (node.op == Operator::empty) return left.empty();
    if (left.empty()) return false;
    if (node.op == Operator::not_empty) return true;
    bool all_there = true;
    for (const Token& value : node.values) all_there = all_there && !right(value).empty();
    const Type type = type_of(node.column.text);
    const auto one = [&](const char* op, const Token& value) {
      return !right(value).empty() && compare(type, left, op, right(value));
    };
    const auto any = [&] {
      return std::any_of(node.values.begin(), node.values.end(), [&](const Token& value) { return one("=", value); });
    };
    const auto inside = [&] { return one(">=", node.values[0]) && one("<=", node.values[1]); };
    switch (node.op) {
      case Operator::equal: return one("=", node.values[0]);
      case Operator::not_equal: return all_there && !one("=", node.values[0]);
      case Operator::less: return one("<", node.values[0]);
      case Operator::less_equal: return one("<=", node.values[0]);
      case Operator::greater: return one(">", node.values[0]);
      case Operator::greater_equal: return one(">=", node.values[0]);
      case Operator::contains: return one("~", node.values[0]);
      case Operator::not_contains: return all_there && !one("~", node.values[0]);
      case Operator::in: return any();
      case Operator::not_in: return all_there && !any();
      case Operator::between: return inside();
      default: return all_there && !inside();
    }
  }

 private:
  static Type type_of(const std::string& id) {
    for (const TestColumn& each : columns) {
      if (each.id == id) return each.type;
    }
    return Type::text;
  }
  std::string cell(const std::string& id) const { return rows_.cell(row_, id == "month" ? "date" : id); }
  std::string right(const Token& value) const {
    return value.kind == TokenKind::backtick ? cell(value.text) : value.text;
  }

  static bool ordered(int order, const std::string& op) {
    return op == "=" ? order == 0 : op == "<" ? order < 0 : op == "<=" ? order <= 0 : op == ">" ? order > 0 : order >= 0;
  }
  static int sign(double number) { return number < 0 ? -1 : number > 0 ? 1 : 0; }

  static bool compare(Type type, const std::string& left, const std::string& op, const std::string& right) {
    if (type == Type::number) return ordered(sign(std::stod(left) - std::stod(right)), op);
    if (type == Type::date || type == Type::month) return compare_dates(type, left, op, right);
    if (op == "~") return left.find(right) != std::string::npos;
    if (type == Type::list && op == "=") {
      const bool one_item = right.find("、") == std::string::npos;
      return one_item && ("、" + left + "、").find("、" + right + "、") != std::string::npos;
    }
    return ordered(left.compare(right), op);
  }

  static bool compare_dates(Type type, const std::string& left, const std::string& op, const std::string& right) {
    const Date a = *read_date(left).date;
    const Date own = type == Type::month ? a.truncated(Precision::month) : a;
    if (op == "~") return to_text(own).find(right) != std::string::npos;
    const Date b = *read_date(right).date;
    if (type == Type::month) return ordered(own < b ? -1 : own > b ? 1 : 0, op);
    if (op == "=") return a.first() >= b.first() && a.last() <= b.last();
    if (op == "<") return a.last() < b.first();
    if (op == ">") return a.first() > b.last();
    return op == ">=" ? a.first() >= b.first() : a.last() <= b.last();
  }

  const Rows& rows_;
  std::size_t row_;
};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Rows rows() {
    std::string table;
    for (const TestColumn& each : columns) table += each.type == Type::month ? "" : each.id + " | ";
    table += "\n";
    for (std::size_t row = below(40); row > 0; --row) {
      for (const TestColumn& each : columns) {
        if (each.type == Type::month) continue;
        table += (below(5) == 0 ? "" : pick(samples(each.type))) + " | ";
      }
      table += "\n";
    }
    return Rows(table);
  }

  std::unique_ptr<ConditionNode> tree(int depth) {
    auto node = std::make_unique<ConditionNode>();
    node->kind = depth == 0 ? Kind::comparison : static_cast<Kind>(below(4));
    if (node->kind == Kind::comparison) {
      comparison(*node);
      return node;
    }
    const std::size_t parts = node->kind == Kind::negated ? 1 : 2 + below(2);
    for (std::size_t i = 0; i < parts; ++i) node->parts.push_back(tree(depth - 1));
    return node;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  void comparison(ConditionNode& node) {
    const TestColumn& left = columns[below(columns.size())];
    node.column = {TokenKind::word, left.id, 0, 0};
    node.op = static_cast<Operator>(below(14));
    const bool contains = node.op == Operator::contains || node.op == Operator::not_contains;
    if (contains && left.type == Type::number) node.op = Operator::equal;
    std::size_t values = 1;
    if (node.op == Operator::empty || node.op == Operator::not_empty) values = 0;
    if (node.op == Operator::between || node.op == Operator::not_between) values = 2;
    if (node.op == Operator::in || node.op == Operator::not_in) values = 1 + below(3);
    const bool dated = left.type == Type::date || left.type == Type::month;
    for (std::size_t i = 0; i < values; ++i) {
      node.values.push_back({TokenKind::word, pick(samples(left.type)), 0, 0});
      if (below(4) == 0 && !(contains && dated)) name_a_column(left.type, node.op, node.values.back());
    }
  }

  /// A column on the right; `=` of two dates means something else than the Reader's periods.
  void name_a_column(Type type, Operator op, Token& value) {
    const bool equality = op == Operator::equal || op == Operator::not_equal || op == Operator::in || op == Operator::not_in;
    if (type == Type::month || (type == Type::date && equality)) return;
    const std::string name = type == Type::number ? "received" : type == Type::date ? "end" : "employer";
    value = {TokenKind::backtick, name, 0, 0};
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random conditions over random rows") {
  Maker maker(99);
  std::size_t held = 0, tested = 0;
  for (int i = 0; i < 1500; ++i) {
    Rows rows = maker.rows();
    const auto tree = maker.tree(static_cast<int>(maker.below(4)));
    const std::string text = to_text(*tree);
    CAPTURE(text);
    std::string expected;
    for (std::size_t row = 0; row < rows.size(); ++row) expected += Reader(rows, row).holds(*tree) ? '1' : '0';
    REQUIRE(rows.where(text) == expected);
    held += static_cast<std::size_t>(std::count(expected.begin(), expected.end(), '1'));
    tested += expected.size();
  }
  CHECK(held > tested / 5);
  CHECK(held < tested / 5 * 4);
}
