#pragma once
// How an answer is printed: the format, the unit of money, the language.

namespace shanhai {

enum class Format { table, markdown, csv, tsv, json, jsonl };

/// Made for people (table, markdown), not for machines.
constexpr bool for_people(Format format) {
  return format == Format::table || format == Format::markdown;
}

enum class MoneyUnit { yuan, wan, yi };  // 元, 万元, 亿元

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

}  // namespace shanhai
