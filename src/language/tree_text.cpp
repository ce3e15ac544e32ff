// A tree as text again.
#include "shanhai/language/syntax.h"

namespace shanhai {

namespace {

using Kind = ConditionNode::Kind;

std::string between_marks(const std::string& text, char mark) {
  std::string result(1, mark);
  for (const char c : text) {
    if (c == mark) result += c;
    result += c;
  }
  return result + mark;
}

std::string column_text(const Token& column) {
  return is_plain_word(column.text) ? column.text : between_marks(column.text, '`');
}

std::string value_text(const Token& value, WordRule rule) {
  if (value.kind == TokenKind::backtick) return between_marks(value.text, '`');
  return is_plain_word(value.text, rule) ? value.text : between_marks(value.text, '"');
}

const char* operator_text(Operator op) {
  switch (op) {
    case Operator::equal: return " = ";
    case Operator::not_equal: return " != ";
    case Operator::less: return " < ";
    case Operator::less_equal: return " <= ";
    case Operator::greater: return " > ";
    case Operator::greater_equal: return " >= ";
    case Operator::in: return " in ";
    case Operator::not_in: return " not in ";
    case Operator::between: return " between ";
    case Operator::not_between: return " not between ";
    case Operator::contains: return " ~ ";
    case Operator::not_contains: return " !~ ";
    case Operator::empty: return " is empty";
    case Operator::not_empty: return " is not empty";
    case Operator::there: return "";
  }
  return "";
}

std::string comparison_text(const ConditionNode& node) {
  std::string text = column_text(node.column) + operator_text(node.op);
  const bool list = node.op == Operator::in || node.op == Operator::not_in;
  const char* separator = list ? ", " : " and ";
  if (list) text += '(';
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    if (i > 0) text += separator;
    text += value_text(node.values[i], list ? WordRule::list : WordRule::condition);
  }
  if (list) text += ')';
  return text;
}

void write(const ConditionNode& node, std::string& text);

/// A part needs brackets where it would be read otherwise: `or` within anything, `and` within `and` or `not`.
void write_part(const ConditionNode& node, const ConditionNode& part, std::string& text) {
  const bool loose = part.kind == Kind::either || (part.kind == Kind::both && node.kind != Kind::either);
  if (loose) text += '(';
  write(part, text);
  if (loose) text += ')';
}

void write(const ConditionNode& node, std::string& text) {
  if (node.kind == Kind::comparison) {
    text += comparison_text(node);
    return;
  }
  if (node.kind == Kind::negated) text += "not ";
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    if (i > 0) text += node.kind == Kind::both ? " and " : " or ";
    write_part(node, *node.parts[i], text);
  }
}

}  // namespace

std::string to_text(const ConditionNode& node) {
  std::string text;
  write(node, text);
  return text;
}

}  // namespace shanhai
