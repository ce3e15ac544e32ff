// Plain digits, which nearly all cells of numbers are. Eight characters or fewer are read in one go, as the bytes of
// one integer (Daniel Lemire, "Quickly parsing eight digits", 2018; here with a point among them); others one by one.
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

struct Plain {
  std::int64_t number = -1;  // its digits, without the point; -1: not plain
  int decimals = 0;
};

constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101'0101'0101'0101u; }
constexpr std::size_t at_once = 8;

/// The characters as digits, the last in the highest byte, zeros in front. REQUIRES: 1 to 8 characters.
std::uint64_t digits_of(std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  const auto character = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(bytes[at])}; };
  std::uint64_t last = 0;   // they may overlap: both have the same there
  std::uint64_t first = 0;
  if (size >= 4) {
    std::uint32_t four[2];
    std::memcpy(&four[0], bytes, 4);
    std::memcpy(&four[1], bytes + size - 4, 4);
    first = four[0];
    last = std::uint64_t{four[1]} << 32;
  } else {
    first = character(0) | character(size / 2) << size / 2 * 8;
    last = character(size - 1) << 56;
  }
  const std::size_t empty = (at_once - size) * 8;
  return (last | first << empty) ^ (each('0') << empty);
}

Plain read_at_once(std::string_view text) {
  std::uint64_t digits = digits_of(text);
  Plain read;
  const std::uint64_t other = digits ^ each('.' ^ '0');
  const std::uint64_t points = ~(((other & each(0x7F)) + each(0x7F)) | other | each(0x7F));  // 0x80 where one is
  if (points != 0) {
    const int behind = std::countl_zero(points) / 8;  // the last, if there are several
    const int before = 7 - behind;                    // bytes
    if (behind == 0 || before + static_cast<int>(text.size()) <= 8) return {};
    const std::uint64_t in_front = digits & ((std::uint64_t{1} << before * 8) - 1);
    digits = (digits & ~std::uint64_t{0} << (before + 1) * 8) | in_front << 8;
    read.decimals = behind;
  }
  if (((digits + each(0x76)) | digits) & each(0x80)) return {};
  digits = digits * 10 + (digits >> 8);  // pairs, in every second byte
  constexpr std::uint64_t second_pairs = 0x0000'00FF'0000'00FFu;
  const std::uint64_t sum = (digits & second_pairs) * (100 + (std::uint64_t{1'000'000} << 32)) +
                            (digits >> 16 & second_pairs) * (1 + (std::uint64_t{10'000} << 32));
  read.number = static_cast<std::int64_t>(sum >> 32);
  return read;
}

Plain read_one_by_one(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  Plain read{0, 0};
  const auto take_digits = [&] {
    const char* const begin = at;
    for (; at != end && *at >= '0' && *at <= '9'; ++at) read.number = read.number * 10 + (*at - '0');
    return static_cast<int>(at - begin);
  };
  if (take_digits() == 0) return {};
  if (at != end && *at == '.') {
    ++at;
    read.decimals = take_digits();
    if (read.decimals == 0) return {};
  }
  return at == end ? read : Plain{};
}

}  // namespace

bool read_plain_number(std::string_view text, UnitPower unit, std::int64_t& units) {
  constexpr std::size_t longest = 18;
  if (text.empty() || text.size() > longest) return false;
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  constexpr bool little = std::endian::native == std::endian::little;
  const bool short_one = little && !text.empty() && text.size() <= at_once;
  const Plain read = short_one ? read_at_once(text) : read_one_by_one(text);
  const int power = cell_decimals + unit - read.decimals;
  if (read.number < 0 || power < 0) return false;
  static constexpr std::int64_t tens[] = {1,         10,         100,         1'000,         10'000,
                                          100'000,   1'000'000,  10'000'000,  100'000'000,   1'000'000'000,
                                          10'000'000'000, 100'000'000'000, 1'000'000'000'000};
  assert(power < static_cast<int>(std::size(tens)));
  if (__builtin_mul_overflow(read.number, tens[power], &units)) return false;
  if (negative) units = -units;
  return true;
}

}  // namespace shanhai
