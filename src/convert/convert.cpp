#include "shanhai/convert/convert.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "gather/ledger_pass.h"
#include "convert/out_columns.h"
#include "convert/row_writer.h"
#include "convert/split_values.h"
#include "load/row_notices.h"
#include "look/looking_scan.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/masking.h"
#include "shanhai/load/scan.h"

namespace shanhai {

namespace {

/// Bytes that are written together; of split files, all that wait may be so many.
constexpr std::size_t together = 64 << 10;
constexpr std::size_t waiting_most = 8 << 20;

struct OutFile {
  Destination* destination = nullptr;
  std::string waiting;
  std::uint64_t rows = 0;
};

class Writing {
 public:
  Writing(const Conversion& conversion, const Setting& setting, const OutColumns& columns, const MakeDestination& make)
      : columns_(columns), setting_(setting), make_(make) {
    const bool separated = conversion.style.format == Format::csv || conversion.style.format == Format::tsv;
    writer_ = separated ? separated_rows(columns, *conversion.ledger, setting, conversion.style)
                        : rendered_rows(columns, setting, conversion.style);
    if (!conversion.split.empty()) split_.emplace(conversion.split, *conversion.ledger, columns);
  }

  void take(const Batch& batch) {
    auto fault = batch.faults.begin();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      while (fault != batch.faults.end() && fault->row < row) ++fault;
      if (fault != batch.faults.end() && fault->row == row) {
        reject(batch, row, fault->column, fault->reason);
        continue;
      }
      count_unnamed(batch, row);
      OutFile& file = file_of(batch, row);
      const std::size_t before = file.waiting.size();
      const std::string problem = writer_->row(batch, row, file.rows, file.waiting);
      if (!problem.empty()) {
        reject_whole(batch, row, problem);
        continue;
      }
      ++file.rows;
      waiting_ += file.waiting.size() - before;
      if (split_ ? waiting_ > waiting_most : waiting_ > together) write_waiting();
    }
  }

  /// Ends the files; without a single row there is still one, unless it is split.
  void finish() {
    if (!split_ && files_.empty()) add_file("");
    for (OutFile& file : files_) writer_->end(file.rows, file.waiting);
    write_waiting();
  }

  std::map<std::size_t, Rejected>& rejected() { return rejected_; }
  const std::map<std::size_t, std::uint64_t>& unnamed() const { return unnamed_; }
  const RowWriter& writer() const { return *writer_; }
  std::uint64_t rows() const {
    std::uint64_t rows = 0;
    for (const OutFile& file : files_) rows += file.rows;
    return rows;
  }
  std::uint64_t files() const { return files_.size(); }

 private:
  OutFile& file_of(const Batch& batch, std::size_t row) {
    if (!split_) {
      if (files_.empty()) add_file("");
      return files_.front();
    }
    const std::size_t number = split_->number(batch, row);
    if (number == files_.size()) {
      const std::string& value = split_->value(number);
      add_file(setting_.show_personal ? value : split_->mask()(value));
    }
    return files_[number];
  }

  void add_file(const std::string& value) {
    files_.push_back({&make_(value), {}, 0});
    writer_->begin(files_.back().waiting);
  }

  void write_waiting() {
    for (OutFile& file : files_) {
      if (file.waiting.empty()) continue;
      file.destination->write(file.waiting);
      file.waiting.clear();
      if (split_) file.waiting.shrink_to_fit();
    }
    waiting_ = 0;
  }

  /// Cells in columns that have no header, which are not written.
  void count_unnamed(const Batch& batch, std::size_t row) {
    for (std::size_t i = columns_.written.size(); i < batch.columns.size(); ++i) {
      if (is_present(batch.columns[i].cells[row])) ++unnamed_[batch.file];
    }
  }

  void reject(const Batch& batch, std::size_t row, std::size_t place, const std::string& reason) {
    Rejected& of_file = rejected_[batch.file];
    if (of_file.rows++ > 0) return;
    of_file.first_line = batch.lines[row];
    of_file.first_place = place;
    of_file.first_reason = reason;
  }

  /// A row that was read, but cannot be written so that it could be read again.
  void reject_whole(const Batch& batch, std::size_t row, const std::string& reason) {
    reject(batch, row, 0, reason);
    if (!setting_.rejects) return;
    // One thread, one part for each file: lines count from the first below the header.
    const std::uint64_t line = setting_.files->files[batch.file].data_line - 1 + batch.lines[row];
    setting_.rejects->rows.push_back({batch.file, line, columns_.written[0].id, reason, "***"});
  }

