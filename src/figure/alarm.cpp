// The first half of an alarm: its text. alarm_holds.cpp tells whether it holds.
#include "shanhai/figure/alarm.h"

#include "language/measure_number.h"
#include "figure/bound_count.h"
#include "figure/derivation.h"
#include "figure/scaled_unit.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

bool is_fraction(Quantity quantity) {
  return quantity == Quantity::fraction || quantity == Quantity::points || quantity == Quantity::change;
}

std::vector<std::string> measure_names() {
  std::vector<std::string> names = compare_names(CompareOf::figures);
  std::erase_if(names, [](const std::string& name) { return name == "share" || name == "rank" || name == "status"; });
  return names;
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

class AlarmReader {
 public:
  AlarmReader(const std::string& text, const Catalogue& catalogue, Day today)
      : text_(text), catalogue_(catalogue), today_(today) {}

  ConditionTree tree() {
    ConditionTree tree = parse_condition(text_, [this](Lexer& lexer) { return derived(lexer); });
    check(*tree.root);
    return tree;
  }
  std::map<std::size_t, AlarmSide> sides;

 private:
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(text_, token.begin, token.end, message);
  }
  std::optional<Token> derived(Lexer& lexer);
  AlarmSide figure(const Token& token, Derived derived) const;
  std::optional<AlarmSide> number(const Token& token) const;
  const AlarmSide& side(const Token& token);
  void check(const ConditionNode& node);
  void check_pair(const AlarmSide& left, const Token& right);

  const std::string& text_;
  const Catalogue& catalogue_;
  Day today_;
};

/// completion(sales.amount)
std::optional<Token> AlarmReader::derived(Lexer& lexer) {
  Lexer ahead = lexer;
  const Token name = ahead.take(WordRule::condition);
  const Token open = ahead.take(WordRule::condition);
  const bool called = name.kind == TokenKind::word && open.kind == TokenKind::symbol && open.text == "(" &&
                      open.begin == name.end && !is_keyword(name);
  if (!called) return std::nullopt;
  const auto measure = compare_named(name.text);
  if (measure == Derived::share || measure == Derived::rank) {
    fail(name, name.text + " needs a column to compare by, which an alarm has not");
  }
  if (!measure || measure == Derived::value || measure == Derived::status) {
    std::string known;
    for (const std::string& each : measure_names()) known += (known.empty() ? "" : ", ") + each;
    fail(name, "there is no measure \"" + name.text + "\" of a figure" + did_you_mean(name.text, measure_names()) +
                   " (" + known + ")");
  }
  const Token id = ahead.take(WordRule::condition);
  if (id.kind != TokenKind::word) fail(id, "expected a figure after \"" + name.text + "(\", such as sales.amount");
  const Token close = ahead.take(WordRule::condition);
  if (close.kind != TokenKind::symbol || close.text != ")") fail(close, "expected \")\" after \"" + id.text + "\"");
  AlarmSide side = figure(id, *measure);
  Token token{TokenKind::backtick, text_.substr(name.begin, close.end - name.begin), name.begin, close.end};
  side.text = token.text;
  sides[token.begin] = side;
  lexer = ahead;
  return token;
}

AlarmSide AlarmReader::figure(const Token& token, Derived derived) const {
  std::vector<std::string> ids;
  for (const Indicator& each : catalogue_.indicators()) {
    if (each.id == token.text) {
      return {AlarmSide::Kind::figure, &each, derived, {}, quantity_of(derived, own_quantity(each, catalogue_, today_)),
              token.text};
    }
    ids.push_back(each.id);
  }
  ids.emplace_back("pace");
  fail(token, "there is no figure \"" + token.text + "\"" + did_you_mean(token.text, ids) +
                  " ('shanhai figure' lists them all)");
}

/// 80%, 100万, -0.05, 4.06亿元; empty for what does not begin as a number does.
std::optional<AlarmSide> AlarmReader::number(const Token& token) const {
  std::string digits = ascii_folded(token.text);
  const bool percent = digits.ends_with('%');
  if (percent) digits.pop_back();
  const bool signed_ = digits.starts_with('-') || digits.starts_with('+');
  const bool negative = digits.starts_with('-');
  const auto read = number_in_measure(std::string_view(digits).substr(signed_ ? 1 : 0));
  if (!read) return std::nullopt;
  if (!read->number) fail(token, "\"" + token.text + "\" " + read->reason);
  if (percent && read->money) fail(token, "\"" + token.text + "\" is not a number");
  AlarmSide side{AlarmSide::Kind::number, nullptr, Derived::value, *read->number, Quantity::number, token.text};
  if (negative) side.number.units = -side.number.units;
  if (percent) side.number = scaled_down(side.number, 2);
  if (percent) side.quantity = Quantity::fraction;
  if (read->money) side.quantity = Quantity::money;
  return side;
}

const AlarmSide& AlarmReader::side(const Token& token) {
  if (const auto known = sides.find(token.begin); known != sides.end()) return known->second;
  AlarmSide side;
  if (token.kind == TokenKind::word && token.text == "pace") {
    side = {AlarmSide::Kind::pace, nullptr, Derived::pace, {}, Quantity::fraction, "pace"};
  } else if (const auto written = number(token)) {
    side = *written;
  } else {
    side = figure(token, Derived::value);
  }
  return sides[token.begin] = side;
}

/// Money beside money, a percentage beside a percentage. A bare number may be either, but beyond 1 it could be meant as
/// percents or as times.
void AlarmReader::check_pair(const AlarmSide& left, const Token& right_token) {
  const AlarmSide& right = side(right_token);
  if (left.kind == AlarmSide::Kind::number && right.kind == AlarmSide::Kind::number) {
    fail(right_token, "a figure is needed on one side, such as sales.amount");
  }
  const auto bare = [](const AlarmSide& each) {
    return each.kind == AlarmSide::Kind::number && each.quantity == Quantity::number;
  };
  for (const auto& [one, other] : {std::pair(&left, &right), std::pair(&right, &left)}) {
    if (!bare(*one)) continue;
    if (!is_fraction(other->quantity)) return;
    if (compare(one->number, {1, 0}) > 0 || compare(one->number, {-1, 0}) < 0) {
      fail(right_token, other->text + " is a percentage: write " + one->text + "%");
    }
    return;
  }
  const auto kind = [](const AlarmSide& each) {
    return is_fraction(each.quantity) ? "a percentage" : each.quantity == Quantity::money ? "money" : "a number";
  };
  if (std::string_view(kind(left)) != kind(right)) {
    fail(right_token, left.text + " is " + kind(left) + ", and " + right.text + " is " + kind(right));
  }
}

void AlarmReader::check(const ConditionNode& node) {
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
  const AlarmSide left = side(node.column);
  if (node.values.empty() && left.kind == AlarmSide::Kind::number) fail(node.column, "a figure is needed here");
  for (const Token& value : node.values) check_pair(left, value);
}

}  // namespace

Alarm::Alarm(const std::string& text, const Catalogue& catalogue, Day today) {
  AlarmReader reader(text, catalogue, today);
  tree_ = reader.tree();
  sides_ = std::move(reader.sides);
}

}  // namespace shanhai
