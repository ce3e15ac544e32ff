// The files of a ledger, one behind the other, are divided among the threads by bytes: each gets one stretch,
// which may begin and end in the middle of a file. Where it begins in the middle, nobody can know whether
// that is inside quotes, so the thread goes on behind the next line end as if it were not. When all are done,
// each part is held against the one before it, which knows where its last record ended; a wrong guess is
// read again from the right place. So that this is little, the bytes behind a guess are a part of their own.
#include "shanhai/load/scan.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "ledger/threads.h"
#include "load/batch_reader.h"
#include "load/header.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

/// Two columns of the file are one of the ledger's.
[[noreturn]] void refuse_twice(const LedgerFile& file, std::size_t first, std::size_t second, const std::string& id) {
  const std::string& one = file.columns[first].header;
  const std::string& other = file.columns[second].header;
  const std::string where = file.name + ":" + std::to_string(file.header_line) + ": ";
  if (folded_name(one) != folded_name(other)) {
    throw InputError(where + "the columns \"" + one + "\" and \"" + other + "\" are both " + id + "; say with --column " +
                     id + "=HEADER which one is meant");
  }
  const std::string choice = "--column " + id + "=#";
  throw InputError(where + "the columns " + std::to_string(first + 1) + " and " + std::to_string(second + 1) +
                   " are both headed \"" + one + "\"; choose one by its place: " + choice + std::to_string(first + 1) +
                   " or " + choice + std::to_string(second + 1));
}

[[noreturn]] void refuse_unit(const LedgerFile& file, const UnitDoubt& doubt, const ColumnSpec& column) {
  const std::string example = column.type == ColumnType::money ? "万元" : "万" + column.unit;
  throw InputError(file.name + ":" + std::to_string(doubt.line) + ": " + doubt.what.en + "; say with --unit-of " +
                   column.id + "=" + example + " which unit it is, or with --column " + column.id +
                   "=HEADER that another column is meant");
}

/// The file's column for each of the plan's; throws where one of them stands in the file twice, or in an unknown unit.
std::vector<std::ptrdiff_t> cells_of(const LedgerFile& file, const ReadPlan& plan, const ScanRequest& request) {
  const std::size_t known = request.columns.size();
  const std::size_t others = request.others.size();
  std::unordered_map<std::string_view, std::vector<std::size_t>> places_of;  // by id
  std::unordered_map<std::string_view, std::deque<std::size_t>> others_of;   // by header
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const FileColumn& column = file.columns[i];
    if (column.column) places_of[file.ledger->columns[*column.column].id].push_back(i);
    else others_of[column.header].push_back(i);
  }
  std::vector<std::ptrdiff_t> cells(plan.columns.size(), -1);
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const bool other = i >= known && i < known + others;
    if (other) {
      auto& left = others_of[request.others[i - known]];
      if (left.empty()) continue;
      cells[i] = static_cast<std::ptrdiff_t>(left.front());
      left.pop_front();  // of columns without a header there may be several
      continue;
    }
    const std::vector<std::size_t>& places = places_of[plan.columns[i].id];
    if (places.empty()) continue;
    const bool beside = i >= plan.asked && i < plan.asked + request.beside.size();
    if (beside && (places.size() > 1 || file.columns[places[0]].doubt)) continue;  // nobody asked for it
    if (i >= plan.guards) {
      // Nobody asked for it: of two that may be meant none can say whether the row stands or falls.
      if (places.size() == 1) cells[i] = static_cast<std::ptrdiff_t>(places[0]);
      continue;
    }
    if (!request.observe && places.size() > 1) refuse_twice(file, places[0], places[1], plan.columns[i].id);
    const FileColumn& column = file.columns[places[0]];
    if (!request.observe && column.doubt) refuse_unit(file, *column.doubt, plan.columns[i]);
    cells[i] = static_cast<std::ptrdiff_t>(places[0]);
  }
  return cells;
}

