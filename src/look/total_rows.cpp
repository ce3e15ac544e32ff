#include "look/total_rows.h"

#include <algorithm>

#include "look/significant_digits.h"

namespace shanhai {

namespace {

/// Sums that grow row by row.
struct Running {
  explicit Running(std::size_t columns) : sums(columns), nonzero(columns) {}
  void add(std::span<const std::int64_t> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!is_present(cells[i]) || cells[i] == 0) continue;
      sums[i] += cells[i];
      ++nonzero[i];
    }
  }
  std::vector<Wide> sums;
  std::vector<std::uint64_t> nonzero;
};

class Finder {
 public:
  Finder(const CloseLook& look, const ClosePlan& plan) : look_(look), plan_(plan) {}

  std::vector<std::uint64_t> lines() const {
    for (std::size_t row = 0; row < rows(); ++row) {
      if (is_total(row)) return {look_.kept.lines[row]};  // of two, both would be the whole of the other
    }
    return look_.count == rows() ? subtotals() : std::vector<std::uint64_t>();
  }

 private:
  std::size_t rows() const { return look_.kept.lines.size(); }
  std::span<const std::int64_t> cells(std::size_t row) const {
    return std::span(look_.kept.cells).subspan(row * plan_.numbers.size(), plan_.numbers.size());
  }

  /// How much it is worth that all numbers of a row are the sums of others.
  struct Agreement {
    int digits = 0;      // that agree; 0: they are not the sums
    bool money = false;  // counts are small, and agree by chance

    bool is_there() const { return digits > 0; }
    bool is_no_chance() const { return digits > (money ? 2 : 3); }
  };

