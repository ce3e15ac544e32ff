#include "ledger/threads.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <stdexcept>

using namespace shanhai;

TEST_CASE("work on threads: each piece once; the first exception by number, when all have ended") {
  for (const std::size_t count : {0u, 1u, 2u, 5u}) {
    std::vector<std::atomic<int>> done(count);
    on_threads(count, [&](std::size_t i) { ++done[i]; });
    for (const auto& times : done) CHECK(times == 1);
  }
  std::atomic<int> ended = 0;
  const auto fail = [&](std::size_t i) {
    ++ended;
    if (i > 0) throw std::runtime_error(std::to_string(i));
  };
  CHECK_THROWS_WITH(on_threads(4, fail), "1");
  CHECK(ended == 4);
}

TEST_CASE("stretches: all things, each once, few of few things") {
  CHECK(stretches_of(0, 4) == 1);
  CHECK(stretches_of(least_stretch * 2 - 1, 4) == 1);
  CHECK(stretches_of(least_stretch * 3, 0) == 1);
  CHECK(stretches_of(least_stretch * 3, 4) == 3);
  CHECK(stretches_of(least_stretch * 30, 4) == 4);
  std::vector<std::atomic<int>> met(least_stretch * 3 + 7);
  in_stretches(met.size(), 3, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) ++met[i];
  });
  CHECK(std::all_of(met.begin(), met.end(), [](const auto& times) { return times == 1; }));
}

TEST_CASE("sorting on threads is sorting") {
  std::mt19937_64 random(3);
  for (const std::size_t size : {0u, 1u, 1000u, 100'003u}) {
    std::vector<std::uint64_t> numbers(size);
    for (std::uint64_t& number : numbers) number = random() % (size + 1);
    std::vector<std::uint64_t> sorted = numbers;
    std::sort(sorted.begin(), sorted.end());
    for (const unsigned threads : {1u, 2u, 3u, 5u, 6u}) {
      std::vector<std::uint64_t> here = numbers;
      sort_on_threads(here, threads, std::less<>());
      CHECK(here == sorted);
    }
  }
}
