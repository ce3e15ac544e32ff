#include "load/utf8_breaks.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace shanhai {

namespace {

constexpr std::uint64_t highest_bits = 0x8080808080808080u;

std::uint64_t eight_bytes(const char* bytes, std::size_t count) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes, count);
  if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
  return eight;
}

/// How many bytes of a character may be due, bits 0 to 2 for none, one, two; behind one byte more.
unsigned due_behind(unsigned due, unsigned char byte) {
  if ((byte & 0xC0) == 0x80) return due >> 1;
  const bool none_due = due & 1;
  if (!none_due) return 0;
  return byte < 0x80 ? 1 : (byte & 0xF0) == 0xE0 ? 4 : 0;
}

}  // namespace

std::size_t utf8_breaks(std::string_view bytes) {
  std::size_t breaks = 0;
  std::uint64_t leads_before = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    const std::size_t count = std::min<std::size_t>(8, bytes.size() - at);
    const std::uint64_t eight = eight_bytes(bytes.data() + at, count);
    // In the highest bit of each byte; what is shifted out of one byte does not reach that of the next.
    const std::uint64_t is_begin = eight & (eight << 1);                            // 11xxxxxx
    const std::uint64_t is_lead = is_begin & (eight << 2) & ~(eight << 3) & highest_bits;  // 1110xxxx
    const std::uint64_t continues = eight & ~(eight << 1) & highest_bits;           // 10xxxxxx
    const std::uint64_t due = is_lead << 8 | leads_before >> 56 | is_lead << 16 | leads_before >> 48;
    std::uint64_t broken = (continues ^ due) | (is_begin & ~is_lead & highest_bits);
    if (count < 8) broken &= ~(~std::uint64_t{0} << (8 * count));
    if (broken != 0) breaks += static_cast<std::size_t>(std::popcount(broken));
    leads_before = is_lead;
  }
  return breaks;
}

bool can_be_without_breaks(std::string_view gb18030) {
  unsigned due = 1;
  while (!gb18030.empty() && due != 0) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(gb18030[i]); };
    // ASCII, as it is or full-width; and ¥, which is of four bytes itself. No other of four bytes is without breaks.
    const bool two = byte(0) >= 0x80 && gb18030.size() >= 2 && byte(1) >= 0x40;
    if (two) {
      due = due_behind(due_behind(due, byte(0)), byte(1));
      gb18030.remove_prefix(2);
    } else {
      due = (due & 5) != 0 ? 1 : 0;
      gb18030.remove_prefix(byte(0) < 0x80 ? 1 : std::min<std::size_t>(4, gb18030.size()));
    }
    if ((due & 4) != 0) due |= 1;  // a full-width space, A1 A1
  }
  return due != 0;
}

}  // namespace shanhai
