// Two steps for each window. First 64 bytes become 64 bits twice: which are special, which are separators.
// That is done with whatever the processor has. Then the bits that are set are written down as places. (See
// Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.)
#include "load/special_bytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace shanhai {

namespace {

constexpr std::size_t block_bytes = 64;
constexpr std::size_t window_bytes = 32 << 10;
constexpr std::size_t overhang = 16;  // places are written some at a time

struct BlockMask {
  std::uint64_t special, separators;

  std::uint64_t breaks() const { return special & ~separators; }
  void keep(std::uint64_t bits) {
    special &= bits;
    separators &= bits;
  }
};

void mask_plain(const char* bytes, char separator, BlockMask& mask) {
  mask = {};
  for (unsigned i = 0; i < block_bytes; ++i) {
    const std::uint64_t is_separator = bytes[i] == separator;
    const std::uint64_t is_other = (static_cast<unsigned char>(bytes[i]) < 0x20) | (bytes[i] == '"');
    mask.separators |= is_separator << i;
    mask.special |= (is_separator | is_other) << i;
  }
}

/// Writes down the places of one block's bits, from `places` on; more may be written behind them, up to `overhang`.
__attribute__((always_inline)) inline void put_places(std::uint64_t special, std::uint32_t at, std::uint32_t count,
                                                      std::uint32_t* places) {
  const auto put = [&] {
    *places++ = at + static_cast<std::uint32_t>(std::countr_zero(special));
    special &= special - 1;
  };
  // Eight at a time, whether they are there or not: cheaper than to guess wrong how many there are.
  for (std::uint32_t done = 0; done < count; done += 8) {
    put(), put(), put(), put(), put(), put(), put(), put();
  }
}

/// Writes down the places of the bits of blocks from `begin` to `end`; `mask_of` fills their masks, `put_some` is
/// put_places.
template <typename MaskOf, typename PutSome>
__attribute__((always_inline)) inline SpecialBytes::Found list_places(const char* text, std::size_t begin,
                                                                      std::size_t end, std::uint32_t* places,
                                                                      std::uint32_t* breaks, MaskOf mask_of,
                                                                      PutSome put_some) {
  const std::size_t first = begin / block_bytes;
  const std::size_t blocks = (end + block_bytes - 1) / block_bytes - first;
  BlockMask masks[window_bytes / block_bytes + 1];
  mask_of(text + first * block_bytes, blocks, masks);
  masks[0].keep(~std::uint64_t{0} << (begin % block_bytes));
  if (end % block_bytes != 0) masks[blocks - 1].keep(~std::uint64_t{0} >> (block_bytes - end % block_bytes));
  SpecialBytes::Found found{};
  for (std::size_t block = 0; block < blocks; ++block) {
    const auto at = static_cast<std::uint32_t>((first + block) * block_bytes);
    const std::uint64_t special = masks[block].special;
    std::uint64_t rest = masks[block].breaks();
    do {  // the first whether it is there or not: one block in three has one
      const std::uint64_t before = (rest & (~rest + 1)) - 1;
      breaks[found.breaks] = found.places + static_cast<std::uint32_t>(std::popcount(special & before));
      found.breaks += rest != 0;
      rest &= rest - 1;
    } while (rest != 0);
    const auto count = static_cast<std::uint32_t>(std::popcount(special));
    put_some(special, at, count, places + found.places);
    found.places += count;
  }
  return found;
}

SpecialBytes::Found find_plain(const char* text, std::size_t begin, std::size_t end, char separator,
                               std::uint32_t* places, std::uint32_t* breaks) {
  return list_places(text, begin, end, places, breaks, [=](const char* bytes, std::size_t blocks, BlockMask* masks) {
    for (std::size_t i = 0; i < blocks; ++i) mask_plain(bytes + i * block_bytes, separator, masks[i]);
  }, put_places);
}

#if defined(__x86_64__)

void mask_sse2(const char* bytes, std::size_t blocks, char separator, BlockMask* masks) {
  const __m128i separator_bytes = _mm_set1_epi8(separator);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i highest_control = _mm_set1_epi8(0x1F);
  for (std::size_t block = 0; block < blocks; ++block) {
    BlockMask mask{};
    for (unsigned i = 0; i < 4; ++i) {
      const __m128i chunk =
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + block * block_bytes + std::size_t{i} * 16));
      const __m128i is_separator = _mm_cmpeq_epi8(chunk, separator_bytes);
      const __m128i is_control = _mm_cmpeq_epi8(_mm_min_epu8(chunk, highest_control), chunk);
      const __m128i is_other = _mm_or_si128(is_control, _mm_cmpeq_epi8(chunk, quote));
      const auto bits = [&](__m128i which) {
        return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(which))} << (i * 16);
      };
      mask.separators |= bits(is_separator);
      mask.special |= bits(_mm_or_si128(is_separator, is_other));
    }
    masks[block] = mask;
  }
}

