#include "shanhai/load/ledger_header.h"

#include <algorithm>

#include "load/header.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai {

namespace {

std::string with_unit(const std::string& name, const std::string& unit, bool english) {
  return unit.empty() ? name : name + (english ? " (" : "(") + unit + ")";
}

}  // namespace

LedgerHeader::LedgerHeader(const LedgerSpec& ledger, const HeaderStyle& style) : ledger_(ledger), style_(style) {
  for (ColumnSpec& column : ledger_.columns) column.required = false;
}

std::string LedgerHeader::of(std::size_t column) const {
  const ColumnSpec& spec = ledger_.columns[column];
  const bool yuan = spec.type == ColumnType::money && (style_.in_yuan || spec.unit.empty() || spec.unit == "元");
  const std::string unit = yuan ? (style_.english ? "CNY" : "元") : is_number(spec.type) ? spec.unit : "";
  const std::string& name = style_.ids ? spec.id : spec.title(style_.english);
  std::vector<std::string> candidates{name, with_unit(name, unit, style_.english)};
  if (!style_.ids) std::swap(candidates[0], candidates[1]);
  for (const std::string& other : {spec.label, spec.label_en, spec.id}) {
    if (other.empty()) continue;
    candidates.push_back(with_unit(other, unit, style_.english));
    candidates.push_back(other);
  }
  const auto right = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const std::string& header) { return means(header, column); });
  return right == candidates.end() ? candidates.front() : *right;
}

bool LedgerHeader::means(const std::string& header, std::size_t column) const {
  const auto match = match_header({header}, ledger_, {});
  if (!match || match->columns.front().column != column) return false;
  const ColumnSpec& spec = ledger_.columns[column];
  return match->columns.front().unit == (style_.in_yuan ? 0 : own_unit(spec));
}

std::string LedgerHeader::of_other(const std::string& header) const {
  std::string other = header;
  while (match_header({other}, ledger_, {})) other = "原_" + other;
  return other;
}

}  // namespace shanhai
