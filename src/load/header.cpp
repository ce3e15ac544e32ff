#include "load/header.h"

#include <algorithm>
#include <unordered_map>

#include "load/header_units.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

UnitPower own_unit(const ColumnSpec& column) {
  return column.type == ColumnType::money ? std::max(0, unit_power(folded_name(column.unit))) : 0;
}

namespace {

/// A cell of it is one of the ledger's names: no row of data is looked at any further.
bool names_a_column(const HeadRow& row, const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  for (std::size_t i = 0; i < row.folded.size(); ++i) {
    if (column_of(i, row.folded, ledger, named)) return true;
  }
  return false;
}

}  // namespace

bool lacks_only_wrong_cells(const HeadRow& row, const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  if (row.wrong_cells == 0 || !names_a_column(row, ledger, named)) return false;
  std::vector<bool> there(ledger.columns.size());
  for (std::size_t i = 0; i < row.folded.size(); ++i) {
    if (const auto column = column_of(i, row.folded, ledger, named)) there[*column] = true;
  }
  std::size_t lacking = 0;
  for (std::size_t i = 0; i < there.size(); ++i) lacking += ledger.columns[i].required && !there[i];
  return lacking <= row.wrong_cells;
}

std::optional<HeaderMatch> match_header(const std::vector<std::string>& cells, const LedgerSpec& ledger,
                                        const std::vector<NamedColumn>& named) {
  HeaderMatch match;
  std::vector<bool> there(ledger.columns.size());
  std::vector<bool> chosen(ledger.columns.size());  // by --column, which overrules the catalogue's names
  std::vector<std::string> all_folded;
  for (const std::string& cell : cells) all_folded.push_back(folded_name(cell));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    FileColumn column;
    column.header = cells[i];
    for (const NamedColumn& name : named) {
      if (name.is(i, all_folded)) column.column = ledger.find(name.id);
    }
    if (column.column) chosen[*column.column] = true;
    match.columns.push_back(std::move(column));
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    FileColumn& column = match.columns[i];
    UnitReading unit;
    if (!column.column) {
      const auto meaning = meaning_of_name(all_folded[i], ledger);
      if (meaning && !chosen[meaning->column]) {
        column.column = meaning->column;
        unit = meaning->unit;
      }
    } else {
      unit = unit_in_header(column.header, ledger.columns[*column.column]);
    }
    if (!column.column) continue;
    column.unit = unit.is_unit() ? unit.power : own_unit(ledger.columns[*column.column]);
    column.unit_found = unit.is_unit();
    if (unit.says == UnitReading::Says::unclear) doubt_header(column, column.header, 0);
    if (!there[*column.column]) ++match.known;
    there[*column.column] = true;
  }
  for (std::size_t i = 0; i < ledger.columns.size(); ++i) {
    if (ledger.columns[i].required && !there[i]) return std::nullopt;
  }
  if (match.known == 0) return std::nullopt;
  return match;
}

namespace {

/// The names of two header rows, one for each column, and the units of the upper row's cells (folded), which go down.
/// The joined name is the column's where the ledger knows it; else the lower one where it stands once.
struct Joined {
  std::vector<std::string> names;
  std::vector<std::string> units;
};

Joined joined(const std::vector<std::string>& upper, const std::vector<std::string>& lower, const LedgerSpec& ledger) {
  Joined both;
  std::unordered_map<std::string_view, std::size_t> times;
  for (const std::string& name : lower) ++times[name];
  std::string above;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string own = i < upper.size() ? upper[i] : "";
    const std::string below = i < lower.size() ? lower[i] : "";
    both.units.emplace_back();
    if (!own.empty()) above = own;
    if (below.empty()) {
      above = own;  // a cell merged downwards ends what was merged to the right
      both.names.push_back(own);
      continue;
    }
    const std::string folded = folded_name(above);
    std::string_view upper_name = folded;
    while (const Bracketed parts = in_brackets(upper_name)) upper_name = parts.name;
    both.units.back() = folded.substr(upper_name.size());
    const std::string name = std::string(both.units.back().empty() ? above : upper_name) + below;
    const bool once = times[below] == 1;
    both.names.push_back(meaning_of_name(folded_name(name), ledger) || !once ? name : below);
  }
  return both;
}

