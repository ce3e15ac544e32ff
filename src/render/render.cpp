#include "shanhai/render/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "render/formats.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/render/rows.h"

namespace shanhai {

namespace {

struct NamedFormat {
  std::string_view name;
  Format format;
};

constexpr NamedFormat formats[] = {
    {"table", Format::table}, {"markdown", Format::markdown}, {"csv", Format::csv},
    {"tsv", Format::tsv},     {"json", Format::json},         {"jsonl", Format::jsonl},
    {"md", Format::markdown},
};

std::string_view name_of(Format format) {
  for (const NamedFormat& each : formats) {
    if (each.format == format) return each.name;
  }
  return {};
}

/// A format of rows alone holds a document that is one table.
const Table& only_table(const Document& document, Format format) {
  const Table* table = nullptr;
  std::size_t tables = 0;
  for (const Block& block : document.blocks) {
    if (const auto* found = std::get_if<TableBlock>(&block)) {
      table = &found->table;
      ++tables;
    }
  }
  if (tables != 1) {
    throw UsageError(
        fmt::format("the report has {} tables; {} can hold one: use -f json, or 'shanhai query'",
                    tables, name_of(format)));
  }
  return *table;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == line.npos; }

}  // namespace

std::vector<std::string> inner_lines(const Prose& prose) {
  const auto filled = [](const std::string& line) { return !is_blank(line); };
  const auto begin = std::find_if(prose.lines.begin(), prose.lines.end(), filled);
  const auto end = std::find_if(prose.lines.rbegin(), prose.lines.rend(), filled).base();
  return begin < end ? std::vector<std::string>(begin, end) : std::vector<std::string>();
}

std::optional<Format> format_named(std::string_view name) {
  for (const NamedFormat& each : formats) {
    if (each.name == name) return each.format;
  }
  return std::nullopt;
}

std::optional<MoneyUnit> money_unit_named(std::string_view name) {
  if (name == "元") return MoneyUnit::yuan;
  if (name == "万元") return MoneyUnit::wan;
  if (name == "亿元") return MoneyUnit::yi;
  return std::nullopt;
}

void render(const Table& table, const Style& style, std::string& out) {
  switch (style.format) {
    case Format::table:
      return render_terminal(table, style, out);
    case Format::markdown:
      return render_markdown(table, style, out);
    case Format::csv:
      return render_separated(table, style, ',', out);
    case Format::tsv:
      return render_separated(table, style, '\t', out);
    case Format::json:
      return render_json(table, style, out);
    case Format::jsonl:
      return render_jsonl(table, style, out);
  }
}

void render_head(const Table& table, const Style& style, std::string& out) {
  assert(table.rows.empty());
  if (style.format == Format::json) out += '[';
  else render(table, style, out);
}

void render_end(Format format, bool any_rows, std::string& out) {
  if (format == Format::json) out += any_rows ? "\n]\n" : "]\n";
}

void render_rows(const Table& table, const Style& style, std::string& out) {
  assert(is_written_by_rows(style.format));
  if (style.format == Format::json) return render_json_rows(table, style, out);
  if (style.format == Format::jsonl) return render_jsonl(table, style, out);
  render_separated_rows(table, style, style.format == Format::csv ? ',' : '\t', out);
}

void render(const Document& document, const Style& style, std::string& out) {
  switch (style.format) {
    case Format::table:
      return render_terminal(document, style, out);
    case Format::markdown:
      return render_markdown(document, style, out);
    case Format::json:
      return render_json(document, style, out);
    case Format::csv:
    case Format::tsv:
    case Format::jsonl:
      return render(only_table(document, style.format), style, out);
  }
}

}  // namespace shanhai
