// targets.csv: the yearly agreement's targets, one a row.
#include <charconv>
#include <filesystem>

#include "ledger/whole_file.h"
#include "ledger/place.h"
#include "figure/scaled_unit.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

namespace {

constexpr const char* file_name = "targets.csv";

int read_year(const std::string& text) {
  int year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (fault != std::errc() || end != text.data() + text.size() || !day_of(year, 1, 1)) {
    throw UsageError("year: \"" + text + "\" is not a year (write 2023)");
  }
  return year;
}

/// The unit in which the indicator's targets may be given: its own, whatever the scale.
ScaledUnit read_unit(const std::string& text, const Indicator& indicator) {
  const ScaledUnit own = scaled_unit(indicator.unit);
  ScaledUnit unit = trimmed(text).empty() ? own : scaled_unit(text);
  if (!own.base.empty() && !unit.base.empty() && unit.base != own.base) {
    throw UsageError("unit: " + indicator.id + " is counted in " + own.base + ", not in " + text);
  }
  return unit;
}

Target read_target(const std::vector<std::string>& cells, const Catalogue& catalogue) {
  const Indicator& indicator = catalogue.indicator(trimmed(cells[0]));
  const ScaledUnit unit = read_unit(cells[3], indicator);
  const bool money = unit.base == "元";
  std::string digits = ascii_folded(trimmed(cells[2]));
  if (unit.base == "%" && digits.ends_with('%')) digits.pop_back();
  const NumberReading number =
      read_number(trimmed(digits), money ? NumberKind::money : NumberKind::decimal, 0);
  if (!number.ok) throw UsageError("target: \"" + cells[2] + "\" " + number.reason);
  const Exact value{number.units, cell_decimals};
  return {indicator.id, read_year(std::string(trimmed(cells[1]))),
          number.has_own_unit ? value : in_base(value, unit)};
}

}  // namespace

std::string targets_path(const std::string& folder) { return (std::filesystem::path(folder) / file_name).string(); }

std::vector<Target> read_targets(const std::string& folder, const Catalogue& catalogue) {
  if (folder.empty()) return {};
  const std::string path = targets_path(folder);
  std::error_code unknown;
  if (std::filesystem::is_fifo(path, unknown)) return {};  // it would be waited for; loading says that it is passed over
  const auto content = whole_file(path, file_name);
  if (!content) return {};
  const FixedShape shape{{"indicator", "year", "target", "unit"}, 3, true};
  std::vector<Target> targets;
  for (const FixedRow& row : read_fixed_table(file_name, *content, shape)) {
    at_place(file_name, row.line, [&] {
      Target target = read_target(row.cells, catalogue);
      for (const Target& other : targets) {
        if (other.indicator == target.indicator && other.year == target.year) {
          throw UsageError(target.indicator + " has two targets for " +
                           std::to_string(target.year));
        }
      }
      targets.push_back(std::move(target));
    });
  }
  return targets;
}

}  // namespace shanhai
