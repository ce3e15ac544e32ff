#include "load/whole_text.h"

#include "ledger/whole_file.h"
#include "load/byte_input.h"
#include "load/encoding.h"
#include "load/encoding_detection.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

constexpr std::size_t piece = 1 << 16;

std::string read_all(ByteInput& input, const std::string& name) {
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + piece);
    const std::size_t got = input.read(bytes.data() + before, piece);
    bytes.resize(before + got);
    if (got < piece) return bytes;
    need_small(bytes.size(), name);
  }
}

}  // namespace

std::string whole_text(const std::string& path, const Catalogue& catalogue) {
  ByteInput input(path, path);
  std::string head(2, '\0');
  head.resize(input.read(head.data(), head.size()));
  const auto utf16 = utf16_of(head);
  ByteInput again = std::move(input);
  if (again.seekable()) {
    again.start_at(0);
  } else {
    again.give_first(head);
  }
  if (utf16) again.decode_utf16(*utf16 == Encoding::utf16be);
  std::string bytes = read_all(again, path);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);

  Encoding encoding = Encoding::utf8;
  if (const std::size_t first = first_not_ascii(bytes); !utf16 && first != bytes.npos) {
    encoding = EncodingDetector(catalogue).of_window(
        std::string_view(bytes).substr(first, detection_window));
  }
  Decoded text = decode(bytes, encoding);
  if (text.wrong_byte) {
    throw InputError(path + ": byte " + std::to_string(*text.wrong_byte + 1) + " is wrong in " +
                     name_of(utf16.value_or(encoding)) + "; save the file as UTF-8 CSV");
  }
  return std::move(text.text);
}

}  // namespace shanhai
