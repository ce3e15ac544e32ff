#pragma once
// What the files of one ledger are to each other, and a row to the rows of its file, so that a figure counts something
// twice or by another unit: two exports of one ledger, a summary beside its ledger, a money column whose unit one file
// does not name, a row that is a total. One decision for all commands: most say a Notice of it, `check` makes a finding.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "look/file_look.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/load/scan.h"

namespace shanhai {

struct FileRelation {
  enum class Kind {
    copy,       // half or more of the file's rows are in the other
    summary,    // what it comes to, period by period, is what the other, or all others together, come to
    unit,       // a money column has numbers of another size, and only the other file names its unit
    total_row,  // a row is the sum of others
  };
  Kind kind;
  std::size_t file;             // in LedgerFiles
  std::size_t other = 0;        // likewise; not for total_row
  bool all_others = false;      // summary
  std::uint64_t percent = 0;    // copy: of the file's rows
  bool estimated = false;       // copy: from a sample of them
  std::size_t column = 0;       // unit: the ledger's
  int power = 0;                // unit: of ten
  bool smaller = false;         // unit: the file's numbers are
  std::uint64_t line = 0;       // total_row; unit: of the header
  std::string name = {};        // total_row: its first cell; may be empty
};

/// Copies, summaries and total rows, of files that are looked at closely.
std::vector<FileRelation> close_relations(const LedgerFiles& files, const std::vector<std::size_t>& chosen, unsigned threads);

/// Units, of all files of a pass.
std::vector<FileRelation> unit_relations(const LedgerFiles& files, const LookPlan& plan, const std::map<std::size_t, FileLook>& looks);

/// What is to be said of it.
Said words_of(const FileRelation& relation, const LedgerFiles& files);
Notice notice_of(const FileRelation& relation, const LedgerFiles& files);

}  // namespace shanhai
