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

/// Every byte is a character.
bool is_ascii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

std::size_t length_of(std::string_view text) { return is_ascii(text) ? text.size() : characters(text).size(); }

/// Keeps so many characters at both ends.
std::string hidden(std::string_view text, std::size_t front, std::size_t back) {
  if (is_ascii(text)) {
    std::string result(text);
    if (front + back < text.size()) result.replace(front, text.size() - front - back, text.size() - front - back, '*');
    return result;
  }
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
  const std::size_t length = length_of(text);
  const bool known = std::find(std::begin(identity_lengths), std::end(identity_lengths), length) !=
                     std::end(identity_lengths);
  return known ? hidden(text, 6, 4) : all_hidden(text);
}

std::string masked_phone(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);  // a spreadsheet's, not the number's
  return length_of(text) >= mobile_length ? hidden(text, 3, 4) : all_hidden(text);
}

/// A name of one character would be shown whole.
std::string masked_name(std::string_view text) {
  return length_of(text) > 1 ? hidden(text, 1, 0) : all_hidden(text);
}

/// A digit of either width, or nothing else.
char digit_of(std::string_view character) {
  if (character.size() == 1) return is_digit(character[0]) ? character[0] : '\0';
  const bool wide = character.size() == 3 && character.substr(0, 2) == "\xEF\xBC" && character[2] >= '\x90' &&
                    character[2] <= '\x99';
  return wide ? static_cast<char>('0' + (character[2] - '\x90')) : '\0';
}

/// Digits that stand together: from which character of the text, and which.
struct Run {
  std::size_t begin = 0;
  std::string digits;
  std::size_t end() const { return begin + digits.size(); }
};

std::vector<Run> runs_of_digits(const std::vector<std::string_view>& text) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char digit = digit_of(text[i]);
    if (digit == '\0') continue;
    if (runs.empty() || runs.back().end() != i) runs.push_back({i, {}});
    runs.back().digits += digit;
  }
  return runs;
}

bool is_day_of_birth(std::string_view digits) {
  const auto number = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
  const int month = number(digits.size() - 4), day = number(digits.size() - 2);
  const bool year = digits.size() == 6 || digits.starts_with("19") || digits.starts_with("20");
  return year && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool looks_like_mobile(std::string_view digits) {
  return digits.size() == mobile_length && digits[0] == '1' && digits[1] >= '3';
}

bool looks_like_identity(std::string_view digits) {
  switch (digits.size()) {
    case 15: return is_day_of_birth(digits.substr(6, 6));
    case 18: return true;
    case 20: return is_day_of_birth(digits.substr(6, 8));
    default: return false;
  }
}

/// The run that begins at `first`, joined with those behind a single space or hyphen each, up to `length` digits.
Run joined(const std::vector<Run>& runs, std::size_t first, std::size_t length, const std::vector<std::string_view>& text) {
  Run run = runs[first];
  for (std::size_t end = run.end(); run.digits.size() < length && ++first < runs.size(); end = runs[first].end()) {
    const bool next = runs[first].begin == end + 1 && (text[end] == " " || text[end] == "-");
    if (!next) break;
    run.digits += runs[first].digits;
  }
  return run;
}

/// Puts `*` over all but the first and last digits of a run, which may have single marks between them.
void hide(std::vector<std::string_view>& text, std::size_t begin, std::size_t digits, std::size_t front, std::size_t back) {
  for (std::size_t met = 0; met < digits; ++begin) {
    if (digit_of(text[begin]) == '\0') continue;
    ++met;
    if (met > front && met + back <= digits) text[begin] = "*";
  }
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
  // Most texts have too few digits for any; the second byte of a wide one stands for it.
  const auto may_be_digit = [](char c) { return is_digit(c) || c == '\xBC'; };
  if (std::count_if(text.begin(), text.end(), may_be_digit) < std::ptrdiff_t{mobile_length}) return std::string(text);
  std::vector<std::string_view> shown = characters(text);
  const auto runs = runs_of_digits(shown);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const bool check_letter = run.end() < shown.size() && (shown[run.end()] == "X" || shown[run.end()] == "x");
    if (run.digits.size() == 17 && check_letter) {
      hide(shown, run.begin, 17, 6, 3);
    } else if (looks_like_identity(run.digits)) {
      hide(shown, run.begin, run.digits.size(), 6, 4);
    } else if (looks_like_mobile(run.digits)) {
      hide(shown, run.begin, mobile_length, 3, 4);
    } else if (run.digits.size() == 3 || run.digits.size() == 6) {  // 138 1234 5678, 522726-19900307-1231
      const Run phone = joined(runs, i, mobile_length, shown);
      const Run identity = joined(runs, i, 18, shown);
      if (looks_like_mobile(phone.digits)) hide(shown, run.begin, mobile_length, 3, 4);
      if (identity.digits.size() == 18 && is_day_of_birth(std::string_view(identity.digits).substr(6, 8))) {
        hide(shown, run.begin, 18, 6, 4);
      }
    }
  }
  std::string result;
  for (const std::string_view character : shown) result += character;
  return result;
}

ColumnType kind_by_header(const Catalogue& catalogue, std::string_view header) {
  const std::string folded = folded_name(header);
  const auto speaks_of = [&](const std::string& name) {
    const std::string known = folded_name(name);
    const bool is_a_part = !known.empty() && static_cast<unsigned char>(known[0]) >= 0x80;  // not of "name"
    return folded == known || (is_a_part && folded.find(known) != folded.npos);
  };
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    for (const ColumnSpec& column : ledger.columns) {
      if (!is_personal(column.type)) continue;
      if (speaks_of(column.id) || speaks_of(column.label) || speaks_of(column.label_en)) return column.type;
      if (std::any_of(column.aliases.begin(), column.aliases.end(), speaks_of)) return column.type;
    }
  }
  return ColumnType::text;
}

}  // namespace shanhai
