#include "load/header.h"

#include <algorithm>

#include "shanhai/ledger/fold.h"

namespace shanhai {

std::optional<Bracketed> in_brackets(const std::string& name) {
  struct Pair {
    std::string_view open, close;
  };
  if (name.empty() || (name.back() != ')' && name.back() != ']' && static_cast<unsigned char>(name.back()) < 0x80)) {
    return std::nullopt;
  }
  static constexpr Pair pairs[] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
  for (const Pair& pair : pairs) {
    if (!name.ends_with(pair.close)) continue;
    const auto open = name.rfind(pair.open);
    if (open == name.npos || open == 0) continue;
    const auto from = open + pair.open.size();
    return Bracketed{name.substr(0, open), name.substr(from, name.size() - from - pair.close.size())};
  }
  return std::nullopt;
}

namespace {

/// The unit in which a column's numbers are counted, if `unit` is one that scales it: 元, 万元 and 亿元 money,
/// 万 and 亿 every number, also before the column's own unit (万人).
std::optional<UnitPower> scale(const std::string& unit, const ColumnSpec& column) {
  const UnitPower power = unit_power(unit);
  if (column.type == ColumnType::money) return power < 0 ? std::nullopt : std::optional(power);
  if (!is_number(column.type)) return std::nullopt;
  if (unit == "万" || unit == "亿") return power;
  if (!column.unit.empty() && unit == "万" + column.unit) return 4;
  if (!column.unit.empty() && unit == "亿" + column.unit) return 8;
  return std::nullopt;
}

/// The unit in a header that need not be the catalogue's: in brackets, or the last word.
std::optional<UnitPower> unit_in(const std::string& header, const ColumnSpec& column) {
  if (const auto parts = in_brackets(folded_name(header))) return scale(parts->inside, column);
  const std::string words = ascii_folded(header);
  const auto space = words.rfind(' ');
  return space == words.npos ? std::nullopt : scale(folded_name(words.substr(space + 1)), column);
}

struct Meaning {
  std::size_t column;
  std::optional<UnitPower> unit;
};

/// The ledger's column of that folded name; the quick half of LedgerSpec::find.
std::optional<std::size_t> known(const std::string& name, const LedgerSpec& ledger) {
  if (ledger.names.empty()) return ledger.find(name);
  const auto found = ledger.names.find(name);
  return found == ledger.names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Meaning> meaning_of_name(const std::string& name, const LedgerSpec& ledger) {
  if (name.empty()) return std::nullopt;
  if (const auto column = known(name, ledger)) return Meaning{*column, std::nullopt};
  if (const auto parts = in_brackets(name)) {
    if (const auto column = known(parts->name, ledger)) {
      return Meaning{*column, scale(parts->inside, ledger.columns[*column])};
    }
    return std::nullopt;
  }
  for (const std::string_view unit : units_behind_names) {
    if (!name.ends_with(unit) || name.size() == unit.size()) continue;
    const auto column = known(name.substr(0, name.size() - unit.size()), ledger);
    if (!column) continue;
    const auto power = scale(std::string(unit), ledger.columns[*column]);
    if (power) return Meaning{*column, power};
  }
  return std::nullopt;
}

std::optional<Meaning> meaning_of(const std::string& header, const LedgerSpec& ledger) {
  return meaning_of_name(folded_name(header), ledger);
}

}  // namespace

UnitPower own_unit(const ColumnSpec& column) {
  return column.type == ColumnType::money ? std::max(0, unit_power(folded_name(column.unit))) : 0;
}

namespace {

/// --column names this header: whole, or without its unit where no header is that name whole.
bool is_named(const std::string& folded, const NamedColumn& name, const std::vector<std::string>& all_folded) {
  if (folded == name.folded_header) return true;
  const auto parts = in_brackets(folded);
  if (!parts || parts->name != name.folded_header) return false;
  return std::find(all_folded.begin(), all_folded.end(), name.folded_header) == all_folded.end();
}

/// The ledger's column that a header means, by --column or by its own name.
std::optional<std::size_t> column_of(const std::string& folded, const std::vector<std::string>& all_folded,
                                     const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  for (const NamedColumn& name : named) {
    if (is_named(folded, name, all_folded)) return ledger.find(name.id);
  }
  const auto meaning = meaning_of_name(folded, ledger);
  return meaning ? std::optional(meaning->column) : std::nullopt;
}

/// A cell of it is one of the ledger's names: no row of data is looked at any further.
bool names_a_column(const HeadRow& row, const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  return std::any_of(row.folded.begin(), row.folded.end(),
                     [&](const std::string& cell) { return column_of(cell, row.folded, ledger, named).has_value(); });
}

}  // namespace

bool lacks_only_wrong_cells(const HeadRow& row, const LedgerSpec& ledger, const std::vector<NamedColumn>& named) {
  if (row.wrong_cells == 0 || !names_a_column(row, ledger, named)) return false;
  std::vector<bool> there(ledger.columns.size());
  for (const std::string& cell : row.folded) {
    if (const auto column = column_of(cell, row.folded, ledger, named)) there[*column] = true;
  }
  std::size_t lacking = 0;
  for (std::size_t i = 0; i < there.size(); ++i) lacking += ledger.columns[i].required && !there[i];
  return lacking <= row.wrong_cells;
}

std::optional<HeaderMatch> match_header(const std::vector<std::string>& cells, const LedgerSpec& ledger,
                                        const std::vector<NamedColumn>& named,
                                        std::optional<UnitPower> unit_above) {
  HeaderMatch match;
  std::vector<bool> there(ledger.columns.size());
  std::vector<bool> chosen(ledger.columns.size());  // by --column, which overrules the catalogue's names
  std::vector<std::string> all_folded;
  for (const std::string& cell : cells) all_folded.push_back(folded_name(cell));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    FileColumn column{cells[i], std::nullopt, 0, false};
    for (const NamedColumn& name : named) {
      if (is_named(all_folded[i], name, all_folded)) column.column = ledger.find(name.id);
    }
    if (column.column) chosen[*column.column] = true;
    match.columns.push_back(std::move(column));
  }
  for (FileColumn& column : match.columns) {
    std::optional<UnitPower> unit;
    if (!column.column) {
      const auto meaning = meaning_of(column.header, ledger);
      if (meaning && !chosen[meaning->column]) {
        column.column = meaning->column;
        unit = meaning->unit;
      }
    } else {
      unit = unit_in(column.header, ledger.columns[*column.column]);
    }
    if (!column.column) continue;
    const ColumnSpec& spec = ledger.columns[*column.column];
    if (!unit && spec.type == ColumnType::money) unit = unit_above;
    column.unit = unit ? *unit : own_unit(spec);
    column.unit_found = unit.has_value();
    if (!there[*column.column]) ++match.known;
    there[*column.column] = true;
  }
  for (std::size_t i = 0; i < ledger.columns.size(); ++i) {
    if (ledger.columns[i].required && !there[i]) return std::nullopt;
  }
  if (match.known == 0) return std::nullopt;
  return match;
}

namespace {

/// `万元、户`, `户,万元`: the first unit of money that a list of units names.
std::optional<UnitPower> money_unit_in(std::string_view units) {
  for (;;) {
    for (const std::string_view unit : {"亿元", "万元", "元"}) {
      if (units.starts_with(unit)) return unit_power(unit);
    }
    // Other units are a character or two: 户、人次、万元.
    constexpr std::size_t longest_other = 12;
    std::size_t end = units.npos;
    std::size_t mark_length = 1;
    for (const std::string_view mark : {"、", ",", ";", "/"}) {
      const std::size_t found = units.find(mark);
      if (found < end) end = found, mark_length = mark.size();
    }
    if (end == units.npos || end > longest_other) return std::nullopt;
    units.remove_prefix(end + mark_length);
  }
}

}  // namespace

std::optional<UnitPower> title_unit(const std::vector<std::string>& folded) {
  constexpr std::string_view word = "单位";
  for (const std::string& text : folded) {
    // 填报单位：甲局 单位：万元: the first is the office.
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      const std::string_view rest = std::string_view(text).substr(at + word.size());
      if (!rest.starts_with(":") && !rest.starts_with("(")) continue;
      if (const auto unit = money_unit_in(rest.substr(1))) return unit;
    }
  }
  return std::nullopt;
}

