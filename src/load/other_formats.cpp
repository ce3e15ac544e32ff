#include "load/other_formats.h"

#include <algorithm>

#include "shanhai/ledger/date.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

using namespace std::string_view_literals;

struct Beginning {
  std::string_view bytes;
  const char* message;
};

constexpr const char* web_page = "is a web page, whatever its name: open it in a spreadsheet and save it as CSV";

constexpr Beginning beginnings[] = {
    {"\x1F\x8B"sv, "is compressed (gzip): unpack it with gunzip, or give it by a pipe: zcat FILE | shanhai ... -"},
    {"\x28\xB5\x2F\xFD"sv, "is compressed (zstd): unpack it with unzstd, or give it by a pipe: zstdcat FILE | shanhai ... -"},
    {"\xFD\x37\x7A\x58\x5A\x00"sv, "is compressed (xz): unpack it with unxz, or give it by a pipe: xzcat FILE | shanhai ... -"},
    {"BZh"sv, "is compressed (bzip2): unpack it with bunzip2, or give it by a pipe: bzcat FILE | shanhai ... -"},
    {"\xD0\xCF\x11\xE0"sv, "is a workbook (.xls or .et), whatever its name: save its sheets as CSV"},
    {"%PDF-"sv, "is a PDF, whatever its name: a ledger is needed as CSV, from the program that made it"},
};

/// Spreadsheets of today are zip archives.
std::string zip_archive(std::string_view bytes) {
  for (const std::string_view part : {"[Content_Types].xml"sv, "xl/"sv, "opendocument.spreadsheet"sv}) {
    if (bytes.find(part) != bytes.npos) return "is a workbook (.xlsx or .ods), whatever its name: save its sheets as CSV";
  }
  return "is a zip archive: unpack it and name the CSV files in it";
}

/// Every other byte of much of the text is NUL.
std::string utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t enough = 2048;
  const std::string_view some = bytes.substr(0, enough);
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < some.size(); ++i) nuls[i % 2] += some[i] == '\0';
  for (const std::size_t high : {std::size_t{0}, std::size_t{1}}) {
    const bool many = nuls[high] * 8 >= some.size() / 2 && nuls[high] >= 2;
    if (!many || nuls[1 - high] * 4 > nuls[high]) continue;
    return std::string("is UTF-16 without a byte order mark: say --encoding ") + (high == 0 ? "utf-16be" : "utf-16le");
  }
  return {};
}

bool is_header(const std::string& line, std::string_view separator, const std::vector<const LedgerSpec*>& ledgers,
               const std::vector<NamedColumn>& named) {
  HeadRow row;
  row.line = row.next_line = 1;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    row.cells.emplace_back(trimmed(std::string_view(line).substr(begin, end - begin)));
    row.folded.push_back(folded_name(row.cells.back()));
    begin = end + separator.size();
  }
  if (row.cells.size() < 2) return false;
  return std::any_of(ledgers.begin(), ledgers.end(),
                     [&](const LedgerSpec* ledger) { return find_header({row}, *ledger, named).has_value(); });
}

/// 3月, 2023年3月, 2023-03
bool is_month(const std::string& folded) {
  constexpr std::string_view month = "月";
  if (folded.empty() || folded[0] < '0' || folded[0] > '9') return false;
  if (folded.ends_with(month)) return true;
  const bool has_year = folded.size() > 4 && folded.find_first_of("-./") == 4;
  return has_year && !read_date(folded).reason;
}

bool looks_like_date(const std::string& cell) {
  return cell.find_first_of("-./") != cell.npos && !read_date(cell).reason;
}

bool looks_like_number(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.,") == cell.npos;
}

}  // namespace

std::string other_format(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return zip_archive(bytes);
  for (const Beginning& each : beginnings) {
    if (bytes.starts_with(each.bytes)) return each.message;
  }
  const std::string start = folded_name(bytes.substr(0, 200));
  for (const std::string_view begins : {"<html", "<!doctype", "<table", "<?xml"}) {
    if (start.starts_with(begins)) return web_page;
  }
  return utf16_without_mark(bytes);
}

std::string nearly_csv(const std::vector<HeadRow>& rows, const std::vector<const LedgerSpec*>& ledgers,
                       const std::vector<NamedColumn>& named) {
  constexpr std::ptrdiff_t months_of_a_cross_table = 3;
  for (const HeadRow& row : rows) {
    const std::string line = " (line " + std::to_string(row.line) + ")";
    if (row.cells.size() == 1 && !row.unclosed_quote) {
      for (const char* separator : {"|", "，"}) {
        if (!is_header(row.cells[0], separator, ledgers, named)) continue;
        return std::string("has ") + separator + " between its cells" + line +
               ": a comma, a tab or a semicolon is needed; save it so";
      }
      for (const char* separator : {",", "\t", ";"}) {
        if (!is_header(row.cells[0], separator, ledgers, named)) continue;
        return "has whole lines in quotes" + line + ": take the outer quotes away, only a cell may have some";
      }
    }
    if (std::count_if(row.folded.begin(), row.folded.end(), is_month) >= months_of_a_cross_table) {
      return "is a cross table, with a column for each month" + line +
             ": a ledger has a row for each entry, with its date and amount";
    }
  }
  if (rows.empty()) return {};
  const std::vector<std::string>& first = rows.front().cells;
  if (std::any_of(first.begin(), first.end(), looks_like_date) && std::any_of(first.begin(), first.end(), looks_like_number)) {
    return "has no header: its first line is a row of data; put a line with the names of the columns above it";
  }
  return {};
}

}  // namespace shanhai
