#include "shanhai/gather/groups.h"

#include <algorithm>
#include <cassert>

#include "gather/groups_parts.h"
#include "ledger/threads.h"

namespace shanhai {

void Groups::Parts::merge(const Parts& other, const std::vector<Pairing>& pairings) {
  for (const Pairing& pairing : pairings) rows[pairing.into] += other.rows[pairing.from];
  for (std::size_t i = 0; i < collections.size(); ++i) {
    collections[i].collector->merge(*other.collections[i].collector, pairings);
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
  const std::size_t source = sources[aggregate];
  if (source == none) return Exact{static_cast<Wide>(rows[group]), 0};
  return collections[source].collector->outcome(group, grouping.aggregates[aggregate]);
}

/// Of a table with one key, which are words.
std::vector<std::uint32_t> Groups::Parts::in_order_of_words() const {
  std::vector<std::uint32_t> result;
  result.reserve(table.size());
  const auto add = [&](std::int64_t part) {
    const std::ptrdiff_t group = table.find(&part);
    if (group >= 0) result.push_back(static_cast<std::uint32_t>(group));
  };
  for (const std::int64_t word : keys[0].sorted()) add(word);
  add(missing);
  return result;
}

std::vector<std::uint32_t> Groups::Parts::in_order_of_ranks(unsigned threads) const {
  const std::size_t others = std::max<std::size_t>(keys.size(), 1) - 1;  // keys but the first
  struct Ranked {
    std::int64_t first;
    std::uint32_t group;
  };
  std::vector<Ranked> ranked(table.size());
  std::vector<std::int64_t> ranks(table.size() * others);
  for (std::uint32_t group = 0; group < table.size(); ++group) {
    const auto rank = [&](std::size_t key) { return keys[key].rank(table.part(group, key)); };
    ranked[group] = {keys.empty() ? 0 : rank(0), group};
    for (std::size_t k = 0; k < others; ++k) ranks[group * others + k] = rank(k + 1);
  }
  sort_on_threads(ranked, threads, [&](const Ranked& a, const Ranked& b) {
    if (a.first != b.first) return a.first < b.first;
    const auto rest = [&](const Ranked& of) { return ranks.data() + of.group * others; };
    return std::lexicographical_compare(rest(a), rest(a) + others, rest(b), rest(b) + others);
  });
  std::vector<std::uint32_t> result(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) result[i] = ranked[i].group;
  return result;
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

void Groups::sort(unsigned threads) {
  for (KeyColumn& key : parts_->keys) key.sort(threads);
  parts_->order = parts_->table.is_dense() ? parts_->in_order_of_words() : parts_->in_order_of_ranks(threads);
  parts_->positions.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) parts_->positions[parts_->order[i]] = i;
}

void Groups::fetch(std::size_t begin, std::size_t end) const {
  const auto each = [&](const auto& use) {
    for (std::size_t group = begin; group < end; ++group) use(parts_->at(group));
  };
  each([&](std::size_t place) {
    parts_->table.fetch(place);
    __builtin_prefetch(&parts_->rows[place]);
    for (const Parts::Collection& each_of : parts_->collections) each_of.collector->fetch(place);
  });
  for (std::size_t k = 0; k < parts_->keys.size(); ++k) {
    each([&](std::size_t place) { parts_->keys[k].fetch_place(parts_->table.part(place, k)); });
    each([&](std::size_t place) { parts_->keys[k].fetch_word(parts_->table.part(place, k)); });
  }
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
  if (measure.cannot_tell) return {};
  return evaluate(measure, [this, place = parts_->at(group)](std::size_t aggregate) {
    return parts_->outcome(place, aggregate);
  });
}

std::optional<Fraction> Groups::exact_value(const Measure& measure, std::size_t group) const {
  if (measure.cannot_tell) return std::nullopt;
  return evaluate_exactly(measure, [this, place = parts_->at(group)](std::size_t aggregate) {
    return parts_->outcome(place, aggregate);
  });
}

Groups Groups::merged(const std::vector<std::size_t>& groups) const {
  Grouping whole = parts_->grouping;
  whole.keys.clear();
  Groups result(whole);
  for (const std::size_t group : groups) result.unite(*this, group);
  return result;
}

void Groups::unite(const Groups& from, std::size_t group) {
  const std::size_t place = from.parts_->at(group);
  parts_->rows[0] += from.parts_->rows[place];
  for (std::size_t i = 0; i < parts_->collections.size(); ++i) {
    parts_->collections[i].collector->unite(*from.parts_->collections[i].collector, place);
  }
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
