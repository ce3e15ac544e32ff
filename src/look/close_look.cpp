#include "look/close_look.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "ledger/hash.h"
#include "load/per_word.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

const HashSeed same_seed = hash_seed_from(1);  // what is printed may not depend on the run

std::size_t most_hashes(std::size_t files) {
  constexpr std::size_t of_all = std::size_t{1} << 21, least = 256;
  return std::clamp(of_all / files, least, RowSketch::usual_most);
}

class CloseSink : public Sink {
 public:
  explicit CloseSink(const ClosePlan& plan) : plan_(plan), words_(plan.columns.size()) {}

  void take(const Batch& batch) override {
    CloseLook& look = look_at(batch.file);
    for (const TotalsRow& row : batch.totals) look.totals.push_back(row.line);
    if (batch.rows() == 0) return;
    look.count += batch.rows();
    if (look.first_line == 0) look.first_line = batch.lines.front();
    look.first_line = std::min(look.first_line, batch.lines.front());
    look.last_line = std::max(look.last_line, batch.lines.back());
    add_hashes(batch, look);
    add_periods(batch, look);
    add_numbers(batch, look);
  }

  void absorb(Sink& other) override {
    for (auto& [file, theirs] : static_cast<CloseSink&>(other).looks) {
      const auto [at, is_new] = looks.try_emplace(file, std::move(theirs));
      if (!is_new) add(at->second, theirs);
    }
  }

  std::map<std::size_t, CloseLook> looks;

 private:
  CloseLook& look_at(std::size_t file) {
    const auto [at, is_new] = looks.try_emplace(file);
    CloseLook& look = at->second;
    if (!is_new) return look;
    for (const std::size_t view : plan_.views_of.at(file)) look.rows.try_emplace(view, most_hashes(plan_.files.size()));
    look.sums.resize(plan_.numbers.size());
    look.nonzero.resize(plan_.numbers.size());
    look.unknown.resize(plan_.numbers.size());
    return look;
  }

  void add_hashes(const Batch& batch, CloseLook& look) {
    hashes_.resize(plan_.columns.size());
    for (std::size_t place = 0; place < plan_.columns.size(); ++place) hash_column(batch, place);
    for (auto& [view, sketch] : look.rows) {
      row_hashes_.assign(batch.rows(), 0);
      for (const std::size_t column : plan_.views[view]) {
        const auto place = static_cast<std::size_t>(std::ranges::find(plan_.columns, column) - plan_.columns.begin());
        for (std::size_t row = 0; row < batch.rows(); ++row) row_hashes_[row] += hashes_[place][row];
      }
      for (const std::uint64_t hash : row_hashes_) sketch.add(mixed(hash));
    }
  }

