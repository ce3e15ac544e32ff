#include "check/person_number.h"

#include <algorithm>
#include <string>

#include "load/plain_cells.h"
#include "shanhai/ledger/identity.h"

namespace shanhai::checking {

namespace {

constexpr std::size_t plain_length = 18;
constexpr std::size_t card_length = 20;  // of a disability card

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

bool has_form(std::string_view word) {
  if (word.size() != plain_length && word.size() != card_length) return false;
  const char check = word[plain_length - 1];
  return all_digits(word.substr(0, plain_length - 1)) && (is_digit(check) || check == 'X' || check == 'x') &&
         all_digits(word.substr(plain_length));
}

/// The number in some digits.
int number_at(const char* digits, std::size_t length) {
  int number = 0;
  for (std::size_t i = 0; i < length; ++i) number = number * 10 + (digits[i] - '0');
  return number;
}

/// REQUIRES: 17 digits in front.
std::optional<Day> birth_day(std::string_view word) {
  const int year = number_at(word.data() + 6, 4);
  if (year < 1850) return std::nullopt;
  return day_of(year, static_cast<unsigned>(number_at(word.data() + 10, 2)),
                static_cast<unsigned>(number_at(word.data() + 12, 2)));
}

/// Four digits in lanes of sixteen bits, each times its weight, added up: the highest lane of the product.
constexpr std::uint64_t weighted(std::uint64_t lanes, std::uint64_t w0, std::uint64_t w1, std::uint64_t w2, std::uint64_t w3) {
  return lanes * (w3 | w2 << 16 | w1 << 32 | w0 << 48) >> 48;
}

/// As nearly all are: 18 characters with the right one at the end. Eight at a time, where the rules take one by one.
bool has_sound_digits(std::string_view word) {
  if (!is_plain_identity(word)) return false;
  constexpr std::uint64_t lanes = 0x000F'000F'000F'000Fu;
  const auto eight = [&](std::size_t from) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < 8; ++i) bytes |= std::uint64_t{static_cast<unsigned char>(word[from + i])} << i * 8;
    return bytes;
  };
  const std::uint64_t first = eight(0), second = eight(8);
  const std::uint64_t sum = weighted(first & lanes, 7, 10, 8, 2) + weighted(first >> 8 & lanes, 9, 5, 4, 1) +
                            weighted(second & lanes, 6, 7, 10, 8) + weighted(second >> 8 & lanes, 3, 9, 5, 4) +
                            2 * static_cast<unsigned>(word[16] - '0');
  return word[plain_length - 1] == "10X98765432"[sum % 11];
}

}  // namespace

Identity look_at_identity(std::string_view word) {
  if (has_sound_digits(word)) {
    if (const auto birth = birth_day(word)) return {IdentityFault::none, *birth};
  }
  if (is_masked_identity(word)) return {IdentityFault::masked};
  if (is_damaged_identity(word)) return {IdentityFault::damaged};
  if (!has_form(word)) return {IdentityFault::form};
  const auto birth = birth_day(word);
  if (!birth) return {IdentityFault::birth};
  if (!has_right_check_character(word)) return {IdentityFault::check};
  return {IdentityFault::none, *birth};
}

std::optional<std::uint64_t> person_number(std::string_view word) {
  if (!has_form(word) || is_damaged_identity(word)) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : word.substr(0, plain_length - 1)) number = number * 10 + static_cast<unsigned>(c - '0');
  const char check = word[plain_length - 1];
  return number * 11 + (is_digit(check) ? static_cast<unsigned>(check - '0') : 10u);
}

PhoneFault phone_fault_of(std::string_view word) {
  if (is_plain_phone(word) && word[0] == '1') return PhoneFault::none;
  if (word.find('*') != word.npos) return PhoneFault::masked;
  std::string digits;
  for (const char c : word) {
    if (is_digit(c)) digits += c;
    else if (c != '-' && c != ' ' && c != '+' && c != '(' && c != ')') return PhoneFault::form;
  }
  if (digits.size() == 13 && digits.starts_with("861")) digits.erase(0, 2);
  if (digits.size() == 11 && digits[0] == '1') return PhoneFault::none;
  const bool hyphens = word.find_first_of("-()") != word.npos;
  const bool area = digits.starts_with('0') && digits.size() >= 10 && digits.size() <= (hyphens ? 16u : 12u);
  const bool local = !digits.starts_with('0') && !digits.starts_with('1') &&
                     (digits.size() == 7 || digits.size() == 8);
  const bool service = digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
  return area || local || service ? PhoneFault::none : PhoneFault::form;
}

}  // namespace shanhai::checking
