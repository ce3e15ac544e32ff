#include "gather/collector.h"

#include <deque>
#include <type_traits>
#include <vector>

#include "gather/accumulators.h"
#include "gather/samples.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using boost::accumulators::accumulator_set;
using boost::accumulators::features;

Outcome cell_outcome(std::int64_t cell, ColumnType type) {
  if (type == ColumnType::date) return Date::from_packed(cell);
  return Exact{cell, cell_decimals};
}
Outcome cell_outcome(const std::string& word, ColumnType) { return word; }

template <typename Cell>
Outcome cell_outcome(const std::optional<Cell>& cell, ColumnType type) {
  return cell ? cell_outcome(*cell, type) : Outcome();
}

/// From units of 0.0001, in which cells are counted, to ones.
Outcome in_ones(std::optional<Fraction> cells) {
  if (!cells) return {};
  cells->denominator *= cell_one;
  return *cells;
}

Outcome whole(std::uint64_t count) { return Exact{static_cast<Wide>(count), 0}; }

// Each statistic: the accumulator set, how two are merged, and what comes out of one.

struct Tallies {
  using Set = accumulator_set<std::int64_t, features<tag::tally>>;
  static void add(Set& into, const Set& from) { merge<tag::tally>(into, from); }
  static Outcome outcome(const Set& set, const Aggregate&) { return whole(tally(set)); }
};

struct Sums {
  using Set = accumulator_set<std::int64_t, features<tag::exact_mean>>;
  static void add(Set& into, const Set& from) { merge<tag::exact_sum, tag::tally>(into, from); }
  static Outcome outcome(const Set& set, const Aggregate& aggregate) {
    if (aggregate.function == Function::mean) return in_ones(exact_mean(set));
    return tally(set) == 0 ? Outcome() : Exact{exact_sum(set), cell_decimals};
  }
};

struct Deviations {
  using Set = accumulator_set<std::int64_t, features<tag::exact_stddev>>;
  static void add(Set& into, const Set& from) {
    merge<tag::exact_sum, tag::sum_of_squares, tag::tally>(into, from);
  }
  static Outcome outcome(const Set& set, const Aggregate&) { return in_ones(exact_stddev(set)); }
};

struct WeightedMeans {
  using Set = accumulator_set<std::int64_t, features<tag::exact_weighted_mean>, std::int64_t>;
  static void add(Set& into, const Set& from) {
    merge<tag::sum_of_products, tag::exact_sum_of_weights>(into, from);
  }
  static Outcome outcome(const Set& set, const Aggregate&) {
    return in_ones(exact_weighted_mean(set));
  }
};

struct Quantiles {
  using Set = accumulator_set<std::int64_t, features<tag::exact_quantile>>;
  static void add(Set& into, const Set& from) { merge<tag::exact_quantile>(into, from); }
  static Outcome outcome(const Set& set, const Aggregate& aggregate) {
    using boost::accumulators::quantile_probability;
    const auto cell = exact_quantile(set, quantile_probability = aggregate.share);
    return cell ? scaled_down(*cell, cell_decimals) : Outcome();
  }
};

struct Distincts {
  using Set = accumulator_set<std::int64_t, features<tag::distinct>>;
  static void add(Set& into, const Set& from) { merge<tag::distinct>(into, from); }
  static Outcome outcome(const Set& set, const Aggregate&) { return whole(distinct(set)); }
};

/// Statistics whose result is one of the samples: smallest, largest, earliest, latest.
template <typename Tag, typename Sample>
struct Chosen {
  using Set = accumulator_set<Sample, features<Tag>>;
  static void add(Set& into, const Set& from) { merge<Tag>(into, from); }
  static Outcome outcome(const Set& set, const Aggregate& aggregate) {
    const boost::accumulators::extractor<Tag> chosen = {};
    return cell_outcome(chosen(set), aggregate.type);
  }
};

template <typename Statistic, typename Samples>
class SetCollector : public Collector {
 public:
  explicit SetCollector(const Aggregate& aggregate) : samples_(aggregate), id_(aggregate.id) {}

  void resize(std::size_t groups) override {
    while (sets_.size() < groups) sets_.emplace_back();
  }

