#include "figure/figure_condition.h"

#include "figure/bound_count.h"
#include "figure/derivation.h"
#include "figure/scaled_unit.h"
#include "language/measure_number.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

bool is_fraction(Quantity quantity) {
  return quantity == Quantity::fraction || quantity == Quantity::points || quantity == Quantity::change;
}

Quantity own_quantity(const Indicator& indicator, const Catalogue& catalogue, Day today) {
  const ScaledUnit scaled = scaled_unit(indicator.unit);
  const std::string_view unit = scaled.base;
  if (unit == "%") return Quantity::fraction;
  if (unit == "元") return Quantity::money;
  Columns columns(catalogue.ledger(indicator.ledger), today);
  const Quantity measured = bound({&indicator, {}, std::nullopt, ""}, columns, true).measure.quantity;
  return unit.empty() && measured == Quantity::money ? measured : Quantity::number;
}

class ConditionReader {
 public:
  ConditionReader(const std::string& text, const Catalogue& catalogue, Day today, bool in_template)
      : text_(text), catalogue_(catalogue), today_(today), in_template_(in_template) {}

  ConditionTree tree() {
    ConditionTree tree = parse_condition(text_, {[this](Lexer& lexer) { return operand(lexer); }, in_template_});
    check(*tree.root);
    return tree;
  }
  std::map<std::size_t, FigureSide> sides;

 private:
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(text_, token.begin, token.end, message);
  }
  std::optional<Token> operand(Lexer& lexer);
  FigureSide figure(const Token& token, const FigureTree& tree) const;
  std::optional<FigureSide> number(const Token& token) const;
  const FigureSide& side(const Token& token);
  void check(const ConditionNode& node);
  void check_pair(const FigureSide& left, const Token& right);

  const std::string& text_;
  const Catalogue& catalogue_;
  Day today_;
  bool in_template_;
  std::map<std::size_t, FigureTree> figures_;  // as they are written, by place
};

/// A figure, or a word in quotes. What it is called is looked up once it is known what it is compared with.
std::optional<Token> ConditionReader::operand(Lexer& lexer) {
  const Token first = lexer.peek(WordRule::figure);
  if (in_template_ && first.kind == TokenKind::quoted) return lexer.take(WordRule::figure);
  std::optional<FigureTree> tree = figure_at(lexer);
  if (!tree) return std::nullopt;
  Token token{TokenKind::backtick, "", first.begin, lexer.position()};
  token.text = text_.substr(token.begin, token.end - token.begin);
  figures_.emplace(token.begin, std::move(*tree));
  return token;
}

FigureSide ConditionReader::figure(const Token& token, const FigureTree& tree) const {
  FigureSide side;
  side.figure = read_placeholder(tree, text_, catalogue_);
  side.text = token.text;
  const Placeholder& figure = side.figure;
  if (figure.kind == Placeholder::Kind::pace) {
    side.kind = FigureSide::Kind::pace;
    side.quantity = Quantity::fraction;
    return side;
  }
  if (figure.kind != Placeholder::Kind::figure) {
    fail(token, "a condition asks for figures, or for pace, not for " + tree.name.text);
  }
  const Placeholder plain;
  const bool shaped = figure.decimals || figure.unit || figure.rounding != plain.rounding || figure.with_unit || figure.bare ||
                      figure.plain || figure.words;
  if (shaped) fail(token, "a condition compares a figure as it is: only a measure stands behind its colon, such as yoy");
  side.kind = FigureSide::Kind::figure;
  side.quantity = quantity_of(figure.derived, own_quantity(*figure.indicator, catalogue_, today_));
  if (side.quantity == Quantity::text) fail(token, std::string(name_of(figure.derived)) + " is a word, not a number");
  return side;
}

/// 80%, 100万, -0.05, 4.06亿元; empty for what does not begin as a number does.
std::optional<FigureSide> ConditionReader::number(const Token& token) const {
  const auto read = number_in_condition(token.text);
  if (!read) return std::nullopt;
  if (!read->number) fail(token, "\"" + token.text + "\" " + read->reason);
  const Quantity quantity = read->percentage ? Quantity::fraction : read->money ? Quantity::money : Quantity::number;
  return FigureSide{FigureSide::Kind::number, {}, *read->number, quantity, token.text};
}

const FigureSide& ConditionReader::side(const Token& token) {
  if (const auto known = sides.find(token.begin); known != sides.end()) return known->second;
  FigureSide side;
  if (const auto written = figures_.find(token.begin); written != figures_.end()) {
    side = figure(token, written->second);
  } else if (in_template_ && token.kind == TokenKind::quoted) {
    side = {FigureSide::Kind::word, {}, {}, Quantity::text, token.text};
  } else if (const auto read = token.kind == TokenKind::word ? number(token) : std::nullopt) {
    side = *read;
  } else {
    fail(token, "expected a figure, such as sales.amount, or a number");
  }
  return sides[token.begin] = side;
}

/// Money beside money, a percentage beside a percentage. A bare number may be either, but beyond 1 it could be meant as
/// percents or as times.
void ConditionReader::check_pair(const FigureSide& left, const Token& right_token) {
  const FigureSide& right = side(right_token);
  if (left.kind == FigureSide::Kind::number && right.kind == FigureSide::Kind::number) {
    fail(right_token, "a figure is needed on one side, such as sales.amount");
  }
  const auto bare = [](const FigureSide& each) {
    return each.kind == FigureSide::Kind::number && each.quantity == Quantity::number;
  };
  for (const auto& [one, other] : {std::pair(&left, &right), std::pair(&right, &left)}) {
    if (!bare(*one)) continue;
    if (!is_fraction(other->quantity)) return;
    if (compare(one->number, {1, 0}) > 0 || compare(one->number, {-1, 0}) < 0) {
      fail(right_token, other->text + " is a percentage: write " + one->text + "%");
    }
    return;
  }
  const auto kind = [](const FigureSide& each) {
    return is_fraction(each.quantity) ? "a percentage" : each.quantity == Quantity::money ? "money" : "a number";
  };
  if (std::string_view(kind(left)) != kind(right)) {
    fail(right_token, left.text + " is " + kind(left) + ", and " + right.text + " is " + kind(right));
  }
}

void ConditionReader::check(const ConditionNode& node) {
  for (const auto& part : node.parts) check(*part);
  if (node.kind != ConditionNode::Kind::comparison) return;
  switch (node.op) {
    case Operator::in:
    case Operator::not_in:
    case Operator::contains:
    case Operator::not_contains:
      fail(node.values.front(), "figures are compared with =, !=, <, <=, >, >=, between or is empty");
    default:
      break;
  }
  const FigureSide left = side(node.column);
  if (left.kind == FigureSide::Kind::word) {
    const bool fits = node.op == Operator::equal || node.op == Operator::not_equal || node.op == Operator::there;
    if (!fits) fail(node.column, "a value is compared with = or !=");
    for (const Token& value : node.values) sides[value.begin] = {FigureSide::Kind::word, {}, {}, Quantity::text, value.text};
    return;
  }
  if (node.values.empty() && left.kind == FigureSide::Kind::number) fail(node.column, "a figure is needed here");
  for (const Token& value : node.values) check_pair(left, value);
}

}  // namespace

FigureCondition::FigureCondition(const std::string& text, const Catalogue& catalogue, Day today, bool in_template) {
  ConditionReader reader(text, catalogue, today, in_template);
  tree_ = reader.tree();
  sides_ = std::move(reader.sides);
}

}  // namespace shanhai