SpecialBytes::Found find_sse2(const char* text, std::size_t begin, std::size_t end, char separator,
                              std::uint32_t* places, std::uint32_t* breaks) {
  return list_places(text, begin, end, places, breaks, [=](const char* bytes, std::size_t blocks, BlockMask* masks) {
    mask_sse2(bytes, blocks, separator, masks);
  }, put_places);
}

std::uint64_t joined_bits(int low, int high) {
  return std::uint64_t{static_cast<std::uint32_t>(high)} << 32 | static_cast<std::uint32_t>(low);
}

__attribute__((target("avx2"))) void mask_avx2(const char* bytes, std::size_t blocks, char separator,
                                               BlockMask* masks) {
  const __m256i separator_bytes = _mm256_set1_epi8(separator);
  const __m256i quote = _mm256_set1_epi8('"');
  const __m256i highest_control = _mm256_set1_epi8(0x1F);
  for (std::size_t block = 0; block < blocks; ++block) {
    const auto* const halves = reinterpret_cast<const __m256i*>(bytes + block * block_bytes);
    const __m256i first = _mm256_loadu_si256(halves);
    const __m256i second = _mm256_loadu_si256(halves + 1);
    const __m256i separators_1 = _mm256_cmpeq_epi8(first, separator_bytes);
    const __m256i separators_2 = _mm256_cmpeq_epi8(second, separator_bytes);
    const __m256i controls_1 = _mm256_cmpeq_epi8(_mm256_min_epu8(first, highest_control), first);
    const __m256i controls_2 = _mm256_cmpeq_epi8(_mm256_min_epu8(second, highest_control), second);
    const __m256i others_1 = _mm256_or_si256(controls_1, _mm256_cmpeq_epi8(first, quote));
    const __m256i others_2 = _mm256_or_si256(controls_2, _mm256_cmpeq_epi8(second, quote));
    masks[block].separators = joined_bits(_mm256_movemask_epi8(separators_1), _mm256_movemask_epi8(separators_2));
    masks[block].special = joined_bits(_mm256_movemask_epi8(_mm256_or_si256(separators_1, others_1)),
                                       _mm256_movemask_epi8(_mm256_or_si256(separators_2, others_2)));
  }
}

/// Every processor with AVX2 counts and finds bits in one instruction, too.
__attribute__((target("avx2,bmi,popcnt"))) SpecialBytes::Found find_avx2(const char* text, std::size_t begin,
                                                                         std::size_t end, char separator,
                                                                         std::uint32_t* places,
                                                                         std::uint32_t* breaks) {
  return list_places(text, begin, end, places, breaks, [=](const char* bytes, std::size_t blocks, BlockMask* masks) {
    mask_avx2(bytes, blocks, separator, masks);
  }, put_places);
}

__attribute__((target("avx512bw,avx512vbmi2"))) void mask_avx512(const char* bytes, std::size_t blocks, char separator,
                                                                 BlockMask* masks) {
  const __m512i separator_bytes = _mm512_set1_epi8(separator);
  const __m512i quote = _mm512_set1_epi8('"');
  const __m512i space = _mm512_set1_epi8(' ');
  for (std::size_t block = 0; block < blocks; ++block) {
    const __m512i chunk = _mm512_loadu_si512(bytes + block * block_bytes);
    const __mmask64 separators = _mm512_cmpeq_epi8_mask(chunk, separator_bytes);
    const __mmask64 others = _mm512_cmplt_epu8_mask(chunk, space) | _mm512_cmpeq_epi8_mask(chunk, quote);
    masks[block] = {separators | others, separators};
  }
}

