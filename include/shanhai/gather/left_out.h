#pragma once
// Rows that an answer had to leave out, because a cell that it needs cannot be read.

#include <cstdint>
#include <string>

namespace shanhai {

/// Rows of a file that an answer had to leave out, ready for a message.
struct LeftOut {
  std::string file;
  std::uint64_t rows = 0;   // rejected
  std::uint64_t of = 0;     // accepted and rejected
  std::uint64_t line = 0;   // of the first
  std::string reason;       // of the first: `amount: "约100" is not a number`
};

/// What became of rows that were left out: `sales.csv: 3 of 1,204 rows rejected (first: line 17: amount:
/// "约100" is not a number); see 'shanhai check'`, or in Chinese.
std::string to_words(const LeftOut& left_out, bool english);

}  // namespace shanhai