  void add(const Selection& selection) override {
    samples_.meet(selection);
    const auto take = [this](Set& set, std::uint32_t row) {
      samples_.read(row, [&set](const auto&... sample) { set(sample...); });
    };
    if (selection.one_group && is_small) {
      Set set = sets_[0];  // apart from the vector, it can live in registers
      for (const std::uint32_t row : selection.rows) take(set, row);
      sets_[0] = set;
    } else {
      for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        take(sets_[selection.groups[i]], selection.rows[i]);
      }
    }
  }

  void merge(const Collector& other, std::span<const Pairing> groups) override {
    const auto& same = static_cast<const SetCollector&>(other);
    for (const Pairing& group : groups) add(same.sets_[group.from], sets_[group.into]);
  }

  void unite(const Collector& other, std::size_t group) override {
    add(static_cast<const SetCollector&>(other).sets_[group], sets_[0]);
  }

  void fetch(std::size_t group) const override { __builtin_prefetch(&sets_[group]); }

  Outcome outcome(std::size_t group, const Aggregate& aggregate) const override {
    return Statistic::outcome(sets_[group], aggregate);
  }

 protected:
  using Set = typename Statistic::Set;
  // The framework's sets cannot be moved, only copied: those with memory of their own stay where they are.
  static constexpr bool is_small = std::is_trivially_destructible_v<Set>;

  std::conditional_t<is_small, std::vector<Set>, std::deque<Set>> sets_;
  Samples samples_;

 private:
  void add(const Set& from, Set& into) const {
    try {
      Statistic::add(into, from);
    } catch (const std::overflow_error&) {
      throw UsageError(id_ + " does not fit in 128 bits");
    }
  }

  std::string id_;
};

/// Different words, or persons: every collector has ids of its own for them.
template <typename Samples>
class DistinctWords : public SetCollector<Distincts, Samples> {
 public:
  using SetCollector<Distincts, Samples>::SetCollector;

  void merge(const Collector& other, std::span<const Pairing> groups) override {
    using boost::accumulators::find_accumulator;
    const auto& same = static_cast<const DistinctWords&>(other);
    const auto here = this->samples_.ids().absorb(same.samples_.ids());
    for (const Pairing& group : groups) {
      find_accumulator<tag::distinct>(same.sets_[group.from])
          .cells()
          .for_each([&](std::int64_t there) { this->sets_[group.into](here(there)); });
    }
  }
};

template <typename Statistic, typename Samples>
std::unique_ptr<Collector> collector(const Aggregate& aggregate) {
  return std::make_unique<SetCollector<Statistic, Samples>>(aggregate);
}

template <typename Tag>
std::unique_ptr<Collector> extremes(const Aggregate& aggregate) {
  if (is_text(aggregate.type)) {
    return collector<Chosen<Tag, WordSamples::Sample>, WordSamples>(aggregate);
  }
  if (aggregate.time) return collector<Chosen<Tag, TimeSamples::Sample>, TimeSamples>(aggregate);
  return collector<Chosen<Tag, CellSamples::Sample>, CellSamples>(aggregate);
}

template <typename Tag, typename Samples>
std::unique_ptr<Collector> endmost_of(const Aggregate& aggregate) {
  using InPlace = PlacedSamples<Samples>;
  return collector<Chosen<Tag, typename InPlace::Sample>, InPlace>(aggregate);
}

template <typename Tag>
std::unique_ptr<Collector> endmost(const Aggregate& aggregate) {
  if (is_text(aggregate.type)) return endmost_of<Tag, WordSamples>(aggregate);
  if (aggregate.time) return endmost_of<Tag, TimeSamples>(aggregate);
  return endmost_of<Tag, CellSamples>(aggregate);
}

std::unique_ptr<Collector> distincts(const Aggregate& aggregate) {
  if (aggregate.type == ColumnType::identity) return std::make_unique<DistinctWords<IdSamples<PersonIds>>>(aggregate);
  if (is_text(aggregate.type)) return std::make_unique<DistinctWords<IdSamples<WordIds>>>(aggregate);
  if (aggregate.time) return collector<Distincts, TimeSamples>(aggregate);
  return collector<Distincts, CellSamples>(aggregate);
}

/// Functions that one statistic answers.
Function collected(Function function) {
  return function == Function::mean ? Function::sum : function;
}

}  // namespace

std::unique_ptr<Collector> make_collector(const Aggregate& aggregate) {
  switch (aggregate.function) {
    case Function::count:
      return aggregate.value < 0 ? collector<Tallies, EveryRow>(aggregate)
                                 : collector<Tallies, CellSamples>(aggregate);
    case Function::sum:
    case Function::mean:
      return collector<Sums, CellSamples>(aggregate);
    case Function::min:
      return extremes<tag::smallest>(aggregate);
    case Function::max:
      return extremes<tag::largest>(aggregate);
    case Function::quantile:
      return collector<Quantiles, CellSamples>(aggregate);
    case Function::stddev:
      return collector<Deviations, CellSamples>(aggregate);
    case Function::distinct:
      return distincts(aggregate);
    case Function::first:
      return endmost<tag::earliest>(aggregate);
    case Function::last:
      return endmost<tag::latest>(aggregate);
    case Function::wmean:
      return collector<WeightedMeans, WeightedSamples>(aggregate);
  }
  return nullptr;
}

bool collects_alike(const Aggregate& a, const Aggregate& b) {
  return collected(a.function) == collected(b.function) && a.value == b.value &&
         a.weight == b.weight && a.time == b.time && a.where == b.where;
}

}  // namespace shanhai
