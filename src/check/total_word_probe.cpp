// Rows that are counted as data though they begin like a totals row: 2023年合计, 甲镇小计, or a running number and
// then 合计. What makes a totals row is a rule (load/row_words.h); what only looks like one is for people to tell.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "check/probe.h"
#include "load/plain_cells.h"
#include "load/row_words.h"

namespace shanhai::checking {

namespace {

constexpr std::size_t looked_at = 2;  // words at the beginning of a row

class TotalWordProbe : public Probe {
 public:
  explicit TotalWordProbe(const CheckPass& pass) : pass_(pass), smells_(pass.known() + pass.others.size()) {
    for (const std::size_t file : pass.files) {
      for (const FileColumn& column : pass.file(file).columns) {
        if (const auto place = place_of(column)) words_[file].push_back(*place);
      }
    }
  }

  void take(const Batch& batch) override {
    const std::vector<std::size_t>& places = words_[batch.file];
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      std::size_t seen = 0;
      for (std::size_t i = 0; i < places.size() && seen < looked_at; ++i) {
        const BatchColumn& column = batch.columns[places[i]];
        if (!is_present(column.cells[row])) continue;
        ++seen;
        if (!smells(batch, places[i], row)) continue;
        const std::size_t place = places[i];
        const std::string_view name = place < pass_.known() ? std::string_view(pass_.spec(place).id)
                                                            : pass_.others[place - pass_.known()];
        findings_.add({batch.file, "totals-counted", name}, batch.lines[row], [&] {
          const std::string cell = pass_.cell(batch, place, row);
          return pass_.english() ? fmt::format("\"{}\"", cell) : fmt::format("“{}”", cell);
        });
        break;
      }
    }
  }

  void absorb(Probe& other) override { findings_.absorb(static_cast<TotalWordProbe&>(other).findings_); }
  void report(const PassLines& lines, Outcome& outcome) override { outcome.findings.absorb(findings_, lines); }

 private:
  bool smells(const Batch& batch, std::size_t place, std::size_t row) {
    const BatchColumn& column = batch.columns[place];
    const ColumnType type = place < pass_.known() ? pass_.spec(place).type : ColumnType::text;
    if (!is_personal(type)) return smells_[place].of(*column.words, column.cells[row], smells_of_totals);
    // Persons seldom come twice: nothing is kept of what has been thought of them.
    const std::string_view word = column.words->word(column.cells[row]);
    return !is_plain_identity(word) && smells_of_totals(word);
  }

  /// Where the column stands in batches, if it holds words.
  std::optional<std::size_t> place_of(const FileColumn& column) {
    if (!column.column) {
      if (others_.empty()) {
        for (std::size_t i = 0; i < pass_.others.size(); ++i) others_.emplace(pass_.others[i], pass_.known() + i);
      }
      const auto other = others_.find(column.header);
      return other == others_.end() ? std::nullopt : std::optional(other->second);
    }
    for (std::size_t place = 0; place < pass_.known(); ++place) {
      if (pass_.columns.wanted()[place] == *column.column && is_text(pass_.spec(place).type)) return place;
    }
    return std::nullopt;
  }

  const CheckPass& pass_;
  std::unordered_map<std::string_view, std::size_t> others_;  // places in batches, by header
  std::map<std::size_t, std::vector<std::size_t>> words_;  // of each file: places of words, from the left
  std::vector<PerWord<bool>> smells_;                      // by place
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> total_word_probe(const CheckPass& pass) { return std::make_unique<TotalWordProbe>(pass); }

}  // namespace shanhai::checking
