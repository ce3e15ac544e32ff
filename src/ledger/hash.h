#pragma once
// Hashes for tables with open addressing. Whoever knows how a table numbers its places can write a file whose keys all
// fall into one of them, and a question of it takes quadratic time. So every run of the program draws a seed of its
// own, and each factor of each product has an unknown part of it inside: no choice of bytes makes a product nothing, or
// lets what two keys differ in cancel out. (The way of Wang Yi's wyhash, with its constants kept secret.)
//
// Nothing that is printed may depend on a hash: what stands in such a table is counted, sorted, or read in the order in
// which it came.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace shanhai {

struct HashSeed {
  std::uint64_t first, second, third;
};
/// Tests choose their own; the same number gives the same seed.
HashSeed hash_seed_from(std::uint64_t number);
/// That of this run.
extern const HashSeed hash_seed;

/// Both halves of the product of two numbers, one over the other.
inline std::uint64_t folded_product(std::uint64_t a, std::uint64_t b) {
  __extension__ using UnsignedWide = unsigned __int128;
  const UnsignedWide product = static_cast<UnsignedWide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_of(std::int64_t number, const HashSeed& seed = hash_seed) {
  return folded_product(static_cast<std::uint64_t>(number) ^ seed.first, seed.second);
}

/// Of a tuple: each number in turn, upon the hash of those before it, which begins with 0.
inline std::uint64_t hash_upon(std::uint64_t before, std::int64_t number, const HashSeed& seed = hash_seed) {
  return folded_product(static_cast<std::uint64_t>(number) ^ seed.first, before ^ seed.second);
}

template <typename Unsigned>
std::uint64_t load_bytes(const char* bytes) {
  Unsigned value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

/// Most words are a few bytes long: they are two loads and two multiplications.
inline std::uint64_t hash_of(std::string_view word, const HashSeed& seed = hash_seed) {
  const char* bytes = word.data();
  std::size_t size = word.size();
  std::uint64_t hash = size * seed.third;
  for (; size > 16; size -= 16, bytes += 16) {
    hash = folded_product(load_bytes<std::uint64_t>(bytes) ^ seed.first, load_bytes<std::uint64_t>(bytes + 8) ^ hash);
  }
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  if (size >= 8) {
    head = load_bytes<std::uint64_t>(bytes);
    tail = load_bytes<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    head = load_bytes<std::uint32_t>(bytes);
    tail = load_bytes<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    head = load_bytes<std::uint8_t>(bytes) << 16 | load_bytes<std::uint8_t>(bytes + size / 2) << 8 |
           load_bytes<std::uint8_t>(bytes + size - 1);
  }
  return folded_product(head ^ seed.first, tail ^ hash ^ seed.second);
}

/// For std::unordered_map and std::unordered_set.
struct SeededHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return hash_of(word); }
  std::size_t operator()(std::int64_t number) const { return hash_of(number); }
};

}  // namespace shanhai
