#pragma once
// One thread's reading: records from a RecordSource, cells into batches, batches into sinks.
//
// Some rows are held, with their cells as they stand in the source's text, and then read column by column: the loop
// over the cells of one column has no other kinds of cells in it.

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "load/cell_observer.h"
#include "load/cell_reader.h"
#include "load/record_source.h"
#include "shanhai/ledger/unit_text.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// Which columns are read, and in which order they stand: first those that were asked for, then headers that
/// the catalogue does not know, then what defaults of the first are made of.
struct ReadPlan {
  std::vector<ColumnSpec> columns;
  std::size_t asked = 0;  // how many of them go into the batches
  bool observe = false;   // ScanRequest::observe
  bool keep_rejects = false;  // ScanRequest::rejects is there
  bool read_ahead = false;    // there may be more than one thread
  std::vector<std::size_t> needed;  // ScanRequest::needed
  std::vector<std::size_t> required;  // places of columns that the ledger insists on: what cannot be read in them
                                      // rejects the row; none where the scan observes
  std::size_t guards = 0;             // places from here on are read for that only
  struct Composed {       // a default such as {township}/{village}
    std::size_t column = 0;
    std::vector<std::string> texts;       // texts[0], columns[0], texts[1], ..., texts.back()
    std::vector<std::size_t> columns;
  };
  std::vector<Composed> composed;
};

/// Reads `parts`, one after the other. `sink_of(i)` is where the rows of
/// parts[i] go. A line number in a batch is part_number << part_shift | line in the part, counted from 1.
class BatchReader {
 public:
  BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
              std::vector<std::uint64_t> part_numbers);
  void read_all(const std::function<Sink&(std::size_t part)>& sink_of);

 private:
  void begin_part(std::size_t part);
  void hold_row();
  /// The held rows become rows of the batch.
  void read_held();
  void read_column(std::size_t column);
  /// Those of its numbers that have no unit of their own take the one that stands in their row.
  void read_in_units(const UnitsBeside& units);
  const UnitsBeside* units_of(std::size_t column) const;
  UnitReading unit_beside(std::string_view bytes);
  void take_totals_row();
  /// --fill-down: an empty cell gets the bytes of the one above. Where those are not known it is refused.
  void fill_down(std::size_t column, std::string_view& bytes);
  void put_defaults_together(std::size_t row);
  bool is_required(std::size_t column) const;
  /// Of the held rows, those that cannot be read in a required column are no rows of the batch.
  void reject_unreadable(std::size_t first_fault);
  /// Of the rows with faults from that one on.
  void keep_rejects(std::size_t fault);
  std::uint64_t faulty_rows() const;
  /// The words of all columns.
  std::size_t bytes_of_words() const;
  void flush(Sink& sink);

  const LedgerFiles& files_;
  const ReadPlan& plan_;
  std::vector<Part*> parts_;
  std::vector<std::uint64_t> part_numbers_;
  std::vector<CellReader> readers_;
  std::vector<CellObserver> observers_;  // one for each reader, where the scan observes
  RecordSource source_;
  Batch batch_;
  std::uint64_t lines_of_part_ = 0;  // its number, where a line number of a batch has it

  std::size_t most_held_;                       // rows
  std::size_t rows_at_once_;                    // of a batch; fewer than batch_rows where there are very many columns
  bool is_full_ = false;                        // the batch, of words
  std::size_t held_ = 0;                        // rows: the last of the batch
  std::vector<std::string_view> held_cells_;    // column by column
  std::vector<std::string_view> held_records_;  // where rejects are kept
  std::vector<std::uint32_t> odd_;              // of a column, see CellReader::read
  struct Refused {
    std::uint32_t held;
    std::size_t column;
    const char* reason;
  };
  std::vector<Refused> refused_;                // of the held rows: what stands above is not known, or the unit
  std::unordered_map<std::string, UnitReading> units_seen_;  // in the part, by their bytes
  std::deque<std::string> filled_;              // the cells that were filled down, with padding behind

  struct Above {
    bool wanted = false;  // the column is filled down
    bool known = true;    // no row that could not be cut stands between
    std::string bytes;    // of the nearest cell above that is not empty
  };
  std::vector<Above> above_;      // by column; none where the file has no column that is filled down
  Part* part_ = nullptr;      // being read
};

}  // namespace shanhai
