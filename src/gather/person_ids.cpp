#include "gather/person_ids.h"

#include "shanhai/ledger/identity.h"

namespace shanhai {

namespace {

/// 17 digits and the check character as one number; -1 for any other form.
std::int64_t number_of(std::string_view identity) {
  constexpr std::size_t digits = 17;
  if (identity.size() != digits + 1) return -1;
  std::uint64_t number = 0;
  bool wrong = false;
  for (std::size_t i = 0; i < digits; ++i) {
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(identity[i])) - '0';
    wrong |= digit > 9;
    number = number * 10 + digit;
  }
  const char check = identity[digits];
  if (wrong || (check != 'X' && (check < '0' || check > '9'))) return -1;
  return static_cast<std::int64_t>(number) * 11 + (check == 'X' ? 10 : check - '0');
}

}  // namespace

PersonIds::PersonIds(ColumnType type, WordIds::Counts counts) : others_(type, counts) {}

void PersonIds::meet(const Dictionary* dictionary) {
  others_.meet(dictionary);
  if (dictionary == nullptr) return;
  if (dictionary_ != dictionary || epoch_ != dictionary->epoch()) {
    dictionary_ = dictionary;
    epoch_ = dictionary->epoch();
    known_.clear();
  }
  if (known_.size() < dictionary->size()) known_.resize(dictionary->size(), unknown);
}

std::int64_t PersonIds::learn(std::int64_t number) {
  const std::string_view word = dictionary_->word(number);
  std::int64_t id = number_of(word);
  if (id < 0) {
    const std::int64_t other = others_.id(number);
    id = other == missing ? missing : of_other_form(other);
  } else if (word.ends_with("000") && !is_countable_identity(word)) {
    id = missing;  // of this form, only those are damaged
  }
  return known_[static_cast<std::size_t>(number)] = id;
}

PersonIds::Translation PersonIds::absorb(const PersonIds& other) {
  Translation translation;
  translation.ids_ = others_.absorb(other.others_).ids;
  return translation;
}

}  // namespace shanhai
