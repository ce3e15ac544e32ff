#pragma once
// One thread's reading: csv.h over a RecordSource, cells into batches, batches into sinks.

#include <memory>
#include <vector>

#include "load/cell_reader.h"
#include "load/record_source.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// Which columns are read, and in which order they stand: first those that were asked for, then headers that
/// the catalogue does not know, then what defaults of the first are made of.
struct ReadPlan {
  std::vector<ColumnSpec> columns;
  std::size_t asked = 0;  // how many of them go into the batches
  struct Composed {       // a default such as {township}/{village}
    std::size_t column = 0;
    std::vector<std::string> texts;       // texts[0], columns[0], texts[1], ..., texts.back()
    std::vector<std::size_t> columns;
  };
  std::vector<Composed> composed;
};

/// Reads `parts`, one after the other, through one csv.h reader. `sink_of(i)` is where the rows of
/// parts[i] go. A line number in a batch is part_number << part_shift | line in the part, counted from 1.
class BatchReader {
 public:
  BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
              std::vector<std::uint64_t> part_numbers);
  void read_all(const std::function<Sink&(std::size_t part)>& sink_of);

 private:
  template <unsigned width>
  void read_with(const std::function<Sink&(std::size_t part)>& sink_of);
  void begin_part(std::size_t part);
  void begin_row(std::uint64_t below);
  void take_cell(std::size_t column, char* cell);
  void end_row();
  void flush(Sink& sink);

  const LedgerFiles& files_;
  const ReadPlan& plan_;
  std::vector<Part*> parts_;
  std::vector<std::uint64_t> part_numbers_;
  std::vector<CellReader> readers_;
  Batch batch_;
  std::uint64_t line_ = 0;
};

inline constexpr int part_shift = 40;

}  // namespace shanhai
