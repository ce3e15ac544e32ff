#pragma once
// CSV files of a fixed shape (catalogue, targets, statements), read with csv.h: a header that names the
// columns in any order, then rows without newlines in their cells. UTF-8, with or without BOM.

#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

struct FixedRow {
  unsigned line = 0;               // from 1, as an editor shows it
  std::vector<std::string> cells;  // in the order of `columns`; a column that is not there is empty
};

struct FixedShape {
  std::vector<std::string> columns;  // at most 10
  std::size_t required = 0;          // the first so many must be in the header
  bool others_allowed = false;       // other columns are passed over; else they are an error
};

/// Throws UsageError `NAME:LINE: ...` for a file of another shape.
std::vector<FixedRow> read_fixed_table(const std::string& name, std::string_view content, const FixedShape& shape);

/// A text that a user has written: without its byte order mark. Throws UsageError `NAME:LINE: ...` where it is not UTF-8.
std::string_view utf8_text(const std::string& name, std::string_view content);

/// The parts of `a;b;c`, trimmed, without empty ones.
std::vector<std::string> split_aliases(std::string_view text);

}  // namespace shanhai
