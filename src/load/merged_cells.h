#pragma once
// Merged cells leave a value in the first row of its block only. A column of a file looks so where its first row is
// filled, most others are not, and no value comes twice. Without --fill-down the rest of each block belongs to nobody.

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "ledger/hash.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

struct MergedCells {
  std::uint64_t first_line = ~std::uint64_t{0};  // of the file's rows
  bool first_filled = false;
  std::uint64_t first_empty = ~std::uint64_t{0};
  std::uint64_t filled = 0;
  std::uint64_t empty = 0;
  bool repeated = false;  // a value came twice
  std::unordered_set<std::string, SeededHash> values;

  /// The cells of some rows, whose lines increase.
  void see(const std::vector<std::uint64_t>& lines, const BatchColumn& column);
  void absorb(MergedCells& other);
  bool look_merged() const;

 private:
  void see_value(std::string value);
};

}  // namespace shanhai
