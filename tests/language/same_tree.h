#pragma once
// Whether two conditions say the same.

#include "shanhai/language/syntax.h"

namespace shanhai::filter_tests {

/// The same but for places, and for quotes that a value does without.
inline bool same(const Token& a, const Token& b) {
  return a.text == b.text && (a.kind == TokenKind::backtick) == (b.kind == TokenKind::backtick);
}

inline bool same(const ConditionNode& a, const ConditionNode& b) {
  if (a.kind != b.kind || a.parts.size() != b.parts.size()) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i) {
    if (!same(*a.parts[i], *b.parts[i])) return false;
  }
  if (a.kind != ConditionNode::Kind::comparison) return true;
  if (a.column.text != b.column.text || a.op != b.op || a.values.size() != b.values.size()) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    if (!same(a.values[i], b.values[i])) return false;
  }
  return true;
}

}  // namespace shanhai::filter_tests
