#include "check/row_hashes.h"

#include "ledger/hash.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::checking {

namespace {

/// splitmix64's last step.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t hash_of_text(std::string_view text) { return mixed(hash_of(text)); }

bool is_running_number(const std::string& header) {
  const std::string name = folded_name(header);
  return name == "序号" || name == "no." || name == "no";
}

}  // namespace

RowHashes::RowHashes(const CheckPass& pass) {
  for (std::size_t place = 0; place < pass.known(); ++place) {
    columns_.push_back({place, hash_of_text(pass.spec(place).id), {}});
  }
  for (std::size_t i = 0; i < pass.others.size(); ++i) {
    if (is_running_number(pass.others[i])) continue;
    columns_.push_back({pass.known() + i, hash_of_text(pass.others[i] + "\x1F"), {}});
  }
}

const std::vector<std::uint64_t>& RowHashes::of(const Batch& batch) {
  hashes_.assign(batch.rows(), 0);
  for (Column& each : columns_) {
    const BatchColumn& column = batch.columns[each.place];
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
      const std::int64_t cell = column.cells[row];
      if (!is_present(cell)) continue;
      const std::uint64_t value = column.words ? each.words.of(*column.words, cell, hash_of_text)
                                               : static_cast<std::uint64_t>(cell);
      hashes_[row] += mixed(value ^ each.seed);  // a sum, so that the order of columns is all one
    }
  }
  return hashes_;
}

}  // namespace shanhai::checking
