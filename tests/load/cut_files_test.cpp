// A file that ends anywhere: after every byte, in every encoding, an error or an answer, and every row below the
// header in one of the four counts. The rows are counted again here, by other means.
#include <doctest/doctest.h>

#include <iconv.h>

#include "load/collected_rows.h"
#include "load/encoding.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;

namespace {

const std::string ledger =
    "销售台账,,\n"
    "日期,企业,金额(元)\n"
    "2023-01-05,\"甲,厂\",1\n"
    "2023-01-06,\"乙\n\"\"厂\"\" 𠮷\",２\r\n"
    "\r\n"
    "合 计,,3\r"
    "日期,企业,金额\n"
    "2023-01-07,丙\"厂,约5\n"
    "2023-01-08,\"丁\"x,6\n"
    ",,\n"
    "注：甲,,\n"
    "第二条\n"
    "2023-01-09,戊,\"7\r\"\n"
    "项目名称,日期,到位资金\n"
    "路,2023,8\n";

std::string converted(const std::string& utf8, const char* encoding) {
  iconv_t conversion = iconv_open(encoding, "UTF-8");
  std::string result(utf8.size() * 4 + 8, '\0');
  char* in = const_cast<char*>(utf8.data());
  char* out = result.data();
  std::size_t in_left = utf8.size(), out_left = result.size();
  iconv(conversion, &in, &in_left, &out, &out_left);
  iconv_close(conversion);
  result.resize(result.size() - out_left);
  return result;
}

/// One character for each byte, or for each unit of UTF-16; half a unit at the end is one that is no ASCII, but for half a
/// line end, and what stands behind one: that belongs to no cell.
std::u16string units(const std::string& bytes, Encoding encoding) {
  const bool utf16 = encoding == Encoding::utf16le || encoding == Encoding::utf16be;
  const std::size_t high = encoding == Encoding::utf16le ? 1 : 0;
  std::u16string result;
  for (std::size_t i = 0; i < bytes.size(); i += utf16 ? 2 : 1) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const unsigned unit = !utf16 ? byte(i) : i + 1 == bytes.size() ? 0xFFFFu : byte(i + high) * 256u + byte(i + 1 - high);
    const bool half = utf16 && i + 1 == bytes.size();
    const bool behind_line = !result.empty() && (result.back() == u'\n' || result.back() == u'\r');
    const bool of_line_end = byte(i) == 0 || byte(i) == '\n' || byte(i) == '\r' || byte(i) == 0x1A;
    if (!half || (!behind_line && !of_line_end)) result += static_cast<char16_t>(unit);
  }
  return result;
}

/// Rows of a text, apart from empty ones at its end.
std::uint64_t rows_in(const std::u16string& text) {
  std::uint64_t rows = 0, last_filled = 0;
  bool quoted = false, cell_begins = true, empty = true;
  const auto end_row = [&] {
    ++rows;
    if (!empty) last_filled = rows;
    empty = cell_begins = true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    const char16_t next = i + 1 < text.size() ? text[i + 1] : u'\0';
    if (quoted) {
      if (c == u'"' && next == u'"') ++i;
      else if (c == u'"') quoted = false;
    } else if (c == u'\n' || c == u'\r') {
      if (c == u'\r' && next == u'\n') ++i;
      end_row();
    } else {
      quoted = c == u'"' && cell_begins;
      empty = false;
      cell_begins = c == u',';
    }
  }
  if (!empty) end_row();
  return last_filled;
}

}  // namespace

TEST_CASE("a file cut after every byte gives an answer or an error, and the four counts add up") {
  static const Catalogue catalogue;
  struct Form {
    const char* name;
    const char* mark;
    Encoding encoding;
  };
  constexpr std::uint64_t above_data = 2;  // the title and the header
  for (const Form& form : {Form{"UTF-8", "", Encoding::utf8}, {"UTF-8", "\uFEFF", Encoding::utf8}, {"GB18030", "", Encoding::gb18030},
                           {"UTF-16LE", "\uFEFF", Encoding::utf16le}, {"UTF-16BE", "\uFEFF", Encoding::utf16be}}) {
    CAPTURE(form.name);
    const std::string whole = converted(form.mark + ledger, form.name);
    std::uint64_t answers = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
      CAPTURE(length);
      const ScratchFolder folder;
      InputOptions options;
      options.files = {folder.put("file.csv", whole.substr(0, length))};
      LedgerFiles files;
      try {
        files = open_ledgers(catalogue, options, &catalogue.ledger("sales"));
      } catch (const InputError&) {
        continue;
      }
      ++answers;
      const ScanResult one = scan_all(files, {"enterprise", "amount"});
      const FileRows& rows = one.report.files[0];
      const std::uint64_t all = rows_in(units(whole.substr(0, length), form.encoding));
      CHECK(rows.accepted + rows.rejected + rows.blank + rows.totals == all - above_data);
      CHECK(one.rows.size() == rows.accepted);
      const ScanResult three = scan_all(files, {"enterprise", "amount"}, 3, 1);
      CHECK(three.rows == one.rows);
      CHECK(three.faults == one.faults);
    }
    CHECK(answers > whole.size() / 2);
  }
}
