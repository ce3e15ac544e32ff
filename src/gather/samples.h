#pragma once
// The samples that a collector reads from the rows of a batch. Each kind has `meet(selection)`, called once
// a batch, and `read(row, use)`, which calls `use` with the row's sample, or not at all where it has none.

#include <boost/accumulators/framework/parameters/weight.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gather/accumulators_extremes.h"
#include "gather/collector.h"
#include "gather/person_ids.h"
#include "gather/time_groups.h"
#include "gather/word_ids.h"
#include "shanhai/ledger/identity.h"

namespace shanhai {

/// Every row, whatever is in it.
struct EveryRow {
  explicit EveryRow(const Aggregate&) {}
  void meet(const Selection&) {}
  template <typename Use>
  void read(std::uint32_t row, Use use) const {
    use(row);
  }
};

/// The cells that are there, as they are: numbers, dates, word numbers.
class CellSamples {
 public:
  using Sample = std::int64_t;
  explicit CellSamples(const Aggregate& aggregate)
      : place_(static_cast<std::size_t>(aggregate.value)) {}
  void meet(const Selection& selection) { cells_ = selection.batch.columns[place_].cells.data(); }
  template <typename Use>
  void read(std::uint32_t row, Use use) const {
    if (is_present(cells_[row])) use(cells_[row]);
  }

 private:
  std::size_t place_;
  const std::int64_t* cells_ = nullptr;
};

/// The groups of time that the dates lie in.
class TimeSamples {
 public:
  using Sample = std::int64_t;
  explicit TimeSamples(const Aggregate& aggregate) : dates_(aggregate), times_(*aggregate.time) {}
  void meet(const Selection& selection) { dates_.meet(selection); }
  template <typename Use>
  void read(std::uint32_t row, Use use) {
    dates_.read(row, [&](std::int64_t date) { use(times_.group(date)); });
  }

 private:
  CellSamples dates_;
  TimeGroups times_;
};

/// The words themselves.
class WordSamples {
 public:
  using Sample = std::string_view;
  explicit WordSamples(const Aggregate& aggregate)
      : cells_(aggregate), place_(static_cast<std::size_t>(aggregate.value)) {}
  void meet(const Selection& selection) {
    cells_.meet(selection);
    words_ = selection.batch.columns[place_].words;
  }
  template <typename Use>
  void read(std::uint32_t row, Use use) const {
    cells_.read(row, [&](std::int64_t number) { use(words_->word(number)); });
  }

 private:
  CellSamples cells_;
  std::size_t place_;
  const Dictionary* words_ = nullptr;
};

/// Lasting ids, for counting different ones: of words and of the items of lists, or of persons by their identity numbers.
template <typename Ids>
class IdSamples {
 public:
  using Sample = std::int64_t;
  explicit IdSamples(const Aggregate& aggregate)
      : cells_(aggregate), place_(static_cast<std::size_t>(aggregate.value)), ids_(aggregate.type, countable(aggregate.type)) {}
  void meet(const Selection& selection) {
    cells_.meet(selection);
    ids_.meet(selection.batch.columns[place_].words);
  }
  template <typename Use>
  void read(std::uint32_t row, Use use) {
    cells_.read(row, [&](std::int64_t number) { ids_.each(number, use); });
  }
  Ids& ids() { return ids_; }
  const Ids& ids() const { return ids_; }

 private:
  /// Which words tell one from another.
  static WordIds::Counts countable(ColumnType type) {
    return type == ColumnType::identity ? is_countable_identity : type == ColumnType::text ? is_countable_code : nullptr;
  }

  CellSamples cells_;
  std::size_t place_;
  Ids ids_;
};

/// Values with their weights, where both are there.
class WeightedSamples {
 public:
  explicit WeightedSamples(const Aggregate& aggregate)
      : values_(aggregate), weight_place_(static_cast<std::size_t>(aggregate.weight)) {}
  void meet(const Selection& selection) {
    values_.meet(selection);
    weights_ = selection.batch.columns[weight_place_].cells.data();
  }
  template <typename Use>
  void read(std::uint32_t row, Use use) const {
    values_.read(row, [&](std::int64_t value) {
      if (is_present(weights_[row])) use(value, boost::accumulators::weight = weights_[row]);
    });
  }

 private:
  CellSamples values_;
  std::size_t weight_place_;
  const std::int64_t* weights_ = nullptr;
};

/// Other samples, each with its row's place in time and ledger.
template <typename Samples>
class PlacedSamples {
 public:
  using Sample = Placed<typename Samples::Sample>;
  explicit PlacedSamples(const Aggregate& aggregate) : values_(aggregate), date_(aggregate.date) {}
  void meet(const Selection& selection) {
    values_.meet(selection);
    batch_ = &selection.batch;
    dates_ = date_ < 0 ? nullptr : batch_->columns[static_cast<std::size_t>(date_)].cells.data();
  }
  template <typename Use>
  void read(std::uint32_t row, Use use) {
    values_.read(row, [&](typename Samples::Sample value) {
      const bool dated = dates_ != nullptr && is_present(dates_[row]);
      use(Sample{value, {dated ? dates_[row] : missing, batch_->file, batch_->lines[row]}});
    });
  }

 private:
  Samples values_;
  std::ptrdiff_t date_;
  const Batch* batch_ = nullptr;
  const std::int64_t* dates_ = nullptr;
};

}  // namespace shanhai
