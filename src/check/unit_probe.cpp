// Units: several in one column; and money of which nobody has said whether it is 元 or 万元.
#include <fmt/format.h>

#include <map>

#include "check/facts.h"
#include "check/probe.h"

namespace shanhai::checking {

namespace {

constexpr std::int64_t ten_thousand = 10'000 * cell_one;

struct Units {
  std::uint64_t present = 0;
  std::map<UnitPower, std::uint64_t> own;  // cells that name their unit
  std::int64_t largest = missing;
};

class UnitProbe : public Probe {
 public:
  explicit UnitProbe(const CheckPass& pass) : pass_(pass) {}

  void take(const Batch& batch) override {
    for (std::size_t place = 0; place < pass_.known(); ++place) {
      const ColumnType type = pass_.spec(place).type;
      if (type != ColumnType::money && type != ColumnType::decimal && type != ColumnType::count) continue;
      Units& units = units_[{batch.file, place}];
      for (const std::int64_t cell : batch.columns[place].cells) {
        units.present += is_present(cell);
        units.largest = std::max(units.largest, cell);
      }
    }
    for (const CellRemark& remark : batch.remarks) {
      if (remark.remark != Remark::own_unit || remark.column >= pass_.known()) continue;
      ++units_[{batch.file, remark.column}].own[remark.unit];
      const FileColumn* column = pass_.column_in(batch.file, remark.column);
      if (!column || column->unit == remark.unit) continue;
      findings_.add({batch.file, "units-mixed", pass_.spec(remark.column).id}, batch.lines[remark.row],
                    [&] { return message(batch, remark); });
    }
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<UnitProbe&>(other);
    findings_.absorb(theirs.findings_);
    for (const auto& [key, units] : theirs.units_) {
      Units& ours = units_[key];
      ours.present += units.present;
      ours.largest = std::max(ours.largest, units.largest);
      for (const auto& [unit, count] : units.own) ours.own[unit] += count;
    }
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    findings_.keep_if([&](const Tallies::Key& key) { return is_mixed(key); });
    outcome.findings.absorb(findings_, lines);
    report_unknown(outcome);
  }

 private:
  std::string message(const Batch& batch, const CellRemark& remark) const {
    const bool money = pass_.spec(remark.column).type == ColumnType::money;
    const std::string scale = remark.unit == 8 ? "亿" : remark.unit == 4 ? "万" : "";
    const std::string unit = scale + (money ? "元" : "");
    const std::string read = pass_.cell(batch, remark.column, remark.row);
    return pass_.english() ? fmt::format("this cell is in {}; it is read as {}", unit, read)
                           : fmt::format("这一格的单位是{}，读作 {}", unit, read);
  }

  /// The cells of a column are not all in one unit. Where every one names the same, that is the column's.
  bool is_mixed(const Tallies::Key& key) const {
    for (const auto& [at, units] : units_) {
      if (at.first != key.file || pass_.spec(at.second).id != key.column) continue;
      std::uint64_t named = 0;
      for (const auto& [unit, count] : units.own) named += count;
      return named < units.present || units.own.size() > 1;
    }
    return false;
  }

  void report_unknown(Outcome& outcome) {
    for (const auto& entry : units_) {
      const auto [file, place] = entry.first;
      const Units& units = entry.second;
      const std::string& id = pass_.spec(place).id;
      const FileColumn* column = pass_.column_in(file, place);
      const bool asked = std::ranges::any_of(small_money, [&](const ColumnName& name) {
        return name.ledger == pass_.ledger->id && name.column == id;
      });
      if (!asked || !column || column->unit_found || !units.own.empty()) continue;
      if (units.present == 0 || units.largest >= ten_thousand) continue;
      if (outcome.differs_in_unit(file, pass_.columns.wanted()[place])) continue;  // says more
      outcome.findings.add(
          {file, "unit-unknown", pass_.spec(place).id}, pass_.file(file).header_line,
          [&] {
            const std::string most = plain(Exact{units.largest, cell_decimals});
            return pass_.english() ? fmt::format("the largest of {} values is {}", units.present, most)
                                   : fmt::format("共 {} 个数值，最大的是 {}", units.present, most);
          },
          units.present);
    }
  }

  const CheckPass& pass_;
  std::map<std::pair<std::size_t, std::size_t>, Units> units_;  // by file and place
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> unit_probe(const CheckPass& pass) { return std::make_unique<UnitProbe>(pass); }

}  // namespace shanhai::checking
