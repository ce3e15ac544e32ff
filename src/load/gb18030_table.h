#pragma once
// The characters of GB 18030. Only gb18030.cpp reads it.

#include <cstdint>
#include <span>
#include <string_view>

namespace shanhai::gb18030 {

inline constexpr std::size_t first_bytes = 126;   // 81 to FE
inline constexpr std::size_t second_bytes = 190;  // 40 to 7E, 80 to FE

/// The character of each two-byte code.
extern const char16_t* const two_bytes;

/// Four-byte codes from the `first` in their order, up to the next range, are characters from `character` on.
struct Range {
  std::uint16_t first;
  char16_t character;
};
extern const std::span<const Range> four_bytes;

}  // namespace shanhai::gb18030
