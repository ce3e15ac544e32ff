// A file is tried under each separator, and (where nobody has said what it holds) as each kind of ledger; the
// combination with the most columns known wins.
#include "load/file_opener.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "load/header_units.h"
#include "load/other_formats.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

struct Recognised {
  const LedgerSpec* ledger = nullptr;
  char separator = ',';
  HeaderFound found;
  std::vector<HeadRow> rows;  // down to the header
};

/// By so many rows below a header it is told what a column of units holds.
constexpr std::size_t rows_of_units = 20;

/// Nearly every header stands in these rows; the others are looked at where it does not.
constexpr std::size_t first_rows = 4;

/// Columns of that name, of `ledger` or of all ledgers.
struct KnownColumns {
  KnownColumns(const Catalogue& catalogue, const LedgerSpec* ledger, const std::string& name) {
    for (const LedgerSpec& each : catalogue.ledgers()) {
      if (ledger && ledger != &each) continue;
      if (const auto column = each.find(name)) specs.push_back(&each.columns[*column]);
      for (const ColumnSpec& spec : each.columns) ids.push_back(spec.id);
    }
  }
  [[noreturn]] void refuse(const std::string& option, const std::string& name) const {
    throw UsageError(option + ": there is no column \"" + name + "\"" + did_you_mean(name, ids));
  }

  std::vector<const ColumnSpec*> specs;
  std::vector<std::string> ids;
};

/// The unit that is named for a column, if it is one.
std::optional<UnitPower> power_of(const ColumnSpec& spec, const std::string& folded) {
  const UnitReading reading = unit_for(spec, folded);
  if (reading.is_unit()) return reading.power;
  const bool ones = is_number(spec.type) && spec.type != ColumnType::money && reading.says == UnitReading::Says::nothing &&
                    (folded == folded_name(spec.unit) || is_counted_in(folded));
  return ones ? std::optional(0) : std::nullopt;
}

std::vector<NamedColumn> named_columns(const Catalogue& catalogue, const std::vector<std::string>& options,
                                       const LedgerSpec* ledger) {
  std::vector<NamedColumn> named;
  for (const std::string& option : options) {
    const auto equals = option.find('=');
    if (equals == option.npos || equals == 0 || equals + 1 == option.size()) {
      throw UsageError("--column takes ID=HEADER, not \"" + option + "\"");
    }
    NamedColumn column = named_column(option, equals);
    const KnownColumns known(catalogue, ledger, column.id);
    if (known.specs.empty()) known.refuse("--column " + option, column.id);
    named.push_back(std::move(column));
  }
  return named;
}

/// --unit-of COL=UNIT, for each column that it may mean.
std::vector<GivenUnit> given_units(const Catalogue& catalogue, const std::vector<std::string>& options,
                                   const LedgerSpec* ledger) {
  std::vector<GivenUnit> given;
  for (const std::string& option : options) {
    const auto equals = option.find('=');
    if (equals == option.npos || equals == 0 || equals + 1 == option.size()) {
      throw UsageError("--unit-of takes COL=UNIT, as amount=万元, not \"" + option + "\"");
    }
    const std::string name = option.substr(0, equals);
    const std::string unit = option.substr(equals + 1);
    const KnownColumns known(catalogue, ledger, name);
    if (known.specs.empty()) known.refuse("--unit-of " + option, name);
    const std::size_t before = given.size();
    for (const ColumnSpec* spec : known.specs) {
      if (const auto power = power_of(*spec, folded_name(unit))) given.push_back({spec, *power});
    }
    if (given.size() > before) continue;
    const ColumnSpec& spec = *known.specs.front();
    if (!is_number(spec.type)) throw UsageError("--unit-of " + option + ": " + name + " is no column of numbers");
    std::vector<std::string> units = {"元", "千元", "万元", "百万元", "亿元"};
    if (spec.type != ColumnType::money) units = {"千" + spec.unit, "万" + spec.unit, "亿" + spec.unit};
    std::string choices;
    for (const std::string& each : units) choices += (choices.empty() ? "" : ", ") + each;
    throw UsageError("--unit-of " + option + ": \"" + unit + "\" is no unit of " + name + " (" + choices + ")" + did_you_mean(unit, units));
  }
  return given;
}

