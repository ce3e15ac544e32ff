#include "ledger/hash.h"

#include <sys/auxv.h>

namespace shanhai {

namespace {

/// splitmix64, which makes many numbers of one.
std::uint64_t next(std::uint64_t& state) {
  std::uint64_t mixed = state += 0x9E37'79B9'7F4A'7C15u;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EBu;
  return mixed ^ (mixed >> 31);
}

/// The kernel gives every program sixteen random bytes when it starts it.
HashSeed drawn_seed() {
  const auto* bytes = reinterpret_cast<const char*>(::getauxval(AT_RANDOM));
  if (bytes == nullptr) return hash_seed_from(0);
  HashSeed seed = hash_seed_from(load_bytes<std::uint64_t>(bytes));
  std::uint64_t more = load_bytes<std::uint64_t>(bytes + 8);
  seed.second ^= next(more);
  seed.third ^= next(more) << 1;
  return seed;
}

}  // namespace

HashSeed hash_seed_from(std::uint64_t number) {
  HashSeed seed{};
  seed.first = next(number);
  seed.second = next(number);
  seed.third = next(number) | 1;
  return seed;
}

const HashSeed hash_seed = drawn_seed();

}  // namespace shanhai
