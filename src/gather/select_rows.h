#pragma once
// Rows of a ledger as they stand in it, collected in a pass: for questions without groups.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gather/spool.h"
#include "shanhai/gather/groups.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// What a cell of a selected row is taken from.
struct RowCell {
  enum class From { file, line, column, other } from = From::column;
  std::size_t number = 0;         // the place in the Batch; of an `other`, the number of its header
  ColumnType type = ColumnType::text;
  std::optional<Precision> time;  // a group of time made from the date
};

/// Negative where `a` stands before `b`. Empty values are last in both directions.
int compare_sorted(const Value& a, const Value& b, bool descending);

struct RowOrder {
  std::size_t cell = 0;
  bool descending = false;
};

/// Which rows are collected, and in what order they stand: by `order`, then file name, then line.
struct RowSelection {
  std::shared_ptr<const Condition> where;  // null: all rows
  std::vector<RowCell> cells;
  std::vector<std::size_t> needs;          // places: a row with an unreadable cell in one of them is rejected
  bool needs_others = true;                // likewise the others among its cells
  std::vector<RowOrder> order;
  std::optional<std::size_t> limit;
};

struct SelectedRow {
  std::size_t file = 0;    // number in LedgerFiles
  std::uint64_t line = 0;  // as in Batch::lines
  std::vector<Value> keys;  // the cells that it is ordered by
  // All cells, packed: values would take many times as much memory.
  std::string packed;
  Spool* spool = nullptr;   // if not there, then here:
  std::uint64_t place = 0;
  std::size_t size = 0;
};

/// The cells of a row; its line is that of the batch.
std::vector<Value> cells_of(const SelectedRow& row, std::span<const RowCell> cells, const LedgerFiles& files);

/// Keeps no more rows than the limit needs.
class SelectedRows : public Sink {
 public:
  /// The selection must outlive this. The others stand in a Batch from place `first_other` on.
  SelectedRows(const RowSelection& selection, std::size_t first_other, const LedgerFiles& files);

  void take(const Batch& batch) override;
  void absorb(Sink& other) override;
  /// Puts the rows in order and cuts them at the limit. To be called once, when everything is absorbed.
  void finish();

  std::vector<SelectedRow>& rows() { return rows_; }
  /// Where they may lie.
  std::vector<std::shared_ptr<Spool>>& spools() { return spools_; }
  const std::map<std::size_t, Rejected>& rejected() const { return rejected_; }
  std::uint64_t rows_taken() const { return taken_; }
  std::uint64_t rows_filtered() const { return filtered_; }

 private:
  std::size_t place_of(const RowCell& cell) const {
    return cell.from == RowCell::From::other ? first_other_ + cell.number : cell.number;
  }
  bool is_needed(std::size_t place) const;
  void reject(const Batch& batch);
  Value value(const RowCell& cell, const Batch& batch, std::size_t row) const;
  void keep(const Batch& batch, std::size_t row);
  void pack(const RowCell& cell, const Batch& batch, std::size_t row);
  bool stands_before(const SelectedRow& a, const SelectedRow& b) const;
  bool comes_too_late(const Batch& batch, std::size_t row);
  void cut();

  const RowSelection& selection_;
  std::size_t first_other_;
  const LedgerFiles& files_;
  std::unique_ptr<Condition> where_;
  Mask mask_;
  std::vector<SelectedRow> rows_;
  std::vector<std::shared_ptr<Spool>> spools_;  // the first is its own
  std::string packed_;                          // of the row that is being kept
  std::optional<SelectedRow> last_;  // of those that the limit leaves so far: what stands behind it is not kept
  SelectedRow candidate_;            // with its keys only
  std::map<std::size_t, Rejected> rejected_;
  std::uint64_t taken_ = 0;
  std::uint64_t filtered_ = 0;
};

}  // namespace shanhai
