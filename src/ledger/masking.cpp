#include "shanhai/ledger/masking.h"

#include <algorithm>
#include <vector>

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::size_t identity_lengths[] = {15, 18, 20};
constexpr std::size_t mobile_length = 11;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The characters of `text`, as views of it.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    result.push_back(text.substr(begin, at - begin));
  }
  return result;
}

/// Keeps so many characters at both ends.
std::string hidden(std::string_view text, std::size_t front, std::size_t back) {
  const auto parts = characters(text);
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i < front || i + back >= parts.size()) {
      result += parts[i];
    } else {
      result += '*';
    }
  }
  return result;
}

std::string all_hidden(std::string_view text) { return hidden(text, 0, 0); }

std::string masked_identity(std::string_view text) {
  const std::size_t length = characters(text).size();
  const bool known = std::find(std::begin(identity_lengths), std::end(identity_lengths), length) !=
                     std::end(identity_lengths);
  return known ? hidden(text, 6, 4) : all_hidden(text);
}

std::string masked_phone(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);  // a spreadsheet's, not the number's
  return characters(text).size() >= mobile_length ? hidden(text, 3, 4) : all_hidden(text);
}

/// A name of one character would be shown whole.
std::string masked_name(std::string_view text) {
  return characters(text).size() > 1 ? hidden(text, 1, 0) : all_hidden(text);
}

bool looks_like_identity(std::string_view text) {
  if (text.size() != 18 || !std::all_of(text.begin(), text.end() - 1, is_digit)) return false;
  return is_digit(text.back()) || text.back() == 'X' || text.back() == 'x';
}

bool looks_like_mobile(std::string_view text) {
  return text.size() == mobile_length && std::all_of(text.begin(), text.end(), is_digit) && text[0] == '1' &&
         text[1] >= '3';
}

}  // namespace

std::string masked(ColumnType type, std::string_view text) {
  switch (type) {
    case ColumnType::identity: return masked_identity(text);
    case ColumnType::phone: return masked_phone(text);
    case ColumnType::name: return masked_name(text);
    default: return std::string(text);
  }
}

std::string masked_if_personal(std::string_view text) {
  const std::string plain = ascii_folded(trimmed(text));
  if (looks_like_identity(plain)) return masked_identity(plain);
  if (looks_like_mobile(plain)) return masked_phone(plain);
  return std::string(text);
}

}  // namespace shanhai