/// The two rows as one header.
std::optional<HeaderMatch> match_joined(const HeadRow& upper, const HeadRow& lower, const LedgerSpec& ledger,
                                        const std::vector<NamedColumn>& named) {
  const Joined both = joined(upper.cells, lower.cells, ledger);
  auto match = match_header(both.names, ledger, named);
  if (match) take_units_above(match->columns, both.units, upper.line, ledger);
  return match;
}

/// It has a single cell, the first: a title, merged over all columns.
bool is_title(const std::vector<std::string>& cells) {
  return !cells.empty() && !cells[0].empty() &&
         std::all_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return cell.empty(); });
}

/// The row above a header is part of it where it names more columns or gives units: a title line does neither.
bool says_more(const HeaderMatch& both, const HeaderMatch& below, const HeadRow& upper) {
  if (both.known != below.known) return both.known > below.known;
  if (is_title(upper.cells)) return false;
  for (std::size_t i = 0; i < below.columns.size(); ++i) {
    const FileColumn& joined = both.columns[i];
    const FileColumn& own = below.columns[i];
    if (joined.column != own.column) continue;
    if (joined.unit != own.unit || joined.unit_found != own.unit_found || (joined.doubt && !own.doubt)) return true;
  }
  return false;
}

/// With the row of units below the names, if there is one.
HeaderFound complete(HeaderMatch match, std::size_t first_row, std::size_t row, const std::vector<HeadRow>& rows,
                     std::vector<TitleUnit> titles, const LedgerSpec& ledger) {
  HeaderFound found{std::move(match), row, first_row, std::move(titles)};
  if (row + 1 < rows.size() && row + 1 < header_within_rows) {
    found.row += take_row_of_units(found.match.columns, rows[row + 1], ledger);
  }
  return found;
}

}  // namespace

std::optional<HeaderFound> find_header(const std::vector<HeadRow>& rows, const LedgerSpec& ledger,
                                       const std::vector<NamedColumn>& named) {
  std::vector<TitleUnit> titles;
  const auto note_title = [&](const HeadRow& row) {
    for (const std::string& cell : row.cells) {
      for (TitleUnit& unit : units_in_title(cell, row.line)) titles.push_back(std::move(unit));
    }
  };
  bool names_below = !rows.empty() && names_a_column(rows[0], ledger, named);
  for (std::size_t i = 0; i < rows.size() && i < header_within_rows; ++i) {
    const bool has_below = i + 1 < rows.size() && i + 1 < header_within_rows;
    const bool names_here = names_below;
    names_below = has_below && names_a_column(rows[i + 1], ledger, named);
    if (!names_here && !names_below) {
      note_title(rows[i]);
      continue;
    }
    if (auto match = match_header(rows[i].cells, ledger, named)) {
      // A header whose second row says more (a merged cell above two amounts) is both rows.
      if (has_below && std::find(rows[i].cells.begin(), rows[i].cells.end(), "") != rows[i].cells.end()) {
        auto both = match_joined(rows[i], rows[i + 1], ledger, named);
        if (both && both->known > match->known) return complete(std::move(*both), i, i + 1, rows, std::move(titles), ledger);
      }
      return complete(std::move(*match), i, i, rows, std::move(titles), ledger);
    }
    if (has_below) {
      auto both = match_joined(rows[i], rows[i + 1], ledger, named);
      const auto below = match_header(rows[i + 1].cells, ledger, named);
      if (both && (!below || says_more(*both, *below, rows[i]))) {
        return complete(std::move(*both), i, i + 1, rows, std::move(titles), ledger);
      }
    }
    note_title(rows[i]);
  }
  return std::nullopt;
}

}  // namespace shanhai
