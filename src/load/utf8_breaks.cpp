#include "load/utf8_breaks.h"

#include <algorithm>
#include <cstring>

namespace shanhai {

namespace {

/// Compilers make the processor's own vectors of it.
using Bytes = unsigned char __attribute__((vector_size(16)));
constexpr std::size_t width = sizeof(Bytes);
constexpr int most_ones = 255;  // that a byte can add up

Bytes bytes_at(const char* place) {
  Bytes bytes;
  std::memcpy(&bytes, place, width);
  return bytes;
}

/// 1 for each byte from `place` on that is a break. Two bytes before it are read.
Bytes breaks_at(const char* place) {
  const auto is_lead = [](Bytes bytes) { return (bytes & 0xF0) == 0xE0; };
  const Bytes bytes = bytes_at(place);
  const auto continues = (bytes & 0xC0) == 0x80;
  const auto due = is_lead(bytes_at(place - 1)) | is_lead(bytes_at(place - 2));
  const auto broken = (continues ^ due) | (((bytes & 0xC0) == 0xC0) & ~is_lead(bytes));
  return reinterpret_cast<Bytes>(broken) & 1;
}

/// The same of a place at the beginning or end of `text`.
std::size_t breaks_at_edge(std::string_view text, std::size_t at) {
  const std::size_t before = std::min<std::size_t>(2, at);
  const std::size_t count = std::min(width, text.size() - at);
  char edge[2 + width] = {};
  std::memcpy(edge + 2 - before, text.data() + at - before, before + count);
  const Bytes ones = breaks_at(edge + 2);
  std::size_t breaks = 0;
  for (std::size_t i = 0; i < count; ++i) breaks += ones[i];
  return breaks;
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
  std::size_t breaks = breaks_at_edge(bytes, 0), at = width;
  while (at + width <= bytes.size()) {
    Bytes sums{};
    for (int ones = 0; ones < most_ones && at + width <= bytes.size(); ++ones, at += width) {
      sums += breaks_at(bytes.data() + at);
    }
    for (std::size_t i = 0; i < width; ++i) breaks += sums[i];
  }
  return at < bytes.size() ? breaks + breaks_at_edge(bytes, at) : breaks;
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