/// Adds the cells that name units to those that are asked for.
std::vector<UnitsBeside> units_beside(const LedgerFile& file, std::vector<std::ptrdiff_t>& cells) {
  std::vector<UnitsBeside> units;
  const std::size_t asked = cells.size();
  for (std::size_t i = 0; i < asked; ++i) {
    if (cells[i] < 0) continue;
    const FileColumn& column = file.columns[static_cast<std::size_t>(cells[i])];
    if (!column.unit_column) continue;
    units.push_back({i, cells.size(), column.unit_by_row});
    cells.push_back(static_cast<std::ptrdiff_t>(*column.unit_column));
  }
  return units;
}

/// The place of `column` in the plan; adds it behind the others if it is not there yet.
std::size_t place_in(ReadPlan& plan, const ColumnSpec& column) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (plan.columns[i].id == column.id) return i;
  }
  plan.columns.push_back(column);
  return plan.columns.size() - 1;
}

/// Behind those of the columns that it is made of, which may have such defaults too.
void add_composed_default(ReadPlan& plan, const LedgerSpec& ledger, std::size_t place) {
  const auto same = [&](const ReadPlan::Composed& known) { return known.column == place; };
  if (std::ranges::any_of(plan.composed, same)) return;
  ReadPlan::Composed composed;
  composed.column = place;
  const std::string text = plan.columns[place].default_text;
  std::size_t at = 0;
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', at)) {
    const auto close = text.find('}', open);
    const std::size_t column = ledger.find(text.substr(open + 1, close - open - 1)).value();
    composed.texts.push_back(text.substr(at, open - at));
    composed.columns.push_back(place_in(plan, ledger.columns[column]));
    add_composed_default(plan, ledger, composed.columns.back());
    at = close + 1;
  }
  if (composed.columns.empty()) return;
  composed.texts.push_back(text.substr(at));
  plan.composed.push_back(std::move(composed));
}

ReadPlan plan_for(const LedgerSpec& ledger, const ScanRequest& request) {
  ReadPlan plan;
  for (const std::size_t column : request.columns) {
    plan.columns.push_back(ledger.columns[column]);
    if (!request.defaults) plan.columns.back().default_text.clear();
  }
  for (const std::string& header : request.others) {
    ColumnSpec other;
    other.id = header;
    other.label = header;
    plan.columns.push_back(std::move(other));
  }
  plan.asked = plan.columns.size();
  for (const std::size_t column : request.beside) plan.columns.push_back(ledger.columns[column]);
  plan.observe = request.observe;
  plan.keep_rejects = request.rejects != nullptr;
  plan.read_ahead = request.threads > 1;
  plan.needed = request.needed;
  for (std::size_t i = 0; i < request.columns.size(); ++i) add_composed_default(plan, ledger, i);
  plan.guards = plan.columns.size();
  for (const ColumnSpec& column : ledger.columns) {
    if (!column.required || request.observe) continue;
    plan.required.push_back(place_in(plan, column));
    if (plan.required.back() >= plan.guards) plan.columns.back().default_text.clear();
  }
  return plan;
}

struct Work {
  std::vector<Part*> parts;                  // of one thread
  std::vector<std::uint64_t> part_numbers;   // of each in its file
  std::unique_ptr<Sink> guessed;             // of a first part whose beginning was guessed
  std::unique_ptr<Sink> following;           // of the part that follows that
  std::unique_ptr<Sink> certain;             // of all others

  std::unique_ptr<Sink>& sink_of(const Part& part) {
    return part.guessed ? guessed : part.follows ? following : certain;
  }
};

class Scan {
 public:
  Scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into)
      : files_(files), request_(request), make_(make), into_(into) {}

  ScanReport run() {
    if (request_.files.empty()) return {};
    plan_ = plan_for(*files_.files[request_.files.front()].ledger, request_);
    divide();
    read();
    join();
    return std::move(report_);
  }

 private:
  void begin(Progress& progress, std::uint64_t bytes) const;
  void divide();
  void read();
  void join();
  void read_again(Part& part, std::uint64_t number);
  struct Cells {
    std::vector<std::ptrdiff_t> asked;  // Part::cells
    std::vector<UnitsBeside> units;
  };
  void add_part(std::size_t place, const Cells& cells, std::uint64_t begin, std::optional<std::uint64_t> end, Work& work);

  const LedgerFiles& files_;
  const ScanRequest& request_;
  const MakeSink& make_;
  Sink& into_;
  ReadPlan plan_;
  std::vector<std::vector<std::unique_ptr<Part>>> parts_;  // of each file
  std::vector<Work> work_;
  ScanReport report_;
};

