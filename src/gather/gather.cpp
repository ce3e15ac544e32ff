#include "shanhai/gather/gather.h"

#include <algorithm>

#include "gather/gather_pass.h"
#include "look/looking_scan.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

class PassSink : public Sink {
 public:
  PassSink(const PassRequest& request, const Columns& columns, const LedgerFiles& files)
      : groups_(request.groupings), watcher_(request.watch, columns) {
    const std::size_t first_other = columns.wanted().size();
    for (const RowSelection& selection : request.selections) rows_.emplace_back(selection, first_other, files);
  }

  void take(const Batch& batch) override {
    groups_.take(batch);
    for (SelectedRows& rows : rows_) rows.take(batch);
    watcher_.take(batch);
  }

  void absorb(Sink& other) override {
    auto& theirs = static_cast<PassSink&>(other);
    groups_.absorb(theirs.groups_);
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].absorb(theirs.rows_[i]);
    watcher_.absorb(theirs.watcher_);
  }

  std::vector<Groups>& groups() { return groups_.groups(); }
  std::vector<SelectedRows>& rows() { return rows_; }
  const Watcher& watcher() const { return watcher_; }

 private:
  GroupsSink groups_;
  std::vector<SelectedRows> rows_;
  Watcher watcher_;
};

/// Where an unreadable cell leaves its row out of one of the answers.
std::vector<std::size_t> needed_places(const PassRequest& request, std::size_t first_other) {
  std::vector<std::size_t> places;
  const auto add = [&](const std::vector<std::size_t>& needs) { places.insert(places.end(), needs.begin(), needs.end()); };
  for (const Grouping& grouping : request.groupings) {
    if (grouping.is_answer) add(grouping.needs);
  }
  for (const RowSelection& selection : request.selections) {
    add(selection.needs);
    for (const RowCell& cell : selection.cells) {
      if (selection.needs_others && cell.from == RowCell::From::other) places.push_back(first_other + cell.number);
    }
  }
  // With none at all, one that does not exist: no cell is needed.
  if (places.empty()) places.push_back(first_other + request.others.size());
  return places;
}

}  // namespace

void fail_no_files(const LedgerSpec& ledger, const Setting& setting) {
  const std::string& folder = setting.files->folder;
  throw InputError("there is no ledger " + ledger.id + " (" + ledger.label + ")" +
                   (folder.empty() ? "" : " in " + folder) + "; 'shanhai schema " + ledger.id +
                   "' says which columns such a file has");
}

Passed pass(const Columns& columns, const PassRequest& request, const Setting& setting) {
  Passed passed;
  passed.files = setting.files->of(columns.ledger());
  if (passed.files.empty()) fail_no_files(columns.ledger(), setting);
  const std::size_t first_other = columns.wanted().size();
  ScanRequest scan_request;
  scan_request.files = passed.files;
  scan_request.columns = columns.wanted();
  scan_request.others = request.others;
  scan_request.threads = setting.threads;
  scan_request.rejects = setting.rejects;
  scan_request.progress = setting.progress;
  scan_request.needed = needed_places(request, first_other);
  PassSink sink(request, columns, *setting.files);
  const MakeSink make = [&] { return std::make_unique<PassSink>(request, columns, *setting.files); };
  std::vector<FileRelation> relations;
  passed.report = looking_scan(*setting.files, scan_request, make, sink, setting.notices ? &relations : nullptr);
  passed.unmet = sink.watcher().unmet();
  if (setting.notices) {
    for (const Notice& notice : setting.files->notices) {
      if (notice.ledger == columns.ledger().id) add_notices({notice}, *setting.notices);
    }
    for (const FileRelation& relation : relations) add_notices({notice_of(relation, *setting.files)}, *setting.notices);
    add_notices(sink.watcher().notices(passed.files, passed.report, setting), *setting.notices);
  }
  passed.groups = std::move(sink.groups());
  for (Groups& groups : passed.groups) groups.sort(setting.threads);
  passed.rows = std::move(sink.rows());
  for (SelectedRows& rows : passed.rows) rows.finish();
  return passed;
}

std::uint64_t physical_line(const std::vector<std::size_t>& files, const ScanReport& report, std::size_t file,
                            std::uint64_t batch_line) {
  const auto at = std::find(files.begin(), files.end(), file);
  return report.line(static_cast<std::size_t>(at - files.begin()), batch_line);
}

std::vector<LeftOut> left_out(const std::vector<std::size_t>& files, const ScanReport& report,
                              const std::map<std::size_t, Rejected>& rejected, const Columns& columns,
                              const std::vector<std::string>& others, const Setting& setting) {
  std::vector<LeftOut> result;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileRows& rows = report.files[i];
    LeftOut left;
    left.file = setting.files->files[files[i]].name;
    left.rows = rows.rejected;
    left.of = rows.accepted + rows.rejected;
    if (rows.rejected > 0) {
      left.line = report.line(i, rows.first_reject.line);
      left.reason = rows.first_reject.reason;
    }
    if (const auto found = rejected.find(files[i]); found != rejected.end()) {
      const Rejected& cells = found->second;
      const std::uint64_t line = report.line(i, cells.first_line);
      if (left.rows == 0 || line < left.line) {
        const std::size_t known = columns.wanted().size();
        const std::string& column = cells.first_place < known ? columns.spec(cells.first_place).id
                                                              : others[cells.first_place - known];
        left.line = line;
        left.reason = column + ": " + cells.first_reason;
      }
      left.rows += cells.rows;
    }
    if (left.rows > 0) result.push_back(std::move(left));
  }
  return result;
}

Gathered gather(const Columns& columns, const std::vector<Grouping>& groupings, const Setting& setting, const Watch& watch) {
  const PassRequest request{groupings, {}, {}, watch};
  Passed passed = pass(columns, request, setting);
  return {std::move(passed.groups), std::move(passed.unmet), std::move(passed.files), std::move(passed.report)};
}

Gathered gather(const Columns& columns, const std::vector<Grouping>& groupings, const Setting& setting) {
  return gather(columns, groupings, setting, {});
}

std::vector<LeftOut> left_out(const Gathered& gathered, std::size_t grouping, const Columns& columns,
                              const Setting& setting) {
  return left_out(gathered.files, gathered.report, gathered.groups[grouping].rejected(), columns, {}, setting);
}

}  // namespace shanhai
