// For people: each file with what was recognised of it, and its findings. For spreadsheets and scripts: a row
// for each place of each finding.
#include <fmt/format.h>

#include <algorithm>

#include "check/check_formats.h"
#include "shanhai/render/render.h"
#include "table/marks.h"
#include "shanhai/table/document.h"

namespace shanhai {

namespace checking {

namespace {

std::string thousands(std::uint64_t number) { return grouped({static_cast<Wide>(number), 0}, 0); }
Value whole(std::uint64_t number) { return Exact{static_cast<Wide>(number), 0}; }

std::string severity_word(Severity severity, bool english) {
  switch (severity) {
    case Severity::error: return english ? "error" : "错误";
    case Severity::warning: return english ? "warning" : "警告";
    case Severity::note: break;
  }
  return english ? "note" : "提示";
}

TableColumn column(const char* id, const char* label, const char* label_en, bool english,
                   Quantity quantity = Quantity::text) {
  return {id, english ? label_en : label, quantity, ""};
}

/// `到位资金 (received)`; an unrecognised header as it is.
std::string column_name(const CheckedFile& file, const std::string& id, bool english) {
  if (!file.file || id.empty()) return id;
  for (const ColumnSpec& spec : file.file->ledger->columns) {
    if (spec.id == id) return spec.title(english) == id ? id : spec.title(english) + " (" + id + ")";
  }
  return id;
}

std::string comma(bool english) { return english ? ", " : "、"; }

/// Headers and labels, each as code.
std::string listed(const std::vector<std::string>& names, bool english) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : comma(english)) + as_code(name);
  return text.empty() ? "—" : text;
}

std::string separator_word(char separator, bool english) {
  if (separator == '\t') return english ? "tab" : "制表符";
  if (separator == ';') return english ? "semicolon" : "分号";
  return english ? "comma" : "逗号";
}

/// What was recognised of a file: list items of Markdown.
Prose about(const CheckedFile& file, bool english) {
  const LedgerFile& ledger_file = *file.file;
  const LedgerSpec& ledger = *ledger_file.ledger;
  std::string required;
  std::vector<std::string> missing, recognised;
  for (const ColumnSpec& spec : ledger.columns) {
    if (spec.required) required += (required.empty() ? "" : comma(english)) + spec.title(english);
    if (std::ranges::find(file.missing, spec.id) != file.missing.end()) missing.push_back(spec.title(english));
  }
  for (const auto& [id, header] : file.columns) recognised.push_back(header == id ? id : fmt::format("{} ({})", header, id));
  const std::string encoding = shanhai::name_of(ledger_file.encoding);
  const std::string separator = separator_word(ledger_file.separator, english);
  const std::string all = thousands(file.accepted + file.rejected + file.blank + file.totals);
  const std::string accepted = thousands(file.accepted), rejected = thousands(file.rejected);
  const std::string blank = thousands(file.blank), totals = thousands(file.totals);
  if (english) {
    return {{fmt::format("- Ledger: {} ({}); {} columns recognised, among them all required ({})",
                         ledger.title(true), ledger.id, file.columns.size(), required),
             fmt::format("- Form: {}, separated by {}, header in line {}", encoding, separator,
                         ledger_file.header_line),
             fmt::format("- Rows: {} = {} accepted + {} rejected + {} blank + {} totals", all, accepted, rejected,
                         blank, totals),
             "- Columns: " + listed(recognised, true), "- Ignored: " + listed(file.ignored, true),
             "- Missing: " + listed(missing, true)}};
  }
  return {{fmt::format("- 台账：{} ({})，认出 {} 列，必填列（{}）齐全", ledger.title(false), ledger.id,
                       file.columns.size(), required),
           fmt::format("- 格式：{}，{}分隔，表头在第 {} 行", encoding, separator, ledger_file.header_line),
           fmt::format("- 行数：{} = 采用 {} + 拒收 {} + 空行和附注 {} + 合计行 {}", all, accepted, rejected, blank,
                       totals),
           "- 认出的列：" + listed(recognised, false), "- 未认出的列：" + listed(file.ignored, false),
           "- 没有的列：" + listed(missing, false)}};
}

TableBlock findings_of(const CheckedFile& file, bool english) {
  TableBlock block;
  Table& table = block.table;
  table.columns = {column("severity", "级别", "Severity", english),
                   column("finding", "问题", "Finding", english),
                   column("column", "列", "Column", english),
                   column("count", "处数", "Count", english),
                   column("line", "行", "Line", english),
                   column("message", "说明", "Message", english)};
  table.keys = 3;
  for (const Finding& finding : file.findings) {
    for (std::size_t i = 0; i < finding.places.size(); ++i) {
      const FindingPlace& place = finding.places[i];
      const std::string line = place.line == 0 ? "" : std::to_string(place.line);
      TableRow row{{std::string(), std::string(), std::string(), std::string(), line, place.message}, false, {}};
      if (i == 0) {
        row.cells[0] = severity_word(finding.severity, english);
        row.cells[1] = finding.label;
        row.cells[2] = column_name(file, finding.column, english);
        row.cells[3] = thousands(finding.count);
      }
      table.rows.push_back(std::move(row));
    }
    const std::string advice = finding.label + (english ? ": " : "：") + finding.advice;
    if (std::ranges::find(block.notes, advice) == block.notes.end()) block.notes.push_back(advice);
  }
  return block;
}

std::string summary(const CheckAnswer& answer, bool english) {
  std::uint64_t counts[3] = {};
  for (const CheckedFile& file : answer.files) {
    for (const Finding& finding : file.findings) ++counts[static_cast<std::size_t>(finding.severity)];
  }
  return english ? fmt::format("Files: {}. Errors: {}, warnings: {}, notes: {}.", answer.files.size(),
                               counts[0], counts[1], counts[2])
                 : fmt::format("共 {} 个文件：错误 {} 项，警告 {} 项，提示 {} 项。", answer.files.size(), counts[0],
                               counts[1], counts[2]);
}

Document document_of(const CheckAnswer& answer, bool english) {
  Document document;
  document.report = "check";
  for (const CheckedFile& file : answer.files) {
    document.blocks.emplace_back(Heading{2, as_code(file.name)});
    if (file.file) document.blocks.emplace_back(about(file, english));
    if (file.findings.empty()) {
      document.blocks.emplace_back(Prose{{english ? "Nothing is wrong." : "没有发现问题。"}});
    } else {
      document.blocks.emplace_back(findings_of(file, english));
    }
  }
  document.blocks.emplace_back(Prose{{summary(answer, english)}});
  return document;
}

Table flat_table(const CheckAnswer& answer, bool english) {
  Table table;
  table.columns = {column("file", "文件", "File", english),
                   column("severity", "级别", "Severity", english),
                   column("kind", "种类", "Kind", english),
                   column("column", "列", "Column", english),
                   column("count", "处数", "Count", english, Quantity::count),
                   column("line", "行", "Line", english, Quantity::number),
                   column("message", "说明", "Message", english),
                   column("label", "问题", "Finding", english),
                   column("advice", "建议", "Advice", english)};
  const auto text = [](const std::string& word) { return word.empty() ? Value{} : Value{word}; };
  for (const CheckedFile& file : answer.files) {
    for (const Finding& finding : file.findings) {
      for (const FindingPlace& place : finding.places) {
        const Value line = place.line == 0 ? Value{} : whole(place.line);
        table.rows.push_back({{text(file.name), text(name_of(finding.severity)), text(finding.kind),
                               text(finding.column), whole(finding.count), line, text(place.message),
                               text(finding.label), text(finding.advice)},
                              false,
                              {}});
      }
    }
  }
  return table;
}

}  // namespace

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

}  // namespace checking

void render(const CheckAnswer& answer, const Style& style, std::string& out) {
  if (style.format == Format::json) return checking::render_json(answer, out);
  if (for_people(style.format)) return render(checking::document_of(answer, style.english), style, out);
  render(checking::flat_table(answer, style.english), style, out);
}

}  // namespace shanhai
