#include "shanhai/ledger/catalogue.h"

#include <algorithm>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

std::vector<std::string> Word::spellings() const {
  std::vector<std::string> all{value};
  if (!value_en.empty()) all.push_back(value_en);
  all.insert(all.end(), aliases.begin(), aliases.end());
  return all;
}

std::vector<std::string> ColumnSpec::names() const {
  std::vector<std::string> all{id, label};
  if (!label_en.empty()) all.push_back(label_en);
  all.insert(all.end(), aliases.begin(), aliases.end());
  return all;
}

std::optional<std::size_t> LedgerSpec::find(std::string_view name) const {
  const std::string wanted = folded_name(name);
  if (!names.empty()) {
    const auto found = names.find(wanted);
    return found == names.end() ? std::nullopt : std::optional(found->second);
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::string& name_of_it : columns[i].names()) {
      if (folded_name(name_of_it) == wanted) return i;
    }
  }
  return std::nullopt;
}

void LedgerSpec::index_names() {
  names.clear();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const std::string& name : columns[i].names()) names.emplace(folded_name(name), i);
  }
}

std::optional<std::size_t> LedgerSpec::with_role(Role role) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnSpec& column) { return column.role == role; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const LedgerSpec& Catalogue::ledger(std::string_view name) const {
  const std::string wanted = folded_name(name);
  std::vector<std::string> ids;
  for (const LedgerSpec& ledger : ledgers_) {
    if (folded_name(ledger.id) == wanted || folded_name(ledger.label) == wanted ||
        folded_name(ledger.label_en) == wanted) {
      return ledger;
    }
    ids.push_back(ledger.id);
  }
  std::string known;
  for (const std::string& id : ids) known += (known.empty() ? "" : ", ") + id;
  throw UsageError("there is no ledger \"" + std::string(name) + "\"" + did_you_mean(name, ids) +
                   " (ledgers: " + known + ")");
}

const Indicator& Catalogue::indicator(std::string_view id) const {
  std::vector<std::string> ids;
  for (const Indicator& indicator : indicators_) {
    if (indicator.id == id) return indicator;
    ids.push_back(indicator.id);
  }
  throw UsageError("there is no indicator \"" + std::string(id) + "\"" + did_you_mean(id, ids) +
                   " ('shanhai figure' lists them all)");
}

const std::string* Catalogue::report_template(std::string_view name) const {
  for (const auto& [known, text] : templates_) {
    if (known == name) return &text;
  }
  return nullptr;
}

std::vector<std::string> Catalogue::report_names() const {
  std::vector<std::string> names;
  for (const auto& [name, text] : templates_) names.push_back(name);
  return names;
}

}  // namespace shanhai
