#include "gather/ledger_pass.h"

#include <algorithm>

#include "load/row_notices.h"
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
  Watcher& watcher() { return watcher_; }

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

std::uint64_t physical_line(const std::vector<std::size_t>& files, const ScanReport& report, std::size_t file,
                            std::uint64_t batch_line) {
  const auto at = std::find(files.begin(), files.end(), file);
  return report.line(static_cast<std::size_t>(at - files.begin()), batch_line);
}

LedgerPass::LedgerPass(const LedgerSpec& ledger, const Setting& setting)
    : setting_(setting), files_(setting.files->of(ledger)), columns_(ledger, setting.today) {}
LedgerPass::~LedgerPass() = default;

void LedgerPass::insist_on_files() const {
  if (files_.empty()) fail_no_files(ledger(), setting_);
}

std::size_t LedgerPass::add(Grouping grouping) {
  const auto watch_for = [&](const std::vector<LiteralUse>& words) { words_.insert(words_.end(), words.begin(), words.end()); };
  watch_for(grouping.words);
  for (const Aggregate& aggregate : grouping.aggregates) watch_for(aggregate.words);
  request_.groupings.push_back(std::move(grouping));
  return request_.groupings.size() - 1;
}

std::size_t LedgerPass::add(RowSelection selection) {
  request_.selections.push_back(std::move(selection));
  return request_.selections.size() - 1;
}

/// A row without a readable date still counts: neither is an answer.
void LedgerPass::add_dates() {
  if (dates_) return;
  const std::size_t date = ledger().with_role(Role::date).value();
  Grouping days;
  const auto bound = [&](const char* function) {
    const MeasureTree tree = parse_measure(function + ("(`" + ledger().columns[date].id + "`)"));
    return shanhai::bind(tree, columns_, days.aggregates, setting_.english);
  };
  Measure first = bound("min"), last = bound("max");
  days.needs = {columns_.place(date)};
  days.is_answer = false;
  Grouping months;
  months.keys.push_back({columns_.place(date), ColumnType::date, Precision::month});
  months.needs = days.needs;
  months.is_answer = false;
  dates_ = Dates{add(std::move(days)), add(std::move(months)), std::move(first), std::move(last)};
}

void LedgerPass::read() {
  if (is_read_ || files_.empty()) return;
  is_read_ = true;
  Watch watch;
  watch.words = words_;
  request_.watch.add(watch);
  const std::size_t first_other = columns_.wanted().size();
  ScanRequest scan_request;
  scan_request.files = files_;
  scan_request.columns = columns_.wanted();
  scan_request.others = request_.others;
  scan_request.threads = setting_.threads;
  scan_request.rejects = setting_.rejects;
  scan_request.progress = setting_.progress;
  scan_request.needed = needed_places(request_, first_other);
  PassSink sink(request_, columns_, *setting_.files);
  const MakeSink make = [&] { return std::make_unique<PassSink>(request_, columns_, *setting_.files); };
  report_ = looking_scan(*setting_.files, scan_request, make, sink, setting_.notices ? &relations_ : nullptr);
  watcher_ = std::make_unique<Watcher>(std::move(sink.watcher()));
  groups_ = std::move(sink.groups());
  for (Groups& groups : groups_) groups.sort(setting_.threads);
  rows_ = std::move(sink.rows());
  for (SelectedRows& rows : rows_) rows.finish();
  if (setting_.notices) unknown_words_ = unknown_words(unmet(words_), ledger(), setting_);
}

std::optional<Date> LedgerPass::date_of(Measure Dates::*which) const {
  if (!is_read_ || !dates_) return std::nullopt;
  const Value value = groups_[dates_->days].value((*dates_).*which, 0);
  const auto* date = std::get_if<Date>(&value);
  return date ? std::optional(*date) : std::nullopt;
}

std::vector<LeftOut> LedgerPass::left_out(const std::map<std::size_t, Rejected>& rejected) const {
  return shanhai::left_out(files_, report_, rejected, columns_, request_.others, setting_);
}

std::vector<LiteralUse> LedgerPass::unmet(const std::vector<LiteralUse>& words) const {
  return watcher_ ? watcher_->unmet(words) : std::vector<LiteralUse>();
}

void LedgerPass::say(const Watch& watch) const {
  if (!setting_.notices || !is_read_) return;
  add_notices(setting_.files->notices_of(ledger()), *setting_.notices);
  add_notices(unknown_words_, *setting_.notices);
  for (const FileRelation& relation : relations_) add_notices({notice_of(relation, *setting_.files)}, *setting_.notices);
  add_notices(unit_notices(*setting_.files, files_, report_), *setting_.notices);
  add_notices(watcher_->notices(watch, files_, report_, setting_), *setting_.notices);
}

LedgerPass& LedgerPasses::of(const LedgerSpec& ledger) {
  for (const auto& pass : passes_) {
    if (&pass->ledger() == &ledger) return *pass;
  }
  passes_.push_back(std::make_unique<LedgerPass>(ledger, setting_));
  return *passes_.back();
}

void LedgerPasses::read() {
  for (const auto& pass : passes_) pass->read();
}

}  // namespace shanhai