void Scan::begin(Progress& progress, std::uint64_t bytes) const {
  const bool pipe = std::any_of(request_.files.begin(), request_.files.end(),
                                [&](std::size_t number) { return !files_.files[number].seekable; });
  progress.bytes_done = 0;
  progress.bytes_all = pipe ? 0 : bytes;
  progress.ledger = files_.files[request_.files.front()].ledger;
}

void Scan::divide() {
  std::uint64_t bytes = 0;
  for (const std::size_t number : request_.files) bytes += files_.files[number].size;
  if (request_.progress) begin(*request_.progress, bytes);
  const std::uint64_t parts = std::max<std::uint64_t>(1, bytes / std::max<std::uint64_t>(1, request_.smallest_part));
  // Each thread keeps something of each column.
  const std::uint64_t most = std::min<std::uint64_t>(parts, std::max<std::size_t>(1, most_columns / std::max<std::size_t>(1, plan_.columns.size())));
  const std::uint64_t threads = std::clamp<std::uint64_t>(request_.threads, 1, most);
  const std::uint64_t stretch = bytes / threads + 1;
  work_.resize(threads);
  parts_.resize(request_.files.size());
  std::uint64_t before = 0;  // bytes of the files before this one
  for (std::size_t i = 0; i < request_.files.size(); ++i) {
    const LedgerFile& file = files_.files[request_.files[i]];
    Cells cells{cells_of(file, plan_, request_), {}};
    cells.units = units_beside(file, cells.asked);
    // What stands above the first row of a part is known to the one before it only.
    const bool in_one = !file.seekable || std::any_of(file.columns.begin(), file.columns.end(),
                                                      [](const FileColumn& column) { return column.fill_down; });
    std::uint64_t begin = file.data_offset;
    for (std::uint64_t owner = before / stretch;; ++owner) {
      owner = std::min(owner, threads - 1);
      const std::uint64_t stretch_end = (owner + 1) * stretch - before;  // in this file
      const bool last = in_one || owner + 1 == threads || stretch_end >= file.size;
      if (!last && stretch_end <= begin) continue;
      // A wrong guess costs the first bytes of the stretch: what follows them is right where they end right.
      const std::uint64_t guess = begin + 2 * request_.smallest_part;
      const std::uint64_t end = last ? file.size : stretch_end;
      if (begin != file.data_offset && guess < end) {
        add_part(i, cells, begin, guess, work_[owner]);
        begin = guess;
      }
      add_part(i, cells, begin, last ? std::nullopt : std::optional(stretch_end), work_[owner]);
      if (last) break;
      begin = stretch_end;
    }
    before += file.size;
  }
}

/// Of the file that stands there in the request. A part that is not the first of its file begins in the middle.
void Scan::add_part(std::size_t place, const Cells& cells, std::uint64_t begin, std::optional<std::uint64_t> end, Work& work) {
  auto part = std::make_unique<Part>();
  part->file = request_.files[place];
  part->begin = begin;
  part->end = end;
  const Part* const above = parts_[place].empty() ? nullptr : parts_[place].back().get();
  if (above && !work.parts.empty() && work.parts.back() == above) {
    part->follows = above;
  } else {
    part->guessed = above != nullptr;
  }
  part->cells = cells.asked;
  part->units = cells.units;
  part->observe = request_.observe;
  part->keep_rejects = request_.rejects != nullptr;
  part->show_personal = request_.rejects && request_.rejects->show_personal;
  part->progress = request_.progress;
  work.parts.push_back(part.get());
  work.part_numbers.push_back(parts_[place].size());
  parts_[place].push_back(std::move(part));
}

void Scan::read() {
  on_threads(work_.size(), [&](std::size_t i) {
    Work& work = work_[i];
    if (work.parts.empty()) return;
    BatchReader reader(files_, plan_, work.parts, work.part_numbers);
    reader.read_all([&](std::size_t part) -> Sink& {
      std::unique_ptr<Sink>& sink = work.sink_of(*work.parts[part]);
      if (!sink) sink = make_();
      return *sink;
    });
  });
}

