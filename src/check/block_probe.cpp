// Merged cells leave a value in the first row of its block only. A column looks so where its first row is
// filled, most others are not, and no value comes twice.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "check/probe.h"
#include "load/row_kinds.h"
#include "ledger/hash.h"

namespace shanhai::checking {

namespace {

constexpr std::uint64_t least_blocks = 2;

struct Blocks {
  std::uint64_t first_line = ~std::uint64_t{0};  // of the file's rows
  bool first_filled = false;
  std::uint64_t first_empty = ~std::uint64_t{0};
  std::uint64_t filled = 0;
  std::uint64_t empty = 0;
  bool repeated = false;  // a value came twice
  std::unordered_set<std::string, SeededHash> values;

  /// The cells of some rows, whose lines increase.
  void see(const std::vector<std::uint64_t>& lines, const std::vector<std::int64_t>& cells) {
    if (!cells.empty() && lines[0] < first_line) {
      first_line = lines[0];
      first_filled = cells[0] != missing;
    }
    const auto some_empty = static_cast<std::uint64_t>(std::ranges::count(cells, missing));
    empty += some_empty;
    filled += cells.size() - some_empty;
    if (some_empty == 0) return;
    const auto at = std::ranges::find(cells, missing) - cells.begin();
    first_empty = std::min(first_empty, lines[static_cast<std::size_t>(at)]);
  }
  void see_value(std::string value) {
    if (repeated || values.insert(std::move(value)).second) return;
    repeated = true;
    values = {};
  }
  void absorb(Blocks& other) {
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
};

class BlockProbe : public Probe {
 public:
  explicit BlockProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      const ColumnSpec& spec = pass.spec(place);
      const bool named = std::ranges::find(place_columns, spec.id) != std::end(place_columns);
      if ((named || spec.type == ColumnType::category) && spec.default_text.empty()) places_.push_back(place);
    }
  }

  void take(const Batch& batch) override {
    for (const std::size_t place : places_) {
      if (!pass_.column_in(batch.file, place)) continue;
      Blocks& blocks = blocks_[{batch.file, place}];
      const BatchColumn& column = batch.columns[place];
      blocks.see(batch.lines, column.cells);
      for (std::size_t row = 0; row < column.cells.size() && !blocks.repeated; ++row) {
        if (is_present(column.cells[row])) blocks.see_value(std::string(column.words->word(column.cells[row])));
      }
    }
  }

  void absorb(Probe& other) override {
    for (auto& [key, theirs] : static_cast<BlockProbe&>(other).blocks_) blocks_[key].absorb(theirs);
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const auto& [key, blocks] : blocks_) {
      const auto& [file, place] = key;
      if (!blocks.first_filled || blocks.repeated || blocks.filled < least_blocks || blocks.empty < blocks.filled) {
        continue;
      }
      outcome.findings.add(
          {file, "fill-down", pass_.spec(place).id}, lines.of(file, blocks.first_empty),
          [&, &counts = blocks] {
            return pass_.english() ? fmt::format("{} rows are filled, {} below them are not", counts.filled, counts.empty)
                                   : fmt::format("{} 行已填，其下 {} 行未填", counts.filled, counts.empty);
          },
          blocks.empty);
    }
  }

 private:
  const CheckPass& pass_;
  std::vector<std::size_t> places_;
  std::map<std::pair<std::size_t, std::size_t>, Blocks> blocks_;  // by file and place
};

}  // namespace

std::unique_ptr<Probe> block_probe(const CheckPass& pass) { return std::make_unique<BlockProbe>(pass); }

}  // namespace shanhai::checking
