#pragma once
// The units of a file's columns beside those that the names themselves carry: of the upper one of two header rows, of a
// row of units below the names, of titles above them, of a column of units beside the amounts. What is said and not
// understood, or said twice and differently, is a doubt (FileColumn::doubt), which ends every question that needs the
// column.

#include <cstdint>
#include <string>
#include <vector>

#include "load/title_units.h"
#include "shanhai/ledger/unit_text.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

struct HeadRow;

/// A column of money.
bool is_amount(const FileColumn& column, const LedgerSpec& ledger);

/// As a message shows it: some dozen characters, without numbers of persons.
std::string shown_text(const std::string& text);

/// The column's header, or the cell of a row of units, has a unit that is not understood.
void doubt_header(FileColumn& column, const std::string& text, std::uint64_t line);

/// `units` (folded, by column) go down from the upper one of two header rows, which stands in `line`.
void take_units_above(std::vector<FileColumn>& columns, const std::vector<std::string>& units, std::uint64_t line,
                      const LedgerSpec& ledger);

/// 1 if the row, the first below the names, holds units and nothing else, `,,(万元),吨` or `-,-,万元,吨`; else 0. A
/// unit of money in it beside data is a doubt.
std::size_t take_row_of_units(std::vector<FileColumn>& columns, const HeadRow& row, const LedgerSpec& ledger);

/// The file has money, and columns that may hold its units: 计量单位, 金额单位, or one that the catalogue does not know.
/// of_file: what the amounts are read in hangs on the rows; of_header: they can only speak against the header.
enum class UnitsInRows { none, of_header, of_file };
UnitsInRows may_have_unit_column(const std::vector<FileColumn>& columns, const LedgerSpec& ledger);
/// Tells from the first rows of data what those columns hold. REQUIRES: before take_titles().
void take_unit_columns(std::vector<FileColumn>& columns, const std::vector<HeadRow>& rows, const LedgerSpec& ledger);

/// Money that has no unit of its own takes that of the titles.
void take_titles(std::vector<FileColumn>& columns, const std::vector<TitleUnit>& titles, const LedgerSpec& ledger);

/// The units that cells of the header name and no column of numbers has for itself: 单位：万元 as a header of its own, or in
/// the upper one of two header rows, or behind the name of the date.
std::vector<TitleUnit> units_beside_names(const HeadRow& row, const std::vector<FileColumn>& columns, bool upper,
                                          const LedgerSpec& ledger);

/// What a cell of a column of units says: a unit of money, an unclear one, or nothing of money.
UnitReading unit_in_cell(std::string_view utf8);

}  // namespace shanhai
