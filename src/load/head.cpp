#include "load/head.h"

#include <algorithm>

#include "load/encoding.h"
#include "load/record_cutter.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {
constexpr std::size_t first_bytes = 64 << 10;
constexpr std::size_t most_bytes = 64 << 20;  // thirty rows are not longer than that
}  // namespace

Head::Head(ByteInput& input) : input_(input) {
  input_.copy_to(&taken_);
  read_more();
  if (bytes_.starts_with("\xEF\xBB\xBF")) begin_ = 3;
}

void Head::decode_utf16(bool big_endian) {
  // All raw bytes go through the input again, so that it decodes them.
  input_.give_first(std::move(bytes_));
  bytes_.clear();
  decoded_ = true;
  begin_ = 0;
  whole_ = false;
  input_.decode_utf16(big_endian);
  read_more();
}

bool Head::read_more() {
  if (whole_ || bytes_.size() >= most_bytes) return false;
  const std::size_t had = bytes_.size();
  const bool known = input_.seekable() && input_.size() > 0 && !decoded_;
  const std::size_t first = known ? std::min<std::uint64_t>(first_bytes, input_.size() + 1) : first_bytes;
  const std::size_t wanted = had == 0 ? first : had * 4;
  bytes_.reserve(wanted + SpecialBytes::padding);
  bytes_.resize(wanted);
  const std::size_t got = input_.read(bytes_.data() + had, wanted - had);
  bytes_.resize(had + got);
  whole_ = had + got < wanted;
  return got > 0;
}

std::vector<HeadRow> Head::rows(char separator, Encoding encoding, std::size_t most) {
  for (;;) {
    std::vector<HeadRow> rows;
    RecordCutter cutter(separator);
    cutter.start(bytes_, begin_);
    std::uint64_t line = 1;
    Cut cut = Cut::record;
    while (rows.size() < most && (cut = cutter.cut(whole_)) == Cut::record) {
      HeadRow row;
      row.line = line;
      line += cutter.lines();
      row.next_line = line;
      row.next_offset = cutter.next();
      row.unclosed_quote = cutter.fault() == RecordFault::unclosed_quote;
      row.width = cutter.cells();
      std::string storage;
      for (std::size_t i = 0; i < std::min(row.width, most_columns); ++i) {
        const Decoded decoded = decode(content_of(bytes_, cutter.cell(i), storage), encoding);
        if (decoded.wrong_byte && row.wrong_cells++ == 0) {
          row.wrong_bytes = wrong_in(encoding, *decoded.wrong_byte, "cell " + std::to_string(row.cells.size() + 1));
        }
        row.cells.push_back(plain_characters(trimmed(decoded.text)));
        row.folded.push_back(folded_name(decoded.text));
      }
      rows.push_back(std::move(row));
    }
    if (cut != Cut::incomplete || rows.size() >= 2 || !read_more()) return rows;
  }
}

}  // namespace shanhai
