#pragma once
// Finds the bytes of a CSV file that mean something: separators, quotes, and everything below a space (line
// ends, NUL, controls). Sixteen bytes at a time where the processor has SSE2 (all x86-64 have), else one by
// one. No byte of a UTF-8 or GB18030 character behind its first is one of these.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shanhai {

class SpecialBytes {
 public:
  /// Bytes that may be looked at behind the end of the text (they are read, their values do not matter).
  static constexpr std::size_t padding = 64;

  explicit SpecialBytes(char separator) : separator_(separator) {}

  /// Goes on in another text, from `at`.
  void start(const char* text, std::size_t at) {
    text_ = text;
    block_ = at & ~(block_bytes - 1);
    bits_ = mask_of(text + block_) & (~std::uint64_t{0} << (at - block_));
  }

  /// The place of the next special byte before `end`, or `end`. Each is given once.
  std::size_t next(std::size_t end) {
    while (bits_ == 0) {
      block_ += block_bytes;
      if (block_ >= end) return end;
      bits_ = mask_of(text_ + block_);
    }
    const std::size_t place = block_ + static_cast<std::size_t>(__builtin_ctzll(bits_));
    if (place >= end) return end;
    bits_ &= bits_ - 1;
    return place;
  }

 private:
  static constexpr std::size_t block_bytes = 64;

#if defined(__SSE2__)
  std::uint64_t mask_of(const char* bytes) const {
    const __m128i separator = _mm_set1_epi8(separator_);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i highest_control = _mm_set1_epi8(0x1F);
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 4; ++i) {
      const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16));
      const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(chunk, highest_control), chunk);
      const __m128i either = _mm_or_si128(_mm_cmpeq_epi8(chunk, separator), _mm_cmpeq_epi8(chunk, quote));
      const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(control, either)));
      mask |= std::uint64_t{bits} << (i * 16);
    }
    return mask;
  }
#else
  std::uint64_t mask_of(const char* bytes) const {
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < block_bytes; ++i) {
      const auto c = static_cast<unsigned char>(bytes[i]);
      if (c < 0x20 || bytes[i] == separator_ || c == '"') mask |= std::uint64_t{1} << i;
    }
    return mask;
  }
#endif

  char separator_;
  const char* text_ = nullptr;
  std::size_t block_ = 0;
  std::uint64_t bits_ = 0;
};

}  // namespace shanhai
