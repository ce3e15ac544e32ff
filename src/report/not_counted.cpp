#include "report/not_counted.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/marks.h"
#include "shanhai/report/report.h"

namespace shanhai {

namespace {

std::string thousands(std::uint64_t number) { return grouped({static_cast<Wide>(number), 0}, 0); }

std::string file_line(const FileTally& file, const LedgerSpec& ledger, const LeftOut* left,
                      bool english) {
  const std::string all = thousands(file.counted + file.left_out);
  if (file.left_out == 0 || !left) {
    return english ? fmt::format("- {} ({}): all {} rows counted", ledger.title(true),
                                 as_code(file.file), all)
                   : fmt::format("- {}（{}）：{} 行，全部计入", ledger.title(false),
                                 as_code(file.file), all);
  }
  return english
             ? fmt::format(
                   "- {} ({}): {} of {} rows not counted (first: line {}: {}); see `shanhai check`",
                   ledger.title(true), as_code(file.file), thousands(file.left_out), all,
                   thousands(left->line), as_code(left->reason))
             : fmt::format(
                   "- {}（{}）：{} 行中有 {} 行未计入（首处：第 {} 行，{}），详见 `shanhai check`",
                   ledger.title(false), as_code(file.file), all, thousands(file.left_out),
                   thousands(left->line), as_code(left->reason));
}

}  // namespace

std::string missing_words(const LedgerSpec& ledger, bool english) {
  return english ? fmt::format("there is no ledger {} ({})", ledger.id, ledger.title(true))
                 : fmt::format("没有{}台账（{}）", ledger.title(false), ledger.id);
}

std::vector<Block> not_counted_section(const NotCounted& what, const Catalogue& catalogue,
                                       bool english) {
  Prose prose;
  for (const std::string& id : what.missing) {
    prose.lines.push_back("- " + missing_words(catalogue.ledger(id), english) +
                          (english ? ": its figures are —" : "：有关数字为“—”"));
  }
  for (const std::string& each : what.lacking) prose.lines.push_back("- " + each);
  for (const FileTally& file : what.files) {
    const auto left = std::find_if(what.left_out.begin(), what.left_out.end(),
                                   [&](const LeftOut& rows) { return rows.file == file.file; });
    prose.lines.push_back(file_line(file, catalogue.ledger(file.ledger),
                                    left == what.left_out.end() ? nullptr : &*left, english));
  }
  return {Heading{2, english ? "Not counted" : "未计入"}, std::move(prose)};
}

std::string to_words(const LeftOut& left, bool english) {
  const std::string all = thousands(left.of);
  const std::string rows = thousands(left.rows);
  return english
             ? fmt::format("{}: {} of {} rows rejected (first: line {}: {}); see 'shanhai check'",
                           left.file, rows, all, left.line, left.reason)
             : fmt::format("{}：{} 行中有 {} 行未计入（首处：第 {} 行，{}），详见 shanhai check",
                           left.file, all, rows, left.line, left.reason);
}

}  // namespace shanhai
