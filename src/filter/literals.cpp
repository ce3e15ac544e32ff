// What a caller wants to know of a tree and its ledger without binding it: ids for names, and the words
// that it looks for.
#include "filter/comparison.h"
#include "filter/time_words.h"
#include "filter/words.h"

namespace shanhai {

namespace {

std::unique_ptr<ConditionNode> copy(const ConditionNode& node) {
  auto result = std::make_unique<ConditionNode>();
  result->kind = node.kind;
  result->column = node.column;
  result->op = node.op;
  result->values = node.values;
  for (const auto& part : node.parts) result->parts.push_back(copy(*part));
  return result;
}

void call_by_id(Token& token, const LedgerSpec& ledger, const Name& name) {
  token.text = name.time ? time_words(*name.time).id : ledger.columns[name.column].id;
  token.kind = is_plain_word(token.text) ? token.kind : TokenKind::backtick;
}

void call_columns_by_id(ConditionNode& node, const LedgerSpec& ledger) {
  for (const auto& part : node.parts) call_columns_by_id(*part, ledger);
  if (node.kind != ConditionNode::Kind::comparison) return;
  const auto left = find_name(ledger, node.column.text);
  if (!left) return;
  call_by_id(node.column, ledger, *left);
  if (filter::without_not(node.op) == Operator::contains) return;
  for (Token& value : node.values) {
    if (const auto name = filter::name_on_right(ledger, *left, value)) call_by_id(value, ledger, *name);
  }
}

void add_literals(const ConditionNode& node, const LedgerSpec& ledger, std::vector<LiteralUse>& uses) {
  for (const auto& part : node.parts) add_literals(*part, ledger, uses);
  if (node.kind != ConditionNode::Kind::comparison) return;
  const Operator op = filter::without_not(node.op);
  const bool contains = op == Operator::contains;
  if (op != Operator::equal && op != Operator::in && !contains) return;
  const auto name = find_name(ledger, node.column.text);
  if (!name || name->time) return;
  const ColumnSpec& column = ledger.columns[name->column];
  if (!is_text(column.type) || is_personal(column.type)) return;
  for (const Token& value : node.values) {
    if (value.kind == TokenKind::backtick) continue;
    uses.push_back({name->column, filter::literal_word(column, op == Operator::in ? Operator::equal : op, value.text), value, contains});
  }
}

}  // namespace

std::unique_ptr<ConditionNode> with_ids(const ConditionNode& node, const LedgerSpec& ledger) {
  auto result = copy(node);
  call_columns_by_id(*result, ledger);
  return result;
}

std::vector<LiteralUse> literals(const ConditionNode& node, const LedgerSpec& ledger) {
  std::vector<LiteralUse> uses;
  add_literals(node, ledger, uses);
  return uses;
}

}  // namespace shanhai
