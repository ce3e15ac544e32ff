#pragma once
// How much an agreement of two sums is worth.

#include "shanhai/ledger/exact.h"

namespace shanhai {

/// Digits before the zeros at the end: 12,000 has two, 0 has none.
inline int significant_digits(Wide value) {
  if (value == 0) return 0;
  while (value % 10 == 0) value /= 10;
  int digits = 0;
  for (; value != 0; value /= 10) ++digits;
  return digits;
}

}  // namespace shanhai
