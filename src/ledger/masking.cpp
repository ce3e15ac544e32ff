#include "shanhai/ledger/masking.h"

#include <algorithm>

#include "ledger/person_numbers.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::size_t identity_lengths[] = {15, 18, 20};
constexpr std::size_t mobile_length = 11;

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

/// A digit of either width.
bool is_digit(std::string_view character) {
  if (character.size() == 1) return character[0] >= '0' && character[0] <= '9';
  return character.size() == 3 && character >= "０" && character <= "９";
}

bool is_x(std::string_view character) {
  return character == "X" || character == "x" || character == "Ｘ" || character == "ｘ";
}

/// Keeps so many characters at both ends.
std::string hidden(const std::vector<std::string_view>& text, std::size_t front, std::size_t back) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) result += i < front || i + back >= text.size() ? text[i] : "*";
  return result;
}

/// What is kept at the ends is all that is left of a number: nobody's name.
std::string hidden_number(const std::vector<std::string_view>& text, std::size_t front, std::size_t back, bool with_x) {
  const auto is_kept = [&](std::string_view character) { return is_digit(character) || (with_x && is_x(character)); };
  const bool number = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(front), is_digit) &&
                      std::all_of(text.end() - static_cast<std::ptrdiff_t>(back), text.end(), is_kept);
  return number ? hidden(text, front, back) : hidden(text, 0, 0);
}

/// Nearly all cells: digits, and perhaps an X at the end.
bool is_plain_number(std::string_view text) {
  const auto plain = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && std::all_of(text.begin(), text.end() - 1, plain) && (plain(text.back()) || text.back() == 'X');
}

std::string hidden_plain(std::string_view text, std::size_t front, std::size_t back) {
  std::string result(text);
  std::fill(result.begin() + static_cast<std::ptrdiff_t>(front), result.end() - static_cast<std::ptrdiff_t>(back), '*');
  return result;
}

bool is_identity_length(std::size_t length) { return std::ranges::find(identity_lengths, length) != std::end(identity_lengths); }

std::string masked_identity(std::string_view text) {
  if (is_identity_length(text.size()) && is_plain_number(text)) return hidden_plain(text, 6, 4);
  const auto parts = characters(text);
  return is_identity_length(parts.size()) ? hidden_number(parts, 6, 4, true) : hidden(parts, 0, 0);
}

std::string masked_phone(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);  // a spreadsheet's, not the number's
  if (text.size() >= mobile_length && text.back() != 'X' && is_plain_number(text)) return hidden_plain(text, 3, 4);
  const auto parts = characters(text);
  return parts.size() >= mobile_length ? hidden_number(parts, 3, 4, false) : hidden(parts, 0, 0);
}

/// A name of one character would be shown whole.
std::string masked_name(std::string_view text) {
  const auto parts = characters(text);
  return hidden(parts, parts.size() > 1 ? 1 : 0, 0);
}

}  // namespace

std::string CellMask::operator()(std::string_view text) const {
  switch (kind) {
    case ColumnType::identity: return masked_identity(text);
    case ColumnType::phone: return masked_phone(text);
    case ColumnType::name: return masked_name(text);
    default: return with_hidden_numbers(text, codes);
  }
}

CellMask stricter(const CellMask& a, const CellMask& b) {
  // The order of personal types is that of how much they show: a name, then numbers.
  const auto rank = [](const CellMask& mask) {
    return !mask.is_personal() ? 0 : mask.kind == ColumnType::name ? 1 : mask.kind == ColumnType::phone ? 2 : 3;
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b) ? a : b;
  return {a.kind, a.codes && b.codes};
}

}  // namespace shanhai
