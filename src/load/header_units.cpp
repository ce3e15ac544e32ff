#include "load/header_units.h"

#include <algorithm>

#include "load/header.h"
#include "load/missing_marks.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

using Says = UnitReading::Says;

void doubt(FileColumn& column, std::uint64_t line, std::string zh, std::string en) {
  if (!column.doubt) column.doubt = UnitDoubt{line, {std::move(zh), std::move(en)}};
}

void give(FileColumn& column, UnitPower unit) {
  column.unit = unit;
  column.unit_found = true;
}

/// Shown as if the unit stood behind the name: 到位资金(万元).
void give_and_show(FileColumn& column, UnitPower unit, std::string_view text) {
  give(column, unit);
  column.header += text.starts_with('(') ? std::string(text) : "(" + std::string(text) + ")";
}

const ColumnSpec* number_column(const FileColumn& column, const LedgerSpec& ledger) {
  if (!column.column || !is_number(ledger.columns[*column.column].type)) return nullptr;
  return &ledger.columns[*column.column];
}

bool is_mark(std::string_view folded) {
  return folded.empty() || is_missing_mark(folded) || folded == "--" || folded == "——";
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_bracket(std::string_view folded) { return folded.starts_with('(') && folded.ends_with(')') && folded.size() > 2; }

std::string_view inside(std::string_view folded) {
  return is_bracket(folded) ? folded.substr(1, folded.size() - 2) : folded;
}

/// A unit of anything, and nothing else.
bool is_unit_word(std::string_view folded) {
  return is_counted_in(folded) || folded == "%" || (!has_digit(folded) && (money_unit(folded).is_unit() || is_other_currency(folded)));
}

/// What a cell of the row below the names is to a row of units.
enum class UnitCell { empty, unit, label, data };

UnitCell unit_cell(std::string_view folded, const ColumnSpec* number, bool date) {
  if (is_mark(folded)) return UnitCell::empty;
  const std::string_view text = inside(folded);
  if (number) {
    if (has_digit(text)) return UnitCell::data;
    const UnitReading reading = unit_for(*number, text);
    const bool unit = reading.is_unit() || is_unit_word(text) || text == folded_name(number->unit);
    return unit ? UnitCell::unit : is_bracket(folded) ? UnitCell::label : UnitCell::data;
  }
  if (date && read_date(text).date) return UnitCell::data;
  const bool is_label = is_bracket(folded) || date || text.starts_with("单位") || text.starts_with("计量单位") || is_unit_word(text);
  return is_label ? UnitCell::label : UnitCell::data;
}

}  // namespace

bool is_amount(const FileColumn& column, const LedgerSpec& ledger) {
  return column.column && ledger.columns[*column.column].type == ColumnType::money;
}

std::string shown_text(const std::string& text) {
  constexpr std::size_t longest = 90;  // bytes
  const std::string safe = masked_if_personal(text);
  std::size_t end = std::min(safe.size(), longest);
  while (end < safe.size() && (static_cast<unsigned char>(safe[end]) & 0xC0) == 0x80) --end;
  return safe.substr(0, end) + (end < safe.size() ? "…" : "");
}

void doubt_header(FileColumn& column, const std::string& text, std::uint64_t line) {
  const std::string name = shown_text(text);
  doubt(column, line, "看不懂“" + name + "”里的单位", "the unit in \"" + name + "\" is not understood");
}

void take_units_above(std::vector<FileColumn>& columns, const std::vector<std::string>& units, std::uint64_t line,
                      const LedgerSpec& ledger) {
  for (std::size_t i = 0; i < columns.size() && i < units.size(); ++i) {
    FileColumn& column = columns[i];
    const ColumnSpec* const spec = number_column(column, ledger);
    if (!spec || units[i].empty() || column.unit_found || column.doubt) continue;
    const UnitReading reading = unit_for(*spec, units[i]);
    if (reading.is_unit()) give_and_show(column, reading.power, units[i]);
    // 资金(万元) above a number of households says nothing of those.
    const bool of_money = spec->type != ColumnType::money && money_unit(units[i]).is_unit();
    if (reading.says == Says::unclear && !of_money) doubt_header(column, units[i], line);
  }
}