namespace {

/// The names of two header rows, one for each column. The joined name is the column's where the ledger knows
/// it; else the lower one where it stands once; the unit of an upper cell goes down with it.
std::vector<std::string> joined(const std::vector<std::string>& upper, const std::vector<std::string>& lower,
                                const LedgerSpec& ledger) {
  std::vector<std::string> names;
  std::string above;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const std::string own = i < upper.size() ? upper[i] : "";
    const std::string below = i < lower.size() ? lower[i] : "";
    if (!own.empty()) above = own;
    if (below.empty()) {
      above = own;  // a cell merged downwards ends what was merged to the right
      names.push_back(own);
      continue;
    }
    const auto unit = in_brackets(folded_name(above));
    const std::string upper_name = unit ? unit->name : above;
    const bool once = std::count(lower.begin(), lower.end(), below) == 1;
    std::string name = meaning_of(upper_name + below, ledger) ? upper_name + below : once ? below : upper_name + below;
    const auto meaning = meaning_of(name, ledger);
    const bool own_unit = in_brackets(folded_name(below)) || (meaning && meaning->unit);  // 到位投资 元
    if (unit && !own_unit) name += "(" + unit->inside + ")";
    names.push_back(std::move(name));
  }
  return names;
}

/// `（万元）` and the like, and nothing else: units that stand in a row of their own below the names.
bool is_row_of_units(const std::vector<std::string>& cells) {
  bool any = false;
  for (const std::string& cell : cells) {
    const std::string name = folded_name(cell);
    if (name.empty()) continue;
    if (!name.starts_with("(") || !name.ends_with(")")) return false;
    any = any || unit_power(name.substr(1, name.size() - 2)) >= 0;
  }
  return any;
}

