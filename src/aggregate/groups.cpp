#include "shanhai/aggregate/groups.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "collector.h"
#include "group_keys.h"
#include "group_table.h"

namespace shanhai {

namespace {

/// The rows of a batch that a condition inside aggregates leaves, shared by the aggregates that have it.
struct Narrowing {
  const Condition* condition;         // the grouping's
  std::unique_ptr<Condition> tester;  // a clone, made at the first batch
  std::vector<std::uint32_t> rows, groups;
};

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Where an aggregate's values are.
struct Source {
  std::size_t collector = none;  // none: it is the count of rows
};

struct Collected {
  std::unique_ptr<Collector> collector;
  std::size_t narrowing = none;  // none: all rows
};

}  // namespace

struct Groups::Parts {
  explicit Parts(const Grouping& from);

  void select(const Batch& batch);
  std::uint64_t reject(const Batch& batch);
  void number(const Batch& batch);
  void collect(const Batch& batch);
  void narrow(const Batch& batch, Narrowing& narrowing);
  void resize();
  bool is_fresh() const { return taken == 0 && filtered == 0 && rejected.empty(); }
  void merge(const Parts& other, const std::vector<Pairing>& pairings);
  void merge_rejected(const Parts& other);
  Outcome outcome(std::size_t group, std::size_t aggregate) const;
  std::size_t at(std::size_t position) const { return order.empty() ? position : order[position]; }

  Grouping grouping;
  GroupTable table;
  std::vector<KeyColumn> keys;
  std::vector<Source> sources;  // by aggregate
  std::vector<Collected> collected;
  std::vector<Narrowing> narrowings;
  std::unique_ptr<Condition> where;  // a clone, made at the first batch
  std::vector<std::uint64_t> rows;   // by group
  std::map<std::size_t, Rejected> rejected;
  std::uint64_t taken = 0;
  std::uint64_t filtered = 0;
  std::vector<std::uint32_t> order;      // after sort(): groups by position
  std::vector<std::uint32_t> positions;  // after sort(): positions by group

  // Of the batch at hand; kept between batches to spare allocations.
  Mask mask;
  std::vector<std::uint32_t> selected, groups, origin;
  std::vector<std::vector<std::int64_t>> key_parts;
  std::vector<std::int64_t> gathered;
};

Groups::Parts::Parts(const Grouping& from)
    : grouping(from), table(from.keys.size()), key_parts(from.keys.size()) {
  for (const Key& key : grouping.keys) keys.emplace_back(key);
  for (std::size_t i = 0; i < grouping.aggregates.size(); ++i) {
    const Aggregate& aggregate = grouping.aggregates[i];
    Source source;
    const bool counts_rows = aggregate.function == Function::count && aggregate.value < 0;
    if (!counts_rows || aggregate.where) {
      for (std::size_t j = 0; j < i && source.collector == none; ++j) {
        if (collects_alike(grouping.aggregates[j], aggregate)) source = sources[j];
      }
      if (source.collector == none) {
        source.collector = collected.size();
        Collected column{make_collector(aggregate)};
        if (aggregate.where) {
          const Condition* const condition = aggregate.where.get();
          const auto known =
              std::find_if(narrowings.begin(), narrowings.end(), [&](const Narrowing& narrowing) {
                return narrowing.condition == condition;
              });
          column.narrowing = static_cast<std::size_t>(known - narrowings.begin());
          if (known == narrowings.end()) narrowings.push_back({condition, nullptr, {}, {}});
        }
        collected.push_back(std::move(column));
      }
    }
    sources.push_back(source);
  }
  resize();
}

/// To as many groups as the table has.
void Groups::Parts::resize() {
  if (rows.size() == table.size()) return;
  rows.resize(table.size());
  for (Collected& column : collected) column.collector->resize(table.size());
}

/// Takes the rows out of the mask that have an unreadable cell where the question needs it; returns how many.
std::uint64_t Groups::Parts::reject(const Batch& batch) {
  std::uint64_t count = 0;
  std::size_t last_row = none;
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
  for (Collected& column : collected) {
    if (column.narrowing == none) {
      column.collector->add({batch, selected, groups, one_group});
    } else {
      const Narrowing& narrowing = narrowings[column.narrowing];
      column.collector->add({batch, narrowing.rows, narrowing.groups, one_group});
    }
  }
}

void Groups::Parts::merge(const Parts& other, const std::vector<Pairing>& pairings) {
  for (const Pairing& pairing : pairings) rows[pairing.into] += other.rows[pairing.from];
  for (std::size_t i = 0; i < collected.size(); ++i) {
    collected[i].collector->merge(*other.collected[i].collector, pairings);
  }
}

void Groups::Parts::merge_rejected(const Parts& other) {
  for (const auto& [file, theirs] : other.rejected) {
    const auto [mine, is_new] = rejected.try_emplace(file, theirs);
    if (is_new) continue;
    const std::uint64_t count = mine->second.rows + theirs.rows;
    if (theirs.first_line < mine->second.first_line) mine->second = theirs;
    mine->second.rows = count;
  }
}

Outcome Groups::Parts::outcome(std::size_t group, std::size_t aggregate) const {
  const std::size_t source = sources[aggregate].collector;
  if (source == none) return Exact{static_cast<Wide>(rows[group]), 0};
  return collected[source].collector->outcome(group, grouping.aggregates[aggregate]);
}

Groups::Groups(const Grouping& grouping) : parts_(std::make_unique<Parts>(grouping)) {}
Groups::~Groups() = default;
Groups::Groups(Groups&&) noexcept = default;
Groups& Groups::operator=(Groups&&) noexcept = default;

void Groups::take(const Batch& batch) {
  assert(parts_->order.empty());
  parts_->select(batch);
  parts_->number(batch);
  parts_->collect(batch);
}

void Groups::absorb(Groups& other) {
  Parts& mine = *parts_;
  Parts& theirs = *other.parts_;
  assert(mine.order.empty() && theirs.order.empty());
  if (mine.is_fresh()) {
    parts_.swap(other.parts_);
    return;
  }
  std::vector<std::vector<std::int64_t>> keys(mine.keys.size());
  for (std::size_t k = 0; k < keys.size(); ++k) {
    for (std::size_t group = 0; group < theirs.table.size(); ++group) {
      keys[k].push_back(theirs.table.part(group, k));
    }
    mine.keys[k].translate(theirs.keys[k], keys[k]);
  }
  mine.table.number(keys, theirs.table.size(), mine.groups);
  mine.resize();
  std::vector<Pairing> pairings;
  for (std::uint32_t group = 0; group < mine.groups.size(); ++group) {
    pairings.push_back({group, mine.groups[group]});
  }
  mine.merge(theirs, pairings);
  mine.merge_rejected(theirs);
  mine.taken += theirs.taken;
  mine.filtered += theirs.filtered;
}

void Groups::sort() {
  const std::size_t keys = parts_->keys.size();
  std::vector<std::int64_t> ranks(size() * keys);
  for (std::size_t k = 0; k < keys; ++k) {
    parts_->keys[k].sort();
    for (std::size_t group = 0; group < size(); ++group) {
      ranks[group * keys + k] = parts_->keys[k].rank(parts_->table.part(group, k));
    }
  }
  parts_->order.resize(size());
  std::iota(parts_->order.begin(), parts_->order.end(), 0u);
  std::sort(parts_->order.begin(), parts_->order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto rank = [&](std::uint32_t group) {
      return ranks.begin() + static_cast<std::ptrdiff_t>(group * keys);
    };
    const auto length = static_cast<std::ptrdiff_t>(keys);
    return std::lexicographical_compare(rank(a), rank(a) + length, rank(b), rank(b) + length);
  });
  parts_->positions.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) parts_->positions[parts_->order[i]] = i;
}