  void hash_column(const Batch& batch, std::size_t place) {
    const ColumnType type = plan_.ledger->columns[plan_.columns[place]].type;
    const BatchColumn& column = batch.columns[place];
    const std::uint64_t seed = mixed(plan_.columns[place]);
    std::vector<std::uint64_t>& hashes = hashes_[place];
    hashes.assign(batch.rows(), 0);
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::int64_t cell = column.cells[row];
      if (cell == missing) continue;
      auto value = static_cast<std::uint64_t>(cell);
      if (column.words && is_present(cell)) {
        // As `convert` writes it: a ledger and its masked copy have the same rows.
        value = words_[place].of(*column.words, cell, [&](std::string_view word) { return hash_of(masked(type, word), same_seed); });
      }
      hashes[row] = mixed(value ^ seed);  // their sum is the row's: the order of columns is all one
    }
  }

  void add_periods(const Batch& batch, CloseLook& look) {
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      std::int64_t date = plan_.date ? batch.columns[*plan_.date].cells[row] : missing;
      if (is_present(date)) date = Date::from_packed(date).truncated(Precision::month).packed();
      PeriodSums& sums = look.periods[date];
      ++sums.rows;
      sums.money.resize(plan_.money.size());
      for (std::size_t i = 0; i < plan_.money.size(); ++i) {
        const std::int64_t cell = batch.columns[plan_.numbers[plan_.money[i]]].cells[row];
        if (is_present(cell)) sums.money[i] += cell;
      }
    }
  }

  void add_numbers(const Batch& batch, CloseLook& look) {
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      for (const std::int64_t cell : batch.columns[plan_.numbers[i]].cells) {
        if (cell == unreadable) look.unknown[i] = true;
        if (!is_present(cell) || cell == 0) continue;
        look.sums[i] += cell;
        ++look.nonzero[i];
      }
    }
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      look.kept.lines.push_back(batch.lines[row]);
      for (const std::size_t place : plan_.numbers) look.kept.cells.push_back(batch.columns[place].cells[row]);
    }
    if (look.count > CloseLook::most_rows) keep_largest(look.kept);
  }

  /// Of each column the row with its largest number; of several the first.
  void keep_largest(NumberRows& kept) const {
    const std::size_t width = plan_.numbers.size();
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < width && !kept.lines.empty(); ++i) {
      std::size_t best = 0;
      for (std::size_t row = 1; row < kept.lines.size(); ++row) {
        const auto rank = [&](std::size_t at) { return std::pair(kept.cells[at * width + i], -static_cast<std::int64_t>(kept.lines[at])); };
        if (rank(row) > rank(best)) best = row;
      }
      if (std::ranges::find(chosen, best) == chosen.end()) chosen.push_back(best);
    }
    std::ranges::sort(chosen);
    NumberRows few;
    for (const std::size_t row : chosen) {
      few.lines.push_back(kept.lines[row]);
      const auto begin = kept.cells.begin() + static_cast<std::ptrdiff_t>(row * width);
      few.cells.insert(few.cells.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    }
    kept = std::move(few);
  }

  void add(CloseLook& ours, CloseLook& theirs) const {
    ours.count += theirs.count;
    for (auto& [view, sketch] : theirs.rows) ours.rows.at(view).absorb(sketch);
    for (auto& [date, more] : theirs.periods) {
      PeriodSums& sums = ours.periods[date];
      sums.rows += more.rows;
      sums.money.resize(plan_.money.size());
      for (std::size_t i = 0; i < more.money.size(); ++i) sums.money[i] += more.money[i];
    }
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      ours.sums[i] += theirs.sums[i];
      ours.nonzero[i] += theirs.nonzero[i];
      ours.unknown[i] = ours.unknown[i] || theirs.unknown[i];
    }
    ours.kept.lines.insert(ours.kept.lines.end(), theirs.kept.lines.begin(), theirs.kept.lines.end());
    ours.kept.cells.insert(ours.kept.cells.end(), theirs.kept.cells.begin(), theirs.kept.cells.end());
    ours.totals.insert(ours.totals.end(), theirs.totals.begin(), theirs.totals.end());
    if (theirs.first_line != 0) ours.first_line = ours.first_line == 0 ? theirs.first_line : std::min(ours.first_line, theirs.first_line);
    ours.last_line = std::max(ours.last_line, theirs.last_line);
    if (ours.count > CloseLook::most_rows) keep_largest(ours.kept);
  }

  const ClosePlan& plan_;
  std::vector<PerWord<std::uint64_t>> words_;        // by place
  std::vector<std::vector<std::uint64_t>> hashes_;   // of a batch, by place
  std::vector<std::uint64_t> row_hashes_;
};

ClosePlan::View common_of(const ClosePlan::View& a, const ClosePlan::View& b) {
  ClosePlan::View common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common;
}

void put_in_order(NumberRows& rows) {
  std::vector<std::size_t> order(rows.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t row) { return rows.lines[row]; });
  const std::size_t width = rows.lines.empty() ? 0 : rows.cells.size() / rows.lines.size();
  NumberRows sorted;
  for (const std::size_t row : order) {
    sorted.lines.push_back(rows.lines[row]);
    for (std::size_t i = 0; i < width; ++i) sorted.cells.push_back(rows.cells[row * width + i]);
  }
  rows = std::move(sorted);
}

/// Finds the first word of some rows.
class NameSink : public Sink {
 public:
  NameSink(const std::vector<std::size_t>& places, const std::vector<CellMask>& masks, const std::vector<std::uint64_t>& lines)
      : names(lines.size()), places_(places), masks_(masks), lines_(lines) {}

  void take(const Batch& batch) override {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto at = std::ranges::lower_bound(batch.lines, lines_[i]);
      if (at == batch.lines.end() || *at != lines_[i]) continue;
      const auto row = static_cast<std::size_t>(at - batch.lines.begin());
      for (std::size_t place = 0; place < places_.size() && names[i].empty(); ++place) {
        const BatchColumn& column = batch.columns[places_[place]];
        if (!column.words || !is_present(column.cells[row])) continue;
        const std::string_view word = column.words->word(column.cells[row]);
        if (word.find_first_not_of("0123456789.") == word.npos) continue;  // a running number
        names[i] = masks_[place](word);
      }
    }
  }
  void absorb(Sink& other) override {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty()) names[i] = std::move(static_cast<NameSink&>(other).names[i]);
    }
  }

  std::vector<std::string> names;

 private:
  const std::vector<std::size_t>& places_;
  const std::vector<CellMask>& masks_;
  const std::vector<std::uint64_t>& lines_;
};

}  // namespace

