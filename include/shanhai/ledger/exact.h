#pragma once
// Exact decimal numbers. A cell of a ledger is an int64 counted in 0.0001; a result is an Exact, which
// carries its own number of decimals and 128 bits. Nothing here ever passes through binary floating point.

#include <cstdint>
#include <limits>
#include <string>

namespace shanhai {

__extension__ using Wide = __int128;

/// Decimals that a cell keeps: money to 0.0001 元, decimals and counts alike.
inline constexpr int cell_decimals = 4;
inline constexpr std::int64_t cell_one = 10'000;

/// A finite decimal: units x 10^-decimals, 0 <= decimals <= 18. Not normalised: 1.50 and 1.5 are both
/// allowed and equal in value.
struct Exact {
  Wide units = 0;
  int decimals = 0;
};

/// 10^power for 0 <= power <= 38.
Wide power_of_ten(int power);

/// The sign of a - b, whatever their decimals: -1, 0 or 1.
int compare(const Exact& a, const Exact& b);

/// `number` at no more than `decimals` decimals, rounded half away from zero.
Exact rounded(const Exact& number, int decimals);

/// number x 10^-power, without loss: the same units with a shifted point.
Exact scaled_down(Exact number, int power);

/// For machines: all its digits, no separators, no exponent, no trailing zeros ("0.125", "-3", "406000000").
std::string plain(const Exact& number);

/// For people: rounded to exactly `decimals` decimals, with thousands separators ("40,600.00").
std::string grouped(const Exact& number, int decimals);

}  // namespace shanhai