/// Of two columns that the catalogue does not know, both called 备注, the second is 备注_2 from here on.
void tell_apart(std::vector<FileColumn>& columns) {
  std::unordered_set<std::string> written, taken;
  for (const FileColumn& column : columns) written.insert(column.header);
  for (FileColumn& column : columns) {
    if (column.column || column.header.empty() || taken.insert(column.header).second) continue;
    std::string name;
    for (int i = 2; name.empty() || written.contains(name) || !taken.insert(name).second; ++i) {
      name = column.header + "_" + std::to_string(i);
    }
    column.header = name;
  }
}

std::string too_many(const HeadRow& row) {
  return std::to_string(row.width) + " columns; a file has at most " + std::to_string(most_columns);
}

/// The readings of a file's head under one separator: of the ledgers whose header stands first the one with the
/// most columns known; several where two know as many. Throws InputError for a header of too many columns: the first
/// ledger that it fits will do.
std::vector<Recognised> recognise_under(const std::string& name, char separator, const std::vector<HeadRow>& rows,
                                        const std::vector<const LedgerSpec*>& ledgers,
                                        const std::vector<NamedColumn>& named) {
  std::vector<Recognised> best;
  for (const LedgerSpec* ledger : ledgers) {
    auto found = find_header(rows, *ledger, named);
    if (!found) continue;
    for (std::size_t row = found->first_row; row <= found->row; ++row) {
      if (rows[row].width > most_columns) throw InputError(name + ":" + std::to_string(rows[row].line) + ": the header has " + too_many(rows[row]));
    }
    if (!best.empty()) {
      const HeaderFound& top = best.front().found;
      // What one ledger takes for its header another may take for the upper row of two.
      const bool later = found->first_row > top.row;
      const bool earlier = found->row < top.first_row;
      if (later || (!earlier && found->match.known < top.match.known)) continue;
      if (earlier || found->match.known > top.match.known) best.clear();
    }
    best.push_back({ledger, separator, std::move(*found), {}});
  }
  for (Recognised& each : best) {
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(each.found.row) + 1;
    each.rows.assign(rows.begin(), end);
  }
  return best;
}

/// The best reading under any separator; a tie goes to the one tried first.
std::vector<Recognised> recognise(const std::string& name, Head& head, Encoding encoding, const std::vector<const LedgerSpec*>& ledgers,
                                  const std::vector<NamedColumn>& named) {
  std::vector<Recognised> best;
  for (const char separator : header_separators) {
    // Without one, rows have a single cell, and one column that is known already is as good.
    if (!best.empty() && head.bytes().find(separator) == std::string::npos) continue;
    std::vector<Recognised> some;
    for (const std::size_t most : {first_rows, header_within_rows}) {
      some = recognise_under(name, separator, head.rows(separator, encoding, most), ledgers, named);
      // What stands below the row behind it cannot make it another header, nor be an earlier one.
      if (!some.empty() && some.front().found.row + 2 <= most) break;
    }
    if (some.empty()) continue;
    if (best.empty() || some.front().found.match.known > best.front().found.match.known) best = std::move(some);
  }
  return best;
}

/// Rows above the header that may be of another encoding: what is well-formed UTF-8 is nothing else.
bool has_odd_rows_above(const Recognised& one, Encoding encoding) {
  const auto above = std::span(one.rows).first(one.found.first_row);
  if (encoding != Encoding::utf8) return !above.empty();
  return std::ranges::any_of(above, [](const HeadRow& row) { return row.wrong_cells > 0; });
}

std::string missing_columns(const LedgerSpec& ledger) {
  std::string names;
  for (const ColumnSpec& column : ledger.columns) {
    if (column.required) names += (names.empty() ? "" : ", ") + column.label;
  }
  return names;
}

/// A row that would be a header, but for bytes that are wrong.
void refuse_unreadable_header(Head& head, Encoding encoding, const std::string& name,
                              const std::vector<const LedgerSpec*>& ledgers, const std::vector<NamedColumn>& named) {
  for (const char separator : header_separators) {
    for (const HeadRow& row : head.rows(separator, encoding)) {
      for (const LedgerSpec* ledger : ledgers) {
        if (lacks_only_wrong_cells(row, *ledger, named)) throw UnreadableHeader(name, row);
      }
    }
  }
}

