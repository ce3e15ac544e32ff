#include "gather/fraction.h"

namespace shanhai {

namespace {

__extension__ using UnsignedWide = unsigned __int128;

constexpr int most_decimals = 18;  // of an Exact

cpp_int big_power_of_ten(int power) {
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(power));
}

std::optional<Wide> narrow(const cpp_int& number) {
  if (number == 0) return 0;
  const cpp_int size = abs(number);
  if (msb(size) >= 127) return std::nullopt;
  const auto low = static_cast<std::uint64_t>(size & ~std::uint64_t{0});
  const auto high = static_cast<std::uint64_t>(size >> 64);
  const auto wide = static_cast<Wide>(UnsignedWide{high} << 64 | low);
  return number < 0 ? -wide : wide;
}

std::optional<Exact> without_trailing_zeros(const cpp_int& units, int decimals) {
  const std::optional<Wide> narrowed = narrow(units);
  if (narrowed) {
    Exact number{*narrowed, decimals};
    while (number.decimals > 0 && number.units % 10 == 0) {
      number.units /= 10;
      --number.decimals;
    }
    return number;
  }
  // Too long with its zeros: perhaps not without them.
  if (decimals == 0 || units % 10 != 0) return std::nullopt;
  return without_trailing_zeros(units / 10, decimals - 1);
}

}  // namespace

cpp_int big(Wide number) {
  const auto size = number < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(number)
                               : static_cast<UnsignedWide>(number);
  cpp_int result = static_cast<std::uint64_t>(size >> 64);
  result <<= 64;
  result += static_cast<std::uint64_t>(size);
  return number < 0 ? cpp_int(-result) : result;
}

Fraction fraction(const Exact& number) {
  return {big(number.units), big(power_of_ten(number.decimals))};
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  if (a.denominator == b.denominator) return {a.numerator + b.numerator, a.denominator};
  return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}

Fraction operator-(const Fraction& a, const Fraction& b) {
  return a + Fraction{-b.numerator, b.denominator};
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return {a.numerator * b.numerator, a.denominator * b.denominator};
}

std::optional<Fraction> quotient(const Fraction& a, const Fraction& b) {
  if (b.numerator == 0) return std::nullopt;
  Fraction result{a.numerator * b.denominator, a.denominator * b.numerator};
  if (result.denominator < 0) {
    result.numerator = -result.numerator;
    result.denominator = -result.denominator;
  }
  return result;
}

Fraction square_root(const Fraction& number) {
  const cpp_int scale = big_power_of_ten(root_decimals);
  return {sqrt(cpp_int(number.numerator * scale * scale / number.denominator)), scale};
}

std::optional<Exact> rounded(const Fraction& number, int decimals) {
  cpp_int units, rest;
  divide_qr(cpp_int(number.numerator * big_power_of_ten(decimals)), number.denominator, units,
            rest);
  if (2 * abs(rest) >= number.denominator) units += number.numerator < 0 ? -1 : 1;
  return without_trailing_zeros(units, decimals);
}

std::optional<Exact> exactly(const Fraction& number) {
  cpp_int units, rest;
  divide_qr(cpp_int(number.numerator * big_power_of_ten(most_decimals)), number.denominator, units,
            rest);
  if (rest != 0) return std::nullopt;
  return without_trailing_zeros(units, most_decimals);
}

}  // namespace shanhai
