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

struct ScanRequest {
  std::vector<std::size_t> files;    // numbers in LedgerFiles, all of the same ledger
  std::vector<std::size_t> columns;  // the ledger's column numbers: Columns::wanted()
  std::vector<std::string> others;   // headers the catalogue does not know: text columns behind those
  unsigned threads = 1;
  std::uint64_t smallest_part = 1 << 20;  // bytes below which a part is not worth a thread
};

/// A row that cannot be cut into cells.
struct RowReject {
  std::uint64_t line = 0;  // as in Batch::lines, see ScanReport::line
  std::string reason;
};

/// What became of the rows of one file. accepted + rejected + blank + totals are all rows below the header.
struct FileRows {
  std::uint64_t accepted = 0;  // handed on in batches (single cells of them may still be unreadable)
  std::uint64_t rejected = 0;  // could not be cut into cells, or stand below the table's end
  std::uint64_t blank = 0;
  std::uint64_t totals = 0;
  std::uint64_t short_rows = 0;  // accepted, with fewer cells than the header
  RowReject first_reject;        // where rejected > 0
};

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
/// in it twice.
ScanReport scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into);

}  // namespace shanhai
