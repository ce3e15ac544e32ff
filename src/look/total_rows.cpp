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

  /// All its numbers are the sums of as many others as it takes; `sum(i)` is what they come to, `nonzero(i)` how many
  /// of them are not 0. How much that is worth, in digits that agree; 0: they are not.
  template <class SumOf, class CountOf>
  int agreement(std::size_t row, std::uint64_t least, const SumOf& sum, const CountOf& nonzero) const {
    int digits = 0;
    bool money = false;
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      const std::int64_t cell = cells(row)[i];
      if (cell == missing) continue;
      if (!is_present(cell) || look_.unknown[i] || sum(i) != cell) return 0;
      if (cell == 0) continue;
      if (nonzero(i) < least) return 0;
      digits += significant_digits(cell);
      money = money || plan_.is_money(i);
    }
    return money ? digits : 0;
  }

  /// The sum of all others. Totals stand above or below what they count: elsewhere a chance is likelier.
  bool is_total(std::size_t row) const {
    const std::uint64_t line = look_.kept.lines[row];
    const std::uint64_t least = line == look_.first_line || line == look_.last_line ? 2 : 3;
    return agreement(row, least, [&](std::size_t i) { return look_.sums[i] - (is_present(cells(row)[i]) ? cells(row)[i] : 0); },
                     [&](std::size_t i) { return look_.nonzero[i] - 1; }) > 0;
  }

  /// A stretch of rows between two totals rows that says so, or the ends of the file.
  struct Stretch {
    std::vector<std::uint64_t> lines;
    bool covered = false;  // its last row is a total of those before it
    bool sure = false;     // so is another one, or the sums have so many digits that it is no chance
  };

  Stretch stretch(std::size_t begin, std::size_t end) const {
    Stretch stretch;
    Running since(plan_.numbers.size()), marks(plan_.numbers.size());
    int digits = 0;
    for (std::size_t row = begin; row < end; ++row) {
      const auto agrees = [&](const Running& running) {
        return agreement(row, 2, [&](std::size_t i) { return running.sums[i]; }, [&](std::size_t i) { return running.nonzero[i]; });
      };
      const int of_rows = agrees(since), of_marks = agrees(marks);
      stretch.covered = of_rows > 0 || of_marks > 0;
      if (!stretch.covered) {
        since.add(cells(row));
        continue;
      }
      digits += std::max(of_rows, of_marks);
      stretch.lines.push_back(look_.kept.lines[row]);
      since = Running(plan_.numbers.size());
      if (of_rows > 0) marks.add(cells(row));
      else marks = Running(plan_.numbers.size());
    }
    stretch.sure = stretch.lines.size() > 1 || digits > 2;
    return stretch;
  }

  std::vector<std::uint64_t> subtotals() const {
    std::vector<Stretch> stretches;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
      if (end > begin) stretches.push_back(stretch(begin, end));
      begin = end;
    };
    for (const std::uint64_t line : look_.totals) {
      add(static_cast<std::size_t>(std::ranges::lower_bound(look_.kept.lines, line) - look_.kept.lines.begin()));
    }
    add(rows());
    const auto covered = static_cast<std::size_t>(std::ranges::count_if(stretches, &Stretch::covered));
    std::vector<std::uint64_t> lines;
    for (const Stretch& each : stretches) {
      if (!each.covered || (!each.sure && covered * 2 < stretches.size())) continue;
      lines.insert(lines.end(), each.lines.begin(), each.lines.end());
    }
    return lines;
  }

  const CloseLook& look_;
  const ClosePlan& plan_;
};

}  // namespace

std::vector<std::uint64_t> total_rows(const CloseLook& look, const ClosePlan& plan) {
  return plan.money.empty() ? std::vector<std::uint64_t>() : Finder(look, plan).lines();
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
