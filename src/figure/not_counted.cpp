#include "figure/not_counted.h"

#include <fmt/format.h>

#include <algorithm>

#include "table/marks.h"
#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

std::string thousands(std::uint64_t number) { return grouped({static_cast<Wide>(number), 0}, 0); }

std::string file_line(const FileTally& file, const LedgerSpec& ledger, const LeftOut& left, bool english) {
  const std::string all = thousands(file.counted + file.left_out);
  return english
             ? fmt::format(
                   "- {} ({}): {} of {} rows not counted (first: line {}: {}); see `shanhai check`",
                   ledger.title(true), as_code(file.file), thousands(file.left_out), all,
                   thousands(left.line), as_code(left.reason))
             : fmt::format(
                   "- {}（{}）：{} 行中有 {} 行未计入（首处：第 {} 行，{}），详见 `shanhai check`",
                   ledger.title(false), as_code(file.file), all, thousands(file.left_out),
                   thousands(left.line), as_code(left.reason));
}

/// What it says is data: its file's name could be markup.
std::string notice_line(const Notice& notice, bool english) {
  std::string text = visible(notice.said.in(english));
  std::replace(text.begin(), text.end(), '`', '\'');
  const std::string name = visible(notice.file);
  if (const auto at = name.empty() ? text.npos : text.find(name); at != text.npos) {
    text.replace(at, name.size(), as_code(notice.file));
  }
  return "- " + text;
}

/// The rows of a file that were left out; null where there are none.
const LeftOut* of_file(const std::vector<LeftOut>& left_out, const std::string& file) {
  const auto found = std::find_if(left_out.begin(), left_out.end(),
                                  [&](const LeftOut& rows) { return rows.file == file && rows.rows > 0; });
  return found == left_out.end() ? nullptr : &*found;
}

}  // namespace

std::string missing_words(const LedgerSpec& ledger, bool english) {
  return english ? fmt::format("there is no ledger {} ({})", ledger.id, ledger.title(true))
                 : fmt::format("没有{}台账（{}）", ledger.title(false), ledger.id);
}

std::vector<Block> not_counted_section(const NotCounted& what, const Catalogue& catalogue, bool english) {
  Prose prose;
  if (!what.missing.empty()) {
    std::string names;
    for (const std::string& id : what.missing) {
      const LedgerSpec& ledger = catalogue.ledger(id);
      names += english ? fmt::format("{}{} ({})", names.empty() ? "" : ", ", id, ledger.title(true))
                       : fmt::format("{}{}（{}）", names.empty() ? "" : "、", ledger.title(false), id);
    }
    prose.lines.push_back(english ? "- No ledger of " + names + ": what it would say is left out, or —"
                                  : "- 没有这些台账：" + names + "。有关内容从略，有关数字为“—”");
  }
  for (const std::string& each : what.lacking) prose.lines.push_back("- " + each);
  for (const FileTally& file : what.files) {
    const LeftOut* left = of_file(what.left_out, file.file);
    if (left) prose.lines.push_back(file_line(file, catalogue.ledger(file.ledger), *left, english));
  }
  for (const Notice& notice : what.notices) prose.lines.push_back(notice_line(notice, english));
  if (prose.lines.empty()) prose.lines.emplace_back(english ? "Nothing out of the ordinary." : "没有需要说明的情况。");
  return {Heading{2, english ? "About the data" : "数据说明"}, std::move(prose)};
}

std::vector<LeftOutNote> not_counted_notes(const NotCounted& what, const Catalogue& catalogue, bool english) {
  std::vector<LeftOutNote> notes;
  for (const std::string& id : what.missing) {
    notes.push_back({id, {}, {}, {}, missing_words(catalogue.ledger(id), english)});
  }
  for (const std::string& each : what.lacking) notes.push_back({{}, {}, {}, {}, without_marks(each)});
  for (const FileTally& file : what.files) {
    const LeftOut* left = of_file(what.left_out, file.file);
    if (left) notes.push_back({file.ledger, file.file, left->rows, left->of, to_words(*left, english)});
  }
  for (const Notice& notice : what.notices) {
    notes.push_back({notice.ledger, notice.file, {}, {}, notice.said.in(english)});
  }
  return notes;
}

}  // namespace shanhai
