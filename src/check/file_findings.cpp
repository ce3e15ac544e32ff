#include "check/file_findings.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "check/kinds.h"
#include "check/reason_words.h"
#include "load/header.h"
#include "load/row_notices.h"
#include "load/row_words.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/masking.h"

namespace shanhai::checking {

namespace {

std::vector<std::string> names_of(const LedgerSpec& ledger) {
  std::vector<std::string> names;
  for (const ColumnSpec& column : ledger.columns) {
    names.push_back(column.label);
    names.push_back(column.id);
    names.insert(names.end(), column.aliases.begin(), column.aliases.end());
  }
  return names;
}

/// targets.csv and statements: their header has `indicator`, and `target` or `value`.
bool is_own_table(const std::filesystem::path& path) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return false;  // a pipe would be waited for
  std::ifstream in(path, std::ios::binary);
  std::array<char, 1000> beginning;
  in.get(beginning.data(), beginning.size());
  const std::string line = "," + folded_name(beginning.data()) + ",";
  const auto has = [&](const char* name) { return line.find("," + std::string(name) + ",") != line.npos; };
  return has("indicator") && (has("target") || has("value"));
}

/// Why a file is no ledger: load says it in English.
std::string no_ledger_in_chinese(const std::string& reason) {
  if (reason == "is no regular file" || reason.starts_with("is a link")) return "不是普通文件";
  if (reason.starts_with("is empty")) return "文件是空的，需要一行表头";
  if (reason.starts_with("is a workbook")) return "是电子表格文件，只是名字像CSV：请另存为CSV";
  if (reason.starts_with("is compressed") || reason.starts_with("is a zip")) return "是压缩文件：请先解压";
  if (reason.starts_with("is a PDF")) return "是PDF，只是名字像CSV：请从原来的程序导出CSV";
  if (reason.starts_with("is UTF-16")) return "是没有标记的UTF-16：请用 --encoding utf-16le 或 utf-16be 指明";
  if (reason.starts_with("is a cross table")) return "是交叉表，每月一列：请改成每行一笔，另有一列日期";
  if (reason.starts_with("has no header: its first line is a row")) return "没有表头：第一行就是数据，请在上面加一行列名";
  if (reason.starts_with("is a web page")) return "是网页文件，只是名字像CSV：请用电子表格打开后另存为CSV";
  std::string message = "前30行里没有任何一种台账的表头";
  constexpr std::string_view mark = " (line ";
  if (const auto at = reason.find(mark); at != reason.npos) {
    const std::string_view odd = std::string_view(reason).substr(at + mark.size());
    const std::string line(odd.substr(0, odd.find(' ')));
    message += odd.find("quote") != odd.npos ? "；第 " + line + " 行有一个没有闭合的引号"
                                             : "；第 " + line + " 行有读不出的文字，可用 --encoding 指明编码";
  }
  return message;
}

}  // namespace

CheckedFile header_of(const LedgerFile& file) {
  CheckedFile checked;
  checked.name = file.name;
  checked.file = &file;
  std::vector<bool> there(file.ledger->columns.size());
  for (const FileColumn& column : file.columns) {
    if (!column.column) {
      if (!column.header.empty()) checked.ignored.push_back(masked_if_personal(column.header));
      continue;
    }
    if (!there[*column.column]) checked.columns.emplace_back(file.ledger->columns[*column.column].id, column.header);
    there[*column.column] = true;
  }
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (!there[i]) checked.missing.push_back(file.ledger->columns[i].id);
  }
  return checked;
}