/// What else may be the reason why no header is found: an open quote, another encoding, or too many columns.
std::string odd_beginning(Head& head, Encoding encoding) {
  for (const HeadRow& row : head.rows(header_separators[0], encoding)) {
    const std::string line = " (line " + std::to_string(row.line);
    if (row.width > most_columns) return line + " has " + too_many(row) + ")";
    if (row.unclosed_quote) return line + " opens a quote that is never closed)";
    if (row.wrong_cells > 0) {
      return line + " " + row.wrong_bytes.substr(0, row.wrong_bytes.find(" (")) + ": is it another --encoding?)";
    }
  }
  return {};
}

/// --column names a header that no row has.
std::string unknown_header(const std::vector<HeadRow>& rows, const std::vector<NamedColumn>& named) {
  for (const NamedColumn& name : named) {
    std::vector<std::string> cells;
    bool there = false;
    for (const HeadRow& row : rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) there = there || name.is(i, row.folded);
      cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    }
    if (!there) return " (no row has the header \"" + name.header + "\"" + did_you_mean(name.header, cells) + ")";
  }
  return {};
}

std::vector<const LedgerSpec*> possible_ledgers(const Catalogue& catalogue, const LedgerSpec* ledger) {
  if (ledger) return {ledger};
  std::vector<const LedgerSpec*> ledgers;
  for (const LedgerSpec& each : catalogue.ledgers()) ledgers.push_back(&each);
  return ledgers;
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

}  // namespace

UnreadableHeader::UnreadableHeader(const std::string& name, const HeadRow& row)
    : InputError(name + ":" + std::to_string(row.line) + ": the header cannot be read: it " + row.wrong_bytes +
                 "; mend it, or say with --encoding which one the file has"),
      reason(unreadable_header + std::to_string(row.line) + " " + row.wrong_bytes) {}

FileOpener::FileOpener(const Catalogue& catalogue, const EncodingDetector& detector, const InputOptions& options,
                       const LedgerSpec* ledger)
    : catalogue_(catalogue),
      detector_(detector),
      options_(options),
      ledger_(ledger),
      ledgers_(possible_ledgers(catalogue, ledger)),
      named_(named_columns(catalogue, options.columns, ledger)),
      given_units_(given_units(catalogue, options.units, ledger)),
      memory_(ledgers_) {}

LedgerFile FileOpener::open(const std::string& path, const std::string& name) {
  std::string path_to_read = path;
  ByteInput input(path, name);
  Head head(input);
  const auto is_ascii = [&] { return first_not_ascii(head.bytes()) == std::string::npos; };
  // A pipe is read once; where its encoding shows late, it has to be read again from here. But one that has no header
  // is not kept: it may have no end.
  if (!options_.encoding && !input.seekable() && is_ascii() && !head.whole()) {
    if (recognise(name, head, Encoding::utf8, ledgers_, named_).empty() && is_ascii()) refuse(head, Encoding::utf8, name);
    path_to_read = input.keep_copy(head.bytes());
  }
  const Encoding encoding = options_.encoding ? *options_.encoding : detector_.of_file(head, input);
  input.start_at(head.bytes().size());
  if (is_utf16(encoding)) head.decode_utf16(encoding == Encoding::utf16be);
  const LedgerFile* const alike = named_.empty() ? memory_.recall(head, encoding) : nullptr;
  LedgerFile file = alike ? *alike : recognised(head, encoding, name);
  for (const GivenUnit& unit : given_units_) give(unit, file);
  file.path = path_to_read;
  file.name = name;
  file.seekable = input.seekable() && !is_utf16(encoding);
  file.size = file.seekable ? input.size() : 0;
  file.state = input.state();
  if (!input.seekable()) file.head = head.taken_from_pipe();
  file.descriptor = input.keep_open();
  return file;
}

/// Whatever header, titles and other columns say.
void FileOpener::give(const GivenUnit& unit, LedgerFile& file) {
  for (FileColumn& column : file.columns) {
    if (!column.column || &file.ledger->columns[*column.column] != unit.column) continue;
    column.unit = unit.power;
    column.unit_found = true;
    column.unit_given = true;
    column.doubt.reset();
    column.unit_column.reset();
    column.unit_by_row = false;
  }
}

