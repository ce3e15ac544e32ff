// Rows that are exactly alike, in one file or in two. Twenty-four bytes a row are kept. (That two different rows
// have one hash happens in one run of many thousands over ten million rows.)
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/probe.h"
#include "check/row_hashes.h"

namespace shanhai::checking {

namespace {

struct HashedRow {
  std::uint64_t hash;
  std::uint64_t line;  // of the batch
  std::uint32_t file;
};

class DuplicateProbe : public Probe {
 public:
  explicit DuplicateProbe(const CheckPass& pass) : pass_(pass), hashes_(pass) {}

  void take(const Batch& batch) override {
    const auto& hashes = hashes_.of(batch);
    std::size_t fault = 0;
    for (std::size_t row = 0; row < hashes.size(); ++row) {
      while (fault < batch.faults.size() && batch.faults[fault].row < row) ++fault;
      // What cannot be read may well differ.
      if (fault < batch.faults.size() && batch.faults[fault].row == row) continue;
      rows_.push_back({hashes[row], batch.lines[row], static_cast<std::uint32_t>(batch.file)});
    }
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<DuplicateProbe&>(other);
    rows_.insert(rows_.end(), theirs.rows_.begin(), theirs.rows_.end());
    theirs.rows_ = {};
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    std::ranges::sort(rows_, [](const HashedRow& a, const HashedRow& b) {
      return std::tie(a.hash, a.file, a.line) < std::tie(b.hash, b.file, b.line);
    });
    for (std::size_t begin = 0, end = 0; begin < rows_.size(); begin = end) {
      while (end < rows_.size() && rows_[end].hash == rows_[begin].hash) ++end;
      const HashedRow* first_of_file = &rows_[begin];
      for (std::size_t i = begin + 1; i < end; ++i) {
        if (rows_[i].file == first_of_file->file) {
          add(lines, outcome, "row-duplicate", rows_[i], *first_of_file);
        } else {
          first_of_file = &rows_[i];
          if (!outcome.are_copies(rows_[i].file, rows_[begin].file)) add(lines, outcome, "rows-in-two-files", rows_[i], rows_[begin]);
        }
      }
    }
  }

 private:
  void add(const PassLines& lines, Outcome& outcome, std::string_view kind, const HashedRow& row,
           const HashedRow& other) {
    outcome.findings.add({row.file, kind, {}}, lines.of(row.file, row.line), [&] {
      const std::uint64_t line = lines.of(other.file, other.line);
      if (row.file == other.file) {
        return pass_.english() ? fmt::format("like line {}", line) : fmt::format("与第 {} 行相同", line);
      }
      const std::string& here = pass_.file(row.file).name;
      const std::string& there = pass_.file(other.file).name;
      return pass_.english() ? fmt::format("in {}, like line {} of {}", here, line, there)
                             : fmt::format("{} 的这一行与 {} 第 {} 行相同", here, there, line);
    });
  }

  const CheckPass& pass_;
  RowHashes hashes_;
  std::vector<HashedRow> rows_;
};

}  // namespace

std::unique_ptr<Probe> duplicate_probe(const CheckPass& pass) {
  return pass.duplicates ? std::make_unique<DuplicateProbe>(pass) : nullptr;
}

}  // namespace shanhai::checking
