// Opens files and recognises them. A file is tried under each separator, and (where nobody has said what it
// holds) as each kind of ledger; the combination with the most columns known wins.
#include "shanhai/load/ledger_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "load/encoding_detection.h"
#include "load/folder_entries.h"
#include "load/head.h"
#include "load/header.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

namespace fs = std::filesystem;

struct Recognised {
  const LedgerSpec* ledger = nullptr;
  char separator = ',';
  HeaderFound found;
  std::vector<HeadRow> rows;  // down to the header
};

constexpr char separators[] = {',', '\t', ';'};
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
  for (const char separator : separators) {
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

/// Thrown and caught here only: the reason why a file of a folder is passed over.
struct NoLedger : InputError {
  using InputError::InputError;
};

/// Thrown where a header has bytes that are wrong in the file's encoding. Only `check` passes over such a file.
struct UnreadableHeader : InputError {
  UnreadableHeader(const std::string& name, const HeadRow& row)
      : InputError(name + ":" + std::to_string(row.line) + ": the header cannot be read: it " + row.wrong_bytes +
                   "; mend it, or say with --encoding which one the file has"),
        reason(unreadable_header + std::to_string(row.line) + " " + row.wrong_bytes) {}
  std::string reason;
};

/// A row that would be a header, but for bytes that are wrong.
void refuse_unreadable_header(Head& head, Encoding encoding, const std::string& name,
                              const std::vector<const LedgerSpec*>& ledgers, const std::vector<NamedColumn>& named) {
  for (const char separator : separators) {
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
  for (const HeadRow& row : head.rows(separators[0], encoding)) {
    const std::string line = " (line " + std::to_string(row.line);
    if (row.unclosed_quote) return line + " opens a quote that is never closed)";
    if (row.wrong_cells > 0) {
      return line + " " + row.wrong_bytes.substr(0, row.wrong_bytes.find(" (")) + ": is it another --encoding?)";
    }
  }
  return {};
}

LedgerFile open_file(const std::string& path, const std::string& name, const Catalogue& catalogue,
                     const EncodingDetector& detector, const InputOptions& options, const LedgerSpec* wanted) {
  LedgerFile file;
  file.path = path;
  ByteInput input(path, name);
  Head head(input);
  // A pipe is read once; where its encoding shows late, it has to be read again from here.
  const bool shows_late = first_not_ascii(head.bytes()) == std::string::npos && !head.whole();
  if (!options.encoding && !input.seekable() && shows_late) file.path = input.keep_copy(head.bytes());
  const Encoding encoding = options.encoding ? *options.encoding : detector.of_file(head, input);
  const bool utf16 = encoding == Encoding::utf16le || encoding == Encoding::utf16be;
  input.start_at(head.bytes().size());
  if (utf16) head.decode_utf16(encoding == Encoding::utf16be);
  std::vector<const LedgerSpec*> ledgers;
  if (wanted) {
    ledgers.push_back(wanted);
  } else {
    for (const LedgerSpec& ledger : catalogue.ledgers()) ledgers.push_back(&ledger);
  }
  const auto named = named_columns(catalogue, options.columns, wanted);
  const Encoding decoded = utf16 ? Encoding::utf8 : encoding;
  std::vector<Recognised> best = recognise(head, decoded, ledgers, named);
  if (best.empty()) {
    if (head.bytes().size() == head.begin()) throw NoLedger(name + ": is empty; a header row is needed");
    refuse_other_formats(head.bytes(), name);
    refuse_unreadable_header(head, decoded, name, ledgers, named);
    const std::string odd = odd_beginning(head, decoded);
    if (!wanted) {
      throw NoLedger(name + ": no ledger has such a header" +
                     (odd.empty() ? " ('shanhai query --help' names the ledgers)" : odd));
    }
    throw NoLedger(name + ": has no header of the ledger " + wanted->id + " within the first " +
                   std::to_string(header_within_rows) + " rows: the columns " + missing_columns(*wanted) +
                   " are needed; say with --column ID=HEADER which they are" + odd);
  }
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
  file.name = name;
  file.ledger = one.ledger;
  file.catalogue = &catalogue;
  file.encoding = encoding;
  file.separator = one.separator;
  file.header_line = header.line;
  file.columns = one.found.match.columns;
  for (const HeadRow& row : one.rows) file.rows_above.push_back(row.cells);
  file.seekable = input.seekable() && !utf16;
  file.size = file.seekable ? input.size() : 0;
  file.state = input.state();
  file.data_offset = header.next_offset;
  file.data_line = header.next_line;
  if (!input.seekable()) file.head = head.raw_bytes();
  return file;
}

std::vector<fs::path> ledger_paths(const fs::path& folder, std::vector<PassedOver>& passed_over) {
  std::vector<fs::path> paths;
  for (const std::string& name : folder_entries(folder)) {
    const fs::path path = folder / name;
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    if (ending != ".csv" && ending != ".tsv" && ending != ".txt") continue;
    std::error_code unknown;
    const fs::file_type type = fs::symlink_status(path, unknown).type();
    if (type == fs::file_type::regular) {
      paths.push_back(path);
    } else {
      // A link could show a file that is no business of the reader's, or count the rows of another twice.
      const char* reason = type == fs::file_type::symlink ? "is a link, which is not followed in a data folder"
                                                          : "is no regular file";
      passed_over.push_back({name, reason, true});
    }
  }
  return paths;
}

LedgerFiles open_folder(const Catalogue& catalogue, const InputOptions& options, const std::string& folder) {
  const EncodingDetector detector(catalogue);
  LedgerFiles result;
  result.folder = folder;
  for (const fs::path& path : ledger_paths(folder, result.passed_over)) {
    const std::string name = path.filename().string();
    try {
      result.files.push_back(open_file(path.string(), name, catalogue, detector, options, nullptr));
    } catch (const NoLedger& reason) {
      result.passed_over.push_back({name, std::string(reason.what()).substr(name.size() + 2)});
    } catch (const UnreadableHeader& header) {
      if (!options.pass_over_files) throw;
      result.passed_over.push_back({name, header.reason});
    }
  }
  std::sort(result.passed_over.begin(), result.passed_over.end(),
            [](const PassedOver& a, const PassedOver& b) { return a.name < b.name; });
  if (result.files.empty()) {
    throw InputError(folder + ": no ledger in this folder" +
                     (result.passed_over.empty()
                          ? " (it has no .csv, .tsv or .txt file; name another with -d)"
                          : " (of its " + std::to_string(result.passed_over.size()) +
                                " files none has the header of a ledger; -v says why)"));
  }
  return result;
}

/// --fill-down: marks the columns of that name. Throws UsageError where no ledger knows it and no file has it.
void mark_filled_down(const std::string& name, std::vector<LedgerFile>& files) {
  bool known = false;
  std::vector<std::string> names;
  for (LedgerFile& file : files) {
    const auto meant = file.ledger->find(name);
    known = known || meant;
    for (FileColumn& column : file.columns) {
      const bool same = meant ? column.column == meant
                              : !column.column && folded_name(column.header) == folded_name(name);
      if (same) column.fill_down = known = true;
    }
    for (const ColumnSpec& column : file.ledger->columns) {
      names.push_back(column.id);
      names.push_back(column.label);
    }
  }
  if (!known) throw UsageError("--fill-down: there is no column \"" + name + "\"" + did_you_mean(name, names));
}

}  // namespace

std::vector<std::size_t> LedgerFiles::of(const LedgerSpec& ledger) const {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].ledger == &ledger) numbers.push_back(i);
  }
  return numbers;
}

