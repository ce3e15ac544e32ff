#include "load/column_names.h"

#include <algorithm>
#include <charconv>

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

/// The ledger's column of that folded name; the quick half of LedgerSpec::find.
std::optional<std::size_t> known(std::string_view name, const LedgerSpec& ledger) {
  if (ledger.names.empty()) return ledger.find(name);
  const auto found = ledger.names.find(std::string(name));
  return found == ledger.names.end() ? std::nullopt : std::optional(found->second);
}

/// 当日捐款 万元, 金额：万元. (Folding has taken the space out.) Only what is a unit through and through makes the text
/// before it a name: 金额百分比 is a column of its own.
std::optional<NameMeaning> with_unit_behind(std::string_view name, const LedgerSpec& ledger) {
  constexpr std::size_t longest_unit = 40;  // bytes
  const std::size_t first = name.size() > longest_unit ? name.size() - longest_unit : 1;
  for (std::size_t at = name.size() - 1; at >= first; --at) {
    if ((static_cast<unsigned char>(name[at]) & 0xC0) == 0x80) continue;
    std::string_view unit = name.substr(at);
    for (const std::string_view mark : {":", "/", "_", "-", ",", "、"}) {
      if (unit.size() > mark.size() && unit.starts_with(mark)) unit.remove_prefix(mark.size());
    }
    if (unit.find("单位") != unit.npos) return std::nullopt;  // a title
    const auto column = known(name.substr(0, at), ledger);
    if (!column) continue;
    const UnitReading reading = unit_for(ledger.columns[*column], unit);
    if (reading.is_unit()) return NameMeaning{*column, reading};
    if (ledger.columns[*column].type == ColumnType::money && is_other_currency(unit)) {
      return NameMeaning{*column, {UnitReading::Says::unclear, 0}};
    }
  }
  return std::nullopt;
}

}  // namespace

bool NamedColumn::is(std::size_t at, const std::vector<std::string>& all_folded) const {
  if (place) return at == *place && !all_folded[at].empty();
  if (all_folded[at] == folded_header) return true;
  // Without its unit, where no header is that name whole.
  const Bracketed parts = in_brackets(all_folded[at]);
  if (!parts || parts.name != folded_header) return false;
  return std::find(all_folded.begin(), all_folded.end(), folded_header) == all_folded.end();
}

NamedColumn named_column(const std::string& option, std::size_t equals) {
  NamedColumn column{option.substr(0, equals), option.substr(equals + 1), {}, {}};
  column.folded_header = folded_name(column.header);
  const std::string& text = column.folded_header;
  std::size_t number = 0;
  const auto read = std::from_chars(text.data() + std::min<std::size_t>(1, text.size()), text.data() + text.size(), number);
  if (text.starts_with('#') && read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0) {
    column.place = number - 1;
  }
  return column;
}

UnitReading unit_for(const ColumnSpec& column, std::string_view folded) {
  using Says = UnitReading::Says;
  if (!is_number(column.type) || folded.empty()) return {};
  if (column.type != ColumnType::money) return count_unit(folded, folded_name(column.unit));
  const UnitReading reading = money_unit(folded);
  return reading.says == Says::other ? UnitReading{Says::unclear, 0} : reading;
}

UnitReading unit_in_header(const std::string& header, const ColumnSpec& column) {
  const std::string folded = folded_name(header);
  std::string_view name = folded;
  while (const Bracketed parts = in_brackets(name)) name = parts.name;
  if (name.size() < folded.size()) return unit_for(column, std::string_view(folded).substr(name.size()));
  const std::string words = ascii_folded(header);
  const auto space = words.rfind(' ');
  if (space == words.npos) return {};
  const std::string last = folded_name(words.substr(space + 1));
  const UnitReading reading = unit_for(column, last);
  return reading.is_unit() || is_other_currency(last) ? reading : UnitReading{};
}

std::optional<NameMeaning> meaning_of_name(const std::string& folded, const LedgerSpec& ledger) {
  if (folded.empty()) return std::nullopt;
  std::string_view name = folded;
  for (Bracketed parts; !name.empty(); name = parts.name) {
    if (const auto column = known(name, ledger)) {
      return NameMeaning{*column, unit_for(ledger.columns[*column], std::string_view(folded).substr(name.size()))};
    }
    parts = in_brackets(name);
  }
  return names_a_scale(folded) ? with_unit_behind(folded, ledger) : std::nullopt;
}

std::optional<std::size_t> column_of(std::size_t place, const std::vector<std::string>& all_folded,
                                     const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  for (const NamedColumn& name : named) {
    if (name.is(place, all_folded)) return ledger.find(name.id);
  }
  const auto meaning = meaning_of_name(all_folded[place], ledger);
  return meaning ? std::optional(meaning->column) : std::nullopt;
}

}  // namespace shanhai