  const OutColumns& columns_;
  const Setting& setting_;
  const MakeDestination& make_;
  std::unique_ptr<RowWriter> writer_;
  std::optional<SplitValues> split_;
  std::vector<OutFile> files_;  // by number of the split value
  std::size_t waiting_ = 0;     // bytes, in all files
  std::map<std::size_t, Rejected> rejected_;
  std::map<std::size_t, std::uint64_t> unnamed_;  // filled cells, by file
};

/// The rows go straight to where they are written: with one thread there is one sink, and it is given them in
/// the order of files and lines.
class WritingSink : public Sink {
 public:
  explicit WritingSink(Writing& writing) : writing_(writing) {}
  void take(const Batch& batch) override { writing_.take(batch); }
  void absorb(Sink&) override {}

 private:
  Writing& writing_;
};

/// The names of the columns for which it holds, with commas between them.
template <class Holds>
std::string named(const std::vector<OutColumn>& columns, const Holds& holds) {
  std::string names;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (holds(i)) names += (names.empty() ? "" : ", ") + (columns[i].spec ? columns[i].id : columns[i].title);
  }
  return names;
}

std::vector<std::string> notes_on(const OutColumns& columns, const Writing& writing, const Setting& setting,
                                  const Style& style) {
  std::vector<std::string> notes;
  const std::vector<OutColumn>& written = columns.written;
  const std::vector<CellTexts>& texts = writing.writer().texts();
  const auto is_identity = [&](std::size_t i) { return written[i].mask.kind == ColumnType::identity; };
  if (!setting.show_personal) {
    const std::string personal = named(written, [&](std::size_t i) { return written[i].mask.is_personal(); });
    const std::string identities = named(written, is_identity);
    if (!personal.empty()) {
      notes.push_back(fmt::format("personal columns are masked ({}){}; --show-personal keeps them as they are", personal,
                                  identities.empty() ? "" : ", and no person can be told from another by " + identities));
    }
  }
  if (const auto looks = named(written, [&](std::size_t i) { return texts[i].masked_by_look(); }); !looks.empty()) {
    notes.push_back(fmt::format("what looks like an identity or telephone number is masked in {}; --show-personal "
                                "keeps it as it is", looks));
  }
  if (const auto alike = named(written, [&](std::size_t i) { return texts[i].look_alike(); }); !alike.empty()) {
    notes.push_back(fmt::format("different values of {} look alike under the mask, and will count as one; --show-personal "
                                "keeps them apart", alike));
  }
  const bool for_spreadsheet = style.bom && (style.format == Format::csv || style.format == Format::tsv);
  const std::string numbers = named(written, [&](std::size_t i) { return texts[i].has_long_numbers(); });
  if (for_spreadsheet && !numbers.empty()) {
    notes.push_back(fmt::format("a spreadsheet that opens this file keeps 15 digits of the longer numbers in {}, and destroys the "
                                "rest: do not open it, but import it (Data, From Text/CSV) with these columns as text", numbers));
  }
  for (const auto& [file, cells] : writing.unnamed()) {
    notes.push_back(fmt::format("{}: {} filled cell{} in columns without a header {} left out",
                                setting.files->files[file].name, cells, cells == 1 ? "" : "s",
                                cells == 1 ? "is" : "are"));
  }
  return notes;
}

}  // namespace

Converted convert(const Conversion& conversion, const Setting& setting, const MakeDestination& make) {
  const LedgerSpec& ledger = *conversion.ledger;
  ScanRequest request;
  request.files = setting.files->of(ledger);
  if (request.files.empty()) fail_no_files(ledger, setting);
  const bool rows_apart = !for_people(conversion.style.format);
  if (!conversion.split.empty() && !rows_apart) {
    throw UsageError("--split writes csv, tsv, json or jsonl, not tables for people: choose with -f");
  }
  const OutColumns columns = out_columns(ledger, request.files, setting, conversion.style);
  request.columns = columns.columns;
  request.others = columns.others;
  request.threads = 1;
  request.defaults = false;
  request.rejects = setting.rejects;
  request.progress = setting.progress;

  Writing writing(conversion, setting, columns, make);
  WritingSink into(writing);
  std::vector<FileRelation> relations;
  const ScanReport report = looking_scan(*setting.files, request, [&] { return std::make_unique<WritingSink>(writing); }, into,
                                         setting.notices ? &relations : nullptr);
  if (setting.notices) {
    add_notices(setting.files->notices_of(ledger), *setting.notices);
    for (const FileRelation& relation : relations) add_notices({notice_of(relation, *setting.files)}, *setting.notices);
    add_notices(unit_notices(*setting.files, request.files, report), *setting.notices);
  }
  writing.finish();

  Columns places(ledger, setting.today);
  for (const std::size_t column : columns.columns) places.place(column);
  Converted converted;
  converted.left_out = left_out(request.files, report, writing.rejected(), places, columns.others, setting);
  converted.notes = notes_on(columns, writing, setting, conversion.style);
  converted.rows = writing.rows();
  converted.files = writing.files();
  return converted;
}

}  // namespace shanhai
