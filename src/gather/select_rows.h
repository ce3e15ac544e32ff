#pragma once
// Rows of a ledger as they stand in it, collected in a pass: for questions without groups.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

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
  std::vector<Value> cells;
};

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
  bool stands_before(const SelectedRow& a, const SelectedRow& b) const;
  bool comes_too_late(const Batch& batch, std::size_t row);
  void cut();

  const RowSelection& selection_;
  std::size_t first_other_;
  const LedgerFiles& files_;
  std::unique_ptr<Condition> where_;
  Mask mask_;
  std::vector<SelectedRow> rows_;
  std::optional<SelectedRow> last_;  // of those that the limit leaves so far: what stands behind it is not kept
  SelectedRow candidate_;            // with the cells that rows are ordered by
  std::map<std::size_t, Rejected> rejected_;
  std::uint64_t taken_ = 0;
  std::uint64_t filtered_ = 0;
};

}  // namespace shanhai
