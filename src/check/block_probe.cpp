// Columns that look as merged cells do (merged_cells.h).
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/probe.h"
#include "load/merged_cells.h"
#include "load/row_kinds.h"

namespace shanhai::checking {

namespace {

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
      blocks_[{batch.file, place}].see(batch.lines, batch.columns[place]);
    }
  }

  void absorb(Probe& other) override {
    for (auto& [key, theirs] : static_cast<BlockProbe&>(other).blocks_) blocks_[key].absorb(theirs);
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const auto& [key, blocks] : blocks_) {
      const auto& [file, place] = key;
      if (!blocks.look_merged()) continue;
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
  std::map<std::pair<std::size_t, std::size_t>, MergedCells> blocks_;  // by file and place
};

}  // namespace

std::unique_ptr<Probe> block_probe(const CheckPass& pass) { return std::make_unique<BlockProbe>(pass); }

}  // namespace shanhai::checking
