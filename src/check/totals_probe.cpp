// Totals rows against the rows that they count. Sums are kept between one totals row and the next, and of each
// part of a file apart, because parts are read by different threads: the walk over them comes at the end.
#include <fmt/format.h>

#include <map>

#include "check/probe.h"

namespace shanhai::checking {

namespace {

struct Sum {
  Wide units = 0;
  bool known = true;  // no cell of it is unreadable
  void add(const Sum& other) {
    units += other.units;
    known = known && other.known;
  }
};
using Sums = std::vector<Sum>;

void add(Sums& sums, const Sums& others) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(others[i]);
}

void forget(Sums& sums) {
  for (Sum& sum : sums) sum.known = false;
}

struct Mark {
  TotalsRow row;
  Sums before;  // the rows since the mark before, or since the part begins
};

struct PartSums {
  std::vector<Mark> marks;
  Sums tail;  // the rows behind the last mark
};

class TotalsProbe : public Probe {
 public:
  explicit TotalsProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      const ColumnType type = pass.spec(place).type;
      if (type == ColumnType::money || type == ColumnType::count) places_.push_back(place);
    }
  }

  void take(const Batch& batch) override {
    std::size_t begin = 0;
    for (const TotalsRow& row : batch.totals) {
      if (row.before > begin) add_rows(batch, begin, row.before);
      begin = row.before;
      PartSums& part = part_at(batch.file, row.line);
      part.marks.push_back({row, std::exchange(part.tail, Sums(places_.size()))});
    }
    if (begin < batch.rows()) add_rows(batch, begin, batch.rows());
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<TotalsProbe&>(other);
    parts_.merge(theirs.parts_);
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const std::size_t file : pass_.files) report_file(file, lines, outcome);
  }

 private:
  PartSums& part_at(std::size_t file, std::uint64_t line) {
    PartSums& part = parts_[{file, line >> part_shift}];
    if (part.tail.size() != places_.size()) part.tail.resize(places_.size());
    return part;
  }

  void add_rows(const Batch& batch, std::size_t begin, std::size_t end) {
    PartSums& part = part_at(batch.file, batch.lines[begin]);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& cells = batch.columns[places_[i]].cells;
      Sum& sum = part.tail[i];
      for (std::size_t row = begin; row < end; ++row) {
        if (is_present(cells[row])) sum.units += cells[row];
        else if (cells[row] == unreadable) sum.known = false;
      }
    }
  }

  void report_file(std::size_t file, const PassLines& lines, Outcome& outcome) {
    const auto first = parts_.lower_bound({file, 0});
    const auto last = parts_.lower_bound({file + 1, 0});
    Sums all(places_.size());
    for (auto part = first; part != last; ++part) {
      for (const Mark& mark : part->second.marks) add(all, mark.before);
      add(all, part->second.tail);
    }
    // Rows that could not be cut into cells would be in the sums.
    const FileRows& rows = lines.rows_of(file);
    const auto lacks_rows = [&](std::uint64_t above, std::uint64_t line) {
      if (rows.rejected - rows.below_end > rows.rejects.size()) return true;
      return std::ranges::any_of(rows.rejects, [&](const RowReject& reject) { return reject.line > above && reject.line < line; });
    };
    if (rows.rejected > rows.below_end) forget(all);
    Sums since(places_.size());
    std::uint64_t above = 0;
    for (auto part = first; part != last; ++part) {
      for (const Mark& mark : part->second.marks) {
        add(since, mark.before);
        if (lacks_rows(std::exchange(above, mark.row.line), mark.row.line)) forget(since);
        compare_row(file, mark.row, since, all, lines, outcome);
        since.assign(places_.size(), {});
      }
      add(since, part->second.tail);
    }
  }

  void compare_row(std::size_t file, const TotalsRow& row, const Sums& since, const Sums& all,
                   const PassLines& lines, Outcome& outcome) {
    if (row.kind == TotalsKind::running) return;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const std::size_t place = places_[i];
      const std::int64_t said = row.cells[place];
      if (!is_present(said) || !since[i].known || !pass_.column_in(file, place)) continue;
      const bool whole = row.kind == TotalsKind::all;
      if (said == since[i].units || (whole && (!all[i].known || said == all[i].units))) continue;
      const Wide sum = whole ? all[i].units : since[i].units;
      outcome.findings.add({file, "totals-differ", pass_.spec(place).id}, lines.of(file, row.line), [&] {
        const std::string one = pass_.number(file, place, said);
        const std::string other = pass_.number(file, place, sum);
        if (pass_.english()) {
          return fmt::format("the {} says {}, its rows add up to {}", whole ? "total" : "subtotal", one, other);
        }
        return fmt::format("{}写的是 {}，各行相加是 {}", whole ? "合计" : "小计", one, other);
      });
    }
  }

  const CheckPass& pass_;
  std::vector<std::size_t> places_;
  std::map<std::pair<std::size_t, std::uint64_t>, PartSums> parts_;  // by file and number of the part
};

}  // namespace

std::unique_ptr<Probe> totals_probe(const CheckPass& pass) { return std::make_unique<TotalsProbe>(pass); }

}  // namespace shanhai::checking
