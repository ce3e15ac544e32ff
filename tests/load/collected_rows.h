#pragma once
// A sink that writes rows down as text: `line|cell|cell`, in the order of the file.

#include <algorithm>
#include <string>
#include <vector>

#include "shanhai/filter/columns.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/load/scan.h"

namespace shanhai {

struct CollectedRow {
  std::size_t file;
  std::uint64_t line;
  std::string text;
};

class CollectSink : public Sink {
 public:
  CollectSink(const LedgerSpec& ledger, std::vector<std::size_t> columns) : ledger_(ledger), columns_(std::move(columns)) {}
  void take(const Batch& batch) override {
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      std::string text;
      for (std::size_t i = 0; i < columns_.size(); ++i) text += "|" + cell(batch, row, i);
      rows.push_back({batch.file, batch.lines[row], text});
    }
    for (const CellFault& fault : batch.faults) faults.push_back({batch.file, batch.lines[fault.row], fault.reason});
  }
  void absorb(Sink& other) override {
    auto& from = static_cast<CollectSink&>(other);
    rows.insert(rows.end(), from.rows.begin(), from.rows.end());
    faults.insert(faults.end(), from.faults.begin(), from.faults.end());
  }

  std::vector<CollectedRow> rows, faults;

 private:
  std::string cell(const Batch& batch, std::size_t row, std::size_t i) const {
    const std::int64_t value = batch.columns[i].cells[row];
    if (value == missing) return "";
    if (value == unreadable) return "?";
    const ColumnType type = i < columns_.size() && columns_[i] < ledger_.columns.size() ? ledger_.columns[columns_[i]].type : ColumnType::text;
    if (is_number(type)) return plain(Exact{value, cell_decimals});
    if (type == ColumnType::date) return to_text(Date::from_packed(value));
    return std::string(batch.columns[i].words->word(value));
  }
  const LedgerSpec& ledger_;
  std::vector<std::size_t> columns_;
};

struct ScanResult {
  std::vector<std::string> rows;    // `12|百泉镇|3.5`
  std::vector<std::string> faults;  // `12: "约100" is not a number`
  ScanReport report;
};

/// Scans every file of `files` for these columns, and says what came out.
inline ScanResult scan_all(const LedgerFiles& files, const std::vector<std::string>& columns, unsigned threads = 1,
                           std::uint64_t smallest_part = 1 << 20) {
  const LedgerSpec& ledger = *files.files.front().ledger;
  ScanRequest request;
  for (std::size_t i = 0; i < files.files.size(); ++i) request.files.push_back(i);
  for (const std::string& name : columns) request.columns.push_back(*ledger.find(name));
  request.threads = threads;
  request.smallest_part = smallest_part;
  CollectSink all(ledger, request.columns);
  const auto make = [&] { return std::make_unique<CollectSink>(ledger, request.columns); };
  ScanResult result;
  result.report = scan(files, request, make, all);
  const auto by_place = [](const CollectedRow& a, const CollectedRow& b) {
    return a.file != b.file ? a.file < b.file : a.line < b.line;
  };
  std::stable_sort(all.rows.begin(), all.rows.end(), by_place);
  std::stable_sort(all.faults.begin(), all.faults.end(), by_place);
  for (const CollectedRow& row : all.rows) {
    result.rows.push_back(std::to_string(result.report.line(row.file, row.line)) + row.text);
  }
  for (const CollectedRow& row : all.faults) {
    result.faults.push_back(std::to_string(result.report.line(row.file, row.line)) + ": " + row.text);
  }
  return result;
}

}  // namespace shanhai
