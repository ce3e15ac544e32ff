#pragma once
// Units as targets, statements and templates write them: 万元 is 元 times 10^4, 亿枚 is 枚 times 10^8, and %
// is a fraction times 10^-2.

#include <string>
#include <string_view>

#include "shanhai/ledger/exact.h"

namespace shanhai {

struct ScaledUnit {
  int power = 0;     // of ten: a number in this unit x 10^power is the number in `base`
  std::string base;  // 元, 人, 枚, %; empty for a bare 万 or 亿
  bool operator==(const ScaledUnit&) const = default;
};

/// Any text is a unit: what does not begin with 万 or 亿 scales nothing. CNY, RMB and yuan are 元.
ScaledUnit scaled_unit(std::string_view text);

/// A number counted in `unit`, in its base. REQUIRES: |number.units| x 10^power fits in 128 bits.
Exact in_base(const Exact& number, const ScaledUnit& unit);
/// A number of the base, counted in `unit`; finer digits than 18 decimals are rounded.
Exact counted_in(const Exact& number, const ScaledUnit& unit);

}  // namespace shanhai
