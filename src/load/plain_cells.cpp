// Loops of a fixed length without branches: a compiler makes a few vector instructions of them.
#include "load/plain_cells.h"

namespace shanhai {

namespace {

unsigned digit(char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0'; }

template <std::size_t count>
bool are_digits(const char* bytes) {
  unsigned char wrong = 0;
  for (std::size_t i = 0; i < count; ++i) wrong |= static_cast<unsigned char>(digit(bytes[i]) > 9);
  return wrong == 0;
}

/// In one go: '0' to '9' without their 0x30 are the bytes that stay below 0x80 when 0x76 is added.
bool are_eight_digits(const char* bytes) {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101u;
  std::uint64_t eight;
  std::memcpy(&eight, bytes, sizeof eight);
  eight ^= '0' * each;
  return (((eight + 0x76 * each) | eight) & 0x80 * each) == 0;
}

/// Without a call, as the length is known.
template <std::size_t size>
bool is_text(std::string_view bytes, const char (&text)[size]) {
  return bytes.size() == size - 1 && std::memcmp(bytes.data(), text, size - 1) == 0;
}

}  // namespace

std::optional<Date> plain_day(std::string_view bytes) {
  if (bytes.size() != 10) return std::nullopt;
  const char* const c = bytes.data();
  const bool shaped = are_digits<4>(c) && (c[4] == '-') && are_digits<2>(c + 5) && (c[7] == '-') && are_digits<2>(c + 8);
  if (!shaped) return std::nullopt;
  const unsigned year = digit(c[0]) * 1000 + digit(c[1]) * 100 + digit(c[2]) * 10 + digit(c[3]);
  const auto day = day_of(static_cast<int>(year), digit(c[5]) * 10 + digit(c[6]), digit(c[8]) * 10 + digit(c[9]));
  if (!day) return std::nullopt;
  return Date(*day, Precision::day);
}

bool is_plain_identity(std::string_view bytes) {
  if (bytes.size() != 18 || !are_eight_digits(bytes.data()) || !are_eight_digits(bytes.data() + 8)) return false;
  return digit(bytes[16]) <= 9 && (bytes[17] == 'X' || digit(bytes[17]) <= 9);
}

bool is_plain_name(std::string_view bytes) {
  if (bytes.empty() || bytes.size() % 3 != 0 || is_text(bytes, "无") || is_text(bytes, "不详")) return false;
  bool wrong = false;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[i + at]); };
    const unsigned code = (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    wrong |= (byte(0) & 0xF0) != 0xE0 || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80 || code < 0x4E00 || code > 0x9FFF;
  }
  return !wrong;
}

bool is_plain_phone(std::string_view bytes) {
  return bytes.size() == 11 && are_eight_digits(bytes.data()) && are_eight_digits(bytes.data() + 3);
}

}  // namespace shanhai
