// --having: text -> tree -> measures and group columns.
#include <algorithm>

#include "question/compared_name.h"
#include "question/having_node.h"
#include "language/measure_number.h"
#include "language/number_literal.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

class Having::Binder {
 public:
  Binder(const std::string& text, QuestionMeasures& measures, const std::vector<GroupColumn>& groups,
         const LedgerSpec& ledger, Day today)
      : text_(text), measures_(measures), groups_(groups), ledger_(ledger), today_(today) {}

  std::vector<LiteralUse> words;

  std::unique_ptr<Node> bind() {
    const ConditionTree tree = parse_condition(text_, {[this](Lexer& lexer) { return operand(lexer); }});
    return node(*tree.root);
  }

 private:
  [[noreturn]] void fail(const Token& token, const std::string& message) const {
    fail_at(text_, token.begin, token.end, message);
  }

  std::optional<Token> operand(Lexer& lexer);
  Token operand_token(const Lexer& lexer, std::size_t begin, const RowValue& value);
  std::unique_ptr<Node> node(const ConditionNode& from);
  void bind_measure(const ConditionNode& from, std::size_t measure, Node& into);
  void bind_group(const ConditionNode& from, Node& into);
  HavingOperand value(const Token& token, std::size_t left);
  HavingOperand number(const Token& token, std::size_t left);
  std::optional<std::size_t> measure_named(const Token& token) const;
  const RowValue& row_value(std::size_t number) const { return measures_.row_values()[number]; }
  std::optional<std::size_t> group_named(const Token& token) const;
  [[noreturn]] void fail_unknown(const Token& token) const;

  const std::string& text_;
  QuestionMeasures& measures_;
  const std::vector<GroupColumn>& groups_;
  const LedgerSpec& ledger_;
  Day today_;
  std::map<std::size_t, std::size_t> operands_;  // where a measure is written out, or a comparison: its row value
};

/// A measure that is written out, or a comparison of one; its token tells by its place which one. A name is left for
/// later.
std::optional<Token> Having::Binder::operand(Lexer& lexer) {
  Lexer ahead = lexer;
  const Token first = ahead.take(WordRule::measure);
  const Token second = ahead.peek(WordRule::measure);
  const bool goes_on = second.kind == TokenKind::symbol &&
                       std::string_view("+-*/(").find(second.text) != std::string_view::npos;
  std::optional<std::size_t> measure = first.kind == TokenKind::word && !goes_on ? measures_.named(first.text) : std::nullopt;
  if (measure) {
    lexer.go_back_to(first.end);
    const auto compare = take_compare(lexer);
    if (!compare) lexer.go_back_to(first.begin);
    return compare ? std::optional(operand_token(lexer, first.begin, {*measure, compare})) : std::nullopt;
  }
  const auto tree = measure_at(lexer);
  if (!tree) return std::nullopt;
  measure = measures_.add(*tree);
  const auto compare = take_compare(lexer);
  return operand_token(lexer, first.begin, {*measure, compare});
}

Token Having::Binder::operand_token(const Lexer& lexer, std::size_t begin, const RowValue& value) {
  Token token{TokenKind::backtick, "", begin, lexer.position()};
  token.text = text_.substr(token.begin, token.end - token.begin);
  operands_[token.begin] = measures_.add(value);
  return token;
}

std::unique_ptr<Having::Node> Having::Binder::node(const ConditionNode& from) {
  auto into = std::make_unique<Node>();
  into->kind = from.kind;
  for (const auto& part : from.parts) into->parts.push_back(node(*part));
  if (from.kind != ConditionNode::Kind::comparison) return into;
  into->op = from.op;
  if (const auto measure = measure_named(from.column)) {
    bind_measure(from, *measure, *into);
  } else if (group_named(from.column)) {
    bind_group(from, *into);
  } else {
    fail_unknown(from.column);
  }
  return into;
}

std::optional<std::size_t> Having::Binder::measure_named(const Token& token) const {
  if (const auto written = operands_.find(token.begin); written != operands_.end()) return written->second;
  return measures_.row_value_named(token.text);
}

std::optional<std::size_t> Having::Binder::group_named(const Token& token) const {
  const auto name = find_name(ledger_, token.text);
  for (std::size_t i = 0; name && i < groups_.size(); ++i) {
    if (groups_[i].name.column == name->column && groups_[i].name.time == name->time) return i;
  }
  return std::nullopt;
}