void find_in_header(std::size_t number, const Setting& setting, Tallies& findings) {
  const LedgerFile& file = setting.files->files[number];
  const LedgerSpec& ledger = *file.ledger;
  const bool english = setting.english;
  std::vector<const FileColumn*> seen(ledger.columns.size());
  const std::vector<std::string> names = names_of(ledger);
  for (const FileColumn& column : file.columns) {
    if (column.column) {
      const FileColumn*& first = seen[*column.column];
      if (first) {
        findings.add({number, "column-twice", ledger.columns[*column.column].id}, file.header_line, [&] {
          const auto place = [&](const FileColumn& one) { return &one - file.columns.data() + 1; };
          return english ? fmt::format("\"{}\" (#{}) and \"{}\" (#{}): the first is checked", first->header, place(*first),
                                       column.header, place(column))
                         : fmt::format("“{}”（#{}）和“{}”（#{}）：这里检查的是前一列", first->header, place(*first), column.header,
                                       place(column));
        });
      } else {
        first = &column;
        if (column.doubt) {
          findings.add({number, "unit-unclear", ledger.columns[*column.column].id}, column.doubt->line,
                       [&] { return column.doubt->what.in(english); });
        }
      }
    } else if (!column.header.empty() && !is_running_number(folded_name(column.header))) {
      findings.add({number, "column-ignored", {}}, file.header_line, [&] {
        const auto near = nearest(column.header, names);
        const std::string header = masked_if_personal(column.header);
        if (english) return fmt::format("\"{}\"{}", header, near ? "; did you mean " + *near + "?" : "");
        return fmt::format("“{}”{}", header, near ? "，是否为“" + *near + "”？" : "");
      });
    }
  }
}

void find_in_rows(std::size_t file, const FileRows& rows, const PassLines& lines, const Setting& setting,
                  Tallies& findings) {
  const bool english = setting.english;
  if (rows.accepted + rows.rejected == 0) {
    findings.add({file, "no-rows", {}}, setting.files->files[file].header_line,
                 [&] { return std::string(english ? "nothing stands below the header" : "表头下面没有数据"); });
  }
  std::uint64_t left = rows.rejected - rows.below_end;
  for (const RowReject& reject : rows.rejects) {
    findings.add({file, "row-unreadable", {}}, lines.of(file, reject.line),
                 [&] { return english ? reject.reason : reason_in_chinese(reject.reason); }, std::exchange(left, 0));
  }
  if (rows.other_unit.line != 0) {
    const LedgerFile& table = setting.files->files[file];
    findings.add({file, "unit-unclear", first_amount(table).id}, lines.of(file, rows.other_unit.line),
                 [&] { return other_unit_words(table, rows).in(english); });
  }
  if (rows.below_end > 0) {
    findings.add({file, "second-table", {}}, lines.of(file, rows.end_line),
                 [&] {
                   return std::string(english ? "here stands the header of another table" : "这一行是另一张表的表头");
                 },
                 rows.below_end);
  }
  left = rows.short_rows;
  for (const std::uint64_t line : rows.short_lines) {
    findings.add({file, "short-rows", {}}, lines.of(file, line),
                 [&] { return std::string(english ? "fewer cells than the header" : "单元格比表头少"); },
                 std::exchange(left, 0));
  }
}

CheckedFile no_ledger(const PassedOver& file, const Setting& setting) {
  const std::string& folder = setting.files->folder;
  const bool own = is_own_table(std::filesystem::path(folder) / file.name);
  // A header with wrong bytes: its line, and what is wrong.
  std::string_view wrong = file.reason;
  std::uint64_t line = 0;
  if (wrong.starts_with(unreadable_header)) {
    wrong.remove_prefix(std::string_view(unreadable_header).size());
    wrong.remove_prefix(static_cast<std::size_t>(
        std::from_chars(wrong.data(), wrong.data() + wrong.size(), line).ptr - wrong.data() + 1));
  }
  const Kind& kind = *find_kind(own ? "own-table" : line > 0 ? "header-unreadable" : "no-ledger");
  const bool english = setting.english;
  CheckedFile checked;
  checked.name = file.name;
  Finding finding{kind.severity, std::string(kind.id), {}, 1, {}, std::string(english ? kind.label_en : kind.label),
                  std::string(english ? kind.advice_en : kind.advice)};
  std::string message(line > 0 ? wrong : std::string_view(file.reason));
  if (own) {
    message = english ? "read by figure, report and verify" : "供 figure、report、verify 读取";
  } else if (!english) {
    message = line > 0 ? reason_in_chinese(message) : no_ledger_in_chinese(file.reason);
  }
  finding.places.push_back({line, std::move(message)});
  checked.findings.push_back(std::move(finding));
  return checked;
}

}  // namespace shanhai::checking
