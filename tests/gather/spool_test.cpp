// What is put away comes back as it was, from memory and from the file.
#include "gather/spool.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace shanhai;

TEST_CASE("a spool gives back what was put into it, in order and in any other") {
  Spool spool;
  std::vector<std::string> texts;
  std::vector<std::uint64_t> places;
  for (std::size_t i = 0; i < 4'000; ++i) {
    texts.emplace_back(i * 7919 % 6'000, static_cast<char>('a' + i % 26));  // 12 MB in all
    places.push_back(spool.put(texts.back()));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK((spool.get(places[i], texts[i].size()) == texts[i]));
  for (std::size_t i = texts.size(); i-- > 0;) CHECK((spool.get(places[i], texts[i].size()) == texts[i]));
}

TEST_CASE("a text larger than all that waits") {
  Spool spool;
  const std::string large(9 << 20, 'x');
  const std::uint64_t first = spool.put("a"), second = spool.put(large), third = spool.put("b");
  CHECK(spool.get(first, 1) == "a");
  CHECK((spool.get(second, large.size()) == large));
  CHECK(spool.get(third, 1) == "b");
}
