#include "load/merged_cells.h"

#include <algorithm>

namespace shanhai {

namespace {
constexpr std::uint64_t least_blocks = 2;
}  // namespace

void MergedCells::see(const std::vector<std::uint64_t>& lines, const BatchColumn& column) {
  const std::vector<std::int64_t>& cells = column.cells;
  if (!cells.empty() && lines[0] < first_line) {
    first_line = lines[0];
    first_filled = cells[0] != missing;
  }
  const auto some_empty = static_cast<std::uint64_t>(std::ranges::count(cells, missing));
  empty += some_empty;
  filled += cells.size() - some_empty;
  if (some_empty > 0) {
    const auto at = std::ranges::find(cells, missing) - cells.begin();
    first_empty = std::min(first_empty, lines[static_cast<std::size_t>(at)]);
  }
  for (std::size_t row = 0; row < cells.size() && !repeated; ++row) {
    if (is_present(cells[row])) see_value(std::string(column.words->word(cells[row])));
  }
}

void MergedCells::see_value(std::string value) {
  if (repeated || values.insert(std::move(value)).second) return;
  repeated = true;
  values = {};
}

void MergedCells::absorb(MergedCells& other) {
  if (other.first_line < first_line) {
    first_line = other.first_line;
    first_filled = other.first_filled;
  }
  first_empty = std::min(first_empty, other.first_empty);
  filled += other.filled;
  empty += other.empty;
  if (other.repeated) {
    repeated = true;
    values = {};
  }
  for (const std::string& value : other.values) see_value(value);
}

bool MergedCells::look_merged() const {
  return first_filled && !repeated && filled >= least_blocks && empty >= filled;
}

}  // namespace shanhai
