#include "check/probe.h"

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"

namespace shanhai::checking {

std::optional<std::size_t> CheckPass::place_of(std::string_view id) const {
  for (std::size_t place = 0; place < known(); ++place) {
    if (spec(place).id == id) return place;
  }
  return std::nullopt;
}

std::optional<std::size_t> CheckPass::place_of(Role role) const {
  for (std::size_t place = 0; place < known(); ++place) {
    if (spec(place).role == role) return place;
  }
  return std::nullopt;
}

std::optional<std::size_t> CheckPass::place_of(ColumnType type) const {
  for (std::size_t place = 0; place < known(); ++place) {
    if (spec(place).type == type) return place;
  }
  return std::nullopt;
}

const FileColumn* CheckPass::column_in(std::size_t number, std::size_t place) const {
  for (const FileColumn& column : file(number).columns) {
    if (column.column == columns.wanted()[place]) return &column;
  }
  return nullptr;
}

std::string CheckPass::number(std::size_t file_number, std::size_t place, Wide units) const {
  const FileColumn* column = column_in(file_number, place);
  const UnitPower power = column ? column->unit : 0;
  std::string text = plain(scaled_down(Exact{units, cell_decimals}, power));
  const std::string scale = power == 4 ? "万" : power == 8 ? "亿" : "";
  const std::string& unit = spec(place).unit;
  const bool money = spec(place).type == ColumnType::money;
  const std::string name = scale + (money ? "元" : unit);
  return name.empty() ? text : text + " " + name;
}

const CellMask* CheckPass::mask_in(std::size_t number, std::size_t place) const {
  if (place < known()) {
    const FileColumn* column = column_in(number, place);
    return column ? &column->mask : nullptr;
  }
  for (const FileColumn& column : file(number).columns) {
    if (!column.column && column.header == others[place - known()]) return &column.mask;
  }
  return nullptr;
}

std::string CheckPass::cell(const Batch& batch, std::size_t place, std::size_t row) const {
  const std::int64_t value = batch.columns[place].cells[row];
  if (!is_present(value)) return english() ? "empty" : "空";
  const CellMask* its = mask_in(batch.file, place);
  const CellMask mask = its ? *its : place < known() ? mask_of(spec(place)) : CellMask();
  const ColumnType type = place < known() ? spec(place).type : ColumnType::text;
  if (is_text(type)) return shown_text(batch.columns[place].words->word(value), mask);
  const std::string text = is_number(type) ? number(batch.file, place, value) : to_text(Date::from_packed(value));
  return mask.is_personal() ? mask(text) : text;
}

std::string shown_text(std::string_view text, const CellMask& mask) {
  constexpr std::size_t longest = 60, longest_number = 24;  // characters
  const auto cut = [](std::string_view whole, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < most && end < whole.size(); ++i) next_code_point(whole, end);
    return whole.substr(0, end);
  };
  const std::string masked = mask(cut(text, longest + longest_number));
  std::string shown(cut(masked, longest));
  if (shown.size() < masked.size()) shown += "…";
  return shown;
}

std::vector<std::unique_ptr<Probe>> make_probes(const CheckPass& pass) {
  static constexpr MakeProbe makers[] = {cell_probe,   unit_probe,      totals_probe, rule_probe,
                                         identity_probe, code_probe, person_probe, word_probe, duplicate_probe,
                                         spread_probe, block_probe, place_probe, rate_probe, total_word_probe,
                                         required_probe, text_probe};
  std::vector<std::unique_ptr<Probe>> probes;
  for (const MakeProbe make : makers) {
    if (auto probe = make(pass)) probes.push_back(std::move(probe));
  }
  return probes;
}

}  // namespace shanhai::checking
