// Tables for a terminal: columns lined up by display width, text left, numbers right.
#include <algorithm>
#include <numeric>

#include "render/bars.h"
#include "render/formats.h"
#include "table/marks.h"
#include "table/words.h"
#include "shanhai/ledger/display.h"
#include "shanhai/render/rows.h"

namespace shanhai {

namespace {

constexpr int gap = 2;         // spaces between columns
constexpr int narrow_gap = 1;  // where they would not fit otherwise
constexpr int least_text = 6;  // no text column is shortened to less

// Widths of the longest bar: in a terminal as much as is left, between these; elsewhere always the same.
constexpr int least_bar = 8;
constexpr int most_bar = 40;
constexpr int plain_bar = 20;

void widen(std::vector<int>& widths, const std::vector<std::vector<std::string>>& lines) {
  for (const auto& line : lines) {
    widths.resize(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(line[i]));
  }
}

std::vector<int> natural_widths(const Sheet& sheet, const std::vector<std::vector<std::string>>& titles) {
  std::vector<int> widths;
  widen(widths, sheet.rows);
  widen(widths, titles);
  return widths;
}

/// `进度差(百分点)` or `Year to date` as two parts: its unit, else its last word; empty where there is neither.
std::pair<std::string, std::string> parts_of_title(const std::string& title) {
  const std::size_t bracket = title.ends_with(')') ? title.rfind('(') : title.npos;
  const std::size_t cut = bracket == title.npos ? title.rfind(' ') : bracket;
  if (cut == title.npos || cut == 0) return {title, ""};
  return {title.substr(0, title.find_last_not_of(' ', cut - 1) + 1),
          title.substr(title.find_first_not_of(' ', cut))};
}

/// Titles in one line, or where that is too wide for the terminal, in two.
std::vector<std::vector<std::string>> title_lines(const Sheet& sheet, bool two) {
  std::vector<std::vector<std::string>> lines(two ? 2 : 1);
  for (const SheetColumn& column : sheet.columns) {
    const auto [first, second] = two ? parts_of_title(column.title) : std::pair(column.title, std::string());
    lines[0].push_back(first);
    if (two) lines[1].push_back(second);
  }
  return lines;
}

int whole_width(const std::vector<int>& widths, int between = gap) {
  const int gaps = widths.empty() ? 0 : between * (static_cast<int>(widths.size()) - 1);
  return std::accumulate(widths.begin(), widths.end(), gaps);
}

/// Takes columns from the widest text until all fit, or no text can give more.
void fit(std::vector<int>& widths, const Sheet& sheet, int limit) {
  for (int too_much = whole_width(widths, narrow_gap) - limit; too_much > 0; --too_much) {
    int* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool whole = sheet.columns[i].right || sheet.columns[i].drawn;
      const bool may_shrink = !whole && widths[i] > least_text;
      if (may_shrink && (!widest || widths[i] > *widest)) widest = &widths[i];
    }
    if (!widest) return;
    --*widest;
  }
}

void append_rule(int width, std::string& out) {
  for (int i = 0; i < width; ++i) out += "─";
  out += '\n';
}

/// One line; `cell(i)` gives the text of column i.
template <class Cell>
void append_line(const Sheet& sheet, const std::vector<int>& widths, int between, Cell cell,
                 std::string& out) {
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out.append(static_cast<std::size_t>(between), ' ');
    const std::string& text = cell(i);
    const int width = display_width(text);
    const bool whole = width <= widths[i] || sheet.columns[i].right || sheet.columns[i].drawn;
    const std::string cut = whole ? std::string() : shortened(text, widths[i]);
    const int space = std::max(0, widths[i] - (whole ? width : display_width(cut)));
    if (sheet.columns[i].right) out.append(static_cast<std::size_t>(space), ' ');
    out += whole ? text : cut;
    if (!sheet.columns[i].right) out.append(static_cast<std::size_t>(space), ' ');
  }
  out.resize(std::max(begin, out.find_last_not_of(' ') + 1));
}

