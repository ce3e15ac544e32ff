#pragma once
// One pass over the files of a ledger: rows are read by parts and threads and handed, a Batch at a time, to
// sinks. The answer is the same for any number of threads and any order of the files.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shanhai/ledger/batch.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/load/progress.h"

namespace shanhai {

/// What a pass collects. Every part of a file is read into a sink of its own, by one thread; the sinks are
/// then absorbed into one, in the order of files and parts. Where the beginning of a part was guessed wrong,
/// its sink is thrown away and the part is read again.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void take(const Batch& batch) = 0;
  /// Adds what `other`, made by the same function as this, has collected. `other` is not used again.
  virtual void absorb(Sink& other) = 0;
};
using MakeSink = std::function<std::unique_ptr<Sink>()>;

/// A row that an answer leaves out, for --rejects.
struct RejectedRow {
  std::size_t file = 0;    // its number in LedgerFiles
  std::uint64_t line = 0;  // physical, from 1
  std::string column;      // id of the first column that cannot be read; empty: the row cannot be cut into cells
  std::string reason;
  std::string text;        // the row's own, in UTF-8, personal cells masked; `***` where it cannot be cut
};
struct RejectedRows {
  bool show_personal = false;
  std::vector<RejectedRow> rows;

  /// In the order of files and lines, each row once: several scans may have read it.
  void arrange();
};

struct ScanRequest {
  std::vector<std::size_t> files;    // numbers in LedgerFiles, all of the same ledger
  std::vector<std::size_t> columns;  // the ledger's column numbers: Columns::wanted()
  std::vector<std::string> others;   // headers the catalogue does not know: text columns behind those; an
                                     // empty one that stands here again is the file's next without a name
  std::vector<std::size_t> beside;   // the ledger's column numbers, read behind those for whoever looks on: what is
                                     // wrong in them makes no fault. REQUIRES: none of `columns`
  unsigned threads = 1;
  /// For those who ask what is odd about a file (`check`): batches have remarks and totals rows, FileRows its
  /// notes; and of two columns of the file that are one of the ledger's the first is read, without an error.
  bool observe = false;
  std::uint64_t smallest_part = 1 << 20;  // bytes below which a part is not worth a thread
  bool defaults = true;                   // a column's default stands in for a missing cell
  RejectedRows* rejects = nullptr;        // rows that are left out are added here: those that cannot be cut,
                                          // and those with a cell that cannot be read and is needed
  std::vector<std::size_t> needed;        // for that, places of columns in a Batch; none: all are
  Progress* progress = nullptr;           // kept up to date while the pass goes on
};

/// A row that cannot be cut into cells, or not be read in a column that the ledger insists on.
struct RowReject {
  std::uint64_t line = 0;  // as in Batch::lines, see ScanReport::line
  std::string reason;
};

/// What became of the rows of one file. accepted + rejected + blank + totals are all rows below the header.
struct FileRows {
  std::uint64_t accepted = 0;  // handed on in batches (single cells of them may still be unreadable)
  std::uint64_t rejected = 0;  // could not be cut into cells, or stand below the table's end; and, unless the scan
                               // observes, those that cannot be read in a required column, whoever asks for it
  std::uint64_t blank = 0;
  std::uint64_t totals = 0;
  std::uint64_t short_rows = 0;  // accepted, with fewer cells than the header
  RowReject first_reject;        // where rejected > 0
  RowReject other_unit;          // `reason`: a cell of a row that is no data, and names a unit that no amount is read in;
                                 // line 0: there is none

  // Only where the scan observes; lists hold the first few:
  std::vector<RowReject> rejects;          // rows that cannot be cut
  std::vector<std::uint64_t> short_lines;  // as in Batch::lines
  std::uint64_t below_end = 0;             // rejected: the header of another table and what stands below it
  std::uint64_t end_line = 0;              // of that header, as in Batch::lines
};
/// The rows that such a list holds at most.
inline constexpr std::size_t noted_rows = 5;

/// A line number of a batch, shifted right by so many bits, is the number of its part of the file.
inline constexpr int part_shift = 40;

class ScanReport {
 public:
  std::vector<FileRows> files;  // by their place in ScanRequest::files
  /// The physical line, from 1, of a line number of a batch of that file. (Until a pass is over, lines are
  /// counted from the beginning of each part; the numbers in batches sort as the lines do.)
  std::uint64_t line(std::size_t file, std::uint64_t batch_line) const;

  std::vector<std::vector<std::uint64_t>> part_lines;  // of each file: the line before each of its parts
};

/// Reads the files. `into` is a sink made by `make` that nobody has used yet. Batch::file is the file's
/// number in `files`. Throws InputError where a file cannot be read, or a column that is asked for stands
/// in it twice, or in a unit that is not understood.
ScanReport scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into);

}  // namespace shanhai
