#pragma once
// A GFM table among lines of Markdown: a line of cells, a line of `---`, more lines of cells.

#include <optional>
#include <string>
#include <vector>

#include "render/sheet.h"

namespace shanhai {

struct PipeTable {
  Sheet sheet;        // its marks taken off; columns under `---:` set right
  std::size_t lines;  // that it takes
};

std::optional<PipeTable> pipe_table_at(const std::vector<std::string>& lines, std::size_t at);

}  // namespace shanhai