/// Reads a part whose beginning was guessed wrong; its sink is a new one.
void Scan::read_again(Part& part, std::uint64_t number) {
  part.guessed = false;
  part.follows = nullptr;
  std::unique_ptr<Sink> sink = make_();
  BatchReader reader(files_, plan_, {&part}, {number});
  reader.read_all([&](std::size_t) -> Sink& { return *sink; });
  into_.absorb(*sink);
}

void Scan::join() {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const LedgerFile& file = files_.files[request_.files[i]];
    FileRows rows;
    std::vector<std::uint64_t> lines_before;
    std::uint64_t line = file.data_line - 1;
    std::uint64_t empty_lines = 0;  // behind the last row so far
    for (std::size_t number = 0; number < parts_[i].size(); ++number) {
      Part& part = *parts_[i][number];
      if (number > 0) {
        const Part& above = *parts_[i][number - 1];
        Work& owner = *std::find_if(work_.begin(), work_.end(), [&](const Work& work) {
          return std::find(work.parts.begin(), work.parts.end(), &part) != work.parts.end();
        });
        std::unique_ptr<Sink> sink = std::move(owner.sink_of(part));
        if (above.next_record == part.first_record && above.carry_out == part.carry) {
          if (sink) into_.absorb(*sink);
        } else {
          part.begin = above.next_record;
          part.carry = above.carry_out;
          read_again(part, number);
        }
      }
      lines_before.push_back(line);
      for (RejectedRow& reject : part.rejects) {
        reject.line += line;
        request_.rejects->rows.push_back(std::move(reject));
      }
      line += part.lines;
      const FileRows& some = part.rows;
      const std::uint64_t all = some.accepted + some.rejected + some.blank + some.totals;
      if (all > 0) {
        rows.blank += empty_lines;
        empty_lines = 0;
      }
      empty_lines += part.empty_at_end;
      if (rows.rejected == 0 && some.rejected > 0) {
        rows.first_reject = some.first_reject;
        rows.first_reject.line |= static_cast<std::uint64_t>(number) << part_shift;
      }
      const std::uint64_t in_part = static_cast<std::uint64_t>(number) << part_shift;
      if (rows.other_unit.line == 0 && some.other_unit.line != 0) {
        rows.other_unit = {some.other_unit.line | in_part, some.other_unit.reason};
      }
      for (const RowReject& reject : some.rejects) {
        if (rows.rejects.size() < noted_rows) rows.rejects.push_back({reject.line | in_part, reject.reason});
      }
      for (const std::uint64_t short_line : some.short_lines) {
        if (rows.short_lines.size() < noted_rows) rows.short_lines.push_back(short_line | in_part);
      }
      if (some.end_line != 0) rows.end_line = some.end_line | in_part;
      rows.below_end += some.below_end;
      rows.accepted += some.accepted;
      rows.rejected += some.rejected;
      rows.blank += some.blank;
      rows.totals += some.totals;
      rows.short_rows += some.short_rows;
    }
    report_.files.push_back(rows);
    report_.part_lines.push_back(std::move(lines_before));
  }
  for (Work& work : work_) {
    if (work.certain) into_.absorb(*work.certain);
  }
}

}  // namespace

std::uint64_t ScanReport::line(std::size_t file, std::uint64_t batch_line) const {
  return part_lines[file][batch_line >> part_shift] + (batch_line & ((std::uint64_t{1} << part_shift) - 1));
}

void RejectedRows::arrange() {
  const auto place = [](const RejectedRow& row) { return std::pair(row.file, row.line); };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const RejectedRow& a, const RejectedRow& b) { return place(a) < place(b); });
  rows.erase(std::unique(rows.begin(), rows.end(),
                         [&](const RejectedRow& a, const RejectedRow& b) { return place(a) == place(b); }),
             rows.end());
}

ScanReport scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into) {
  return Scan(files, request, make, into).run();
}

}  // namespace shanhai
