// A report for a terminal: Markdown with its marks taken off, tables lined up, long lines wrapped.
#include <algorithm>
#include <string_view>

#include "render/formats.h"
#include "table/marks.h"
#include "render/pipe_table.h"
#include "table/words.h"
#include "render/wrap.h"
#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

class TerminalWriter {
 public:
  TerminalWriter(const Style& style, std::string& out) : style_(style), out_(out) {}

  void operator()(const Heading& heading) {
    begin_block();
    const std::string text = visible(without_marks(heading.text));
    if (style_.colour) out_ += bold_on;
    out_ += text;
    if (style_.colour) out_ += bold_off;
    out_ += '\n';
    if (heading.level > 2) return;
    int width = display_width(text);
    if (style_.width > 0) width = std::min(width, style_.width);
    for (int i = 0; i < width; ++i) out_ += heading.level == 1 ? "═" : "─";
    out_ += '\n';
  }

  void operator()(const Prose& prose) {
    const auto lines = inner_lines(prose);
    if (lines.empty()) return;
    begin_block();
    std::string_view fence;  // what ends the code block that the line is in
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const std::string_view found = fence_of(lines[at]);
      if (!found.empty() && (fence.empty() || found == fence)) {
        fence = fence.empty() ? found : std::string_view();
      } else if (!fence.empty()) {
        append_pieces(lines[at], 0, 0);
      } else if (auto table = pipe_table_at(lines, at)) {
        lay_out(std::move(table->sheet), style_, out_);
        at += table->lines - 1;
      } else {
        append_prose_line(lines[at]);
      }
    }
  }

  void sources(const std::vector<std::string>& sources) {
    if (sources.empty()) return;
    (*this)(Heading{2, sources_word(style_.english)});
    begin_block();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const std::string number = source_mark(i + 1) + " ";
      append_pieces(number + sources[i], style_.width, display_width(number));
    }
  }

  void operator()(const TableBlock& block) {
    begin_block();
    render_terminal(block.table, {block.bars, block.trend, block.sources}, style_, out_);
    for (const std::string& note : block.notes) {
      const std::string word = note_word(style_.english);
      append_pieces(word + note, style_.width, display_width(word));
    }
  }

 private:
  void begin_block() {
    if (!first_) out_ += '\n';
    first_ = false;
  }

  static std::string_view fence_of(std::string_view line) {
    for (const std::string_view fence : {"```", "~~~"}) {
      if (line.starts_with(fence)) return fence;
    }
    return {};
  }

  void append_pieces(std::string_view line, int width, int hang) {
    for (const std::string& piece : wrapped(visible(line), width, hang)) {
      out_ += piece;
      out_ += '\n';
    }
  }

  /// Behind the bullet or number of an item, so that it stands out at the left.
  void append_prose_line(std::string_view line) {
    std::string text;
    std::size_t at = 0;
    for (; at < line.size() && (line[at] == ' ' || line[at] == '\t'); ++at) {
      text += line[at] == '\t' ? "    " : " ";
    }
    int hang = static_cast<int>(text.size());
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("- ") || rest.starts_with("* ")) {
      text += "• " + without_marks(rest.substr(2));
      hang += 2;
    } else {
      const std::size_t digits = rest.find_first_not_of("0123456789");
      const bool numbered =
          digits != rest.npos && digits > 0 &&
          (rest.substr(digits).starts_with(". ") || rest.substr(digits).starts_with(") "));
      if (numbered) hang += static_cast<int>(digits) + 2;
      if (rest.starts_with("> ")) hang += 2;
      text += without_marks(rest);
    }
    append_pieces(text, style_.width, hang);
  }

  const Style& style_;
  std::string& out_;
  bool first_ = true;
};

}  // namespace

void render_terminal(const Document& document, const Style& style, std::string& out) {
  TerminalWriter writer(style, out);
  for (const Block& block : document.blocks) std::visit(writer, block);
  writer.sources(document.sources);
}

}  // namespace shanhai
