// Finds the files of a run and opens them, many of them in several threads.
#include "shanhai/load/ledger_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <map>
#include <set>

#include "ledger/threads.h"
#include "load/file_opener.h"
#include "load/folder_entries.h"
#include "load/workbooks_beside.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

namespace fs = std::filesystem;

/// A file, and how it is called in messages.
struct Named {
  std::string path, name;
};

std::vector<Named> ledger_paths(const fs::path& folder, const std::vector<FolderEntry>& entries,
                                std::vector<PassedOver>& passed_over) {
  std::vector<Named> paths;
  for (const auto& [name, type] : entries) {
    if (is_hidden(name)) continue;
    const fs::path path = folder / name;
    const std::string ending = ending_of(name);
    if (ending != ".csv" && ending != ".tsv" && ending != ".txt") continue;
    if (type == fs::file_type::regular) {
      paths.push_back({path.string(), name});
    } else {
      // A link could show a file that is no business of the reader's, or count the rows of another twice.
      const char* reason = type == fs::file_type::symlink ? "is a link, which is not followed in a data folder"
                                                          : "is no regular file";
      passed_over.push_back({name, reason, true});
    }
  }
  return paths;
}

struct Opened {
  std::optional<LedgerFile> file;
  std::optional<PassedOver> passed_over;
  std::exception_ptr error;  // neither of these
};

Opened opened(FileOpener& opener, const Named& file, const InputOptions& options) {
  Opened result;
  try {
    result.file = opener.open(file.path, file.name);
  } catch (const NoLedger& reason) {
    const bool pass_over = options.pass_over_files || options.files.empty();
    if (pass_over) result.passed_over = {file.name, std::string(reason.what()).substr(file.name.size() + 2)};
    else result.error = std::current_exception();
  } catch (const UnreadableHeader& header) {
    if (options.pass_over_files) result.passed_over = {file.name, header.reason};
    else result.error = std::current_exception();
  } catch (...) {
    result.error = std::current_exception();
  }
  return result;
}

/// Opens them, sorted by name, and adds them to `result`. Of several errors that of the first file is thrown.
void open_all(const std::vector<Named>& files, const Catalogue& catalogue, const InputOptions& options,
              const LedgerSpec* ledger, LedgerFiles& result) {
  constexpr std::size_t files_for_a_thread = 64;
  constexpr std::size_t taken_at_once = 16;
  const EncodingDetector detector(catalogue);
  std::vector<Opened> all(files.size());
  std::atomic<std::size_t> next = 0;
  const std::size_t threads = std::max<std::size_t>(1, std::min<std::size_t>(files.size() / files_for_a_thread, options.threads));
  on_threads(threads, [&](std::size_t) {
    FileOpener opener(catalogue, detector, options, ledger);
    for (std::size_t begin; (begin = next.fetch_add(taken_at_once)) < files.size();) {
      const std::size_t end = std::min(begin + taken_at_once, files.size());
      for (std::size_t i = begin; i < end; ++i) {
        all[i] = opened(opener, files[i], options);
        if (all[i].error) next = files.size();  // no more; those before it are somebody's already
      }
    }
  });
  for (Opened& each : all) {
    if (each.error) std::rethrow_exception(each.error);
    if (each.file) result.files.push_back(std::move(*each.file));
    if (each.passed_over) result.passed_over.push_back(std::move(*each.passed_over));
  }
}

/// ` (it has the workbook a.xlsx: …)`, for a folder that has nothing else; empty where it has none.
std::string only_workbooks(const std::vector<FolderEntry>& entries) {
  const std::vector<std::string> names = workbooks(entries);
  if (names.empty()) return {};
  return (names.size() == 1 ? " (it has the workbook " + names[0]
                            : " (it has " + std::to_string(names.size()) + " workbooks, as " + names[0]) +
         ": workbooks are not read; save their sheets as CSV)";
}

LedgerFiles open_folder(const Catalogue& catalogue, const InputOptions& options, const std::string& folder) {
  LedgerFiles result;
  result.folder = folder;
  const std::vector<FolderEntry> entries = folder_entries(folder);
  std::vector<Named> paths = ledger_paths(folder, entries, result.passed_over);
  std::sort(paths.begin(), paths.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  open_all(paths, catalogue, options, nullptr, result);
  result.notices = workbooks_beside(folder, entries, result.files);
  std::sort(result.passed_over.begin(), result.passed_over.end(),
            [](const PassedOver& a, const PassedOver& b) { return a.name < b.name; });
  if (result.files.empty()) {
    const std::string books = only_workbooks(entries);
    throw InputError(folder + ": no ledger in this folder" +
                     (!books.empty() ? books : result.passed_over.empty()
                          ? " (it has no .csv, .tsv or .txt file; name another with -d)"
                          : " (of its " + std::to_string(result.passed_over.size()) +
                                " files none can be taken for one; -v says why)"));
  }
  return result;
}

/// One file by two names or links would count twice.
class FilesByNode {
 public:
  void add(std::uint64_t device, std::uint64_t node, const std::string& name) {
    const auto [found, is_new] = known_.try_emplace({device, node}, name);
    if (is_new) return;
    throw UsageError(name + " and " + found->second + " are one file: its rows would count twice; leave one out");
  }

 private:
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> known_;
};

void refuse_twice(const std::vector<LedgerFile>& files) {
  FilesByNode known;
  for (const LedgerFile& file : files) {
    if (file.state != FileState{}) known.add(file.state.device, file.state.file, file.name);
  }
}

/// Before any is opened: a pipe that is opened twice would hang, or lose what went to the other.
void refuse_twice(const std::vector<Named>& files) {
  FilesByNode known;
  for (const Named& file : files) {
    struct stat status {};
    const int failed = file.path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(file.path.c_str(), &status);
    const bool counts = failed == 0 && (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode));
    if (counts) known.add(static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino), file.name);
  }
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