/// put_places: of the numbers from 0 to 63 those are kept whose bits are set.
__attribute__((target("avx512bw,avx512vbmi2,popcnt"))) inline void put_avx512(std::uint64_t special, std::uint32_t at,
                                                                             std::uint32_t count,
                                                                             std::uint32_t* places) {
  // Masks of nothing but ones: forms without a mask make g++ 12 warn of its own header.
  constexpr __mmask8 all_four = 0xF;
  constexpr __mmask16 all_sixteen = 0xFFFF;
  alignas(64) static constexpr auto numbers = [] {
    std::array<char, block_bytes> all{};
    std::iota(all.begin(), all.end(), char{0});
    return all;
  }();
  const __m512i kept = _mm512_maskz_compress_epi8(special, _mm512_load_si512(numbers.data()));
  __m128i some = _mm512_maskz_extracti32x4_epi32(all_four, kept, 0);
  alignas(64) char rest[block_bytes];  // seldom more than the first sixteen
  for (std::uint32_t done = 0;;) {
    const __m512i wide = _mm512_maskz_cvtepu8_epi32(all_sixteen, some);
    _mm512_storeu_si512(places + done, _mm512_add_epi32(wide, _mm512_set1_epi32(static_cast<int>(at))));
    done += overhang;
    if (done >= count) return;
    if (done == overhang) _mm512_store_si512(rest, kept);
    some = _mm_load_si128(reinterpret_cast<const __m128i*>(rest + done));
  }
}

__attribute__((target("avx512bw,avx512vbmi2,bmi,popcnt"))) SpecialBytes::Found find_avx512(
    const char* text, std::size_t begin, std::size_t end, char separator, std::uint32_t* places,
    std::uint32_t* breaks) {
  return list_places(text, begin, end, places, breaks, [=](const char* bytes, std::size_t blocks, BlockMask* masks) {
    mask_avx512(bytes, blocks, separator, masks);
  }, put_avx512);
}

#endif

SpecialBytes::Find find_with([[maybe_unused]] Lookup lookup) {
#if defined(__x86_64__)
  if (lookup == Lookup::avx512) return find_avx512;
  if (lookup == Lookup::avx2) return find_avx2;
  if (lookup == Lookup::sse2) return find_sse2;
#endif
  return find_plain;
}

}  // namespace

bool has_lookup(Lookup lookup) {
#if defined(__x86_64__)
  if (lookup < Lookup::avx2) return true;
  if (!__builtin_cpu_supports("bmi") || !__builtin_cpu_supports("popcnt")) return false;
  if (lookup == Lookup::avx2) return __builtin_cpu_supports("avx2");
  return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
#else
  return lookup == Lookup::plain;
#endif
}

SpecialBytes::SpecialBytes(char separator, Lookup lookup) : separator_(separator), find_(find_with(lookup)) {}

void SpecialBytes::start(std::string_view text, std::size_t at) {
  text_ = text;
  window_end_ = at;
  const std::size_t wanted = std::min(window_bytes, text.size() - at);
  if (!places_ || room_ < wanted) {
    room_ = wanted;
    places_ = std::make_unique_for_overwrite<std::uint32_t[]>(room_ + overhang + 1);
    breaks_ = std::make_unique_for_overwrite<std::uint32_t[]>(room_ + 1);
  }
  count_ = at_ = break_at_ = 0;
  breaks_[0] = none;
}

bool SpecialBytes::quoted_line(std::size_t begin, std::vector<std::uint32_t>& ends) {
  ends.assign(1, static_cast<std::uint32_t>(begin) - 1);
  std::uint32_t at = at_;
  for (std::uint32_t break_at = break_at_; breaks_[break_at] != none; ++break_at) {
    const std::uint32_t number = breaks_[break_at];
    ends.insert(ends.end(), place(at), place(number));
    const std::uint32_t cell_begin = ends.back() + 1;
    ends.push_back(*place(number));
    if (end_line(number, break_at)) return true;
    ends.pop_back();
    const std::uint32_t closing = breaks_[++break_at];
    const bool opens = *place(number) == cell_begin && text_[cell_begin] == '"';
    if (!opens || closing == none || text_[*place(closing)] != '"' || closing + 1 == count_) return false;
    // The next special byte has to end the cell, and to stand right behind.
    at = closing + 1;
    const char behind = text_[*place(at)];
    if (*place(at) != *place(closing) + 1 || (behind != separator_ && behind != '\n' && behind != '\r')) return false;
  }
  return false;
}

bool SpecialBytes::look_on() {
  if (window_end_ == text_.size()) return false;
  const std::size_t begin = window_end_;
  window_end_ = std::min(text_.size(), begin / block_bytes * block_bytes + window_bytes);
  const Found found = find_(text_.data(), begin, window_end_, separator_, places_.get() + 1, breaks_.get());
  count_ = found.places;
  breaks_[found.breaks] = none;
  at_ = break_at_ = 0;
  return true;
}

}  // namespace shanhai
