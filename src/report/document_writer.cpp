#include "report/document_writer.h"

#include <algorithm>

#include "report/template_text.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

/// A line that can go on a paragraph, and be gone on: no item, quote, row of a table or fence.
bool is_of_paragraph(const std::string& line) {
  const std::string_view text = trimmed(line);
  if (text.empty() || text.find('|') != text.npos || !fence_of(line).empty()) return false;
  for (const std::string_view mark : {"- ", "* ", "+ ", "> "}) {
    if (text.starts_with(mark)) return false;
  }
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits == 0 || digits == text.npos || !(text.substr(digits).starts_with(". ") ||
                                                 text.substr(digits).starts_with(") "));
}

/// The first or last character of a paragraph's line is one that needs no space beside it.
bool is_chinese(std::string_view text, bool last) {
  std::size_t at = 0;
  if (last) {
    at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  }
  const char32_t c = next_code_point(text, at);
  return c >= 0x2E80 || (c >= 0x2014 && c <= 0x2026);  // — “ ” …
}

}  // namespace

void DocumentWriter::begin(const LineBegin& line) {
  begun_ = line;
  line_.clear();
}

void DocumentWriter::end(const LineEnd& end) {
  const bool nothing_left = !begun_.blank && is_blank(line_);
  if (nothing_left) {
    gap_ = true;
  } else if (begun_.level > 0) {
    blocks_.emplace_back(Heading{begun_.level, std::string(trimmed(line_))});
    gap_ = false;
  } else {
    append_prose();
    gap_ = false;
  }
  if (!nothing_left || end.beside_condition) goes_on_ = end.beside_condition && !begun_.blank;
}

void DocumentWriter::append_prose() {
  if (blocks_.empty() || !std::holds_alternative<Prose>(blocks_.back())) {
    blocks_.emplace_back(Prose{});
    goes_on_ = false;
  }
  auto& lines = std::get<Prose>(blocks_.back()).lines;
  if (begun_.blank && gap_ && (lines.empty() || is_blank(lines.back()))) return;
  if (goes_on_ && !lines.empty() && is_of_paragraph(line_) && is_of_paragraph(lines.back())) {
    std::string& before = lines.back();
    before.resize(before.find_last_not_of(" \t") + 1);
    const std::string_view behind = trimmed(line_);
    if (!is_chinese(before, true) && !is_chinese(behind, false)) before += ' ';
    before += behind;
    return;
  }
  lines.push_back(line_);
}

std::vector<Block> DocumentWriter::finish() {
  const auto is_content = [](const Block& block) {
    const auto* prose = std::get_if<Prose>(&block);
    return !prose || !std::all_of(prose->lines.begin(), prose->lines.end(), is_blank);
  };
  // From the last to the first, so that a heading of empty sections is empty itself.
  std::vector<bool> kept(blocks_.size(), true);
  for (std::size_t at = blocks_.size(); at-- > 0;) {
    const auto* heading = std::get_if<Heading>(&blocks_[at]);
    if (!heading) continue;
    bool filled = false;
    std::size_t end = at + 1;
    for (; end < blocks_.size(); ++end) {
      const auto* next = std::get_if<Heading>(&blocks_[end]);
      if (next && next->level <= heading->level) break;
      filled = filled || (kept[end] && is_content(blocks_[end]));
    }
    const bool left_out =
        std::any_of(gaps_.begin(), gaps_.end(), [&](std::size_t gap) { return gap > at && gap <= end; });
    kept[at] = filled || !left_out;
  }
  std::vector<Block> result;
  for (std::size_t at = 0; at < blocks_.size(); ++at) {
    if (kept[at]) result.push_back(std::move(blocks_[at]));
  }
  return result;
}

}  // namespace shanhai
