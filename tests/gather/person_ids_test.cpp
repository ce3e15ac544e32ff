// Persons are counted by numbers made of their identity numbers: held against the words themselves.
#include "gather/person_ids.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "shanhai/ledger/identity.h"

using namespace shanhai;

namespace {

/// As cells of an identity column are kept: sound, with a wrong check character, damaged, masked, of other forms.
std::string some_word(std::mt19937& random) {
  std::string word;
  for (int i = 0; i < 17; ++i) word += static_cast<char>('0' + (i < 14 ? 9 - i % 3 : static_cast<int>(random() % 3)));
  switch (random() % 8) {
    case 0: return word + "000";                                // a disability card's length
    case 1: return word.substr(0, 15);
    case 2: return word.substr(0, 6) + "********" + word.substr(14) + "1";
    case 3: return "5.22726E+17";
    case 4: return word.substr(0, 15) + "000";                  // perhaps damaged by a spreadsheet
    case 5: return word + static_cast<char>('0' + random() % 10);
    case 6: return word + "X";
    default: return word + identity_check_character(word);
  }
}

}  // namespace

TEST_CASE("person ids: one for each word that tells a person, whichever thread met it, also across epochs") {
  std::mt19937 random(11);
  PersonIds ids[2];
  std::map<std::string, std::int64_t> known[2];
  for (int thread = 0; thread < 2; ++thread) {
    Dictionary words;
    for (int batch = 0; batch < 20; ++batch) {
      std::vector<std::int64_t> numbers;
      for (int row = 0; row < 200; ++row) {
        const std::string word = some_word(random);
        numbers.push_back(row % 3 == 0 ? words.append(word) : words.number(word));
      }
      ids[thread].meet(&words);
      for (const std::int64_t number : numbers) {
        const std::string word(words.word(number));
        const std::int64_t id = ids[thread].id(number);
        CHECK((id == missing) == !is_countable_identity(word));
        const auto [at, is_new] = known[thread].try_emplace(word, id);
        CHECK(at->second == id);
      }
      if (batch % 3 == 0) words.clear();
    }
  }
  for (const auto& [word, id] : known[0]) {
    for (const auto& [other_word, other_id] : known[0]) {
      if (id != missing && other_word != word) CHECK(id != other_id);
    }
  }
  const PersonIds::Translation here = ids[0].absorb(ids[1]);
  for (const auto& [word, id] : known[1]) {
    if (id == missing || !known[0].contains(word)) continue;
    CHECK(here(id) == known[0][word]);
  }
}
