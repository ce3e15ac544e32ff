#pragma once
// Tells the rows that are no data: totals, notes, the header again, and the header of another table.

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "load/known_cells.h"
#include "shanhai/ledger/batch.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// note: the lines below may go on with it; nothing: a rule, a page number, a stamp.
enum class RowKind { data, totals, note, nothing, header_again, other_table };

class RowKinds {
 public:
  /// For files of one encoding. `catalogue` gives the headers of other tables.
  RowKinds(const Catalogue& catalogue, Encoding encoding);
  /// The rows that follow are those of `file`.
  void begin_file(const LedgerFile& file);

  /// A row of so many cells, of which `raw(i)` gives the bytes, is data: told by the first bytes of two cells, or
  /// three, in nearly all rows. What begins like something else is looked at once, and remembered. Leaves some rows
  /// of data to kind().
  template <class Raw>
  bool is_plainly_data(std::size_t cells, const Raw& raw) {
    std::size_t first = 0;
    std::string_view cell;
    while (first < cells && (cell = raw(first)).empty()) ++first;
    if (first == cells || is_space(cell)) return false;
    const Look look = look_at(cell);
    if (look == Look::whole || look == Look::blank) return false;
    bool others = look == Look::plain;  // a cell that is no note has been seen
    bool leads = is_lead(first);        // so far, only cells that do not stand in the way of a totals word
    bool alone = true;
    for (std::size_t at = first + 1; at < cells && (leads || !others || alone); ++at) {
      cell = raw(at);
      if (at == first + 1 && names_a_column(cell)) return false;
      if (cell.empty()) continue;
      if (is_space(cell)) return false;
      const Look behind = look_at(cell);
      if (behind == Look::blank) continue;
      if (behind == Look::whole && (leads || !others)) return false;
      others = others || behind == Look::plain;
      leads = leads && is_lead(at);
      alone = false;
    }
    return others && !alone;
  }

  /// What the row is; `cells` are UTF-8 and trimmed.
  RowKind kind(const std::vector<std::string>& cells) const;
  /// Of the header of another table: some ledger has a column of that name that is personal.
  bool names_personal(const std::vector<std::string>& cells) const;
  /// Of a row that is no data: the cell that names a unit of money, where no amount of the file is read in that one.
  std::optional<std::string> other_unit(const std::vector<std::string>& cells) const;
  /// Of a totals row: what it says that it counts.
  TotalsKind totals_kind(const std::vector<std::string>& cells) const;

 private:
  /// plain: nothing to see; note: its row is none if all other cells say so, too; whole: the row has to be looked at.
  enum class Look : std::uint8_t { plain, note, whole, blank };

  /// The first two as one number; behind a single byte stands a zero. REQUIRES: not empty.
  static std::size_t two_bytes(std::string_view text) {
    const unsigned second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0u;
    return static_cast<unsigned char>(text[0]) * 256u + second;
  }
  static bool is_space(std::string_view cell) { return static_cast<unsigned char>(cell[0]) <= 0x20; }
  Look look_at(std::string_view cell) { return beginnings_.test(two_bytes(cell)) ? look_again(cell) : Look::plain; }
  /// By the cells that came lately.
  Look look_again(std::string_view cell);
  Look look_closely(std::string_view cell) const;
  /// Whether a cell is a column's name to the letter. Of another table's header the first cell may be a name that
  /// no ledger knows; then the second makes the row worth a look.
  bool names_a_column(std::string_view cell) {
    return cell.size() >= 2 && endings_.test(two_bytes(cell.substr(cell.size() - 2))) && names_a_column_indeed(cell);
  }
  bool names_a_column_indeed(std::string_view cell);
  /// A running number, a place, a class or a day: it does not stand in the way of a totals word behind it.
  bool is_lead(std::size_t column) const { return column < leads_.size() && leads_[column] != 0; }

  bool repeats_header(const std::vector<std::string>& folded) const;
  bool means_header(const std::vector<std::string>& cells) const;
  bool may_be_header(const std::vector<std::string>& folded) const;
  /// The cell that makes it a totals row; folded.size() if none does.
  std::size_t totals_cell(const std::vector<std::string>& folded) const;
  bool is_note(const std::vector<std::string>& folded) const;
  bool is_column_name(const std::string& folded) const {
    return header_names_.contains(folded) || own_names_.contains(folded);
  }
  void add_header(const std::string& name, std::unordered_set<std::string>& names,
                  std::unordered_set<std::string>& written_names);
  void add_beginning(std::string_view word);
  std::string written(std::string_view word) const;

  const Catalogue& catalogue_;
  Encoding encoding_;
  std::size_t fewest_required_ = 0;                // names without which nothing is a header
  const LedgerSpec* ledger_ = nullptr;
  std::vector<std::string> columns_;               // headers of the file, as written
  std::vector<std::vector<std::string>> rows_above_;  // of the file
  std::vector<std::string> header_;                // columns_, folded
  std::vector<std::optional<UnitPower>> amounts_;  // of the file's columns: the unit of those of money
  std::vector<std::uint8_t> leads_, numbers_;      // of the file's columns: see is_lead(); those of numbers
  std::vector<std::vector<std::string>> above_;    // rows down to the header, folded, empty cells left out
  std::unordered_set<std::string> header_names_, own_names_;    // folded: of every ledger, of the file
  std::unordered_set<std::string> written_names_, own_written_; // the same as they are written in its encoding
  using TwoBytes = std::bitset<65536>;
  TwoBytes endings_, ledger_endings_;              // the last two bytes of written names; of those of ledgers
  TwoBytes beginnings_, ledger_beginnings_;        // first two bytes of a cell that could be special, or a space
  KnownCells looks_, names_;                       // of cells that begin, or end, so
};

/// The columns of places, most of them in every ledger.
inline constexpr std::string_view place_columns[] = {"county", "township", "village"};

}  // namespace shanhai