/// The header by which another file has that column, though --column names one for it.
std::optional<Notice> other_header(const NamedColumn& name, const LedgerFile& file, std::size_t meant) {
  std::vector<std::string> folded;
  for (const FileColumn& column : file.columns) folded.push_back(folded_name(column.header));
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (file.columns[i].column != meant || name.is(i, folded)) continue;
    const std::string header = masked_if_personal(file.columns[i].header);
    return Notice{file.ledger->id, file.name,
                  {file.name + "：没有表头“" + name.header + "”，" + name.id + " 取的是它的“" + header + "”列",
                   file.name + ": has no header \"" + name.header + "\"; " + name.id + " is its \"" + header + "\""}};
  }
  return std::nullopt;
}

/// --column: some file has the header that is named, and others that have not are said. Throws UsageError.
void check_named_headers(const InputOptions& options, const std::vector<LedgerFile>& files, std::vector<Notice>& notices) {
  for (const std::string& option : options.columns) {
    const NamedColumn name = named_column(option, option.find('='));
    bool there = files.empty();
    std::vector<std::string> headers;
    for (const LedgerFile& file : files) {
      const auto meant = file.ledger->find(name.id);
      if (!meant) continue;
      std::vector<std::string> folded;
      for (const FileColumn& column : file.columns) {
        folded.push_back(folded_name(column.header));
        headers.push_back(column.header);
      }
      for (std::size_t i = 0; i < folded.size() && !there; ++i) there = file.columns[i].column == meant && name.is(i, folded);
    }
    if (there) {
      for (const LedgerFile& file : files) {
        const auto meant = file.ledger->find(name.id);
        const auto notice = meant ? other_header(name, file, *meant) : std::nullopt;
        if (notice) add_notices({*notice}, notices);
      }
      continue;
    }
    throw UsageError("--column " + option + ": no file that is read has " +
                     (name.place ? "a header in column " + std::to_string(*name.place + 1)
                                 : "the header \"" + name.header + "\"" + did_you_mean(name.header, headers)));
  }
}

/// What their headers say about persons.
void mark_masks(const Catalogue& catalogue, std::vector<LedgerFile>& files) {
  const HeaderMasks masks(catalogue);
  std::map<std::pair<const ColumnSpec*, std::string>, CellMask> known;  // many files have the same headers
  for (LedgerFile& file : files) {
    for (FileColumn& column : file.columns) {
      const ColumnSpec* spec = column.column ? &file.ledger->columns[*column.column] : nullptr;
      const auto [mask, is_new] = known.try_emplace({spec, column.header});
      if (is_new) mask->second = spec ? masks.of(*spec, column.header) : masks.of(column.header);
      column.mask = mask->second;
    }
  }
}

}  // namespace

std::vector<Notice> LedgerFiles::notices_of(const LedgerSpec& ledger) const {
  std::vector<Notice> own;
  for (const Notice& notice : notices) {
    if (notice.ledger.empty() || notice.ledger == ledger.id) own.push_back(notice);
  }
  return own;
}

CellMask LedgerFiles::mask_of(const ColumnSpec& column) const {
  CellMask mask = shanhai::mask_of(column);
  for (const LedgerFile& file : files) {
    for (const FileColumn& each : file.columns) {
      if (each.column && &file.ledger->columns[*each.column] == &column) mask = stricter(mask, each.mask);
    }
  }
  return mask;
}

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
    refuse_twice(result.files);
  } else {
    if (options.folder) throw UsageError("files and -d/--data together: give one or the other");
    std::set<std::string> names;
    for (const std::string& path : options.files) {
      if (!names.insert(path).second) throw UsageError(path + " is named twice: its rows would count twice");
    }
    std::vector<Named> files;
    for (const std::string& path : names) files.push_back({path, path});
    refuse_twice(files);
    open_all(files, catalogue, options, ledger, result);
  }
  check_named_headers(options, result.files, result.notices);
  for (const std::string& name : options.fill_down) mark_filled_down(name, result.files);
  mark_masks(catalogue, result.files);
  return result;
}

}  // namespace shanhai
