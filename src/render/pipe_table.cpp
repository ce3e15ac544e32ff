#include "render/pipe_table.h"

#include <algorithm>
#include <string_view>

#include "table/marks.h"

namespace shanhai {

namespace {

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Cells of a line, still with their marks. A pipe behind a backslash belongs to its cell.
std::vector<std::string> cells_of(std::string_view line) {
  line = without_blanks(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  std::vector<std::string> cells(1);
  bool ended = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    ended = line[at] == '|';
    if (ended) {
      cells.emplace_back();
    } else {
      if (line[at] == '\\' && at + 1 < line.size()) cells.back() += line[at++];
      cells.back() += line[at];
    }
  }
  if (ended) cells.pop_back();
  for (std::string& cell : cells) cell = without_blanks(cell);
  return cells;
}

/// `---`, `:--`, `--:`, `:-:`
bool is_delimiter(std::string_view cell) {
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == cell.npos;
}

bool has_pipe(const std::string& line) { return line.find('|') != line.npos; }

}  // namespace

std::optional<PipeTable> pipe_table_at(const std::vector<std::string>& lines, std::size_t at) {
  if (at + 1 >= lines.size() || !has_pipe(lines[at])) return std::nullopt;
  const auto titles = cells_of(lines[at]);
  const auto delimiters = cells_of(lines[at + 1]);
  if (titles.size() != delimiters.size()) return std::nullopt;
  if (!std::all_of(delimiters.begin(), delimiters.end(), is_delimiter)) return std::nullopt;

  PipeTable table{{}, 2};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool right = delimiters[i].ends_with(':') && !delimiters[i].starts_with(':');
    table.sheet.columns.push_back({without_marks(titles[i]), right});
  }
  for (; at + table.lines < lines.size() && has_pipe(lines[at + table.lines]); ++table.lines) {
    auto cells = cells_of(lines[at + table.lines]);
    cells.resize(titles.size());
    for (std::string& cell : cells) cell = without_marks(cell);
    table.sheet.rows.push_back(std::move(cells));
  }
  table.sheet.totals_at = table.sheet.rows.size();
  return table;
}

}  // namespace shanhai