/// All that does not depend on where the bytes come from.
LedgerFile FileOpener::recognised(Head& head, Encoding encoding, const std::string& name) {
  Encoding decoded = is_utf16(encoding) ? Encoding::utf8 : encoding;
  std::vector<Recognised> best = recognise(name, head, decoded, ledgers_, named_);
  // A table in another encoding may stand above it, and is no title.
  if (!options_.encoding && !is_utf16(encoding) && (best.empty() || has_odd_rows_above(best.front(), decoded))) {
    const Encoding other = decoded == Encoding::utf8 ? Encoding::gb18030 : Encoding::utf8;
    std::vector<Recognised> first = recognise(name, head, other, ledgers_, named_);
    if (!first.empty() && (best.empty() || first.front().found.row < best.front().found.first_row)) {
      best = std::move(first);
      decoded = encoding = other;
    }
  }
  if (best.empty()) refuse(head, decoded, name);
  if (best.size() > 1) {
    throw InputError(name + ": could be " + best[0].ledger->id + " as well as " + best[1].ledger->id +
                     "; name the ledger: 'shanhai query " + best[0].ledger->id + " FILE'");
  }
  const Recognised& one = best[0];
  for (std::size_t i = one.found.first_row; i <= one.found.row; ++i) {
    if (!one.rows[i].wrong_bytes.empty()) throw UnreadableHeader(name, one.rows[i]);
  }
  const HeadRow& header = one.rows.back();
  LedgerFile file;
  file.ledger = one.ledger;
  file.catalogue = &catalogue_;
  file.encoding = encoding;
  file.separator = one.separator;
  file.header_line = header.line;
  file.columns = one.found.match.columns;
  const UnitsInRows units_in_rows = may_have_unit_column(file.columns, *one.ledger);
  if (units_in_rows != UnitsInRows::none) {
    std::vector<HeadRow> rows = head.rows(one.separator, decoded, one.found.row + 1 + rows_of_units);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), one.found.row + 1)));
    take_unit_columns(file.columns, rows, *one.ledger);
  }
  std::vector<TitleUnit> titles = one.found.titles;
  for (std::size_t i = one.found.first_row; i <= one.found.row; ++i) {
    for (TitleUnit& unit : units_beside_names(one.rows[i], file.columns, i < one.found.row, *one.ledger)) titles.push_back(std::move(unit));
  }
  take_titles(file.columns, titles, *one.ledger);
  tell_apart(file.columns);
  for (FileColumn& column : file.columns) {
    if (column.doubt && column.doubt->line == 0) column.doubt->line = header.line;
  }
  for (const HeadRow& row : one.rows) file.rows_above.push_back(row.cells);
  file.data_offset = header.next_offset;
  file.data_line = header.next_line;
  // (What a column of units holds is told from the rows below.)
  if (one.found.first_row == one.found.row && units_in_rows != UnitsInRows::of_file) memory_.remember(head, file, one.found.match.known);
  return file;
}

void FileOpener::refuse(Head& head, Encoding encoding, const std::string& name) {
  if (head.bytes().size() == head.begin()) throw NoLedger(name + ": is empty; a header row is needed");
  if (const std::string other = other_format(head.bytes()); !other.empty()) throw NoLedger(name + ": " + other);
  refuse_unreadable_header(head, encoding, name, ledgers_, named_);
  const std::string nearly = nearly_csv(head.rows(header_separators[0], encoding), ledgers_, named_);
  if (!nearly.empty()) throw NoLedger(name + ": " + nearly);
  std::string odd = odd_beginning(head, encoding);
  if (odd.empty()) odd = unknown_header(head.rows(header_separators[0], encoding), named_);
  if (!ledger_) {
    throw NoLedger(name + ": no ledger has such a header" +
                   (odd.empty() ? " ('shanhai query --help' names the ledgers)" : odd));
  }
  throw NoLedger(name + ": has no header of the ledger " + ledger_->id + " within the first " +
                 std::to_string(header_within_rows) + " rows: the columns " + missing_columns(*ledger_) +
                 " are needed; say with --column ID=HEADER which they are" + odd);
}

}  // namespace shanhai
