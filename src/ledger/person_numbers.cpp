// The text is first written down again as one sign for each character, so that `１３８`, `138` and a 138 with
// zero-width characters in it are one: digits as themselves, X for itself, and for all others what they mean beside a
// number. Runs of digits are then looked at alone, and where they stand apart by single blanks or hyphens, together.
#include "ledger/person_numbers.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "shanhai/ledger/date.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/identity.h"

namespace shanhai {

namespace {

constexpr std::size_t mobile_length = 11;
constexpr int earliest_birth = 1850;

// Signs besides digits, X and + / : , which stand for themselves.
constexpr char letter = 'a', blank = ' ', hyphen = '-', dot = '.', currency = '$', yuan = 'y', power = 'w', other = '?', dash = '=', until = '~',
               passed = '_', nothing = '\0';

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c == letter || c == 'X'; }

char ascii_sign(char c) {
  if (is_digit(c) || c == '+' || c == '/' || c == ':' || c == ',') return c;
  if (c == 'x' || c == 'X') return 'X';
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return letter;
  switch (c) {
    case ' ': case '\t': return blank;
    case '-': return hyphen;
    case '~': return until;
    case '.': return dot;
    case ';': return ',';
    case '$': return currency;
    default: return other;
  }
}

/// `nothing` for what takes no room.
char sign_of(char32_t c) {
  if (c < 0x80) return ascii_sign(static_cast<char>(c));
  if (c >= 0xFF01 && c <= 0xFF5E) return ascii_sign(static_cast<char>(c - 0xFF01 + '!'));
  if ((c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD) return nothing;
  if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212) return hyphen;
  switch (c) {
    case 0x3000: case 0xA0: case 0x2002: case 0x2003: case 0x2009: case 0x202F: return blank;
    case U'、': return ',';
    case U'¥': case 0xFFE5: return currency;
    case U'元': return yuan;
    case U'万': case U'亿': return power;
    case 0x2014: case 0x2015: case 0x2500: return dash;
    default: return other;
  }
}

/// For numbers whose groups are not all joined alike: 138 1234-5678.
constexpr char any_mark = '&';
bool is_mark(char c, char mark) { return mark == any_mark ? c == blank || c == hyphen : c == mark; }

/// What goes on with an amount. Any other word behind 元 is a name: 元芳.
constexpr std::string_view behind_an_amount[] = {"整", "以", "左", "上", "的", "用", "等", "资", "款", "补", "及", "和", "人", "每", "到", "由", "为", "未", "已", "共"};

/// Digits that stand together, by their signs.
struct Run {
  std::size_t begin, end;
  std::size_t size() const { return end - begin; }
};

bool is_mobile(std::string_view digits) {
  return digits.size() == mobile_length && digits[0] == '1' && digits[1] >= '3';
}

bool is_day(std::string_view year, std::string_view month_and_day) {
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  };
  return number(year) >= earliest_birth && day_of(number(year), static_cast<unsigned>(number(month_and_day.substr(0, 2))),
                                                  static_cast<unsigned>(number(month_and_day.substr(2, 2))));
}

