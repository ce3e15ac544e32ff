#pragma once
// Tables and documents as bytes: terminal tables, Markdown, CSV, TSV, JSON, JSON lines. All text is UTF-8;
// no locale is consulted.

#include <optional>
#include <string>
#include <string_view>

#include "shanhai/table/table.h"
#include "shanhai/table/document.h"
#include "shanhai/table/style.h"

namespace shanhai {

/// `table`, `markdown` (`md`), `csv`, `tsv`, `json`, `jsonl`; empty for anything else.
std::optional<Format> format_named(std::string_view name);
std::optional<MoneyUnit> money_unit_named(std::string_view name);

/// Appends to `out`. A table ends with a newline in every format.
void render(const Table& table, const Style& style, std::string& out);

/// json: one object. csv, tsv, jsonl: only where the document has one table, else UsageError.
void render(const Document& document, const Style& style, std::string& out);

}  // namespace shanhai
