#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

/// How many bytes of space stand at the beginning of `text`: ASCII, no-break U+00A0, full-width U+3000.
std::size_t space_in_front(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE3\x80\x80") || text.starts_with("\xEF\xBB\xBF")) return 3;
  return 0;
}

std::size_t space_behind(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.back();
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  if (text.ends_with("\xE3\x80\x80") || text.ends_with("\xEF\xBB\xBF")) return 3;
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t length = space_in_front(text)) text.remove_prefix(length);
  if (!text.empty() && text.front() == '\'') {
    text.remove_prefix(1);
    while (const std::size_t length = space_in_front(text)) text.remove_prefix(length);
  }
  while (const std::size_t length = space_behind(text)) text.remove_suffix(length);
  return text;
}

std::string ascii_folded(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      folded += text[at++];
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c >= 0xFF01 && c <= 0xFF5E) {
      folded += static_cast<char>(c - 0xFF01 + '!');
    } else if (c == 0x3000 || c == 0xA0) {
      folded += ' ';
    } else if (c == 0xFFE5) {
      folded += "¥";
    } else {
      folded += text.substr(begin, at - begin);
    }
  }
  return folded;
}

std::string folded_name(std::string_view text) {
  std::string name;
  for (const char c : ascii_folded(trimmed(text))) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return text[at++] & 0x7F;
  const std::size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
  char32_t c = length == 4 ? lead & 0x07u : length == 3 ? lead & 0x0Fu : lead & 0x1Fu;
  bool good = length != 0 && at + length <= text.size();
  for (std::size_t i = 1; good && i < length; ++i) {
    good = (byte(at + i) & 0xC0) == 0x80;
    c = (c << 6) | (byte(at + i) & 0x3Fu);
  }
  // Overlong forms, surrogates, and what lies beyond Unicode.
  if (good && ((length == 3 && c < 0x800) || (length == 4 && c < 0x10000) || (c >= 0xD800 && c < 0xE000) ||
               c > 0x10FFFF)) {
    good = false;
  }
  at += good ? length : 1;
  return good ? c : char32_t{0xFFFD};
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (next_code_point(text, at) == 0xFFFD && at == begin + 1) return begin;
  }
  return std::string_view::npos;
}

}  // namespace shanhai
