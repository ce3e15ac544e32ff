#pragma once
// Tells the rows that are no data: totals, notes, the header again, and the header of another table.

#include <array>
#include <bitset>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shanhai/ledger/batch.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

enum class RowKind { data, totals, note, header_again, other_table };

class RowKinds {
 public:
  /// For files of one encoding. `catalogue` gives the headers of other tables.
  RowKinds(const Catalogue& catalogue, Encoding encoding);
  /// The rows that follow are those of `file`.
  void begin_file(const LedgerFile& file);

  /// A row with these first cells (their raw bytes) is data: the first is filled and not special, and the second
  /// names no column. The quickest look, which leaves some rows of data to the others.
  bool is_plainly_data(std::string_view first, std::string_view second) const {
    if (first.size() < 2 || static_cast<unsigned char>(first[0]) <= 0x20) return false;
    if (beginnings_.test(two_bytes(first))) return false;
    return second.size() < 2 || !endings_.test(two_bytes(second.substr(second.size() - 2)));
  }
  /// Whether a row with this first filled cell (its raw bytes) could be anything but data. Quick, and false
  /// for nearly every row.
  bool may_be_special(std::string_view first_cell);
  /// Whether a cell (its raw bytes) is a column's name to the letter. Of another table's header the first cell
  /// may be a name that no ledger knows; then the second makes the row worth a look.
  bool names_a_column(std::string_view cell) const;

  /// What the row is; `cells` are UTF-8 and trimmed.
  RowKind kind(const std::vector<std::string>& cells) const;
  /// Of the header of another table: some ledger has a column of that name that is personal.
  bool names_personal(const std::vector<std::string>& cells) const;
  /// Of a totals row: what its first filled cell says that it counts.
  static TotalsKind totals_kind(const std::vector<std::string>& cells);

 private:
  /// The first two as one number; behind a single byte stands a zero. REQUIRES: not empty.
  static std::size_t two_bytes(std::string_view text) {
    const unsigned second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0u;
    return static_cast<unsigned char>(text[0]) * 256u + second;
  }
  bool repeats_header(const std::vector<std::string>& folded) const;
  bool means_header(const std::vector<std::string>& cells) const;
  bool is_column_name(const std::string& folded) const {
    return header_names_.contains(folded) || own_names_.contains(folded);
  }
  void add_header(const std::string& name, std::unordered_set<std::string>& names,
                  std::unordered_set<std::string>& written_names);
  void add_beginning(std::string_view word);
  std::string written(std::string_view word) const;

  const Catalogue& catalogue_;
  Encoding encoding_;
  const LedgerSpec* ledger_ = nullptr;
  std::vector<std::string> columns_;               // headers of the file, as written
  std::vector<std::vector<std::string>> rows_above_;  // of the file
  std::vector<std::string> header_;                // columns_, folded
  std::vector<std::vector<std::string>> above_;    // rows down to the header, folded, empty cells left out
  std::unordered_set<std::string> header_names_, own_names_;    // folded: of every ledger, of the file
  std::unordered_set<std::string> written_names_, own_written_; // the same as they are written in its encoding
  using TwoBytes = std::bitset<65536>;
  TwoBytes endings_, ledger_endings_;              // the last two bytes of written names; of those of ledgers
  TwoBytes beginnings_, ledger_beginnings_;        // first two bytes of a cell that could be special, or a space
  std::array<std::string, 256> seen_;              // cells that begin so and are not
};

/// `2023年合计`, `甲镇小计`, `合计数`: a cell that a totals row may well begin with, though it is not one of the words
/// that make it one.
bool smells_of_totals(std::string_view text);

}  // namespace shanhai
