#include "shanhai/ledger/value.h"

namespace shanhai {

namespace {

// Numbers, dates, texts, nothing: the order in which kinds stand in one column.
int kind_of(const Value& value) {
  if (std::holds_alternative<Exact>(value)) return 0;
  if (std::holds_alternative<Date>(value)) return 1;
  if (std::holds_alternative<std::string>(value)) return 2;
  return 3;
}

}  // namespace

int compare(const Value& a, const Value& b) {
  const int a_kind = kind_of(a);
  const int b_kind = kind_of(b);
  if (a_kind != b_kind) return a_kind < b_kind ? -1 : 1;
  if (a_kind == 0) return compare(std::get<Exact>(a), std::get<Exact>(b));
  if (a_kind == 1) {
    const auto order = std::get<Date>(a) <=> std::get<Date>(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  if (a_kind == 2) {
    const int order = std::get<std::string>(a).compare(std::get<std::string>(b));
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  return 0;
}

}  // namespace shanhai
