// A wrong expression, shown with a caret under the place.
#include <algorithm>

#include "shanhai/language/syntax.h"
#include "shanhai/ledger/display_width.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

/// Characters that move a cursor, turn the direction of writing, or begin a line.
bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// The text in one line of characters that have a width: ASCII controls as their pictures (U+2400 ff.),
/// anything else that is harmful, or no UTF-8, as �.
std::string harmless(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x20) {
      result += "\xE2\x90";  // U+2400 + c
      result += static_cast<char>(0x80 + c);
    } else if (c == 0x7F) {
      result += "␡";
    } else if (c == 0xFFFD || is_harmful(c)) {
      result += "\xEF\xBF\xBD";
    } else {
      result += text.substr(begin, at - begin);
    }
  }
  return result;
}

/// Bytes of a long expression that are shown on either side of the place.
constexpr std::size_t shown_around = 120;

/// The beginning of the character that `at` stands in; `at` itself where that is no UTF-8.
std::size_t character_begin(std::string_view text, std::size_t at) {
  for (std::size_t begin = at; begin < text.size() && at - begin < 4; --begin) {
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) return begin;
    if (begin == 0) break;
  }
  return at;
}

}  // namespace

void fail_at(const std::string& text, std::size_t at, std::size_t end, const std::string& message) {
  at = std::min(at, text.size());
  end = std::clamp(end, at, text.size());
  const std::size_t from = at > shown_around ? character_begin(text, at - shown_around) : 0;
  const std::size_t to = text.size() - at > shown_around ? character_begin(text, at + shown_around) : text.size();
  const std::string_view whole = text;
  const std::string before = (from > 0 ? "…" : "") + harmless(whole.substr(from, at - from));
  const std::string behind = harmless(whole.substr(at, to - at)) + (to < text.size() ? "…" : "");
  const auto width = [](const std::string& shown) { return static_cast<std::size_t>(display_width(shown)); };
  const std::size_t meant = width(harmless(whole.substr(at, std::min(end, to) - at)));
  throw UsageError(harmless(message) + "\n  " + before + behind + "\n  " +
                   std::string(width(before), ' ') + "^" + std::string(meant > 1 ? meant - 1 : 0, '~'));
}

}  // namespace shanhai