  /// Whether they are the sums of as many others as it takes; `sum(i)` is what those come to, `nonzero(i)` how many of them
  /// are not 0.
  template <class SumOf, class CountOf>
  Agreement agreement(std::size_t row, std::uint64_t least, const SumOf& sum, const CountOf& nonzero) const {
    Agreement result;
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      const std::int64_t cell = cells(row)[i];
      if (cell == missing) continue;
      if (!is_present(cell) || look_.unknown[i] || sum(i) != cell) return {};
      if (cell == 0) continue;
      if (nonzero(i) < least) return {};
      result.digits += significant_digits(cell);
      result.money = result.money || plan_.is_money(i);
    }
    return result;
  }
  Agreement agreement(std::size_t row, const Running& running) const {
    return agreement(row, 2, [&](std::size_t i) { return running.sums[i]; }, [&](std::size_t i) { return running.nonzero[i]; });
  }

  /// The sum of all others. Totals stand above or below what they count: elsewhere a chance is likelier.
  bool is_total(std::size_t row) const {
    const std::uint64_t line = look_.kept.lines[row];
    const bool at_end = line == look_.first_line || line == look_.last_line;
    const auto others = [&](std::size_t i) { return look_.sums[i] - (is_present(cells(row)[i]) ? cells(row)[i] : 0); };
    const auto nonzero = [&](std::size_t i) { return look_.nonzero[i] - 1; };
    const Agreement all = agreement(row, at_end ? 2 : 3, others, nonzero);
    if (!all.is_there() || all.money || all.is_no_chance()) return all.is_there();
    return at_end && (all.digits > 1 || agreement(row, 3, others, nonzero).is_there());
  }

  /// A stretch of rows between two totals rows that says so, or the ends of the file.
  struct Stretch {
    std::vector<std::uint64_t> lines;
    bool covered = false;  // its last row is a total of those before it
    bool sure = false;     // so is another one, or the sums have so many digits that it is no chance
    bool money = false;
  };

  /// `upward`: totals stand above their rows.
  Stretch stretch(std::size_t begin, std::size_t end, bool upward) const {
    Stretch stretch;
    Running since(plan_.numbers.size()), marks(plan_.numbers.size());
    Agreement all;
    for (std::size_t step = begin; step < end; ++step) {
      const std::size_t row = upward ? end - 1 - (step - begin) : step;
      const Agreement of_rows = agreement(row, since), of_marks = agreement(row, marks);
      stretch.covered = of_rows.is_there() || of_marks.is_there();
      if (!stretch.covered) {
        since.add(cells(row));
        continue;
      }
      all.digits += std::max(of_rows.digits, of_marks.digits);
      all.money = all.money || of_rows.money || of_marks.money;
      stretch.lines.push_back(look_.kept.lines[row]);
      since = Running(plan_.numbers.size());
      if (of_rows.is_there()) marks.add(cells(row));
      else marks = Running(plan_.numbers.size());
    }
    stretch.money = all.money;
    stretch.sure = all.is_no_chance() || (all.money && stretch.lines.size() > 1);
    return stretch;
  }

  /// Of one side by side with what stands above it all: the parts of a total (其中：…), whose sum is that of the rows before.
  bool are_parts(std::size_t begin, std::size_t end) const {
    if (begin < 2 || end - begin < 2) return false;
    Running before(plan_.numbers.size()), here(plan_.numbers.size());
    for (std::size_t row = 0; row < begin; ++row) before.add(cells(row));
    for (std::size_t row = begin; row < end; ++row) here.add(cells(row));
    Agreement all;
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      if (here.nonzero[i] == 0) continue;
      if (look_.unknown[i] || here.sums[i] != before.sums[i]) return false;
      all.digits += significant_digits(here.sums[i]);
      all.money = all.money || plan_.is_money(i);
    }
    return all.digits > (all.money ? 1 : 2);
  }

  std::vector<std::uint64_t> subtotals() const {
    std::vector<Stretch> stretches;
    std::vector<std::uint64_t> lines;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
      if (end > begin && are_parts(begin, end)) {
        lines.insert(lines.end(), look_.kept.lines.begin() + static_cast<std::ptrdiff_t>(begin), look_.kept.lines.begin() + static_cast<std::ptrdiff_t>(end));
      } else if (end > begin) {
        Stretch below = stretch(begin, end, false);
        Stretch above = below.covered ? Stretch{} : stretch(begin, end, true);
        const bool upward = above.covered && above.sure;
        stretches.push_back(std::move(upward ? above : below));
      }
      begin = end;
    };
    for (const std::uint64_t line : look_.totals) {
      add(static_cast<std::size_t>(std::ranges::lower_bound(look_.kept.lines, line) - look_.kept.lines.begin()));
    }
    add(rows());
    const auto covered = static_cast<std::size_t>(std::ranges::count_if(stretches, &Stretch::covered));
    for (const Stretch& each : stretches) {
      const bool likely = each.sure || (each.money && covered * 2 >= stretches.size());
      if (each.covered && likely) lines.insert(lines.end(), each.lines.begin(), each.lines.end());
    }
    std::ranges::sort(lines);
    return lines;
  }

  const CloseLook& look_;
  const ClosePlan& plan_;
};

}  // namespace

std::vector<std::uint64_t> total_rows(const CloseLook& look, const ClosePlan& plan) {
  return plan.numbers.empty() ? std::vector<std::uint64_t>() : Finder(look, plan).lines();
}

bool may_have_total(const NumberLook& look) {
  return look.nonzero > 2 && is_present(look.largest) && Wide{look.largest} * 2 == look.sum;
}

bool may_have_subtotal(std::vector<ValueAt> values) {
  std::ranges::sort(values, {}, &ValueAt::line);
  std::erase_if(values, [](const ValueAt& each) { return !is_present(each.value) || each.value == 0; });
  for (std::size_t row = 2; row < values.size(); ++row) {
    Wide sum = 0;
    std::size_t above = row;
    while (above > 0 && sum < values[row].value && values[above - 1].value > 0) sum += values[--above].value;
    if (sum == values[row].value && row - above > 1) return true;
  }
  return false;
}

}  // namespace shanhai
