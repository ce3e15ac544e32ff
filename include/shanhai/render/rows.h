#pragma once
// Tables whose rows are written one behind the other, without a look at those behind: csv, tsv, jsonl.

#include <string>

#include "shanhai/render/render.h"

namespace shanhai {

constexpr bool is_written_by_rows(Format format) {
  return format == Format::csv || format == Format::tsv || format == Format::jsonl;
}

/// Appends the rows, without what stands above them: render() of a table without rows. REQUIRES: is_written_by_rows.
void render_rows(const Table& table, const Style& style, std::string& out);

}  // namespace shanhai
