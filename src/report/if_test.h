#pragma once
// What stands behind `{{#if`: terms with `and` between them, each perhaps with `not` in front.
//
//   FIGURE                     it is there, and not 0
//   FIGURE OP FIGURE|NUMBER    = != < <= > >=; false where a figure is not there
//   $name [=|!= WORD]          the value is not empty, or is that word
//
// FIGURE is what may stand in {{ }}, or `pace`. With a `where` or `by` in it, it stands in brackets, or alone;
// behind its colon it may then still be compared.

#include <optional>
#include <string>
#include <vector>

#include "report/placeholder.h"
#include "shanhai/ledger/exact.h"

namespace shanhai {

struct IfTerm {
  enum class Compare { there, equal, unequal, less, less_equal, greater, greater_equal };

  bool negated = false;
  std::optional<bool> known;  // of a value: true or false whatever the ledgers say
  Compare compare = Compare::there;
  Placeholder left;
  std::optional<Placeholder> right;
  Exact number;  // where there is no figure on the right
};

/// All terms must hold; none: `{{#if}}` alone, which asks for the figures up to its {{else}} or {{/if}}.
using IfTest = std::vector<IfTerm>;

/// Throws UsageError.
IfTest read_if_test(const std::string& text, const Catalogue& catalogue, TemplateValues& values);

/// `left compare right`; an empty value makes it false. REQUIRES: not Compare::there.
bool holds(IfTerm::Compare compare, const Value& left, const Value& right);
/// There, and not 0.
bool is_something(const Value& value);

}  // namespace shanhai
