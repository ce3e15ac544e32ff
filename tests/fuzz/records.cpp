// Any bytes as a ledger file: the four counts add up to the rows that a plain reading of RFC 4180 finds below
// the header, and the file read in many small parts gives the rows, faults and counts of one.
#include "load/byte_input.h"
#include "load/collected_rows.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/load/ledger_files.h"

#include "claim.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

/// Everything below the header, in UTF-8 where the file is UTF-16.
std::string below_header(const LedgerFile& file) {
  ByteInput input(file.path, file.name);
  if (file.encoding == Encoding::utf16le) input.decode_utf16(false);
  if (file.encoding == Encoding::utf16be) input.decode_utf16(true);
  std::string text;
  char buffer[4096];
  while (const std::size_t got = input.read(buffer, sizeof buffer)) text.append(buffer, got);
  return text.substr(std::min<std::size_t>(text.size(), file.data_offset));
}

/// Rows as an editor would count them, newlines in quoted cells apart. Empty lines at the end are none.
std::uint64_t rows_in(const std::string& text, char separator) {
  std::uint64_t rows = 0, empty = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    bool cell_begins = true, quoted = false;
    for (; at < text.size(); ++at) {
      const char c = text[at];
      if (quoted) {
        if (c != '"') continue;
        if (at + 1 < text.size() && text[at + 1] == '"') ++at;
        else quoted = false;
      } else if (c == '"' && cell_begins) {
        quoted = true;
      } else if (c == '\n' || c == '\r') {
        break;
      }
      cell_begins = !quoted && c == separator;
    }
    if (at == begin) {
      ++empty;
    } else {
      rows += empty + 1;
      empty = 0;
    }
    if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n') ++at;
    ++at;
  }
  return rows;
}

std::string counts(const FileRows& rows) {
  return std::to_string(rows.accepted) + " accepted, " + std::to_string(rows.rejected) + " rejected, " +
         std::to_string(rows.blank) + " blank, " + std::to_string(rows.totals) + " totals, " +
         std::to_string(rows.short_rows) + " short";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::MemoryFile bytes({reinterpret_cast<const char*>(data), size});
  try {
    InputOptions options;
    options.files = {bytes.path()};
    const LedgerFiles files = open_ledgers(catalogue(), options, nullptr);
    const LedgerFile& file = files.files.front();
    std::vector<std::string> columns;
    for (const ColumnSpec& column : file.ledger->columns) columns.push_back(column.id);

    const ScanResult whole = scan_all(files, columns);
    const FileRows& rows = whole.report.files.front();
    const std::uint64_t there = rows_in(below_header(file), file.separator);
    fuzz::claim(rows.accepted + rows.rejected + rows.blank + rows.totals == there,
                counts(rows) + ", but there are " + std::to_string(there));
    fuzz::claim(rows.accepted == whole.rows.size(), "an accepted row was not handed on");

    const ScanResult parts = scan_all(files, columns, 3, 16);
    fuzz::claim(parts.rows == whole.rows, "rows read in parts differ");
    fuzz::claim(parts.faults == whole.faults, "faults of a file read in parts differ");
    fuzz::claim(counts(parts.report.files.front()) == counts(rows), "counts of a file read in parts differ");
  } catch (const Error&) {
  }
  return 0;
}