/// Where the columns stand.
struct Layout {
  std::vector<int> widths;
  int between = gap;
};

/// Appends the titles. `cells`: the widths of all cells below them.
Layout lay_out_titles(const Sheet& sheet, const std::vector<int>& cells, const Style& style, std::string& out) {
  auto titles = title_lines(sheet, false);
  Layout layout{cells, gap};
  widen(layout.widths, titles);
  const auto too_wide = [&] { return style.width > 0 && whole_width(layout.widths, layout.between) > style.width; };
  if (too_wide()) {
    titles = title_lines(sheet, true);
    layout.widths = cells;
    widen(layout.widths, titles);
  }
  if (too_wide()) {
    layout.between = narrow_gap;
    fit(layout.widths, sheet, style.width);
  }
  for (const auto& line : titles) {
    if (style.colour) out += bold_on;
    append_line(sheet, layout.widths, layout.between, [&](std::size_t i) -> const std::string& { return line[i]; }, out);
    if (style.colour) out += bold_off;
    out += '\n';
  }
  append_rule(whole_width(layout.widths, layout.between), out);
  return layout;
}

void lay_out_rows(const Sheet& sheet, const Layout& layout, std::string& out) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (row == sheet.totals_at && row > 0) append_rule(whole_width(layout.widths, layout.between), out);
    append_line(
        sheet, layout.widths, layout.between,
        [&](std::size_t i) -> const std::string& { return sheet.rows[row][i]; },
        out);
    out += '\n';
  }
}

}  // namespace

void lay_out(Sheet sheet, const Style& style, std::string& out) {
  change_texts(sheet, visible);
  std::vector<int> cells;
  widen(cells, sheet.rows);
  lay_out_rows(sheet, lay_out_titles(sheet, cells, style, out), out);
}

struct TerminalRows::Places {
  std::vector<int> decimals, widths;
  Layout layout;
};

TerminalRows::TerminalRows(const Style& style) : style_(style), places_(std::make_unique<Places>()) {}
TerminalRows::~TerminalRows() = default;

void TerminalRows::see_numbers(const Table& some) { add_decimals(some, places_->decimals); }

void TerminalRows::see_widths(const Table& some) {
  Sheet sheet = sheet_of(some, style_, places_->decimals);
  change_texts(sheet, visible);
  widen(places_->widths, sheet.rows);
}

void TerminalRows::head(const Table& table, std::string& out) {
  Sheet sheet = sheet_of(table, style_);
  change_texts(sheet, visible);
  places_->layout = lay_out_titles(sheet, places_->widths, style_, out);
}

void TerminalRows::rows(const Table& some, std::string& out) {
  Sheet sheet = sheet_of(some, style_, places_->decimals);
  change_texts(sheet, visible);
  lay_out_rows(sheet, places_->layout, out);
}

void TerminalRows::end(bool any_rows, std::string& out) {
  if (any_rows) return;
  out += no_rows_words(style_.english);
  out += '\n';
}

void render_terminal(const Table& table, const Style& style, std::string& out) {
  render_terminal(table, {style.bars, {}, {}}, style, out);
}

void render_terminal(const Table& table, const Beside& beside, const Style& style, std::string& out) {
  Sheet sheet = sheet_of(table, style);
  add_drawn(trend_word(style.english), beside.trend, sheet);
  std::vector<std::string> sources;
  for (const std::size_t number : beside.sources) sources.push_back(source_mark(number));
  add_drawn(source_word(style.english), sources, sheet);
  if (beside.bars) {
    const int left = style.width - whole_width(natural_widths(sheet, title_lines(sheet, false))) - gap;
    add_bars(table, style.width > 0 ? std::clamp(left, least_bar, most_bar) : plain_bar, sheet);
  }
  lay_out(std::move(sheet), style, out);
  if (table.rows.empty()) {
    out += no_rows_words(style.english);
    out += '\n';
  }
}

}  // namespace shanhai