std::size_t Groups::size() const { return parts_->table.size(); }

Value Groups::key(std::size_t group, std::size_t key) const {
  return parts_->keys[key].value(parts_->table.part(parts_->at(group), key));
}

std::ptrdiff_t Groups::find(const std::vector<Value>& keys) const {
  assert(keys.size() == parts_->keys.size());
  std::vector<std::int64_t> tuple;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const auto part = parts_->keys[k].part(keys[k]);
    if (!part) return -1;
    tuple.push_back(*part);
  }
  const std::ptrdiff_t group = parts_->table.find(tuple.data());
  if (group < 0 || parts_->positions.empty()) return group;
  return parts_->positions[static_cast<std::size_t>(group)];
}

std::uint64_t Groups::rows(std::size_t group) const { return parts_->rows[parts_->at(group)]; }

Value Groups::value(const Measure& measure, std::size_t group) const {
  return evaluate(measure, [this, place = parts_->at(group)](std::size_t aggregate) {
    return parts_->outcome(place, aggregate);
  });
}

Groups Groups::merged(const std::vector<std::size_t>& groups) const {
  Grouping whole = parts_->grouping;
  whole.keys.clear();
  Groups result(whole);
  std::vector<Pairing> pairings;
  for (const std::size_t group : groups) {
    pairings.push_back({static_cast<std::uint32_t>(parts_->at(group)), 0});
  }
  result.parts_->merge(*parts_, pairings);
  return result;
}

const std::map<std::size_t, Rejected>& Groups::rejected() const { return parts_->rejected; }
std::uint64_t Groups::rows_taken() const { return parts_->taken; }
std::uint64_t Groups::rows_filtered() const { return parts_->filtered; }

GroupsSink::GroupsSink(const std::vector<Grouping>& groupings) {
  for (const Grouping& grouping : groupings) groups_.emplace_back(grouping);
}

void GroupsSink::take(const Batch& batch) {
  for (Groups& groups : groups_) groups.take(batch);
}

void GroupsSink::absorb(Sink& other) {
  auto& theirs = static_cast<GroupsSink&>(other);
  for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i].absorb(theirs.groups_[i]);
}

}  // namespace shanhai
