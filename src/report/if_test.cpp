#include "report/if_test.h"

#include <array>

#include "report/unquoted.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

using Compare = IfTerm::Compare;

struct CompareSign {
  std::string_view sign;
  Compare compare;
};
constexpr std::array signs{  // the longer first
    CompareSign{"<=", Compare::less_equal}, CompareSign{">=", Compare::greater_equal},
    CompareSign{"!=", Compare::unequal},    CompareSign{"=", Compare::equal},
    CompareSign{"<", Compare::less},        CompareSign{">", Compare::greater}};

std::string without_brackets(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return std::string(trimmed(text));
}

Placeholder read_figure(std::string_view text, const Catalogue& catalogue, TemplateValues& values) {
  const std::string inside = without_brackets(text);
  if (inside.empty()) throw UsageError("a figure is missing in {{#if ...}}");
  Placeholder figure = read_placeholder(inside, catalogue, values);
  if (figure.kind != Placeholder::Kind::figure && figure.kind != Placeholder::Kind::pace) {
    throw UsageError("{{#if}} asks for figures, for pace or for a value, not for " + inside);
  }
  return figure;
}

/// 0, 100万, 1.5亿元, 50%.
std::optional<Exact> read_literal(std::string_view text) {
  std::string digits = ascii_folded(trimmed(text));
  const bool percent = digits.ends_with('%');
  if (percent) digits.pop_back();
  const NumberReading number = read_number(trimmed(digits), NumberKind::money, 0);
  if (!number.ok) return std::nullopt;
  const Exact value{number.units, cell_decimals};
  return percent ? scaled_down(value, 2) : value;
}

std::string without_quotes(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

/// `$township`, `$township = 百泉镇`.
bool value_holds(std::string_view left, Compare compare, std::string_view right, TemplateValues& values) {
  const std::string name(left.substr(1));
  if (!is_value_name(name)) throw UsageError("\"$" + name + "\" is no name of a value");
  const std::string& value = values.value(name);
  if (compare == Compare::there) return !value.empty();
  const bool same = value == values.in_words(without_quotes(right));
  if (compare == Compare::equal) return same;
  if (compare == Compare::unequal) return !same;
  throw UsageError("a value is compared with = or !=");
}

IfTerm read_term(std::string_view text, bool whole, const Catalogue& catalogue, TemplateValues& values) {
  IfTerm term;
  text = trimmed(text);
  if (text.starts_with("not ")) {
    term.negated = true;
    text = trimmed(text.substr(4));
  }
  std::string_view left = text, right;
  // The signs of a condition on rows are its own; behind its colon they are not.
  const std::size_t from = whole ? find_unquoted(text, 0, {":", "："}, true).first : 0;
  if (from != text.npos) {
    for (const CompareSign& each : signs) {
      const auto [at, size] = find_unquoted(text, from, {each.sign}, true);
      if (at == text.npos || (at > 0 && std::string_view("<>!").find(text[at - 1]) != text.npos)) continue;
      term.compare = each.compare;
      left = trimmed(text.substr(0, at));
      right = trimmed(text.substr(at + size));
      break;
    }
  }
  if (left.starts_with('$')) {
    term.known = value_holds(left, term.compare, right, values);
    return term;
  }
  term.left = read_figure(left, catalogue, values);
  if (term.compare == Compare::there) return term;
  if (const auto number = read_literal(right)) {
    term.number = *number;
  } else {
    term.right = read_figure(right, catalogue, values);
  }
  return term;
}

}  // namespace

IfTest read_if_test(const std::string& text, const Catalogue& catalogue, TemplateValues& values) {
  IfTest test;
  if (trimmed(text).empty()) return test;
  // A condition on rows has its own `and` and `=`.
  const bool whole = find_unquoted(text, 0, {" where ", " by "}, true).first != text.npos;
  for (std::size_t begin = 0; begin <= text.size();) {
    constexpr std::string_view between = " and ";
    const std::size_t end = whole ? text.npos : find_unquoted(text, begin, {between}, true).first;
    test.push_back(read_term(std::string_view(text).substr(begin, end == text.npos ? end : end - begin),
                             whole, catalogue, values));
    if (end == text.npos) break;
    begin = end + between.size();
  }
  return test;
}

bool holds(IfTerm::Compare how, const Value& left, const Value& right) {
  using Compare = IfTerm::Compare;
  const auto* a = std::get_if<Exact>(&left);
  const auto* b = std::get_if<Exact>(&right);
  if (!a || !b) return false;
  const int sign = compare(*a, *b);
  switch (how) {
    case Compare::equal:
      return sign == 0;
    case Compare::unequal:
      return sign != 0;
    case Compare::less:
      return sign < 0;
    case Compare::less_equal:
      return sign <= 0;
    case Compare::greater:
      return sign > 0;
    case Compare::greater_equal:
      return sign >= 0;
    case Compare::there:
      break;
  }
  return false;
}

bool is_something(const Value& value) {
  if (const auto* number = std::get_if<Exact>(&value)) return number->units != 0;
  return !is_empty(value);
}

}  // namespace shanhai
