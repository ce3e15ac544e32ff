#pragma once
// Data quality: what is wrong in the files of a run, where, and how bad. `shanhai check` prints what this
// finds. Nothing personal is in a finding: names and numbers are masked before they get here.
//
// Each kind of finding is a row of check/kinds.h, or of the catalogue's checks.csv. A row that cannot be read
// is counted here when any of its recognised cells cannot be read. The answer does not depend on the number
// of threads or the order of the files; ledgers are read once each.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "shanhai/question/question.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/table/style.h"

namespace shanhai {

/// A finding names so many places at most.
inline constexpr std::size_t most_places = 5;

struct FindingPlace {
  std::uint64_t line = 0;  // from 1; 0: the file as a whole
  std::string message;     // in the language asked for
};

struct Finding {
  Severity severity = Severity::note;
  std::string kind;    // `totals-differ`, or the id of a rule
  std::string column;  // its id, or an unrecognised header; empty: none in particular
  std::uint64_t count = 0;
  std::vector<FindingPlace> places;  // the first, by line
  std::string label, advice;         // in the language asked for
};

/// A file, and what was found in it.
struct CheckedFile {
  std::string name;
  const LedgerFile* file = nullptr;  // null: it belongs to no ledger
  std::uint64_t accepted = 0, rejected = 0, blank = 0, totals = 0;  // all rows below the header
  std::vector<std::pair<std::string, std::string>> columns;  // recognised: id and header, as they stand in the file
  std::vector<std::string> ignored;                          // headers that the catalogue does not know
  std::vector<std::string> missing;                          // ids of the ledger's columns that are not there
  std::vector<Finding> findings;                             // by severity, then line
};

struct CheckAnswer {
  std::vector<CheckedFile> files;  // by name
  bool has(Severity severity) const;
};

/// Checks the files of `setting`, which must outlive the answer; those passed over are files of no ledger. Without
/// `duplicates`, rows and persons that come twice are not looked for: for that, something is kept of every row.
/// Throws UsageError for a mistake in an expression of checks.csv, InputError where a file cannot be read.
CheckAnswer check_ledgers(const Setting& setting, bool duplicates = true);

/// Throws UsageError with its place for the first rule of checks.csv that is wrong, also one for a ledger that
/// is not there today. One for all ledgers (`*`) is right where it is right for one.
void check_rules(const Catalogue& catalogue, Day today);

/// For people a table for each file and one of its findings; csv, tsv and jsonl a row for each place; json as
/// the contract has it.
void render(const CheckAnswer& answer, const Style& style, std::string& out);

}  // namespace shanhai
