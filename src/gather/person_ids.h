#pragma once
// Persons under numbers that last, from the identity numbers in a Batch. Nearly every identity number is 17
// digits and one of eleven check characters: that is a number itself, and no table of all persons is needed.

#include <cstdint>
#include <vector>

#include "gather/word_ids.h"
#include "shanhai/ledger/identity.h"

namespace shanhai {

class PersonIds {
 public:
  explicit PersonIds(ColumnType type = ColumnType::identity, WordIds::Counts counts = is_countable_identity);

  /// As WordIds::meet.
  void meet(const Dictionary* dictionary);

  /// The id of the person with word number `number`; `missing` where it tells nobody from another.
  std::int64_t id(std::int64_t number) {
    const std::int64_t known = known_[static_cast<std::size_t>(number)];
    return known != unknown ? known : learn(number);
  }

  /// Calls `use` with it, if there is one.
  template <typename Use>
  void each(std::int64_t number, const Use& use) {
    if (const std::int64_t person = id(number); person != missing) use(person);
  }

  /// From the ids of `other` to the ids here.
  class Translation {
   public:
    std::int64_t operator()(std::int64_t id) const {
      return id >= 0 ? id : of_other_form(ids_[static_cast<std::size_t>(of_other_form(id))]);
    }

   private:
    friend class PersonIds;
    std::vector<std::int64_t> ids_;
  };
  Translation absorb(const PersonIds& other);

 private:
  static constexpr std::int64_t unknown = -1;
  /// Between the ids of others_, from 0 on, and those here, from -2 down.
  static constexpr std::int64_t of_other_form(std::int64_t id) { return -2 - id; }

  std::int64_t learn(std::int64_t number);

  WordIds others_;  // those of another form
  const Dictionary* dictionary_ = nullptr;
  std::uint64_t epoch_ = 0;
  std::vector<std::int64_t> known_;  // by word number
};

}  // namespace shanhai
