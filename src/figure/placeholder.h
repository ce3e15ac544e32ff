#pragma once
// A figure as it is asked for in words, in `{{ ... }}` of a template and in conditions (language/figure_syntax.h), with its
// names looked up. docs/reports.md says what each part means.

#include <optional>
#include <string>
#include <vector>

#include "figure/scaled_unit.h"
#include "language/figure_syntax.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

struct Placeholder {
  enum class Kind { figure, period, as_of, today, pace, not_counted, value };
  enum class Rounding { half, over, at_least };  // to the nearest; down, as 6660余; down, as 8000以上

  Kind kind = Kind::figure;
  const Indicator* indicator = nullptr;
  std::string where, by;
  std::string period;  // as it is written behind @; empty: the report's own
  Compare derived = Compare::value;
  std::optional<int> decimals;
  std::optional<ScaledUnit> unit;
  std::string unit_text;  // as it is written
  Rounding rounding = Rounding::half;
  std::optional<Exact> step;  // of over and at_least; empty: two digits stay
  bool with_unit = false, bare = false, plain = false, words = false;
  bool short_form = false;            // without zeros at the end
  bool iso = false, from_to = false;  // of period
  std::string text;                   // of value: the word itself
};

/// What stands between the braces, the values of $names put in. Throws UsageError with a caret and the nearest right name.
Placeholder read_placeholder(const std::string& text, const Catalogue& catalogue);
/// The same of a figure that stands in `text`.
Placeholder read_placeholder(const FigureTree& tree, const std::string& text, const Catalogue& catalogue);

}  // namespace shanhai
