#include "look/summaries.h"

#include <algorithm>
#include <iterator>

#include "look/significant_digits.h"
#include "shanhai/ledger/date.h"

namespace shanhai {

namespace {

using Periods = std::map<std::int64_t, PeriodSums>;

void add(PeriodSums& sums, const PeriodSums& more) {
  sums.rows += more.rows;
  sums.money.resize(more.money.size());
  for (std::size_t i = 0; i < more.money.size(); ++i) sums.money[i] += more.money[i];
}

/// What the rows come to that belong to the period whole; of a year those of its months as well.
PeriodSums within(const Periods& periods, std::int64_t packed, std::size_t money) {
  PeriodSums sums;
  sums.money.resize(money);
  if (const auto same = periods.find(packed); same != periods.end()) add(sums, same->second);
  if (packed == missing || Date::from_packed(packed).precision() != Precision::year) return sums;
  const Date year = Date::from_packed(packed);
  for (auto at = periods.upper_bound(packed); at != periods.end(); ++at) {
    if (Date::from_packed(at->first).first() > year.last()) break;
    add(sums, at->second);
  }
  return sums;
}

class Summaries {
 public:
  Summaries(const ClosePlan& plan, const std::map<std::size_t, CloseLook>& looks) : plan_(plan), looks_(looks) {
    for (const auto& [file, look] : looks) {
      for (const auto& [date, sums] : look.periods) add(all_[date], sums);
    }
  }

  std::vector<FileRelation> find() const {
    std::vector<FileRelation> found;
    if (!plan_.date || plan_.money.empty() || looks_.size() < 2) return found;
    for (const auto& [file, look] : looks_) {
      if (const auto relation = of(file, look)) found.push_back(*relation);
    }
    return found;
  }

 private:
  std::optional<FileRelation> of(std::size_t file, const CloseLook& look) const {
    FileRelation relation{FileRelation::Kind::summary, file};
    for (const auto& [other, theirs] : looks_) {
      if (other == file) continue;
      if (!agree(file, look, other, theirs.periods, 0) && !agree_in_spans(file, look, other, theirs.periods)) continue;
      relation.other = other;
      return relation;
    }
    if (looks_.size() < 3 || !agree(file, look, file, all_, 2)) return std::nullopt;
    relation.all_others = true;
    return relation;
  }

  /// A bare file may be of longer spans than the other: of quarters, dated by their last month or their first.
  bool agree_in_spans(std::size_t file, const CloseLook& look, std::size_t other, const Periods& theirs) const {
    if (!is_bare(file)) return false;
    for (const bool by_end : {true, false}) {
      Periods spans;
      for (const auto& [date, sums] : theirs) {
        const auto next = by_end ? look.periods.lower_bound(date) : look.periods.upper_bound(date);
        if (by_end ? next == look.periods.end() : next == look.periods.begin()) continue;
        add(spans[by_end ? next->first : std::prev(next)->first], sums);
      }
      if (agree(file, look, other, spans, 0)) return true;
    }
    return false;
  }

  /// Whether the file's sums are those of the other, in each of its periods. `times`: with all files together, where the
  /// file itself counts as well, they are twice as much.
  bool agree(std::size_t file, const CloseLook& look, std::size_t other, const Periods& theirs, int times) const {
    const int factor = times == 0 ? 1 : times;
    int digits = 0;
    std::uint64_t rows = 0;
    for (const auto& [date, sums] : look.periods) {
      const PeriodSums whole = within(theirs, date, plan_.money.size());
      rows += whole.rows;
      bool any = false;
      for (std::size_t i = 0; i < plan_.money.size(); ++i) {
        if (!both_have(file, other, plan_.column(plan_.money[i])) || sums.money[i] == 0) continue;
        if (whole.money[i] != sums.money[i] * factor) return false;
        digits += significant_digits(sums.money[i]);
        any = true;
      }
      if (!any && std::ranges::any_of(sums.money, [](Wide sum) { return sum != 0; })) return false;
    }
    if (times == 2) rows -= std::min(rows, look.count);
    // Among few files little is needed of one that has the look of a summary.
    constexpr int enough = 4, enough_of_bare = 3, enough_of_equal = 12;
    const int needed = !is_bare(file) ? enough : looks_.size() < 4 ? 1 : enough_of_bare;
    if (look.count < rows) return digits >= needed;
    // As many rows: an export whose words were changed. Of the two the later is named.
    return times == 0 && look.count == rows && file > other && digits >= enough_of_equal && look.periods.size() > 1;
  }

  bool both_have(std::size_t file, std::size_t other, std::size_t column) const {
    return std::ranges::binary_search(plan_.known.at(file), column) &&
           (other == file || std::ranges::binary_search(plan_.known.at(other), column));
  }

  /// It has no columns but required ones, and another file has.
  bool is_bare(std::size_t file) const {
    const auto is_required = [&](std::size_t column) { return plan_.ledger->columns[column].required; };
    return std::ranges::all_of(plan_.known.at(file), is_required) && plan_.columns.size() > plan_.known.at(file).size();
  }

  const ClosePlan& plan_;
  const std::map<std::size_t, CloseLook>& looks_;
  Periods all_;  // of all files
};

}  // namespace

std::vector<FileRelation> summaries(const ClosePlan& plan, const std::map<std::size_t, CloseLook>& looks) {
  return Summaries(plan, looks).find();
}

bool has_required_only(const LedgerFile& file) {
  return std::ranges::all_of(file.columns, [&](const FileColumn& column) {
    return !column.column || file.ledger->columns[*column.column].required;
  });
}

}  // namespace shanhai