LedgerFiles open_ledgers(const Catalogue& catalogue, const InputOptions& options, const LedgerSpec* ledger) {
  LedgerFiles result;
  if (options.files.empty()) {
    result = open_folder(catalogue, options, options.folder.value_or("."));
  } else {
    if (options.folder) throw UsageError("files and -d/--data together: give one or the other");
    const EncodingDetector detector(catalogue);
    std::set<std::string> names;
    for (const std::string& path : options.files) {
      if (!names.insert(path).second) throw UsageError(path + " is named twice: its rows would count twice");
    }
    for (const std::string& path : names) {
      try {
        result.files.push_back(open_file(path, path, catalogue, detector, options, ledger));
      } catch (const NoLedger& reason) {
        if (!options.pass_over_files) throw;
        result.passed_over.push_back({path, std::string(reason.what()).substr(path.size() + 2)});
      } catch (const UnreadableHeader& header) {
        if (!options.pass_over_files) throw;
        result.passed_over.push_back({path, header.reason});
      }
    }
  }
  std::sort(result.files.begin(), result.files.end(),
            [](const LedgerFile& a, const LedgerFile& b) { return a.name < b.name; });
  for (const std::string& name : options.fill_down) mark_filled_down(name, result.files);
  return result;
}

}  // namespace shanhai
