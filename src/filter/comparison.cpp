#include "filter/comparison.h"

namespace shanhai::filter {

namespace {

const char* kind_of(ColumnType type) {
  return is_number(type) ? "numbers" : type == ColumnType::date ? "dates" : "words";
}

}  // namespace

Operator without_not(Operator op) {
  switch (op) {
    case Operator::not_equal: return Operator::equal;
    case Operator::not_in: return Operator::in;
    case Operator::not_between: return Operator::between;
    case Operator::not_contains: return Operator::contains;
    case Operator::not_empty: return Operator::empty;
    default: return op;
  }
}

bool same_kind(ColumnType left, ColumnType right) {
  return (is_number(left) && is_number(right)) || (is_text(left) && is_text(right)) || left == right;
}

std::optional<Name> name_on_right(const LedgerSpec& ledger, const Name& left, const Token& value) {
  if (value.kind != TokenKind::word && value.kind != TokenKind::backtick) return std::nullopt;
  const auto name = find_name(ledger, value.text);
  if (!name || value.kind == TokenKind::backtick) return name;
  const ColumnType type = ledger.columns[left.column].type;
  const bool column = !name->time && !left.time && !is_text(type) &&
                      same_kind(type, ledger.columns[name->column].type);
  return column ? name : std::nullopt;
}

std::optional<std::size_t> column_on_right(Comparison& comparison, const Token& value) {
  const LedgerSpec& ledger = comparison.columns.ledger();
  const auto name = name_on_right(ledger, comparison.name, value);
  if (!name) {
    if (value.kind == TokenKind::backtick) comparison.fail(value, no_such_column(ledger, value.text));
    return std::nullopt;
  }
  const std::string left = comparison.node.column.text;
  if (comparison.name.time || name->time) {
    comparison.fail(value,
                    "year, half, quarter and month compare with literals such as 2023, not with columns");
  }
  const ColumnType type = ledger.columns[name->column].type;
  if (!same_kind(comparison.spec().type, type)) {
    comparison.fail(value, "\"" + value.text + "\" is a column of " + kind_of(type) + ", and " + left +
                               " one of " + kind_of(comparison.spec().type) + ": they do not compare");
  }
  const std::size_t place = comparison.columns.place(name->column);
  comparison.others.push_back(place);
  return place;
}

}  // namespace shanhai::filter
