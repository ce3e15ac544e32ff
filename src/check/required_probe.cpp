// Columns that a ledger cannot do without, where they are empty: a row without a date belongs to no month, and one
// without an amount adds nothing to a sum, though both are counted.
#include <fmt/format.h>

#include <map>

#include "check/probe.h"

namespace shanhai::checking {

namespace {

class RequiredProbe : public Probe {
 public:
  explicit RequiredProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (pass.spec(place).required && pass.spec(place).default_text.empty()) places_.push_back(place);
    }
  }

  void take(const Batch& batch) override {
    rows_[batch.file] += batch.rows();
    for (const std::size_t place : places_) {
      const auto& cells = batch.columns[place].cells;
      for (std::size_t row = 0; row < cells.size(); ++row) {
        if (cells[row] != missing) continue;
        findings_.add({batch.file, "required-empty", pass_.spec(place).id}, batch.lines[row],
                      [&] { return message(batch, place, row); });
      }
    }
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<RequiredProbe&>(other);
    findings_.absorb(theirs.findings_);
    for (const auto& [file, rows] : theirs.rows_) rows_[file] += rows;
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    std::vector<Tallies::Key> empty;  // from top to bottom
    for (const auto& [key, tally] : findings_.all()) {
      const std::uint64_t rows = rows_[key.file];
      if (rows < 2 || tally.count < rows) continue;
      empty.push_back(key);
      outcome.findings.add(
          {key.file, "column-empty", key.column}, pass_.file(key.file).header_line,
          [&] { return pass_.english() ? fmt::format("none of {} rows has a value", rows) : fmt::format("共 {} 行，全都没有填", rows); },
          rows);
    }
    findings_.keep_if([&](const Tallies::Key& key) { return std::ranges::find(empty, key) == empty.end(); });
    outcome.findings.absorb(findings_, lines);
  }

 private:
  /// What the row has instead: the first other column that it should have, and does.
  std::string message(const Batch& batch, std::size_t place, std::size_t row) const {
    const bool english = pass_.english();
    std::string text = english ? "empty" : "空";
    for (const std::size_t other : places_) {
      if (other == place || !is_present(batch.columns[other].cells[row])) continue;
      const std::string cell = pass_.cell(batch, other, row);
      const std::string title = english ? pass_.spec(other).label_en : pass_.spec(other).label;
      return text + (english ? fmt::format("; {}: {}", title, cell) : fmt::format("；{} {}", title, cell));
    }
    return text;
  }

  const CheckPass& pass_;
  std::vector<std::size_t> places_;
  Tallies findings_;
  std::map<std::size_t, std::uint64_t> rows_;  // of each file
};

}  // namespace

std::unique_ptr<Probe> required_probe(const CheckPass& pass) { return std::make_unique<RequiredProbe>(pass); }

}  // namespace shanhai::checking
