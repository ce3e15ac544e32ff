#pragma once
// Reads parts of files, cuts them into records, sets aside what is no data, and gives the rest, record by record.

#include <cstdint>
#include <cstdlib>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/byte_input.h"
#include "load/record_cutter.h"
#include "load/row_kinds.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// Longest record, with all its cells; a longer one ends the run. Named so that memory has a bound.
inline constexpr std::size_t longest_record = std::size_t{256} << 20;
/// Most bytes of the cells that a question needs of one record.
inline constexpr std::size_t most_needed_bytes = std::size_t{8} << 20;
/// Bytes behind a cell that may be looked at, whatever they are.
inline constexpr std::size_t cell_padding = SpecialBytes::padding;

/// What the rows above hand down to those below, apart from where they end.
struct Carry {
  bool after_note = false;  // rows with only their first cell filled belong to a note
  bool ended = false;       // the header of another table has come
  bool hidden = false;      // with names or numbers of persons in it: its rows are not shown
  bool operator==(const Carry&) const = default;
};

/// Of a column of money: the file names the unit of its numbers row by row, or may do so.
struct UnitsBeside {
  std::size_t column = 0;  // of the plan
  std::size_t cell = 0;    // in Part::cells, behind those of the plan
  bool by_row = false;     // each row names one; else none may
};

/// The records of a file that begin in [begin, end).
struct Part {
  std::size_t file = 0;                 // its number in LedgerFiles
  std::uint64_t begin = 0;
  std::optional<std::uint64_t> end;     // empty: to the end of the file
  bool observe = false;                 // ScanRequest::observe
  bool keep_rejects = false;            // ScanRequest::rejects is there
  bool show_personal = false;           // in their texts
  Progress* progress = nullptr;         // ScanRequest::progress
  bool guessed = false;                 // begin is in the middle of things: go on behind the next line end
  const Part* follows = nullptr;        // begin and carry are where that part, read just before, will have ended
  Carry carry;
  std::vector<std::ptrdiff_t> cells;    // the file's column for each cell that is asked for; -1: not there
  std::vector<UnitsBeside> units;       // whose cells stand behind those that are asked for

  // Filled in by reading it:
  std::uint64_t first_record = 0;       // where its first record begins
  std::uint64_t next_record = 0;        // where the first record behind it begins
  std::uint64_t lines = 0;              // physical lines in it
  std::uint64_t empty_at_end = 0;       // empty lines behind its last row: rows only if one follows
  Carry carry_out;
  FileRows rows;
  std::vector<RejectedRow> rejects;     // lines from 1 in the part, in no order
};

class RecordSource {
 public:
  /// `text_end`: the cells that were given are about to go, because the source reads on.
  enum class Found { row, totals, text_end, part_end };

  /// `read_ahead`: a thread may be taken for reading a pipe.
  RecordSource(const LedgerFiles& files, bool read_ahead);

  /// Goes on with that part, which stays where it is. What reading it finds out is complete at its end.
  void begin(Part& part);
  /// Goes to the next data row, the next totals row (only where the part observes), the end of the text that is in
  /// memory, or the end of the part.
  Found next();

  // Of the row that was found:
  std::uint64_t line() const { return line_; }  // on which it begins, from 1 in the part
  /// Rows that could not be cut stand between this row and the one found before.
  bool behind_rejected() const { return behind_rejected_; }
  TotalsKind totals_kind() const { return totals_kind_; }
  /// The bytes of its cells that are asked for, quotes undone, each `step` behind the one before. They stay until
  /// the next text_end or part_end is answered with next(); cell_padding bytes behind each may be read.
  void give_cells(std::string_view* cells, std::size_t step);
  /// One of them, by its number in Part::cells.
  std::string_view cell(std::size_t asked);
  /// Where a cell that was given begins in the file; empty where its bytes do not stand there as they are.
  std::optional<std::uint64_t> offset(std::string_view cell) const;
  /// The record as it stands in the file, without its line end; empty where it is too long to be shown. Stays as
  /// long as cells do.
  std::string_view record_text() const;

 private:
  // record_source_begin.cpp:
  void find_first_record();
  void go_behind_line_end();
  bool go_behind_record();
  bool go_behind_quote();
  bool has_sound_rows();
  bool begins_inside_quotes() const;
  void go_back_to(std::uint64_t offset);

  void end_part();
  bool refill();
  bool take_record(Found& found);
  /// The record that was cut is like nearly all: data, for all that a glance at two of its cells can tell.
  bool is_common() const;
  bool is_blank(const RawCell& cell) const;
  /// From cell number `begin` on, the first that is not blank, or the number of cells.
  std::size_t first_filled(std::size_t begin) const;
  RowKind kind_of_record();
  std::string_view raw(const RawCell& cell) const { return text_.substr(cell.begin, cell.end - cell.begin); }
  bool has_room() const;
  void reject(std::string reason, bool has_columns = true);

  const LedgerFiles& files_;
  bool read_ahead_;

  // Of the current part:
  Part* part_ = nullptr;
  std::optional<ByteInput> input_;
  std::optional<RecordCutter> cutter_;
  std::map<Encoding, RowKinds> kinds_of_;  // made once for each encoding that there is
  RowKinds* kinds_ = nullptr;
  std::size_t columns_ = 0;           // of the header
  Encoding encoding_ = Encoding::utf8;
  std::uint64_t text_offset_ = 0;     // of text_[0] in the file
  bool whole_ = false;                // nothing comes behind text_
  std::uint64_t line_ = 1;            // of the current record, from 1 in the part
  std::uint64_t next_line_ = 1;       // of the record behind it
  bool at_text_end_ = false;          // text_end was found last
  bool rejected_since_ = false;       // a row behind the one found last
  bool behind_rejected_ = false;
  TotalsKind totals_kind_ = TotalsKind::running;

  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };
  void grow(std::size_t size);
  std::unique_ptr<char, Free> buffer_;  // raw bytes with padding behind; from malloc, which moves large ones without copying
  std::size_t buffer_size_ = 0;
  std::string_view text_;             // those of buffer_ that are filled
  std::string unquoting_;
  std::deque<std::string> unquoted_;  // cells of text_ that do not stand in it as they are, with padding behind
};

}  // namespace shanhai
