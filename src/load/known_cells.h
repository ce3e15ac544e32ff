#pragma once
// What cells of one column mean, by their bytes, as far as they came lately. Most columns have few different cells:
// those are told without a branch on their length, by comparing four words. It only spares the way to the
// dictionary, so a cell that takes another's place costs no more than time.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace shanhai {

class KnownCells {
 public:
  static constexpr int usual_bits = 11;
  /// Of at most 2^`most_bits` cells.
  explicit KnownCells(int most_bits = usual_bits) : most_bits_(most_bits) {}

  struct Known {
    std::int64_t cell = 0;
    bool odd = false;  // see CellReader::read
  };
  static constexpr std::size_t longest = 32;  // bytes of a cell that can be known

  /// What `bytes` mean; `learn()` says so where they are not known. REQUIRES: they are not empty and no longer than
  /// `longest`, and so many may be read from where they begin.
  template <class Learn>
  Known of(std::string_view bytes, const Learn& learn) {
    Words words;
    std::memcpy(words.of, bytes.data(), longest);
    std::uint64_t mask[word_count];
    std::memcpy(mask, masks.data() + longest - bytes.size(), longest);
    for (std::size_t i = 0; i < word_count; ++i) words.of[i] &= mask[i];
    const std::uint64_t mixed = words.of[0] ^ std::rotl(words.of[1], 19) ^ std::rotl(words.of[2], 37) ^ std::rotl(words.of[3], 53);
    if (slots_.empty()) slots_.resize(std::size_t{1} << bits_);
    Slot& slot = slots_[mixed * 0x9E37'79B9'7F4A'7C15u >> (64 - bits_)];
    std::uint64_t different = slot.size ^ bytes.size();
    for (std::size_t i = 0; i < word_count; ++i) different |= slot.words.of[i] ^ words.of[i];
    if (different == 0) return slot.known;
    const Known known = learn();
    slot = {words, known, bytes.size()};
    if (++learnt_ > slots_.size() && bits_ < most_bits_) grow();
    return known;
  }
  void forget() { std::fill(slots_.begin(), slots_.end(), Slot{}); }

 private:
  static constexpr std::size_t word_count = longest / 8;
  static constexpr int first_bits = 4;
  /// A file may have thousands of columns, and most of them few different cells.
  void grow() {
    bits_ = std::min(bits_ + 3, most_bits_);
    slots_.assign(std::size_t{1} << bits_, Slot{});
    learnt_ = 0;
  }
  /// From its middle minus n on, n bytes that are kept and then others that are not.
  static constexpr auto masks = [] {
    std::array<unsigned char, 2 * longest> bytes{};
    std::fill_n(bytes.begin(), longest, static_cast<unsigned char>(0xFF));
    return bytes;
  }();

  struct Words {
    std::uint64_t of[word_count] = {};
  };
  struct alignas(64) Slot {  // a line of the cache
    Words words;
    Known known;
    std::uint64_t size = 0;  // 0: empty
  };
  std::vector<Slot> slots_;
  int most_bits_;
  int bits_ = std::min(first_bits, most_bits_);  // of a slot's number
  std::size_t learnt_ = 0;  // since there are so many slots
};

}  // namespace shanhai
