// A column of units beside the amounts: 计量单位 with 万元 in it, or 金额单位. Whose amounts it counts, and whether it
// speaks of money at all, is told from the header and the first rows of data; a later row that speaks otherwise is
// rejected when it is read.
#include <algorithm>

#include "load/header.h"
#include "load/header_units.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

using Says = UnitReading::Says;

constexpr std::string_view names_of_units[] = {"单位", "计量单位", "数量单位", "unit", "units", "measure"};
constexpr std::string_view names_of_money_units[] = {"金额单位", "资金单位", "货币单位", "金额计量单位", "资金计量单位"};

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// Unmistakably of the amounts.
bool is_of_money(const FileColumn& column) { return is_one_of(folded_name(column.header), names_of_money_units); }

bool holds_units(const FileColumn& column, const LedgerSpec& ledger) {
  if (column.column && !is_text(ledger.columns[*column.column].type)) return false;
  const std::string name = folded_name(column.header);
  if (is_one_of(name, names_of_units) || is_one_of(name, names_of_money_units)) return true;
  if (!column.column) return false;
  const std::vector<std::string> names = ledger.columns[*column.column].names();
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& each) { return is_one_of(folded_name(each), names_of_units); });
}

/// Under the name that convert gives it (计量单位), a column speaks of quantities; beside it an amount has its unit in its header.
bool is_written_so(const FileColumn& column, const LedgerSpec& ledger) {
  if (!column.column) return false;
  const ColumnSpec& spec = ledger.columns[*column.column];
  const std::string name = folded_name(column.header);
  return name == folded_name(spec.label) || name == folded_name(spec.label_en) || name == spec.id;
}

/// Money whose unit is named neither in the header nor below it.
bool lacks_unit(const FileColumn& column, const LedgerSpec& ledger) {
  return is_amount(column, ledger) && !column.unit_found && !column.doubt;
}

struct Candidates {
  std::vector<std::size_t> units, money;
  std::vector<std::size_t> unknown;  // columns that the catalogue does not know, and are not called so
  std::vector<std::size_t> named;    // money whose header names its unit
};

Candidates candidates(const std::vector<FileColumn>& columns, const LedgerSpec& ledger) {
  Candidates found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (lacks_unit(columns[i], ledger)) found.money.push_back(i);
    else if (holds_units(columns[i], ledger)) found.units.push_back(i);
    else if (!columns[i].column) found.unknown.push_back(i);
    else if (is_amount(columns[i], ledger) && !columns[i].doubt) found.named.push_back(i);
  }
  return found;
}

enum class Holds { unknown, money, other, mixed };

/// By the rows in which an amount stands.
Holds content_of(std::size_t unit_column, const std::vector<std::size_t>& money, const std::vector<HeadRow>& rows) {
  Holds holds = Holds::unknown;
  for (const HeadRow& row : rows) {
    const auto is_amount = [&](std::size_t i) { return i < row.folded.size() && row.folded[i].find_first_of("0123456789") != std::string::npos; };
    if (unit_column >= row.cells.size() || row.folded[unit_column].empty()) continue;
    if (std::none_of(money.begin(), money.end(), is_amount)) continue;
    const UnitReading reading = unit_in_cell(row.cells[unit_column]);
    if (reading.says == Says::unclear) return Holds::mixed;
    const Holds here = reading.is_unit() ? Holds::money : Holds::other;
    if (holds != Holds::unknown && holds != here) return Holds::mixed;
    holds = here;
  }
  return holds;
}

void doubt_column(FileColumn& money, const FileColumn& unit) {
  if (money.doubt) return;
  const std::string name = unit.header;
  money.doubt = UnitDoubt{0, {"“" + name + "”列里的单位对不上金额：是哪几列的，或者是不是金额的单位，看不出来",
                              "the column \"" + name + "\" has units of money, and it is not plain whose they are"}};
}

/// 金额(元) beside 单位 with 万元 in it.
void doubt_contradicted(std::vector<FileColumn>& columns, const std::vector<std::size_t>& units,
                        const std::vector<std::size_t>& named, const std::vector<HeadRow>& rows,
                        const LedgerSpec& ledger) {
  for (const std::size_t unit : units) {
    if (is_written_so(columns[unit], ledger)) continue;
    for (const HeadRow& row : rows) {
      if (unit >= row.cells.size()) continue;
      const UnitReading reading = unit_in_cell(row.cells[unit]);
      const auto is_it = [&](std::size_t i) { return columns[i].unit == reading.power; };
      if (!reading.is_unit() || std::ranges::any_of(named, is_it)) continue;
      for (const std::size_t i : named) doubt_column(columns[i], columns[unit]);
      return;
    }
  }
}

}  // namespace

UnitReading unit_in_cell(std::string_view utf8) {
  const std::string folded = folded_name(trimmed(utf8));
  if (folded.empty()) return {};
  const UnitReading reading = money_unit(folded);
  if (reading.is_unit()) return reading;
  return is_other_currency(folded) ? UnitReading{Says::unclear, 0} : UnitReading{};
}

UnitsInRows may_have_unit_column(const std::vector<FileColumn>& columns, const LedgerSpec& ledger) {
  const Candidates found = candidates(columns, ledger);
  if (!found.money.empty() && (!found.units.empty() || !found.unknown.empty())) return UnitsInRows::of_file;
  const auto may_contradict = [&](std::size_t unit) { return !is_written_so(columns[unit], ledger); };
  return found.named.empty() || std::ranges::none_of(found.units, may_contradict) ? UnitsInRows::none : UnitsInRows::of_header;
}

void take_unit_columns(std::vector<FileColumn>& columns, const std::vector<HeadRow>& rows, const LedgerSpec& ledger) {
  Candidates found = candidates(columns, ledger);
  for (const std::size_t i : found.unknown) {
    if (content_of(i, found.money, rows) == Holds::money) found.units.push_back(i);
  }
  std::ranges::sort(found.units);
  if (found.money.empty()) doubt_contradicted(columns, found.units, found.named, rows, ledger);
  std::vector<std::size_t> of_money;  // columns of units that hold units of money
  for (const std::size_t unit : found.units) {
    const Holds holds = content_of(unit, found.money, rows);
    if (holds == Holds::mixed) {
      for (const std::size_t i : found.money) doubt_column(columns[i], columns[unit]);
    } else if (holds == Holds::money) {
      of_money.push_back(unit);
    } else {
      // Perhaps a row further down speaks of money: no amount is to pass by it.
      for (const std::size_t i : found.money) {
        if (!columns[i].unit_column) columns[i].unit_column = unit;
      }
    }
  }
  if (of_money.empty()) return;
  const auto give = [&](std::size_t money, std::size_t unit) {
    columns[money].unit_column = unit;
    columns[money].unit_by_row = true;
    columns[money].unit_found = true;
    columns[money].unit = 0;
  };
  if (of_money.size() == 1 && (found.money.size() == 1 || is_of_money(columns[of_money[0]]))) {
    for (const std::size_t i : found.money) give(i, of_money[0]);
    return;
  }
  // Each amount has its unit beside it: 计划资金,单位,到位资金,单位.
  const bool beside = std::ranges::equal(found.money, of_money, [](std::size_t money, std::size_t unit) { return unit == money + 1; });
  for (std::size_t i = 0; i < found.money.size(); ++i) {
    if (beside) give(found.money[i], of_money[i]);
    else doubt_column(columns[found.money[i]], columns[of_money[0]]);
  }
}

}  // namespace shanhai
