#pragma once
// Conditions over what may not be there: a logic of three values. A comparison with something that is not there is
// neither true nor false, and so is whatever hangs on it.

#include <functional>
#include <optional>

#include "shanhai/language/syntax.h"
#include "shanhai/ledger/value.h"

namespace shanhai {

using Truth = std::optional<bool>;  // empty: it cannot be told

/// `and`, `or` and `not` over the comparisons of a tree. What settles the matter (false of `and`, true of `or`) does so
/// whatever the others are.
Truth truth_of(const ConditionNode& node, const std::function<Truth(const ConditionNode&)>& comparison);

/// One comparison: =, !=, <, <=, >, >=, between, is empty, or an operand alone, which is there and not 0 (that can always be
/// told). `value` gives what a token stands for. REQUIRES: no other operator.
Truth compared(const ConditionNode& comparison, const std::function<Value(const Token&)>& value);

}  // namespace shanhai
