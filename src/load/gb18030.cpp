#include "load/gb18030.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "load/gb18030_table.h"
#include "load/put_utf8.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::gb18030 {

namespace {

using Byte = unsigned char;

struct Meant {
  std::uint16_t code;
  char32_t character;
};
/// Those that Unicode has put where two bytes of UTF-16 do not reach.
constexpr std::array<Meant, 6> beyond = {{{0xFE51, 0x20087}, {0xFE52, 0x20089}, {0xFE53, 0x200CC},
                                          {0xFE6C, 0x215D7}, {0xFE76, 0x2298F}, {0xFE91, 0x241FE}}};

/// In their order, four-byte codes have 10, 126 and 10 behind each byte; those of the other planes begin at 90.
constexpr std::uint32_t codes_of_plane_0 = 39420;
constexpr std::uint32_t other_planes = (0x90 - 0x81) * 12600;
constexpr std::uint32_t codes_of_other_planes = 0x100000;

bool is_first(Byte byte) { return byte >= 0x81 && byte <= 0xFE; }
bool is_digit(Byte byte) { return byte >= 0x30 && byte <= 0x39; }

char32_t of_two(Byte first, Byte second) {
  const std::size_t place = (first - 0x81u) * second_bytes + second - (second > 0x7F ? 0x41u : 0x40u);
  const char32_t character = two_bytes[place];
  if (first != 0xFE || character < 0xE000 || character > 0xF8FF) return character;
  const auto code = static_cast<std::uint16_t>(first << 8 | second);
  for (const Meant& each : beyond) {
    if (each.code == code) return each.character;
  }
  return character;
}

/// 0 where there is none.
char32_t of_four(const Byte* code) {
  if (!is_first(code[0]) || !is_digit(code[1]) || !is_first(code[2]) || !is_digit(code[3])) return 0;
  const std::uint32_t number = ((code[0] - 0x81u) * 10 + code[1] - 0x30u) * 1260 + (code[2] - 0x81u) * 10 + code[3] - 0x30u;
  if (number < codes_of_plane_0) {
    const auto behind = std::upper_bound(four_bytes.begin(), four_bytes.end(), number,
                                         [](std::uint32_t wanted, const Range& range) { return wanted < range.first; });
    const Range& range = *(behind - 1);
    return range.character + (number - range.first);
  }
  if (number < other_planes || number >= other_planes + codes_of_other_planes) return 0;
  return 0x10000 + (number - other_planes);
}

/// Which code each character has: two bytes in one number, 0 for none.
std::vector<std::uint16_t> codes_by_character() {
  std::vector<std::uint16_t> codes(0x10000);
  for (std::size_t i = 0; i < first_bytes * second_bytes; ++i) {
    const std::size_t second = i % second_bytes + 0x40;
    codes[two_bytes[i]] = static_cast<std::uint16_t>((i / second_bytes + 0x81) << 8 | (second < 0x7F ? second : second + 1));
  }
  return codes;
}

void append_four(char32_t character, std::string& bytes) {
  std::uint32_t number = character - 0x10000 + other_planes;
  if (character < 0x10000) {
    // The ranges are in the order of their characters, too.
    const auto behind = std::upper_bound(four_bytes.begin(), four_bytes.end(), character,
                                         [](char32_t wanted, const Range& range) { return wanted < range.character; });
    number = (behind - 1)->first + (character - (behind - 1)->character);
    const bool is_in_range = number < (behind == four_bytes.end() ? codes_of_plane_0 : behind->first);
    if (!is_in_range) return;  // private ones, whose codes mean others now
  }
  bytes += static_cast<char>(0x81 + number / 12600);
  bytes += static_cast<char>(0x30 + number / 1260 % 10);
  bytes += static_cast<char>(0x81 + number / 10 % 126);
  bytes += static_cast<char>(0x30 + number % 10);
}

}  // namespace

std::size_t decode(std::string_view bytes, std::string& text) {
  const std::size_t before = text.size();
  // No code gives more than twice its bytes; a stretch of ASCII is copied eight bytes at a time.
  text.resize(before + bytes.size() * 2);
  char* out = text.data() + before;
  const auto* in = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = in + bytes.size();
  std::size_t wrong = bytes.npos;
  while (in < end) {
    while (end - in >= 8) {
      std::uint64_t eight;
      std::memcpy(&eight, in, 8);
      if (eight & 0x8080808080808080u) break;
      std::memcpy(out, in, 8);
      in += 8;
      out += 8;
    }
    if (in == end) break;
    if (*in < 0x80) {
      *out++ = static_cast<char>(*in++);
      continue;
    }
    char32_t character = 0;
    std::size_t length = 2;
    if (is_first(*in) && end - in >= 2) {
      if (in[1] >= 0x40 && in[1] != 0x7F && in[1] != 0xFF) {
        character = of_two(in[0], in[1]);
      } else if (end - in >= 4) {
        character = of_four(in);
        length = 4;
      }
    }
    if (character == 0) {
      wrong = static_cast<std::size_t>(in - reinterpret_cast<const Byte*>(bytes.data()));
      break;
    }
    out = put_utf8(character, out);
    in += length;
  }
  text.resize(static_cast<std::size_t>(out - text.data()));
  return wrong;
}

std::string encode(std::string_view utf8) {
  static const std::vector<std::uint16_t> codes = codes_by_character();
  std::string bytes;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char32_t character = next_code_point(utf8, at);
    if (character == 0xFFFD && at == begin + 1) continue;
    const auto* const meant = std::find_if(beyond.begin(), beyond.end(), [&](const Meant& each) { return each.character == character; });
    const std::uint16_t code = meant != beyond.end() ? meant->code : character < 0x10000 ? codes[character] : std::uint16_t{0};
    if (character < 0x80) {
      bytes += static_cast<char>(character);
    } else if (code != 0) {
      bytes += static_cast<char>(code >> 8);
      bytes += static_cast<char>(code & 0xFF);
    } else {
      append_four(character, bytes);
    }
  }
  return bytes;
}

}  // namespace shanhai::gb18030
