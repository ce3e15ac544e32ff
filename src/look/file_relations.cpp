#include "look/file_relations.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "look/summaries.h"
#include "look/total_rows.h"

namespace shanhai {

namespace {

using Kind = FileRelation::Kind;

/// So many different rows in common are no chance; of fewer, all that there are.
constexpr std::uint64_t no_chance = 3;

/// The share of its rows that are in the other file: half of them or more, in a hundred; empty where it is less, or so few
/// rows that they may be alike by chance.
std::optional<std::uint64_t> share(const Overlap& overlap, std::uint64_t of_file, std::uint64_t of_other, std::size_t columns) {
  if (of_file == 0 || overlap.common * 2 < of_file) return std::nullopt;
  const bool whole = overlap.exact && overlap.common == of_file;
  const bool one_row_each = of_file == 1 && of_other == 1 && columns > 2;
  if (overlap.common < no_chance && !(whole && (of_file > 1 || one_row_each))) return std::nullopt;
  return overlap.common * 100 / of_file;
}

/// Each file with the one that holds most of its rows; of two that hold the same, the later is named as the copy.
std::vector<FileRelation> copies(const ClosePlan& plan, const std::map<std::size_t, CloseLook>& looks) {
  std::map<std::size_t, FileRelation> best;  // by file
  const auto offer = [&](std::size_t file, std::size_t other, std::optional<std::uint64_t> percent, bool exact) {
    if (!percent) return;
    const auto known = best.find(file);
    if (known != best.end() && known->second.percent >= *percent) return;
    FileRelation relation{Kind::copy, file};
    relation.other = other;
    relation.percent = *percent;
    relation.estimated = !exact;
    best.insert_or_assign(file, relation);
  };
  for (std::size_t view = 0; view < plan.views.size(); ++view) {
    std::vector<const RowSketch*> sketches;
    for (const std::size_t file : plan.files) {
      const auto look = looks.find(file);
      const bool has = look != looks.end() && look->second.rows.contains(view);
      sketches.push_back(has ? &look->second.rows.at(view) : nullptr);
    }
    const std::size_t columns = plan.views[view].size();
    for (const Overlap& overlap : overlaps(sketches)) {
      const std::size_t first = plan.files[overlap.first], second = plan.files[overlap.second];
      if (!plan.is_view_of(first, second, view)) continue;
      const auto of_first = share(overlap, overlap.of_first, overlap.of_second, columns);
      const auto of_second = share(overlap, overlap.of_second, overlap.of_first, columns);
      if (of_second && (!of_first || *of_second >= *of_first)) offer(second, first, of_second, overlap.exact);
      else offer(first, second, of_first, overlap.exact);
    }
  }
  std::vector<FileRelation> result;
  for (const auto& [file, relation] : best) result.push_back(relation);
  return result;
}

/// Where half of the numbers have fewer binary digits, and half as many or more.
struct Middle {
  std::uint64_t count = 0;
  int width = 0;
};
Middle middle_of(const std::array<std::uint64_t, 64>& widths) {
  Middle middle;
  for (const std::uint64_t count : widths) middle.count += count;
  std::uint64_t below = 0;
  for (std::size_t width = 0; width < widths.size(); ++width) {
    below += widths[width];
    if (below * 2 >= middle.count) {
      middle.width = static_cast<int>(width);
      break;
    }
  }
  return middle;
}

/// Ten binary digits are three decimal ones. Of few numbers only the very step from 元 to 万元 is told, and only where the
/// files are read so that they differ by it.
bool differs(const Middle& its, const Middle& usual, bool read_differently) {
  constexpr std::uint64_t few = 5, fewest = 2;
  constexpr int thousand = 10, least = 11, most = 16;
  const std::uint64_t values = std::min(usual.count, its.count);
  const int apart = std::abs(its.width - usual.width);
  if (values >= few) return apart >= thousand;
  return values >= fewest && read_differently && apart >= least && apart <= most;
}

const FileColumn* column_of(const LedgerFile& file, std::size_t column) {
  const auto found = std::ranges::find(file.columns, column, [](const FileColumn& each) { return each.column.value_or(SIZE_MAX); });
  return found == file.columns.end() ? nullptr : &*found;
}

}  // namespace

std::vector<FileRelation> close_relations(const LedgerFiles& files, const std::vector<std::size_t>& chosen, unsigned threads) {
  const ClosePlan plan = close_plan(files, chosen);
  const std::map<std::size_t, CloseLook> looks = look_closely(files, plan, threads);
  std::vector<FileRelation> relations = copies(plan, looks);
  std::vector<FileRelation> sums = summaries(plan, looks);
  std::erase_if(sums, [&](const FileRelation& sum) {
    return std::ranges::any_of(relations, [&](const FileRelation& copy) {
      return copy.file == sum.file || (copy.file == sum.other && copy.other == sum.file);
    });
  });
  relations.insert(relations.end(), sums.begin(), sums.end());
  for (const auto& [file, look] : looks) {
    const std::vector<std::uint64_t> lines = total_rows(look, plan);
    if (lines.empty()) continue;
    const std::vector<std::string> names = row_names(files, file, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      FileRelation relation{Kind::total_row, file};
      relation.line = lines[i];
      relation.name = names[i];
      relations.push_back(std::move(relation));
    }
  }
  return relations;
}

std::vector<FileRelation> unit_relations(const LedgerFiles& files, const LookPlan& plan, const std::map<std::size_t, FileLook>& looks) {
  std::vector<FileRelation> relations;
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    if (!plan.numbers[i].widths) continue;
    const std::size_t column = plan.numbers[i].column;
    std::array<std::uint64_t, 64> named{};
    std::optional<std::size_t> first_named;
    for (const auto& [file, look] : looks) {
      const FileColumn* of_file = column_of(files.files[file], column);
      if (!of_file || !of_file->unit_found) continue;
      if (!first_named) first_named = file;
      for (std::size_t width = 0; width < named.size(); ++width) named[width] += look.numbers[i].widths[width];
    }
    if (!first_named) continue;
    const Middle usual = middle_of(named);
    for (const auto& [file, look] : looks) {
      const FileColumn* of_file = column_of(files.files[file], column);
      if (!of_file || of_file->unit_found) continue;
      std::array<std::uint64_t, 64> widths{};
      std::ranges::copy(look.numbers[i].widths, widths.begin());
      const Middle its = middle_of(widths);
      if (!differs(its, usual, of_file->unit != column_of(files.files[*first_named], column)->unit)) continue;
      const int apart = std::abs(its.width - usual.width);
      FileRelation relation{Kind::unit, file};
      relation.other = *first_named;
      relation.column = column;
      relation.power = (apart * 3 + 5) / 10;
      relation.smaller = its.width < usual.width;
      relation.line = files.files[file].header_line;
      relations.push_back(relation);
    }
  }
  return relations;
}

}  // namespace shanhai
