#include "load/encoding.h"

#include <array>

#include "load/encoding_detection.h"
#include "load/gb18030.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

struct Named {
  const char* name;
  Encoding encoding;
};
constexpr std::array<Named, 8> names = {{{"utf-8", Encoding::utf8},
                                         {"utf-16le", Encoding::utf16le},
                                         {"utf-16be", Encoding::utf16be},
                                         {"gb18030", Encoding::gb18030},
                                         {"utf8", Encoding::utf8},
                                         {"gbk", Encoding::gb18030},
                                         {"gb2312", Encoding::gb18030},
                                         {"cp936", Encoding::gb18030}}};

bool is_chinese(char32_t c) { return (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x40000); }

/// Well-formed UTF-8 with two Chinese characters or more: in another encoding nobody writes that, but rows of UTF-8 that
/// were pasted below it look so.
bool is_pasted_utf8(std::string_view bytes) {
  int chinese = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == 0xFFFD && at == begin + 1) return false;
    chinese += is_chinese(c);
  }
  return chinese >= 2;
}

}  // namespace

const char* name_of(Encoding encoding) {
  for (const Named& named : names) {
    if (named.encoding == encoding) return named.name;
  }
  return "";
}

std::optional<Encoding> encoding_named(const std::string& name) {
  const std::string folded = folded_name(name);
  for (const Named& named : names) {
    if (named.name == folded) return named.encoding;
  }
  return std::nullopt;
}

Decoded decode(std::string_view bytes, Encoding encoding) {
  Decoded decoded;
  if (encoding != Encoding::gb18030) {
    decoded.text = bytes;
    if (const auto wrong = first_invalid_utf8(bytes); wrong != bytes.npos) decoded.wrong_byte = wrong;
    return decoded;
  }
  const std::size_t wrong = gb18030::decode(bytes, decoded.text);
  if (wrong != bytes.npos) {
    decoded.wrong_byte = wrong;
  } else if (decoded.text.size() != bytes.size() && is_pasted_utf8(bytes)) {
    decoded.wrong_byte = first_not_ascii(bytes);
    decoded.text.resize(*decoded.wrong_byte);
  }
  return decoded;
}

std::string wrong_in(Encoding encoding, std::size_t offset, const std::string& place) {
  const char* name = encoding == Encoding::gb18030 ? "GB18030" : encoding == Encoding::utf8 ? "UTF-8" : "UTF-16";
  return std::string("is not ") + name + " (byte " +
         std::to_string(offset + 1) + " of " + place + " is wrong)";
}

}  // namespace shanhai
