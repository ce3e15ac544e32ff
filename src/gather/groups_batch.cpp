// From a batch into groups; groups_parts.h has the steps.
#include <algorithm>

#include "gather/groups_parts.h"

namespace shanhai {

Groups::Parts::Parts(const Grouping& from)
    : grouping(from),
      table(from.keys.size(), from.keys.size() == 1 && is_text(from.keys[0].type)),
      key_parts(from.keys.size()) {
  for (const Key& key : grouping.keys) keys.emplace_back(key);
  for (std::size_t i = 0; i < grouping.aggregates.size(); ++i) sources.push_back(collection_for(i));
  resize();
}

/// The collection that an aggregate is told from; those before it may do.
std::size_t Groups::Parts::collection_for(std::size_t aggregate) {
  const Aggregate& wanted = grouping.aggregates[aggregate];
  if (wanted.function == Function::count && wanted.value < 0 && !wanted.where) return none;
  for (std::size_t i = 0; i < aggregate; ++i) {
    if (collects_alike(grouping.aggregates[i], wanted)) return sources[i];
  }
  const std::size_t narrowing = wanted.where ? narrowing_for(wanted.where.get()) : none;
  collections.push_back({make_collector(wanted), narrowing});
  return collections.size() - 1;
}

std::size_t Groups::Parts::narrowing_for(const Condition* condition) {
  for (std::size_t i = 0; i < narrowings.size(); ++i) {
    if (narrowings[i].condition == condition) return i;
  }
  narrowings.push_back({condition, nullptr, {}, {}});
  return narrowings.size() - 1;
}

/// To as many groups as the table has.
void Groups::Parts::resize() {
  if (rows.size() == table.size()) return;
  rows.resize(table.size());
  for (Collection& each : collections) each.collector->resize(table.size());
}

/// Takes the rows out of the mask that have an unreadable cell where the question needs it; returns how many.
std::uint64_t Groups::Parts::reject(const Batch& batch) {
  std::uint64_t count = 0;
  std::size_t last_row = none;  // that was rejected
  for (const CellFault& fault : batch.faults) {
    const bool needed = std::find(grouping.needs.begin(), grouping.needs.end(), fault.column) !=
                        grouping.needs.end();
    if (!needed || fault.row == last_row) continue;
    last_row = fault.row;
    mask[fault.row] = 0;
    ++count;
    const std::uint64_t line = batch.lines[fault.row];
    Rejected& of_file = rejected[batch.file];
    if (of_file.rows++ == 0 || line < of_file.first_line) {
      of_file.first_line = line;
      of_file.first_place = fault.column;
      of_file.first_reason = fault.reason;
    }
  }
  return count;
}

void Groups::Parts::select(const Batch& batch) {
  if (grouping.where) {
    if (!where) where = grouping.where->clone();
    where->test(batch, mask);
  } else {
    mask.assign(batch.rows(), 1);
  }
  const std::uint64_t left_out = batch.faults.empty() ? 0 : reject(batch);
  selected.resize(batch.rows());
  std::size_t count = 0;
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    selected[count] = static_cast<std::uint32_t>(row);
    count += mask[row];
  }
  selected.resize(count);
  taken += count;
  filtered += batch.rows() - left_out - count;
}

/// From rows to the numbers of their groups.
void Groups::Parts::number(const Batch& batch) {
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (!keys[k].read(batch, selected, key_parts[k], origin)) continue;
    // Rows were doubled for the items of a list: so are the keys before it.
    for (std::size_t before = 0; before < k; ++before) {
      gathered.clear();
      for (const std::uint32_t row : origin) gathered.push_back(key_parts[before][row]);
      key_parts[before].swap(gathered);
    }
  }
  table.number(key_parts, selected.size(), groups);
  resize();
}

void Groups::Parts::narrow(const Batch& batch, Narrowing& narrowing) {
  if (!narrowing.tester) narrowing.tester = narrowing.condition->clone();
  narrowing.tester->test(batch, mask);
  narrowing.rows.resize(selected.size());
  narrowing.groups.resize(selected.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < selected.size(); ++i) {
    narrowing.rows[count] = selected[i];
    narrowing.groups[count] = groups[i];
    count += mask[selected[i]];
  }
  narrowing.rows.resize(count);
  narrowing.groups.resize(count);
}

void Groups::Parts::collect(const Batch& batch) {
  const bool one_group = keys.empty();
  if (one_group) {
    rows[0] += selected.size();
  } else {
    for (const std::uint32_t group : groups) ++rows[group];
  }
  for (Narrowing& narrowing : narrowings) narrow(batch, narrowing);
  for (Collection& each : collections) {
    if (each.narrowing == none) {
      each.collector->add({batch, selected, groups, one_group});
    } else {
      const Narrowing& narrowing = narrowings[each.narrowing];
      each.collector->add({batch, narrowing.rows, narrowing.groups, one_group});
    }
  }
}

}  // namespace shanhai
