// GitHub Flavored Markdown (github.github.com/gfm). Cells and notes are data and escaped; headings and prose
// are the template's own Markdown and go through as they are.
#include <algorithm>
#include <string_view>

#include "render/bars.h"
#include "render/formats.h"
#include "table/words.h"
#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

constexpr int least_width = 4;     // `---:`
constexpr int widest_padded = 80;  // a column with a longer cell is not padded out to it

/// Would become a link by itself: the colon of `http://`, the point of `www.`. (Addresses of e-mail become
/// links whatever is escaped, and read the same.)
bool links(std::string_view text, std::size_t at) {
  const auto before = [&](std::size_t back) { return static_cast<char>(text[at - back] | 0x20); };
  switch (text[at]) {
    case ':':
      return text.substr(at + 1).starts_with("//");
    case '.':
      return at >= 3 && before(1) == 'w' && before(2) == 'w' && before(3) == 'w';
    default:
      return false;
  }
}

void append_escaped_line(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    switch (c) {
      case '<':
        out += "&lt;";
        continue;
      case '>':
        out += "&gt;";
        continue;
      case '&':
        out += "&amp;";
        continue;
      case '\\':
      case '|':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '~':
      case '$':
        out += '\\';
        break;
      case '#':
        if (at == 0) out += '\\';
        break;
      default:
        if (links(text, at)) out += '\\';
    }
    out += c;
  }
}

/// Text that reads the same once rendered. Newlines become <br>, other controls are made visible.
std::string escaped(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t end = text.find_first_of("\r\n");
    append_escaped_line(visible(text.substr(0, end)), out);
    if (end == text.npos) return out;
    out += "<br>";
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
}

/// The same at the beginning of a line, where `-`, `+`, `=` and `1.` would open something.
std::string escaped_paragraph(std::string_view text) {
  std::string line = escaped(text.substr(std::min(text.find_first_not_of(" \t"), text.size())));
  if (line.empty()) return line;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size() - 1);
  const bool numbered = digits > 0 && (line[digits] == '.' || line[digits] == ')');
  const bool opens = line[0] == '-' || line[0] == '+' || line[0] == '=';
  if (numbered || opens) line.insert(digits, 1, '\\');
  return line;
}

/// Bars and lines of months, so that they stand in a fixed-width font.
void set_as_code(Sheet& sheet, std::size_t column) {
  for (auto& row : sheet.rows) {
    if (!row[column].empty()) row[column] = "`" + row[column] + "`";
  }
}

std::string footnote_mark(std::size_t number) { return "[^" + std::to_string(number) + "]"; }

void append_cell(const std::string& text, bool right, int width, std::string& out) {
  const auto space = static_cast<std::size_t>(std::max(0, width - display_width(text)));
  out += ' ';
  if (right) out.append(space, ' ');
  out += text;
  if (!right) out.append(space, ' ');
  out += " |";
}

void append_prose(const Prose& prose, std::string& out) {
  for (const std::string& line : inner_lines(prose)) {
    out += line;
    out += '\n';
  }
}

void append_notes(const std::vector<std::string>& notes, std::string& out) {
  const char* between = "\n";
  for (const std::string& note : notes) {
    out += between;
    out += "> " + escaped_paragraph(note) + '\n';
    between = ">\n";
  }
}

}  // namespace

void render_markdown(const Table& table, const Style& style, std::string& out) {
  render_markdown(table, Beside(), style, out);
}

void render_markdown(const Table& table, const Beside& beside, const Style& style, std::string& out) {
  constexpr int room = 20;  // of a bar
  Sheet sheet = sheet_of(table, style);
  add_drawn(trend_word(style.english), beside.trend, sheet);
  if (beside.bars) add_bars(table, room, sheet);
  change_texts(sheet, escaped);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].drawn) set_as_code(sheet, i);
  }
  std::vector<std::string> sources;
  for (const std::size_t number : beside.sources) sources.push_back(footnote_mark(number));
  add_drawn(source_word(style.english), sources, sheet);
  std::vector<int> widths;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    int width = std::max(least_width, display_width(sheet.columns[i].title));
    for (const auto& row : sheet.rows) width = std::max(width, display_width(row[i]));
    widths.push_back(std::min(width, widest_padded));
  }

  out += '|';
  for (std::size_t i = 0; i < widths.size(); ++i) {
    append_cell(sheet.columns[i].title, sheet.columns[i].right, widths[i], out);
  }
  out += "\n|";
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string dashes(static_cast<std::size_t>(widths[i]) - 1, '-');
    out += sheet.columns[i].right ? ' ' + dashes + ": |" : " :" + dashes + " |";
  }
  out += '\n';
  for (const auto& row : sheet.rows) {
    out += '|';
    for (std::size_t i = 0; i < widths.size(); ++i) {
      append_cell(row[i], sheet.columns[i].right, widths[i], out);
    }
    out += '\n';
  }
}

void render_markdown(const Document& document, const Style& style, std::string& out) {
  bool first = true;
  for (const Block& block : document.blocks) {
    std::string text;
    if (const auto* heading = std::get_if<Heading>(&block)) {
      text.append(static_cast<std::size_t>(std::clamp(heading->level, 1, 6)), '#');
      text += ' ' + heading->text + '\n';
    } else if (const auto* prose = std::get_if<Prose>(&block)) {
      append_prose(*prose, text);
    } else if (const auto* found = std::get_if<TableBlock>(&block)) {
      render_markdown(found->table, {found->bars, found->trend, found->sources}, style, text);
      append_notes(found->notes, text);
    }
    if (!first && !text.empty()) out += '\n';
    first = first && text.empty();
    out += text;
  }
  for (std::size_t i = 0; i < document.sources.size(); ++i) {
    if (i == 0) out += '\n';
    out += footnote_mark(i + 1) + ": " + escaped_paragraph(document.sources[i]) + '\n';
  }
}

}  // namespace shanhai
