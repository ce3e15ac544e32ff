#pragma once
// The statistics of shanhai as accumulators of Boost.Accumulators, made as "Extending the Accumulators
// Framework" in its manual says: an accumulator, a tag that names it as a feature with what it depends on,
// and an extractor. The library's own sums wrap, its medians are estimates that depend on order, and its sets
// cannot be merged; these are exact, and each accumulator that collects has `merge(other)`.
//
//   accumulator_set<std::int64_t, features<tag::exact_mean>> set;
//   set(15'000);
//   exact_mean(set);  // a Fraction
//
// Samples are cells of a Batch (int64) or words (string_view); results are in the samples' own units.
//
//   feature                        result                 of no samples
//   tally                          how many               0
//   exact_sum                      Wide                   0
//   exact_mean                     Fraction               empty
//   exact_stddev                   Fraction, of a sample  empty, also of one
//   weighted_mean                  Fraction               empty, also of weights that add up to 0
//   exact_quantile                 Exact                  empty
//   smallest, largest              the sample             empty
//   earliest, latest               the sample             empty
//   distinct                       how many               0

#include "gather/accumulators_distinct.h"
#include "gather/accumulators_extremes.h"
#include "gather/accumulators_moments.h"
#include "gather/accumulators_quantile.h"
#include "gather/accumulators_sum.h"

namespace shanhai {

/// Adds what `from` has collected to `into`; the tags are those of the accumulators that collect.
/// Throws std::overflow_error where a sum does not fit any more.
template <typename... Tags, typename Set>
void merge(Set& into, const Set& from) {
  using boost::accumulators::find_accumulator;
  (find_accumulator<Tags>(into).merge(find_accumulator<Tags>(from)), ...);
}

}  // namespace shanhai