/// The row above a header is part of it where it names more columns or gives units: a title line does neither.
bool says_more(const HeaderMatch& both, const HeaderMatch& below) {
  if (both.known != below.known) return both.known > below.known;
  for (std::size_t i = 0; i < below.columns.size(); ++i) {
    const bool same = both.columns[i].column == below.columns[i].column;
    if (same && both.columns[i].unit != below.columns[i].unit) return true;
  }
  return false;
}

}  // namespace

std::optional<HeaderFound> find_header(const std::vector<HeadRow>& rows, const LedgerSpec& ledger,
                                       const std::vector<NamedColumn>& named) {
  std::optional<UnitPower> unit;
  bool names_below = !rows.empty() && names_a_column(rows[0], ledger, named);
  for (std::size_t i = 0; i < rows.size() && i < header_within_rows; ++i) {
    const bool has_below = i + 1 < rows.size() && i + 1 < header_within_rows;
    const bool names_here = names_below;
    names_below = has_below && names_a_column(rows[i + 1], ledger, named);
    if (!names_here && !names_below) {
      if (const auto found = title_unit(rows[i].folded)) unit = found;
      continue;
    }
    if (auto match = match_header(rows[i].cells, ledger, named, unit)) {
      // A header whose second row says more (a merged cell above two amounts) is both rows.
      if (has_below && std::find(rows[i].cells.begin(), rows[i].cells.end(), "") != rows[i].cells.end()) {
        auto both = match_header(joined(rows[i].cells, rows[i + 1].cells, ledger), ledger, named, unit);
        if (both && both->known > match->known) return HeaderFound{std::move(*both), i + 1, i};
      }
      if (has_below && is_row_of_units(rows[i + 1].cells)) {
        auto both = match_header(joined(rows[i].cells, rows[i + 1].cells, ledger), ledger, named, unit);
        if (both) return HeaderFound{std::move(*both), i + 1, i};
      }
      return HeaderFound{std::move(*match), i, i};
    }
    if (has_below) {
      auto both = match_header(joined(rows[i].cells, rows[i + 1].cells, ledger), ledger, named, unit);
      const auto below = match_header(rows[i + 1].cells, ledger, named, unit);
      if (both && (!below || says_more(*both, *below))) return HeaderFound{std::move(*both), i + 1, i};
    }
    if (const auto found = title_unit(rows[i].folded)) unit = found;
  }
  return std::nullopt;
}

}  // namespace shanhai