bool ClosePlan::is_view_of(std::size_t file, std::size_t other, std::size_t view) const {
  return views.size() == 1 || common_of(known.at(file), known.at(other)) == views[view];
}

ClosePlan close_plan(const LedgerFiles& files, const std::vector<std::size_t>& chosen) {
  ClosePlan plan;
  plan.files = chosen;
  plan.ledger = files.files[chosen.front()].ledger;
  std::map<ClosePlan::View, std::vector<std::size_t>> alike;  // files with the same columns
  ClosePlan::View all;
  for (const std::size_t file : chosen) {
    ClosePlan::View& known = plan.known[file];
    for (const FileColumn& column : files.files[file].columns) {
      if (column.column) known.push_back(*column.column);
    }
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    alike[known].push_back(file);
    all.insert(all.end(), known.begin(), known.end());
    plan.views_of[file];
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  plan.columns = all;
  for (std::size_t place = 0; place < all.size(); ++place) {
    const ColumnSpec& spec = plan.ledger->columns[all[place]];
    if (spec.role == Role::date) plan.date = place;
    if (spec.type != ColumnType::money && spec.type != ColumnType::count) continue;
    if (spec.type == ColumnType::money) plan.money.push_back(plan.numbers.size());
    plan.numbers.push_back(place);
  }
  if (chosen.size() < 2) return plan;
  const auto view_number = [&](const ClosePlan::View& view) {
    const auto found = std::ranges::find(plan.views, view);
    if (found != plan.views.end()) return static_cast<std::size_t>(found - plan.views.begin());
    plan.views.push_back(view);
    return plan.views.size() - 1;
  };
  // With very many kinds of headers, all files are held against each other by what all have.
  constexpr std::size_t most_kinds = 8;
  ClosePlan::View of_all = alike.begin()->first;
  for (const auto& [known, its] : alike) of_all = common_of(of_all, known);
  for (const auto& [known, its] : alike) {
    std::vector<std::size_t> views;
    if (alike.size() > most_kinds) {
      views.push_back(view_number(of_all));
    } else {
      for (const auto& [other, others] : alike) {
        if (&other == &known && its.size() < 2) continue;
        const std::size_t view = view_number(common_of(known, other));
        if (std::ranges::find(views, view) == views.end()) views.push_back(view);
      }
    }
    for (const std::size_t file : its) plan.views_of[file] = views;
  }
  return plan;
}

std::map<std::size_t, CloseLook> look_closely(const LedgerFiles& files, const ClosePlan& plan, unsigned threads) {
  ScanRequest request;
  request.files = plan.files;
  request.columns = plan.columns;
  request.threads = threads;
  request.observe = true;
  request.defaults = false;
  CloseSink sink(plan);
  const ScanReport report = scan(files, request, [&] { return std::make_unique<CloseSink>(plan); }, sink);
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    const auto found = sink.looks.find(plan.files[i]);
    if (found == sink.looks.end()) continue;
    CloseLook& look = found->second;
    for (std::uint64_t& line : look.kept.lines) line = report.line(i, line);
    for (std::uint64_t& line : look.totals) line = report.line(i, line);
    look.first_line = look.first_line == 0 ? 0 : report.line(i, look.first_line);
    look.last_line = look.last_line == 0 ? 0 : report.line(i, look.last_line);
    put_in_order(look.kept);
    std::ranges::sort(look.totals);
  }
  return std::move(sink.looks);
}

std::vector<std::string> row_names(const LedgerFiles& files, std::size_t number, const std::vector<std::uint64_t>& lines) {
  const LedgerFile& file = files.files[number];
  ScanRequest request;
  request.files = {number};
  request.observe = true;
  request.defaults = false;
  for (const FileColumn& column : file.columns) {
    auto& list = request.columns;
    if (column.column && std::ranges::find(list, *column.column) == list.end()) list.push_back(*column.column);
  }
  std::vector<std::size_t> places;
  std::vector<CellMask> masks;
  for (const FileColumn& column : file.columns) {  // in the order of the file
    masks.push_back(column.mask);
    if (column.column) {
      const auto at = std::ranges::find(request.columns, *column.column);
      places.push_back(static_cast<std::size_t>(at - request.columns.begin()));
    } else {
      places.push_back(request.columns.size() + request.others.size());
      request.others.push_back(column.header);
    }
  }
  std::vector<std::uint64_t> in_file;  // one thread, one part: lines count from the first below the header
  for (const std::uint64_t line : lines) in_file.push_back(line - (file.data_line - 1));
  NameSink sink(places, masks, in_file);
  scan(files, request, [&] { return std::make_unique<NameSink>(places, masks, in_file); }, sink);
  return std::move(sink.names);
}

}  // namespace shanhai
