#include "report/template.h"

#include "report/place.h"
#include "report/template_text.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

TemplateProse read_prose(const std::string& name, const TemplateLine& line,
                         const Catalogue& catalogue) {
  TemplateProse prose{line.number, {}};
  std::string text;
  for (std::size_t at = 0; at < line.text.size();) {
    if (line.is_code || line.text.compare(at, 2, "{{") != 0) {
      text += line.text[at++];
      continue;
    }
    const std::string inside =
        *inside_braces(line.text, at);  // closed: template_text has seen to that
    prose.pieces.push_back({std::move(text), at_place(name, line.number, [&] {
                              return read_placeholder(inside, catalogue);
                            })});
    text.clear();
  }
  prose.pieces.push_back({std::move(text), std::nullopt});
  const bool alone = prose.pieces.size() == 2 && trimmed(prose.pieces[0].text).empty() &&
                     trimmed(prose.pieces[1].text).empty();
  for (const TemplatePiece& piece : prose.pieces) {
    if (piece.placeholder && piece.placeholder->kind == Placeholder::Kind::not_counted && !alone) {
      fail_at_line(name, line.number, "{{ not_counted }} stands on a line of its own");
    }
  }
  return prose;
}

/// 1 to 6 for `# ` to `###### `; 0 for any other line.
int heading_level(const TemplateLine& line) {
  const std::size_t level = std::min(line.text.find_first_not_of('#'), line.text.size());
  const bool heading = !line.is_code && level >= 1 && level <= 6 && line.text[level] == ' ';
  return heading ? static_cast<int>(level) : 0;
}

bool is_not_counted(const TemplateProse& prose) {
  const auto& first = prose.pieces.front().placeholder;
  return first && first->kind == Placeholder::Kind::not_counted;
}

/// The command between the fences that begin at `at`, which is moved to the closing one.
TemplateBlock read_block(const std::string& name, const std::vector<TemplateLine>& lines,
                         std::size_t& at, const Catalogue& catalogue) {
  TemplateBlock block{lines[at].number, {}};
  const std::string fence = fence_of(lines[at].text);
  for (++at; at < lines.size(); ++at) {
    if (fence_of(lines[at].text).starts_with(fence) && info_of(lines[at].text).empty())
      return block;
    block.lines.push_back(read_prose(name, lines[at], catalogue));
    for (const TemplatePiece& piece : block.lines.back().pieces) {
      const bool time = !piece.placeholder ||
                        piece.placeholder->kind == Placeholder::Kind::period ||
                        piece.placeholder->kind == Placeholder::Kind::today;
      if (!time)
        fail_at_line(name, lines[at].number,
                     "in a block only {{ period }} and {{ today }} are filled in");
    }
  }
  fail_at_line(name, block.line, "the fenced block is never closed; write " + fence);
}

}  // namespace

Template read_template(const std::string& name, const std::string& text, const Catalogue& catalogue,
                       bool english) {
  TemplateText source = read_template_text(name, text, english);
  Template result{name, {}, source.period, source.period_line};
  const auto& lines = source.lines;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const TemplateLine& line = lines[at];
    if (!line.is_code && !fence_of(line.text).empty()) {
      result.parts.emplace_back(read_block(name, lines, at, catalogue));
      continue;
    }
    TemplateProse prose = read_prose(name, line, catalogue);
    if (is_not_counted(prose)) {
      result.parts.emplace_back(NotCountedHere{});
    } else if (const int level = heading_level(line)) {
      std::string& first = prose.pieces.front().text;
      first.erase(
          0, std::min(first.find_first_not_of(' ', static_cast<std::size_t>(level)), first.size()));
      result.parts.emplace_back(TemplateHeading{level, std::move(prose)});
    } else {
      result.parts.emplace_back(std::move(prose));
    }
  }
  return result;
}

}  // namespace shanhai
