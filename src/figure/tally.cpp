#include "figure/tally.h"

#include <algorithm>
#include <type_traits>

#include "gather/formula.h"
#include "language/lists.h"
#include "figure/scaled_unit.h"
#include "figure/tally_parts.h"

namespace shanhai {

Tally::Tally(LedgerPasses& passes) : passes_(passes), setting_(passes.setting()) {}
Tally::~Tally() = default;

Tally::Ledger& Tally::ledger(const std::string& id) {
  for (const auto& known : ledgers_) {
    if (known->spec.id == id) return *known;
  }
  ledgers_.push_back(std::make_unique<Ledger>(passes_.of(setting_.catalogue->ledger(id))));
  Ledger& made = *ledgers_.back();
  if (!made.is_there()) missing_.push_back(id);
  if (made.spec.with_role(Role::date)) made.pass.add_dates();
  return made;
}

namespace {

bool has_column(const LedgerFile& file, std::size_t column) {
  return std::any_of(file.columns.begin(), file.columns.end(),
                     [&](const FileColumn& each) { return each.column == column; });
}

}  // namespace

void Tally::narrow(const std::string& id, const std::string& column, const std::string& condition) {
  narrowed_[id] = {column, condition};
}

std::string Tally::narrowing(const std::string& id, const std::string& by) const {
  const auto found = narrowed_.find(id);
  if (found == narrowed_.end()) return {};
  const LedgerSpec& spec = setting_.catalogue->ledger(id);
  const bool compared = !by.empty() && spec.find(by) == spec.find(found->second.column);
  return compared ? std::string() : found->second.condition;
}

Wanted Tally::narrowed(Wanted wanted) const {
  const std::string only = narrowing(wanted.indicator->ledger, wanted.by);
  if (!only.empty()) wanted.where.push_back(only);
  return wanted;
}

std::size_t Tally::want(const Wanted& asked) {
  const Wanted wanted = narrowed(asked);
  const auto [known, is_new] = known_.try_emplace(text_of(wanted), counts_.size());
  if (!is_new) return known->second;
  Ledger& from = ledger(wanted.indicator->ledger);
  // Bound to columns of its own first: what those hold is what this count needs.
  Columns own(from.spec, setting_.today);
  bound(wanted, own, setting_.english);
  BoundCount parts = bound(wanted, from.pass.columns(), setting_.english);

  Count count{wanted.indicator,
              wanted.period,
              &from,
              0,
              parts.measure,
              is_of_one(parts.measure),
              {},
              false,
              {},
              {},
              {}};
  if (!wanted.by.empty()) count.by = find_name(from.spec, without_backticks(wanted.by))->column;
  Grouping grouping{parts.where, parts.keys, parts.aggregates, {}};
  for (const std::size_t column : own.wanted()) {
    count.needs[from.spec.id].insert(column);
    grouping.needs.push_back(from.pass.columns().place(column));
  }
  count.grouping = from.pass.add(std::move(grouping));
  watch(asked, own.wanted(), count);
  note_lacking_columns(count);
  counts_.push_back(std::move(count));
  return counts_.size() - 1;
}

/// What may make it wrong.
void Tally::watch(const Wanted& asked, const std::vector<std::size_t>& columns, const Count& count) const {
  Watch watch;
  watch.columns = columns;
  std::vector<ConditionTree> typed;
  for (std::size_t i = 0; i < asked.where.size() && asked.typed; ++i) typed.push_back(parse_condition(asked.where[i]));
  watch.words = words_of(typed, count.ledger->spec);
  if (count.by && !asked.whole && is_text(count.ledger->spec.columns[*count.by].type)) watch.grouped.push_back(*count.by);
  const Over over = asked.indicator->over;
  if (over == Over::period) count.ledger->by_period = true;
  watch.dated = over == Over::active || (over == Over::period && asked.period);
  count.ledger->watch.add(watch);
  count.ledger->pass.add(watch);
}

void Tally::note_lacking_columns(Count& count) const {
  const LedgerSpec& spec = count.ledger->spec;
  const auto end = spec.with_role(Role::end);
  for (const std::size_t column : count.needs[spec.id]) {
    const ColumnSpec& lacked = spec.columns[column];
    if (lacked.role == Role::date || !lacked.default_text.empty()) continue;
    std::vector<std::string> without;
    for (const std::size_t number : count.ledger->pass.files()) {
      const LedgerFile& file = setting_.files->files[number];
      if (!has_column(file, column)) without.push_back(file.name);
    }
    const bool active = count.indicator->over == Over::active && column == end;
    if (without.empty() || (without.size() < count.ledger->pass.files().size() && !active)) continue;
    // Without their ends all who ever came would still be there.
    const bool is_by = count.by == column;
    if (active || !is_by) count.cannot_tell = true;
    count.lacking = without[0] + " 没有“" + lacked.label + "”一列";
    count.lacking_en = without[0] + " has no column " + lacked.id + " (" + lacked.label + ")";
    if (active) break;
  }
}

std::size_t Tally::want_left_out(const Needs& needs) {
  LeftOutList list;
  for (const auto& [id, columns] : needs) {
    Ledger& from = ledger(id);
    Grouping grouping;
    for (const std::size_t column : columns) grouping.needs.push_back(from.pass.columns().place(column));
    list.groupings.emplace_back(&from, from.pass.add(std::move(grouping)));
  }
  lists_.push_back(std::move(list));
  return lists_.size() - 1;
}

void Tally::account() {
  for (const auto& each : ledgers_) each->pass.say(each->watch);
  if (setting_.notices) say_unmet_words();
  for (LeftOutList& list : lists_) {
    for (const auto& [from, grouping] : list.groupings) {
      if (!from->is_there()) continue;
      for (LeftOut& rows : from->pass.left_out(from->pass.groups(grouping).rejected())) {
        list.left_out.push_back(std::move(rows));
      }
    }
    std::sort(list.left_out.begin(), list.left_out.end(),
              [](const LeftOut& a, const LeftOut& b) { return a.file < b.file; });
  }
}

/// What one ledger does not have, another may: a condition can narrow figures of several.
void Tally::say_unmet_words() const {
  const auto key = [](const Ledger& from, const LiteralUse& use) { return from.spec.columns[use.column].id + '\n' + use.word; };
  std::map<std::string, std::size_t> unmet;  // how many times
  for (const auto& each : ledgers_) {
    for (const LiteralUse& use : each->pass.unmet(each->watch.words)) ++unmet[key(*each, use)];
  }
  std::map<std::string, std::size_t> asked;
  for (const auto& each : ledgers_) {
    for (const LiteralUse& use : each->watch.words) asked[key(*each, use)] += each->is_there() ? 1 : 0;
  }
  for (const auto& each : ledgers_) {
    std::vector<LiteralUse> nowhere;
    for (const LiteralUse& use : each->pass.unmet(each->watch.words)) {
      if (unmet[key(*each, use)] == asked[key(*each, use)]) nowhere.push_back(use);
    }
    add_notices(unknown_words(nowhere, each->spec, setting_), *setting_.notices);
  }
}

/// A ledger in which something stands for most months, or the only one, is late where it ends before the period begins; one
/// of rare events need not be.
void Tally::say_what_ends_before(const Period& period) const {
  constexpr int months_looked_at = 12;
  constexpr int regular_months = 6;
  for (const auto& each : ledgers_) {
    if (!setting_.notices || !period.first || !each->by_period) continue;
    const std::optional<Date> last = each->pass.last_date();
    if (!last || *period.first <= last->last()) continue;
    const Groups& months = each->pass.months();
    const Day from = add_months(last->first(), -months_looked_at);
    int filled = 0;
    for (std::size_t group = 0; group < months.size(); ++group) {
      const Value month = months.key(group, 0);
      if (const auto* date = std::get_if<Date>(&month)) filled += date->first() > from;
    }
    if (filled < regular_months && ledgers_.size() > 1) continue;
    add_notices({notice_of_end(each->spec, *last, period)}, *setting_.notices);
  }
}

const Needs& Tally::needs(std::size_t count) const { return counts_[count].needs; }

template <class Read>
auto Tally::in_group(std::size_t number, const Value* key, Read read) const {
  const Count& count = counts_[number];
  using Result = std::invoke_result_t<Read, const Groups&, const Measure&, std::size_t>;
  if (!count.ledger->is_there() || count.cannot_tell) return Result();
  const Groups& groups = count.ledger->pass.groups(count.grouping);
  if (key) {
    const std::ptrdiff_t group = groups.find({*key});
    return group < 0 ? read(groups.merged({}), count.measure, 0)
                     : read(groups, count.measure, static_cast<std::size_t>(group));
  }
  return read(groups, count.measure, 0);
}

namespace {

Value rounded_of(const Groups& groups, const Measure& measure, std::size_t group) {
  return groups.value(measure, group);
}

std::optional<Fraction> exact_of(const Groups& groups, const Measure& measure, std::size_t group) {
  return groups.exact_value(measure, group);
}

}  // namespace

Value Tally::value(std::size_t count) const { return in_group(count, nullptr, rounded_of); }
Value Tally::value(std::size_t count, const Value& key) const { return in_group(count, &key, rounded_of); }
std::optional<Fraction> Tally::exact(std::size_t count) const { return in_group(count, nullptr, exact_of); }
std::optional<Fraction> Tally::exact(std::size_t count, const Value& key) const {
  return in_group(count, &key, exact_of);
}

std::uint64_t Tally::rows(std::size_t number) const {
  const Count& count = counts_[number];
  if (!count.ledger->is_there()) return 0;
  return count.ledger->pass.groups(count.grouping).rows_taken();
}

std::vector<Value> Tally::keys(std::size_t number) const {
  const Count& count = counts_[number];
  if (!count.ledger->is_there()) return {};
  const Groups& groups = count.ledger->pass.groups(count.grouping);
  std::vector<Value> keys;
  for (std::size_t i = 0; i < groups.size(); ++i) keys.push_back(groups.key(i, 0));
  return keys;
}

const std::vector<LeftOut>& Tally::left_out(std::size_t list) const {
  return lists_[list].left_out;
}

std::vector<FileTally> Tally::files(std::size_t list) const {
  std::vector<FileTally> result;
  for (const auto& [from, grouping] : lists_[list].groupings) {
    for (std::size_t i = 0; i < from->pass.files().size(); ++i) {
      const FileRows& rows = from->pass.report().files[i];
      FileTally file{from->spec.id, setting_.files->files[from->pass.files()[i]].name,
                     rows.accepted + rows.rejected, 0};
      for (const LeftOut& left : lists_[list].left_out) {
        if (left.file == file.file) file.left_out = left.rows;
      }
      file.counted -= std::min(file.counted, file.left_out);
      result.push_back(std::move(file));
    }
  }
  return result;
}

std::optional<Date> Tally::last_date() const {
  std::optional<Date> last;
  for (const auto& each : ledgers_) {
    const std::optional<Date> its = each->pass.last_date();
    if (its) last = last ? std::max(*last, *its) : *its;
  }
  return last;
}

const Indicator& Tally::indicator(std::size_t count) const { return *counts_[count].indicator; }

const std::optional<Period>& Tally::period(std::size_t count) const { return counts_[count].period; }

std::vector<std::string> Tally::file_names(std::size_t count) const {
  std::vector<std::string> names;
  for (const std::size_t file : counts_[count].ledger->pass.files()) names.push_back(setting_.files->files[file].name);
  return names;
}

Quantity Tally::quantity(std::size_t number) const {
  const Count& count = counts_[number];
  const ScaledUnit unit = scaled_unit(count.indicator->unit);
  if (unit.base == "%" || count.measure.quantity == Quantity::fraction) return Quantity::fraction;
  const bool money =
      unit.base == "元" || (unit.base.empty() && count.measure.quantity == Quantity::money);
  if (money) return count.priced ? Quantity::price : Quantity::money;
  return count.measure.quantity == Quantity::count ? Quantity::count : Quantity::number;
}

const Measure& Tally::measure(std::size_t count) const { return counts_[count].measure; }

bool Tally::adds_up(std::size_t count) const { return shanhai::adds_up(counts_[count].measure); }

std::string Tally::unit(std::size_t number) const {
  const Quantity kind = quantity(number);
  const bool money = kind == Quantity::money || kind == Quantity::price;
  return money ? "元" : counts_[number].indicator->unit;
}

bool Tally::has_ledger(std::size_t count) const { return counts_[count].ledger->is_there(); }

std::string Tally::lacking(std::size_t count, bool english) const {
  return english ? counts_[count].lacking_en : counts_[count].lacking;
}

}  // namespace shanhai
