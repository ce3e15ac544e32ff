// Keys that were chosen to collide under one seed are strewn under any other.
#include "ledger/hash.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace shanhai;

namespace {

constexpr std::size_t places = 1 << 15;

/// How many keys fall into the fullest place of a table.
template <typename Key>
std::size_t fullest(const std::vector<Key>& keys, const HashSeed& seed) {
  std::vector<std::size_t> filled(places);
  for (const Key& key : keys) ++filled[hash_of(key, seed) % places];
  return *std::max_element(filled.begin(), filled.end());
}

std::string with_bytes(std::uint64_t head, std::uint64_t tail) {
  std::string word(16, '\0');
  std::memcpy(word.data(), &head, 8);
  std::memcpy(word.data() + 8, &tail, 8);
  return word;
}

/// Of words whose first eight bytes are `factor`, a factor of the product is nothing, whatever stands behind them.
std::vector<std::string> words_beginning_with(std::uint64_t factor, std::string_view more = {}) {
  std::vector<std::string> words;
  for (std::uint64_t i = 0; i < places / 2; ++i) words.push_back(with_bytes(factor, i * 0x0123'4567'89AB'CDEFu).append(more));
  return words;
}

}  // namespace

TEST_CASE("hashes: words made to collide under one seed are strewn under others") {
  const HashSeed known = hash_seed_from(0);
  for (const std::string_view more : {"", ", and so on"}) {  // in one product, and in a chain of them
    const auto words = words_beginning_with(known.first, more);
    CHECK(fullest(words, known) == words.size());
    for (const std::uint64_t number : {1u, 2u, 3u, 1000u}) CHECK(fullest(words, hash_seed_from(number)) < 12);
    CHECK(fullest(words, hash_seed) < 12);
  }
}

TEST_CASE("hashes: numbers made to collide under one seed are strewn under others") {
  const HashSeed known = hash_seed_from(0);
  std::vector<std::int64_t> numbers;
  for (std::int64_t number = 0; numbers.size() < 1000; ++number) {
    if (hash_of(number, known) % places == 7) numbers.push_back(number);
  }
  CHECK(fullest(numbers, known) == numbers.size());
  for (const std::uint64_t number : {1u, 2u, 3u, 1000u}) CHECK(fullest(numbers, hash_seed_from(number)) < 12);
}

TEST_CASE("hashes: no constant that stands in the program lets words or numbers collide") {
  for (const std::uint64_t constant : {0x9E37'79B9'7F4A'7C15u, 0xBF58'476D'1CE4'E5B9u, 0x94D0'49BB'1331'11EBu, 0xA076'1D64'78BD'642Fu}) {
    CHECK(fullest(words_beginning_with(constant), hash_seed) < 12);
    CHECK(fullest(words_beginning_with(constant, "of a word that is longer"), hash_seed) < 12);
    std::vector<std::int64_t> numbers;  // which a multiplication by `constant` and a shift throw into one place
    std::uint64_t inverse = constant;
    for (int i = 0; i < 6; ++i) inverse *= 2 - constant * inverse;
    for (std::uint64_t i = 1; i < places / 2; ++i) numbers.push_back(static_cast<std::int64_t>((i << 32 | i) * inverse));
    CHECK(fullest(numbers, hash_seed) < 12);
  }
}

TEST_CASE("hashes: everyday keys are strewn: numbers in a row, multiples, words that differ in one place") {
  for (const std::uint64_t seed : {0u, 1u, 2u}) {
    std::vector<std::int64_t> row, multiples, high;
    std::vector<std::string> words;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(places / 2); ++i) {
      row.push_back(i);
      multiples.push_back(i * 10'000'000);
      high.push_back(i << 40);
      words.push_back("522726" + std::to_string(19'600'101'0000 + i) + "X");
    }
    for (const auto* numbers : {&row, &multiples, &high}) CHECK(fullest(*numbers, hash_seed_from(seed)) < 16);
    CHECK(fullest(words, hash_seed_from(seed)) < 16);
  }
}

TEST_CASE("hashes: every part of a word and of a tuple counts") {
  const HashSeed seed = hash_seed_from(5);
  for (std::size_t size = 1; size < 70; ++size) {
    const std::string word(size, 'a');
    CHECK(hash_of(word, seed) != hash_of(std::string(size - 1, 'a'), seed));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = word;
      other[at] = 'b';
      CHECK(hash_of(word, seed) != hash_of(other, seed));
    }
  }
  CHECK(hash_upon(hash_upon(0, 1, seed), 2, seed) != hash_upon(hash_upon(0, 2, seed), 1, seed));
}
