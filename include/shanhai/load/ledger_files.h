#pragma once
// The files of a run: found, recognised as ledgers by their headers, ready to be scanned.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/masking.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

enum class Encoding { utf8, utf16le, utf16be, gb18030 };
/// `utf-8`, `utf-16le`, `utf-16be`, `gb18030`.
const char* name_of(Encoding encoding);
/// Also `gbk`, `gb2312`, `utf8`, in any case; empty for anything else.
std::optional<Encoding> encoding_named(const std::string& name);

/// Why the unit of a column's numbers is not known, though something is said of it.
struct UnitDoubt {
  std::uint64_t line = 0;  // on which it stands, from 1
  Said what;               // a sentence without its end
};

/// A column of a file.
struct FileColumn {
  std::string header;                 // as written, trimmed; of two that the catalogue does not know, the second is `备注_2`
  std::optional<std::size_t> column;  // the ledger's column number; empty: the catalogue does not know it
  UnitPower unit = 0;                 // of numbers without one of their own
  bool unit_found = false;            // the header, a row of units or a title line names it
  bool unit_given = false;            // --unit-of says so, whatever the file says
  std::optional<UnitDoubt> doubt;     // a question that needs the column ends
  std::optional<std::size_t> unit_column;  // the file's column that names the unit of each row's number
  bool unit_by_row = false;           // it holds units of money, each that of its row; else it may hold none
  bool fill_down = false;             // --fill-down: an empty cell takes the value from above
  CellMask mask;                      // how its cells are shown
};

/// Which file it is, and which content of it: as long as both stay, so do the answers.
struct FileState {
  std::uint64_t device = 0, file = 0;
  std::uint64_t size = 0;
  std::int64_t changed_seconds = 0, changed_nanoseconds = 0;
  bool operator==(const FileState&) const = default;
};

/// A file, or standard input, and the ledger that it holds.
struct LedgerFile {
  std::string path;  // `-` is standard input
  std::string name;  // as it is shown and sorted: the path as given, or the file's name in the data folder
  const LedgerSpec* ledger = nullptr;
  const Catalogue* catalogue = nullptr;  // knows the headers of other tables
  Encoding encoding = Encoding::utf8;
  char separator = ',';
  std::uint64_t header_line = 0;  // from 1
  std::vector<FileColumn> columns;
  std::vector<std::vector<std::string>> rows_above;  // titles and the header as written: pages repeat them
  int descriptor = -1;            // of a pipe, and of standard input: opened once, and open as long as the program runs
  bool seekable = true;
  std::uint64_t size = 0;         // in bytes; 0 for a pipe
  FileState state;                // when its header was read; a pass over it insists on the same
  std::uint64_t data_offset = 0;  // where the row below the header begins
  std::uint64_t data_line = 0;
  std::string head;               // of a pipe: the bytes that were read to find the header
};

struct InputOptions {
  std::vector<std::string> files;          // `-` is standard input
  std::optional<std::string> folder;       // --data; with files: an error
  std::vector<std::string> columns;        // --column ID=HEADER
  std::vector<std::string> units;          // --unit-of COL=UNIT
  std::optional<Encoding> encoding;        // --encoding
  std::vector<std::string> fill_down;      // --fill-down COL: a ledger's column, or a header
  unsigned threads = 1;                    // for opening many files
  bool pass_over_files = false;            // FILEs of no ledger are passed over, as those of a folder are
};

/// A file of the folder that belongs to no ledger, or could not be taken, and why.
struct PassedOver {
  std::string name, reason;
  bool is_strange = false;  // no regular file of the folder: somebody should know, asked for or not
};

struct LedgerFiles {
  std::vector<LedgerFile> files;  // by name
  std::vector<PassedOver> passed_over;
  std::string folder;             // empty where files were named
  std::vector<Notice> notices;    // what opening them has found

  /// The numbers of the files that hold this ledger, in order.
  std::vector<std::size_t> of(const LedgerSpec& ledger) const;
  /// What opening them has found that concerns this ledger.
  std::vector<Notice> notices_of(const LedgerSpec& ledger) const;
  /// How the cells of a ledger's column are shown: as the strictest of the headers that it stands under.
  CellMask mask_of(const ColumnSpec& column) const;
};

/// Opens what `options` names. With files, `ledger` says what they hold; without, each file's header does.
/// Throws InputError where a named file cannot be read or is no such ledger, and where a folder has no ledger
/// at all; UsageError where options contradict each other. The catalogue must outlive the result.
LedgerFiles open_ledgers(const Catalogue& catalogue, const InputOptions& options, const LedgerSpec* ledger);

}  // namespace shanhai