std::size_t take_row_of_units(std::vector<FileColumn>& columns, const HeadRow& row, const LedgerSpec& ledger) {
  // The header once more, as printed pages repeat it, names its units again.
  for (std::size_t i = 0; i < row.folded.size() && i < columns.size(); ++i) {
    if (columns[i].column && row.folded[i] == folded_name(columns[i].header)) return 0;
  }
  std::vector<UnitCell> cells;
  const auto spec_of = [&](std::size_t i) { return i < columns.size() ? number_column(columns[i], ledger) : nullptr; };
  for (std::size_t i = 0; i < row.folded.size(); ++i) {
    const bool date = i < columns.size() && columns[i].column && ledger.columns[*columns[i].column].type == ColumnType::date;
    cells.push_back(unit_cell(row.folded[i], spec_of(i), date));
  }
  const auto count = [&](UnitCell kind) { return std::count(cells.begin(), cells.end(), kind); };
  if (count(UnitCell::unit) == 0) return 0;
  const bool whole = count(UnitCell::data) == 0;
  for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
    FileColumn& column = columns[i];
    if (cells[i] != UnitCell::unit) continue;
    const std::string_view text = inside(row.folded[i]);
    const UnitReading reading = unit_for(*spec_of(i), text);
    const std::string name = shown_text(row.cells[i]);
    if (!whole) {
      if (reading.says == Says::nothing) continue;
      doubt(column, row.line, "表头下一行在这一列写着“" + name + "”，同一行却还有数据",
            "the row below the header has \"" + name + "\" here, beside data");
    } else if (reading.says == Says::unclear) {
      doubt_header(column, row.cells[i], row.line);
    } else if (reading.is_unit() && column.unit_found && column.unit != reading.power) {
      doubt(column, row.line, "表头“" + shown_text(column.header) + "”和下一行的“" + name + "”单位不同",
            "the header \"" + shown_text(column.header) + "\" and \"" + name + "\" below it are two units");
    } else if (reading.is_unit() && !column.unit_found) {
      give_and_show(column, reading.power, text);
    }
  }
  return whole ? 1 : 0;
}

std::vector<TitleUnit> units_beside_names(const HeadRow& row, const std::vector<FileColumn>& columns, bool upper,
                                          const LedgerSpec& ledger) {
  std::vector<TitleUnit> units;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool own = !upper && i < columns.size() && number_column(columns[i], ledger);
    if (own || row.cells[i].empty()) continue;
    const bool labelled = row.cells[i].find("单位") != std::string::npos || row.cells[i].find("單位") != std::string::npos;
    const Bracketed parts = in_brackets(row.folded[i]);
    const bool whole = money_unit(row.folded[i]).is_unit() && (!parts || parts.name.empty());
    if (!labelled && !whole) continue;
    for (TitleUnit& unit : units_in_title(row.cells[i], row.line)) {
      if (unit.power) units.push_back(std::move(unit));
    }
  }
  return units;
}

namespace {

/// 单位：万元、万人: counts of 人 without a unit of their own are in 万人.
void take_counts(std::vector<FileColumn>& columns, const std::vector<TitleUnit>& titles, const LedgerSpec& ledger) {
  for (FileColumn& column : columns) {
    const ColumnSpec* const spec = number_column(column, ledger);
    if (!spec || spec->type == ColumnType::money || column.unit_found || column.doubt) continue;
    const std::string own = folded_name(spec->unit);
    for (const TitleUnit& title : titles) {
      for (const std::string& count : title.counts) {
        const UnitReading reading = count_unit(count, own);
        if (!reading.is_unit()) continue;
        const std::string text = shown_text(title.text);
        if (own.empty()) {
          // A quantity may be of anything.
          doubt(column, title.line, "“" + text + "”里的“" + count + "”是不是这一列的单位，看不出来",
                "whether \"" + count + "\" in \"" + text + "\" is the unit of this column is not plain");
        } else if (count.ends_with(own)) {
          if (column.unit_found && column.unit != reading.power) {
            doubt(column, title.line, "这里写着“" + text + "”，上面写的是另一个单位", "\"" + text + "\" is another unit than the one above it");
          }
          give(column, reading.power);
        }
      }
    }
  }
}

}  // namespace

void take_titles(std::vector<FileColumn>& columns, const std::vector<TitleUnit>& titles, const LedgerSpec& ledger) {
  take_counts(columns, titles, ledger);
  const TitleUnit* unit = nullptr;
  const TitleUnit* other = nullptr;    // that differs from it
  const TitleUnit* unclear = nullptr;
  for (const TitleUnit& title : titles) {
    if (!title.of_money) continue;
    if (!title.power) {
      // Beside a unit, 单位：元谋 is where the table was made.
      const bool certain = !title.may_be_office;
      if (!unclear || (certain && unclear->may_be_office)) unclear = &title;
    } else if (!unit) {
      unit = &title;
    } else if (*title.power != *unit->power && !other) {
      other = &title;
    }
  }
  if (unit && unclear && unclear->may_be_office) unclear = nullptr;
  if (!unit && !unclear) return;
  for (FileColumn& column : columns) {
    if (!is_amount(column, ledger) || column.unit_found || column.doubt) continue;
    if (unclear) {
      const std::string text = shown_text(unclear->text);
      doubt(column, unclear->line, "看不懂“" + text + "”里的单位", "the unit in \"" + text + "\" is not understood");
    } else if (other) {
      const std::string first = std::to_string(unit->line);
      doubt(column, other->line, "这里写着“" + shown_text(other->text) + "”，第 " + first + " 行写着“" + shown_text(unit->text) + "”：单位不同",
            "\"" + shown_text(other->text) + "\" here and \"" + shown_text(unit->text) + "\" in line " + first + " are two units of money");
    } else {
      give(column, *unit->power);
    }
  }
}

}  // namespace shanhai
