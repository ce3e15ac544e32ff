#pragma once
// Tables and documents as bytes: terminal tables, Markdown, CSV, TSV, JSON, JSON lines. All text is UTF-8;
// no locale is consulted.

#include <optional>
#include <string>
#include <string_view>

#include "shanhai/table/table.h"
#include "shanhai/table/document.h"

namespace shanhai {

enum class Format { table, markdown, csv, tsv, json, jsonl };

/// `table`, `markdown` (`md`), `csv`, `tsv`, `json`, `jsonl`; empty for anything else.
std::optional<Format> format_named(std::string_view name);
/// Made for people (table, markdown), not for machines.
constexpr bool for_people(Format format) {
  return format == Format::table || format == Format::markdown;
}

enum class MoneyUnit { yuan, wan, yi };  // 元, 万元, 亿元
std::optional<MoneyUnit> money_unit_named(std::string_view name);

struct Style {
  Format format = Format::table;
  MoneyUnit money = MoneyUnit::wan;
  bool english = false;     // the words that render adds itself: 合计 or Total, 万元 or CNY 10k
  bool id_headers = false;  // csv, tsv: `sum(amount)` instead of `金额合计(元)`
  bool bom = false;         // csv, tsv: begin with a byte order mark
  bool raw = false;         // csv, tsv: leave cells that a spreadsheet would run as formulas
  bool bars = false;        // table: a column of bars behind the others
  bool colour = false;      // table: bold headers and headings
  int width = 0;            // columns of the terminal; 0: never shorten
};

/// Appends to `out`. A table ends with a newline in every format.
void render(const Table& table, const Style& style, std::string& out);

/// json: one object. csv, tsv, jsonl: only where the document has one table, else UsageError.
void render(const Document& document, const Style& style, std::string& out);

/// A number as people read it inside a sentence: `40,600.00`, `12.50%`; `—` where it is empty. Money in
/// `money`, without the unit's name.
std::string for_sentence(const Value& value, Quantity quantity, MoneyUnit money);

}  // namespace shanhai
