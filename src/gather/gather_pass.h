#pragma once
// One pass over the files of a ledger for everything that is asked of it: groupings and selections of rows.

#include <string>
#include <vector>

#include "gather/select_rows.h"
#include "gather/watch.h"
#include "shanhai/gather/gather.h"

namespace shanhai {

struct PassRequest {
  std::vector<Grouping> groupings;
  std::vector<RowSelection> selections;
  std::vector<std::string> others;  // headers the catalogue does not know
  Watch watch;                      // what is said of it goes to Setting::notices
};

struct Passed {
  std::vector<Groups> groups;       // sorted
  std::vector<SelectedRows> rows;   // finished
  std::vector<LiteralUse> unmet;    // words of the watch that no row has
  std::vector<std::size_t> files;   // numbers in Setting::files
  ScanReport report;
};

/// Reads the files of `columns.ledger()` once. Throws InputError where there is none. The request must outlive
/// the result.
Passed pass(const Columns& columns, const PassRequest& request, const Setting& setting);

/// As gather(), and watches.
Gathered gather(const Columns& columns, const std::vector<Grouping>& groupings, const Setting& setting, const Watch& watch);

/// For a ledger that none of the files holds. Throws InputError.
[[noreturn]] void fail_no_files(const LedgerSpec& ledger, const Setting& setting);

/// The rows left out, by file: those that could not be cut into cells, and `rejected` ones.
std::vector<LeftOut> left_out(const std::vector<std::size_t>& files, const ScanReport& report,
                              const std::map<std::size_t, Rejected>& rejected, const Columns& columns,
                              const std::vector<std::string>& others, const Setting& setting);

/// The physical line of a line number of a batch; `file` is the file's number in Setting::files.
std::uint64_t physical_line(const std::vector<std::size_t>& files, const ScanReport& report, std::size_t file,
                            std::uint64_t batch_line);

}  // namespace shanhai
