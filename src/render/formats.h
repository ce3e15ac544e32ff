#pragma once
// One pair of functions for each format; render.cpp chooses. Each appends to `out`.

#include <string>
#include <vector>

#include "render/sheet.h"
#include "shanhai/table/table.h"
#include "shanhai/render/render.h"
#include "shanhai/table/document.h"

namespace shanhai {

/// What stands behind the columns of a report's table.
struct Beside {
  bool bars = false;
  std::vector<std::string> trend = {};  // a line for each row; none: no column
  std::vector<std::size_t> sources = {};  // a number for each row; none: no column
};

void render_terminal(const Table& table, const Style& style, std::string& out);
void render_terminal(const Table& table, const Beside& beside, const Style& style, std::string& out);
void render_terminal(const Document& document, const Style& style, std::string& out);
/// Titles, a rule, rows; cells go through visible() and may be shortened to fit style.width.
void lay_out(Sheet sheet, const Style& style, std::string& out);
inline constexpr const char* bold_on = "\x1b[1m";
inline constexpr const char* bold_off = "\x1b[0m";

void render_markdown(const Table& table, const Style& style, std::string& out);
void render_markdown(const Table& table, const Beside& beside, const Style& style, std::string& out);
void render_markdown(const Document& document, const Style& style, std::string& out);

/// csv, and tsv with a tab for `separator`.
void render_separated(const Table& table, const Style& style, char separator, std::string& out);
void render_separated_rows(const Table& table, const Style& style, char separator, std::string& out);

void render_json(const Table& table, const Style& style, std::string& out);
void render_json(const Document& document, const Style& style, std::string& out);
void render_jsonl(const Table& table, const Style& style, std::string& out);
void render_json_rows(const Table& table, const Style& style, std::string& out);

/// The lines of a Prose block without the empty ones around them, which the block's own margins replace.
std::vector<std::string> inner_lines(const Prose& prose);

}  // namespace shanhai
