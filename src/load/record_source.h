#pragma once
// The byte source that feeds csv.h: it reads parts of files, cuts them into records, sets aside what is no
// data, and passes on only the cells that the question needs, as plain lines.
//
// One record becomes one line or several, of `width` cells each, divided by byte 0x1F. The first cell of each
// line is the source's own: empty, or in the first line of a record how many physical lines the record begins
// below the one before (where that is not one). The next `width - 1` cells are the record's. A cell has
// neither quotes nor control bytes: those that it holds are written as 0x10 and a letter (see unescape).
// A line that begins with `#` says that a part has ended.

#include <libfccp/csv.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "load/byte_input.h"
#include "load/record_cutter.h"
#include "load/row_kinds.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/load/scan.h"

namespace shanhai {

inline constexpr char cell_divider = '\x1F';
inline constexpr char escape = '\x10';
inline constexpr char part_end = '#';
/// Of a totals row, passed on only where a scan observes: in front of its TotalsKind as a digit, and how many
/// lines below the record before it begins.
inline constexpr char totals_mark = 'T';
/// Behind the number of lines: rows that could not be cut stand between this record and the one before.
inline constexpr char reject_mark = '!';
/// In the place of a file's column in Part::cells: the whole record, as it stands in the file.
inline constexpr std::ptrdiff_t whole_record = -2;

/// Longest record, with all its cells; a longer one ends the run. Named so that memory has a bound.
inline constexpr std::size_t longest_record = std::size_t{256} << 20;
/// Most bytes of the cells that a question needs of one record; csv.h takes lines of up to 16 MB.
inline constexpr std::size_t longest_line = std::size_t{8} << 20;

/// What the rows above hand down to those below, apart from where they end.
struct Carry {
  bool after_note = false;  // rows with only their first cell filled belong to a note
  bool ended = false;       // the header of another table has come
  bool operator==(const Carry&) const = default;
};

/// The records of a file that begin in [begin, end).
struct Part {
  std::size_t file = 0;                 // its number in LedgerFiles
  std::uint64_t begin = 0;
  std::optional<std::uint64_t> end;     // empty: to the end of the file
  bool observe = false;                 // ScanRequest::observe
  bool keep_rejects = false;            // ScanRequest::rejects is there
  bool show_personal = false;           // in their texts
  bool guessed = false;                 // begin is in the middle of things: go on behind the next line end
  Carry carry;
  std::vector<std::ptrdiff_t> cells;    // the file's column for each cell that is passed on; -1: not there

  // Filled in by reading it:
  std::uint64_t first_record = 0;       // where its first record begins
  std::uint64_t next_record = 0;        // where the first record behind it begins
  std::uint64_t lines = 0;              // physical lines in it
  std::uint64_t empty_at_end = 0;       // empty lines behind its last row: rows only if one follows
  Carry carry_out;
  FileRows rows;
  std::vector<RejectedRow> rejects;     // lines from 1 in the part, in no order
};

class RecordSource : public io::ByteSourceBase {
 public:
  /// Reads `parts` one after the other. They stay where they are; their results are complete when the line
  /// that says so has been read.
  RecordSource(const LedgerFiles& files, std::vector<Part*> parts, std::size_t width);

  int read(char* buffer, int size) override;

 private:
  bool produce();
  void begin_part();
  void go_behind_line_end();
  void end_part();
  bool refill();
  void take_record();
  bool is_blank(const RawCell& cell) const;
  /// Rows that are no data are counted and false is returned.
  bool is_data(const RawCell& first_filled);
  void reject(std::string reason, bool has_columns = true);
  std::string_view record_text() const;
  void pass_on();
  void pass_on_totals(TotalsKind kind);
  void append_record();
  void append_cell(const RawCell& cell);

  const LedgerFiles& files_;
  std::vector<Part*> parts_;
  std::size_t width_;
  std::size_t at_part_ = 0;  // parts begun; the current one is parts_[at_part_ - 1]
  bool in_part_ = false;

  // Of the current part:
  Part* part_ = nullptr;
  std::optional<ByteInput> input_;
  std::optional<RecordCutter> cutter_;
  std::optional<RowKinds> kinds_;
  std::size_t columns_ = 0;           // of the header
  Encoding encoding_ = Encoding::utf8;
  std::uint64_t text_offset_ = 0;     // of text_[0] in the file
  bool whole_ = false;                // nothing comes behind text_
  std::uint64_t line_ = 1;            // of the current record, from 1 in the part
  std::uint64_t passed_line_ = 0;     // of the record passed on last
  bool rejected_since_ = false;       // a row behind that one

  std::vector<char> buffer_;          // raw bytes with padding behind
  std::string_view text_;             // those of buffer_ that are filled
  std::string out_;                   // lines not handed to csv.h yet
  std::size_t out_at_ = 0;
};

/// Undoes the escapes of a cell, in place; the new length.
std::size_t unescape(char* cell, std::size_t length);

}  // namespace shanhai
