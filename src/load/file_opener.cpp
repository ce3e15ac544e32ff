// A file is tried under each separator, and (where nobody has said what it holds) as each kind of ledger; the
// combination with the most columns known wins.
#include "load/file_opener.h"

#include <algorithm>

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

/// Nearly every header stands in these rows; the others are looked at where it does not.
constexpr std::size_t first_rows = 4;

std::vector<NamedColumn> named_columns(const Catalogue& catalogue, const std::vector<std::string>& options,
                                       const LedgerSpec* ledger) {
  std::vector<NamedColumn> named;
  for (const std::string& option : options) {
    const auto equals = option.find('=');
    if (equals == option.npos || equals == 0 || equals + 1 == option.size()) {
      throw UsageError("--column takes ID=HEADER, not \"" + option + "\"");
    }
    NamedColumn column{option.substr(0, equals), folded_name(option.substr(equals + 1))};
    std::vector<std::string> ids;
    bool known = false;
    for (const LedgerSpec& each : catalogue.ledgers()) {
      if (ledger && ledger != &each) continue;
      known = known || each.find(column.id);
      for (const ColumnSpec& spec : each.columns) ids.push_back(spec.id);
    }
    if (!known) {
      throw UsageError("--column " + option + ": there is no column \"" + column.id + "\"" +
                       did_you_mean(column.id, ids));
    }
    named.push_back(std::move(column));
  }
  return named;
}

/// The readings of a file's head under one separator: of the ledgers whose header stands first the one with the
/// most columns known; several where two know as many.
std::vector<Recognised> recognise_under(char separator, const std::vector<HeadRow>& rows,
                                        const std::vector<const LedgerSpec*>& ledgers,
                                        const std::vector<NamedColumn>& named) {
  std::vector<Recognised> best;
  for (const LedgerSpec* ledger : ledgers) {
    auto found = find_header(rows, *ledger, named);
    if (!found) continue;
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
std::vector<Recognised> recognise(Head& head, Encoding encoding, const std::vector<const LedgerSpec*>& ledgers,
                                  const std::vector<NamedColumn>& named) {
  std::vector<Recognised> best;
  for (const char separator : header_separators) {
    // Without one, rows have a single cell, and one column that is known already is as good.
    if (!best.empty() && head.bytes().find(separator) == std::string::npos) continue;
    std::vector<Recognised> some;
    for (const std::size_t most : {first_rows, header_within_rows}) {
      some = recognise_under(separator, head.rows(separator, encoding, most), ledgers, named);
      // What stands below the row behind it cannot make it another header, nor be an earlier one.
      if (!some.empty() && some.front().found.row + 2 <= most) break;
    }
    if (some.empty()) continue;
    if (best.empty() || some.front().found.match.known > best.front().found.match.known) best = std::move(some);
  }
  return best;
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

/// Files that are called .csv and are none, by their first bytes.
void refuse_other_formats(std::string_view bytes, const std::string& name) {
  for (const std::string_view begins : {"PK\x03\x04", "\xD0\xCF\x11\xE0"}) {
    if (bytes.starts_with(begins)) throw NoLedger(name + ": is a spreadsheet, whatever its name: save it as CSV");
  }
  const std::string start = folded_name(bytes.substr(0, 200));
  for (const std::string_view begins : {"<html", "<!doctype", "<table", "<?xml"}) {
    if (start.starts_with(begins)) throw NoLedger(name + ": is a web page, whatever its name: open it in a spreadsheet and save it as CSV");
  }
}

/// What else may be the reason why no header is found: an open quote, or another encoding.
std::string odd_beginning(Head& head, Encoding encoding) {
  for (const HeadRow& row : head.rows(header_separators[0], encoding)) {
    const std::string line = " (line " + std::to_string(row.line);
    if (row.unclosed_quote) return line + " opens a quote that is never closed)";
    if (row.wrong_cells > 0) {
      return line + " " + row.wrong_bytes.substr(0, row.wrong_bytes.find(" (")) + ": is it another --encoding?)";
    }
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
      memory_(ledgers_) {}

LedgerFile FileOpener::open(const std::string& path, const std::string& name) {
  std::string path_to_read = path;
  ByteInput input(path, name);
  Head head(input);
  const auto is_ascii = [&] { return first_not_ascii(head.bytes()) == std::string::npos; };
  // A pipe is read once; where its encoding shows late, it has to be read again from here. But one that has no header
  // is not kept: it may have no end.
  if (!options_.encoding && !input.seekable() && is_ascii() && !head.whole()) {
    if (recognise(head, Encoding::utf8, ledgers_, named_).empty() && is_ascii()) refuse(head, Encoding::utf8, name);
    path_to_read = input.keep_copy(head.bytes());
  }
  const Encoding encoding = options_.encoding ? *options_.encoding : detector_.of_file(head, input);
  input.start_at(head.bytes().size());
  if (is_utf16(encoding)) head.decode_utf16(encoding == Encoding::utf16be);
  const LedgerFile* const alike = named_.empty() ? memory_.recall(head, encoding) : nullptr;
  LedgerFile file = alike ? *alike : recognised(head, encoding, name);
  file.path = path_to_read;
  file.name = name;
  file.seekable = input.seekable() && !is_utf16(encoding);
  file.size = file.seekable ? input.size() : 0;
  file.state = input.state();
  if (!input.seekable()) file.head = head.taken_from_pipe();
  file.descriptor = input.keep_open();
  return file;
}

/// All that does not depend on where the bytes come from.
LedgerFile FileOpener::recognised(Head& head, Encoding encoding, const std::string& name) {
  const Encoding decoded = is_utf16(encoding) ? Encoding::utf8 : encoding;
  const std::vector<Recognised> best = recognise(head, decoded, ledgers_, named_);
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
  if (one.found.match.columns.size() > most_columns) {
    throw InputError(name + ":" + std::to_string(header.line) + ": the header has " +
                     std::to_string(one.found.match.columns.size()) + " columns; a file has at most " +
                     std::to_string(most_columns));
  }
  LedgerFile file;
  file.ledger = one.ledger;
  file.catalogue = &catalogue_;
  file.encoding = encoding;
  file.separator = one.separator;
  file.header_line = header.line;
  file.columns = one.found.match.columns;
  for (const HeadRow& row : one.rows) file.rows_above.push_back(row.cells);
  file.data_offset = header.next_offset;
  file.data_line = header.next_line;
  if (one.found.first_row == one.found.row) memory_.remember(head, file, one.found.match.known);
  return file;
}

void FileOpener::refuse(Head& head, Encoding encoding, const std::string& name) {
  if (head.bytes().size() == head.begin()) throw NoLedger(name + ": is empty; a header row is needed");
  refuse_other_formats(head.bytes(), name);
  refuse_unreadable_header(head, encoding, name, ledgers_, named_);
  const std::string odd = odd_beginning(head, encoding);
  if (!ledger_) {
    throw NoLedger(name + ": no ledger has such a header" +
                   (odd.empty() ? " ('shanhai query --help' names the ledgers)" : odd));
  }
  throw NoLedger(name + ": has no header of the ledger " + ledger_->id + " within the first " +
                 std::to_string(header_within_rows) + " rows: the columns " + missing_columns(*ledger_) +
                 " are needed; say with --column ID=HEADER which they are" + odd);
}

}  // namespace shanhai