void Having::Binder::fail_unknown(const Token& token) const {
  const std::string name = "\"" + token.text + "\"";
  if (find_name(ledger_, token.text)) {
    fail(token, name + " is no group column, and after grouping rows have no cells; write a measure such as sum(" +
                    token.text + "), or use --where");
  }
  std::vector<std::string> known;
  for (const GroupColumn& group : groups_) known.push_back(group.shown.id);
  for (std::size_t i = 0; i < measures_.shown(); ++i) known.push_back(measures_.all()[i].id);
  const std::string advice = did_you_mean(token.text, known);
  fail(token, name + " is neither a measure nor a group column" +
                  (advice.empty() ? "; write one like sum(amount) >= 100万 or count > 3" : advice));
}

void Having::Binder::bind_measure(const ConditionNode& from, std::size_t measure, Node& into) {
  into.measure = measure;
  const bool looks_inside = from.op == Operator::contains || from.op == Operator::not_contains;
  if (looks_inside && measures_.kind(row_value(measure)) == ValueKind::number) {
    fail_at(text_, from.column.begin, from.values[0].end,
            "~ looks for a text, and " + from.column.text + " is a number; compare it with =, <, >, in or between");
  }
  for (const Token& token : from.values) {
    if (looks_inside) {
      into.operands.push_back({std::nullopt, std::nullopt, token.text});
    } else {
      into.operands.push_back(value(token, measure));
    }
  }
}

HavingOperand Having::Binder::value(const Token& token, std::size_t left) {
  const ValueKind kind = measures_.kind(row_value(left));
  const bool written_out = operands_.count(token.begin) > 0;
  if (!written_out && token.kind != TokenKind::backtick) {
    if (kind == ValueKind::number) return number(token, left);
    if (kind == ValueKind::date) {
      if (auto period = try_period(token.text, today_)) return {std::nullopt, period, {}};
      fail(token, "\"" + token.text + "\" is not a date or period; write it like 2023, 2023-06 or 2023-06-30");
    }
    return {std::nullopt, std::nullopt, vocabulary_spelling(*measures_.cell_column(row_value(left).measure), token.text)};
  }
  const auto measure = measure_named(token);
  if (!measure) fail_unknown(token);
  if (measures_.kind(row_value(*measure)) != kind) {
    fail(token, token.text + " does not compare with " + measures_.name(row_value(left)) +
                    ": one is a number, a date or a text, and the other is not");
  }
  return {*measure, std::nullopt, {}};
}

/// A number (of what is no money also in percents), or the bare name of a measure.
HavingOperand Having::Binder::number(const Token& token, std::size_t left) {
  const Quantity quantity = measures_.quantity(row_value(left));
  const bool is_money = quantity == Quantity::money || quantity == Quantity::price;
  // All decimals count: a mean of 0.33335 is above 0.33334.
  const auto plain = number_in_condition(token.text);
  if (plain && plain->number && (is_money ? !plain->percentage : !plain->money)) return {std::nullopt, std::nullopt, *plain->number};
  const auto reading = filter::read_literal(token.text, is_money ? ColumnType::money : ColumnType::decimal);
  if (reading.number) return {std::nullopt, std::nullopt, Exact{reading.number->units, cell_decimals}};
  if (token.kind == TokenKind::word) {
    const auto measure = measures_.row_value_named(token.text);
    if (measure && measures_.kind(row_value(*measure)) == ValueKind::number) return {*measure, std::nullopt, {}};
  }
  fail(token, "\"" + token.text + "\" " + reading.reason + "; write it like 1200 or 12.5万, or name a measure");
}

void Having::Binder::bind_group(const ConditionNode& from, Node& into) {
  for (const Token& token : from.values) {
    if (operands_.count(token.begin) > 0) {
      fail(token, token.text + " is a measure, and " + from.column.text + " a group column: they do not compare");
    }
  }
  Columns columns(ledger_, today_);
  into.condition = bind_condition(from, text_, columns);
  const std::vector<LiteralUse> more = literals(from, ledger_);
  words.insert(words.end(), more.begin(), more.end());
  for (std::size_t place = 0; place < columns.wanted().size(); ++place) {
    // Of several groups of one date, the finest knows all about the coarser ones.
    std::optional<std::size_t> finest;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const bool same = groups_[i].name.column == columns.wanted()[place];
      if (same && (!finest || groups_[i].precision() > groups_[*finest].precision())) finest = i;
    }
    if (!finest) fail(from.values[0], columns.spec(place).id + " is no group column");
    into.cells.push_back({*finest, columns.spec(place).type});
  }
}

Having::Having(const std::string& text, QuestionMeasures& measures, const std::vector<GroupColumn>& groups,
               const LedgerSpec& ledger, Day today) {
  Binder binder(text, measures, groups, ledger, today);
  root_ = binder.bind();
  words_ = std::move(binder.words);
}

}  // namespace shanhai
