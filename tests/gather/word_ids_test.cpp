#include "gather/word_ids.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

using namespace shanhai;

TEST_CASE("words in order: by code point, whatever they begin with, on any number of threads") {
  std::mt19937 random(7);
  for (const std::string& beginning : {std::string(), std::string("5227"), std::string("独山县"), std::string(30, 'x')}) {
    std::set<std::string> words{beginning};
    for (std::size_t wanted : {5u, 40'000u}) {
      while (words.size() < wanted) {
        std::string word = beginning;
        // Few different bytes, so that many words are beginnings of others; among them 0 and those above 127.
        for (std::size_t length = random() % 24; length > 0; --length) word += std::string("a\0\xE4\xFF", 4)[random() % 4];
        words.insert(word);
      }
      std::vector<std::string> shuffled(words.begin(), words.end());
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      Dictionary dictionary;
      for (const std::string& word : shuffled) dictionary.number(word);
      WordIds ids(ColumnType::text);
      CHECK(ids.meet(&dictionary) == words.size());
      CHECK(ids.meet(&dictionary) == 0);
      for (std::size_t i = 0; i < shuffled.size(); ++i) {
        if (i % 2 == 0) ids.fetch(static_cast<std::int64_t>(i));
        ids.id(static_cast<std::int64_t>(i));
      }
      for (const unsigned threads : {1u, 2u}) {
        std::vector<std::string> sorted;
        for (const std::int64_t id : ids.in_order(threads)) sorted.emplace_back(ids.word(id));
        CHECK(std::equal(sorted.begin(), sorted.end(), words.begin(), words.end()));
      }
    }
  }
  CHECK(WordIds(ColumnType::text).in_order(2).empty());
}