bool is_identity(std::string_view word) {
  if (word.size() == 15) return std::ranges::all_of(word, is_digit) && is_day("19" + std::string(word.substr(6, 2)), word.substr(8, 4));
  return has_right_check_character(word) && is_day(word.substr(6, 4), word.substr(10, 4));
}

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char sign = sign_of(next_code_point(text, at));
      if (sign == nothing) continue;
      signs_ += sign;
      places_.push_back({begin, at});
    }
    pass_country_codes();
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      if (!is_digit(signs_[i])) continue;
      if (runs_.empty() || runs_.back().end != i) runs_.push_back({i, i});
      runs_.back().end = i + 1;
    }
  }

  bool is_only_numbers() const { return signs_.find_first_of("a?") == signs_.npos; }

  std::string hidden() {
    for (std::size_t i = 0; i < runs_.size(); ++i) look_at({&runs_[i], 1});
    for (const char mark : {blank, hyphen, dash, any_mark}) look_at_groups(mark);
    if (stars_.empty()) return std::string(text_);
    std::ranges::sort(stars_);
    std::string out;
    std::size_t at = 0;
    for (const std::size_t star : stars_) {
      if (places_[star].begin < at) continue;  // hidden already
      out += text_.substr(at, places_[star].begin - at);
      out += '*';
      at = places_[star].end;
    }
    return out + std::string(text_.substr(at));
  }

 private:
  char sign(std::size_t at) const { return at < signs_.size() ? signs_[at] : nothing; }
  char before(std::size_t at) const { return at > 0 ? signs_[at - 1] : nothing; }

  /// +86 and 0086 before a mobile number, or 86 apart from it, are no digits of it.
  void pass_country_codes() {
    for (const std::string_view code : {"+86", "0086", "86"}) {
      for (std::size_t at = signs_.find(code); at != signs_.npos; at = signs_.find(code, at + 1)) {
        std::size_t behind = at + code.size();
        const bool apart = sign(behind) == blank || sign(behind) == hyphen;
        if (apart) ++behind;
        const char front = before(at);
        const bool part = is_digit(front) || is_letter(front) || front == dot || (code == "86" && (front == hyphen || !apart));
        if (part || sign(behind) != '1' || sign(behind + 1) < '3' || sign(behind + 1) > '9') continue;
        signs_.replace(at, behind - at, behind - at, passed);
      }
    }
  }

  /// A dot or hyphen behind a number belongs to it only where it goes on. `may_be_amount`: nothing shows that it is none.
  bool stands_alone(std::size_t begin, std::size_t end, bool may_be_amount) const {
    const char front = before(begin), back = sign(end);
    if (is_digit(front) || is_letter(front) || front == dot || front == hyphen) return false;
    if (back == dot || back == hyphen) return !is_digit(sign(end + 1)) && !is_letter(sign(end + 1));
    if (is_digit(back) || is_letter(back) || is_of_a_series(begin, end)) return false;
    return !may_be_amount || !(front == currency || is_yuan(end) || (back == power && is_yuan(end + 1)));
  }

  /// 13800138000～13800138999: from one serial number to another. Two persons' telephones hardly begin alike.
  bool is_of_a_series(std::size_t begin, std::size_t end) const {
    constexpr std::size_t alike = 6;
    const std::size_t size = end - begin;
    const std::string_view own = std::string_view(signs_).substr(begin, alike);
    if (sign(end) == until && std::string_view(signs_).substr(end + 1, alike) == own) return true;
    return before(begin) == until && begin > size && std::string_view(signs_).substr(begin - size - 1, alike) == own;
  }

  /// 元, but not of somebody's name: 元芳, 元老师.
  bool is_yuan(std::size_t at) const {
    if (sign(at) != yuan) return false;
    const std::string_view behind = text_.substr(places_[at].end);
    const bool word = behind.size() >= 3 && behind[0] >= '\xE4' && behind[0] <= '\xE9';  // a Chinese character, in UTF-8
    return !word || std::ranges::any_of(behind_an_amount, [&](std::string_view each) { return behind.starts_with(each); });
  }

  /// Whether these runs are one number; then it is hidden.
  bool look_at(std::span<const Run> runs) {
    std::vector<std::size_t> at;  // of its characters
    for (const Run& run : runs) {
      for (std::size_t i = run.begin; i < run.end; ++i) at.push_back(i);
    }
    const bool alone = runs.size() == 1;
    const auto hide = [&](std::size_t front) {
      constexpr std::size_t back = 4;
      std::string word;
      for (const std::size_t each : at) word += signs_[each];
      const bool right = front == 3 ? is_mobile(word) : is_identity(word);
      if (!right || !stands_alone(at.front(), at.back() + 1, word.size() < 18)) return false;
      stars_.insert(stars_.end(), at.begin() + static_cast<std::ptrdiff_t>(front), at.end() - back);
      return true;
    };
    if (at.size() == mobile_length) return (alone || is_grouped_mobile(runs)) && hide(3);
    if (at.size() == 17 && sign(at.back() + 1) == 'X') {
      at.push_back(at.back() + 1);
      for (std::size_t i = 0; i < 2 && is_digit(sign(at.back() + 1)); ++i) at.push_back(at.back() + 1);  // a card's
      return hide(6);
    }
    const bool old_form = alone || (runs.size() == 3 && runs[0].size() == 6 && runs[1].size() == 6);
    return (at.size() == 18 || at.size() == 20 || (at.size() == 15 && old_form)) && hide(6);
  }

  static bool is_grouped_mobile(std::span<const Run> runs) {
    static constexpr std::array<std::array<std::size_t, 3>, 7> forms = {
        {{3, 4, 4}, {4, 3, 4}, {4, 4, 3}, {3, 3, 5}, {3, 8, 0}, {7, 4, 0}, {5, 6, 0}}};
    return std::ranges::any_of(forms, [&](const auto& form) {
      for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != (i < runs.size() ? runs[i].size() : 0)) return false;
      }
      return runs.size() <= form.size();
    });
  }

  /// A date or a fraction, joined by something else than `mark`.
  bool is_part_of_another(const Run& run, char mark) const {
    const auto joins = [&](char c) { return !is_mark(c, mark) && (c == hyphen || c == dot || c == '/' || c == ':'); };
    return (run.begin > 1 && joins(before(run.begin)) && is_digit(before(run.begin - 1))) ||
           (joins(sign(run.end)) && is_digit(sign(run.end + 1)));
  }

  /// Runs that stand apart by one `mark` each.
  void look_at_groups(char mark) {
    for (std::size_t first = 0; first < runs_.size();) {
      if (is_part_of_another(runs_[first], mark)) {
        ++first;
        continue;
      }
      std::size_t last = first + 1;
      while (last < runs_.size() && runs_[last].begin == runs_[last - 1].end + 1 && is_mark(signs_[runs_[last - 1].end], mark) &&
             !is_part_of_another(runs_[last], mark)) {
        ++last;
      }
      look_at_chain(std::span(runs_).subspan(first, last - first), mark);
      first = last;
    }
  }

  void look_at_chain(std::span<const Run> chain, char mark) {
    constexpr std::size_t longest = 20;
    std::size_t from = 0;  // behind the last number that was found
    for (std::size_t first = 0; first < chain.size(); ++first) {
      std::size_t digits = chain[first].size();
      for (std::size_t last = first + 1; last < chain.size() && digits < longest; ++last) {
        digits += chain[last].size();
        const bool whole = first == from && last + 1 == chain.size();
        if (digits == mobile_length && !whole && !may_stand_beside(chain.subspan(from), first - from, last - from, mark)) continue;
        if (look_at(chain.subspan(first, last + 1 - first))) {
          first = last;
          from = last + 1;
          break;
        }
      }
    }
  }

  /// A telephone among other numbers: 138 0013 8000, apart by blanks, and not among fours, as accounts are written.
  bool may_stand_beside(std::span<const Run> chain, std::size_t first, std::size_t last, char mark) const {
    if (mark != blank || last - first != 2 || chain[first].size() != 3 || chain[last].size() != 4) return false;
    const bool four_before = first > 0 && chain[first - 1].size() == 4;
    const bool four_behind = last + 1 < chain.size() && chain[last + 1].size() == 4;
    return !four_before && !four_behind;
  }

  struct Place {
    std::size_t begin, end;  // bytes of the text
  };

  std::string_view text_;
  std::string signs_;
  std::vector<Place> places_;  // of each sign
  std::vector<Run> runs_;
  std::vector<std::size_t> stars_;  // signs that are hidden
};

}  // namespace

std::string with_hidden_numbers(std::string_view text, bool codes) {
  // Most texts have too few digits for any; the second byte of a wide one stands for it.
  const auto may_be_digit = [](char c) { return is_digit(c) || c == '\xBC'; };
  if (std::ranges::count_if(text, may_be_digit) < std::ptrdiff_t{mobile_length}) return std::string(text);
  Search search(text);
  if (codes && search.is_only_numbers()) return std::string(text);
  return search.hidden();
}

}  // namespace shanhai
