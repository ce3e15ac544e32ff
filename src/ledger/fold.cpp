#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

/// ASCII, and what `copy` and fixed-width exports leave at the end: NUL, Ctrl-Z.
bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '\0' || c == '\x1A';
}

/// No-break U+00A0, full-width U+3000, and those of no width.
constexpr std::string_view wide_spaces[] = {"\u00A0", "\u3000", "\uFEFF", "\u200B", "\u200C", "\u200D", "\u2060"};

/// How many bytes of space stand at the beginning of `text`.
std::size_t space_in_front(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.front())) return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t space_behind(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const std::string_view space : wide_spaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

bool has_no_width(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

constexpr char32_t first_radical = 0x2F00;
constexpr char32_t last_radical = 0x2FD5;
/// The characters that look like the Kangxi radicals (Unicode, CJKRadicals.txt): what people mean by them.
constexpr char16_t characters_of_radicals[] = {
    0x4E00, 0x4E28, 0x4E36, 0x4E3F, 0x4E59, 0x4E85, 0x4E8C, 0x4EA0, 0x4EBA, 0x513F, 0x5165, 0x516B, 0x5182, 0x5196,
    0x51AB, 0x51E0, 0x51F5, 0x5200, 0x529B, 0x52F9, 0x5315, 0x531A, 0x5338, 0x5341, 0x535C, 0x5369, 0x5382, 0x53B6,
    0x53C8, 0x53E3, 0x56D7, 0x571F, 0x58EB, 0x5902, 0x590A, 0x5915, 0x5927, 0x5973, 0x5B50, 0x5B80, 0x5BF8, 0x5C0F,
    0x5C22, 0x5C38, 0x5C6E, 0x5C71, 0x5DDB, 0x5DE5, 0x5DF1, 0x5DFE, 0x5E72, 0x5E7A, 0x5E7F, 0x5EF4, 0x5EFE, 0x5F0B,
    0x5F13, 0x5F50, 0x5F61, 0x5F73, 0x5FC3, 0x6208, 0x6236, 0x624B, 0x652F, 0x6534, 0x6587, 0x6597, 0x65A4, 0x65B9,
    0x65E0, 0x65E5, 0x66F0, 0x6708, 0x6728, 0x6B20, 0x6B62, 0x6B79, 0x6BB3, 0x6BCB, 0x6BD4, 0x6BDB, 0x6C0F, 0x6C14,
    0x6C34, 0x706B, 0x722A, 0x7236, 0x723B, 0x723F, 0x7247, 0x7259, 0x725B, 0x72AC, 0x7384, 0x7389, 0x74DC, 0x74E6,
    0x7518, 0x751F, 0x7528, 0x7530, 0x758B, 0x7592, 0x7676, 0x767D, 0x76AE, 0x76BF, 0x76EE, 0x77DB, 0x77E2, 0x77F3,
    0x793A, 0x79B8, 0x79BE, 0x7A74, 0x7ACB, 0x7AF9, 0x7C73, 0x7CF8, 0x7F36, 0x7F51, 0x7F8A, 0x7FBD, 0x8001, 0x800C,
    0x8012, 0x8033, 0x807F, 0x8089, 0x81E3, 0x81EA, 0x81F3, 0x81FC, 0x820C, 0x821B, 0x821F, 0x826E, 0x8272, 0x8278,
    0x864D, 0x866B, 0x8840, 0x884C, 0x8863, 0x897E, 0x898B, 0x89D2, 0x8A00, 0x8C37, 0x8C46, 0x8C55, 0x8C78, 0x8C9D,
    0x8D64, 0x8D70, 0x8DB3, 0x8EAB, 0x8ECA, 0x8F9B, 0x8FB0, 0x8FB5, 0x9091, 0x9149, 0x91C6, 0x91CC, 0x91D1, 0x9577,
    0x9580, 0x961C, 0x96B6, 0x96B9, 0x96E8, 0x9751, 0x975E, 0x9762, 0x9769, 0x97CB, 0x97ED, 0x97F3, 0x9801, 0x98A8,
    0x98DB, 0x98DF, 0x9996, 0x9999, 0x99AC, 0x9AA8, 0x9AD8, 0x9ADF, 0x9B25, 0x9B2F, 0x9B32, 0x9B3C, 0x9B5A, 0x9CE5,
    0x9E75, 0x9E7F, 0x9EA5, 0x9EBB, 0x9EC3, 0x9ECD, 0x9ED1, 0x9EF9, 0x9EFD, 0x9F0E, 0x9F13, 0x9F20, 0x9F3B, 0x9F4A,
    0x9F52, 0x9F8D, 0x9F9C, 0x9FA0,
};

/// Text in which a character of no width, or a radical, may be: both begin with one of two bytes.
bool may_mislead(std::string_view text) {
  return text.find('\xE2') != text.npos || text.find('\xEF') != text.npos;
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

bool is_misleading(std::string_view text) { return may_mislead(text) && plain_characters(text) != text; }

std::string plain_characters(std::string_view text) {
  if (!may_mislead(text)) return std::string(text);
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (has_no_width(c)) continue;
    if (c >= first_radical && c <= last_radical) {
      const char16_t meant = characters_of_radicals[c - first_radical];
      plain += static_cast<char>(0xE0 | meant >> 12);
      plain += static_cast<char>(0x80 | (meant >> 6 & 0x3F));
      plain += static_cast<char>(0x80 | (meant & 0x3F));
    } else {
      plain += text.substr(begin, at - begin);
    }
  }
  return plain;
}

std::string folded_name(std::string_view text) {
  std::string name;
  for (const char c : ascii_folded(plain_characters(trimmed(text)))) {
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
