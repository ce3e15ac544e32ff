#include "check/across_ledgers.h"

#include <fmt/format.h>

#include "check/facts.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::checking {

namespace {

using Village = std::map<std::tuple<std::string, std::string, std::size_t>, WordPlace>::const_iterator;

/// The county stands behind the village's name.
std::string_view bare(const std::string& village) {
  return std::string_view(village).substr(0, village.find('\x1F'));
}

void compare_village(Village begin, Village end, const Setting& setting, Outcome& outcome) {
  const auto place_of = [](Village at) { return std::pair(std::get<2>(at->first), at->second.line); };
  Village first = begin;
  for (Village at = begin; at != end; ++at) {
    if (place_of(at) < place_of(first)) first = at;
  }
  for (Village at = begin; at != end; ++at) {
    const auto& [village, township, file] = at->first;
    const auto& [unused, other_township, other_file] = first->first;
    if (township == other_township) continue;
    outcome.findings.add(
        {file, "village-two-townships", "village"}, at->second.line,
        [&, &key = at->first, &name = village, &here = township, &there = other_township] {
          const std::size_t number = std::get<2>(first->first);
          const std::string other = number == std::get<2>(key) ? "" : setting.files->files[number].name;
          if (setting.english) {
            return fmt::format("{} is under {} here, and under {} in line {}{}", bare(name), here, there,
                               first->second.line, other.empty() ? "" : " of " + other);
          }
          return fmt::format("{}在这里归{}，在{}第 {} 行归{}", bare(name), here,
                             other.empty() ? "" : " " + other + " ", first->second.line, there);
        },
        at->second.count);
  }
}

}  // namespace

void compare_ledgers(const Setting& setting, Outcome& outcome) {
  const auto& villages = outcome.villages;
  for (auto begin = villages.begin(); begin != villages.end();) {
    auto end = begin;
    while (end != villages.end() && std::get<0>(end->first) == std::get<0>(begin->first)) ++end;
    compare_village(begin, end, setting, outcome);
    begin = end;
  }
  for (const Reference& reference : references) {
    const auto listed = outcome.listed.find({std::string(reference.to.ledger), std::string(reference.to.column)});
    if (listed == outcome.listed.end()) continue;
    for (const auto& [key, place] : outcome.mentioned) {
      const auto& [ledger, column, word, file] = key;
      if (ledger != reference.from.ledger || column != reference.from.column) continue;
      if (listed->second.contains(folded_name(word))) continue;
      outcome.findings.add(
          {file, "not-in-ledger", reference.from.column}, place.line,
          [&, &name = word] {
            const LedgerSpec& other = setting.catalogue->ledger(reference.to.ledger);
            const LedgerSpec& own = setting.catalogue->ledger(reference.from.ledger);
            const auto at = own.find(reference.from.column);
            const std::string shown = shown_text(name, at ? setting.files->mask_of(own.columns[*at]) : CellMask());
            return setting.english ? fmt::format("\"{}\" is not in {} ({})", shown, other.id, other.title(true))
                                   : fmt::format("“{}”不在{}台账（{}）里", shown, other.title(false), other.id);
          },
          place.count);
    }
  }
}

}  // namespace shanhai::checking
