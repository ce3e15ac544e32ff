#pragma once
// What stands in `{{ ... }}` and prints something. Its grammar is written down in docs/reports.md; here are
// its parts as they are read.

#include <optional>
#include <string>
#include <vector>

#include "figure/scaled_unit.h"
#include "report/template_values.h"
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
  Derived derived = Derived::value;
  std::optional<int> decimals;
  std::optional<ScaledUnit> unit;
  std::string unit_text;  // as it is written
  Rounding rounding = Rounding::half;
  std::optional<Exact> step;  // of over and at_least; empty: two digits stay
  bool with_unit = false, bare = false, plain = false, words = false;
  bool short_form = false;            // without zeros at the end
  bool iso = false, from_to = false;  // of period
  std::string text;                   // of value: what $township is
};

/// Reads what stands between the braces. Throws UsageError, with the nearest right name.
Placeholder read_placeholder(const std::string& inside, const Catalogue& catalogue,
                             TemplateValues& values);

}  // namespace shanhai
