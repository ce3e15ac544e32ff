#pragma once
// One figure that is wanted, before its ledgers are read and after.

#include <string>
#include <vector>

#include "figure/derivation.h"
#include "figure/tally.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

class FigurePlan {
 public:
  /// Asks `tally` for what it needs. Throws UsageError for a mistake in the request.
  FigurePlan(const FigureRequest& request, const std::vector<Target>& targets, Tally& tally);

  /// The columns that must be readable for a row to count.
  const Needs& needs() const { return needs_; }
  /// The counts that it is made of.
  std::vector<std::size_t> counts() const { return derivation_.counts(); }
  /// Once the tally is collected; without Figure::left_out.
  Figure figure(const Tally& tally) const;
  /// What its files lack, in words; empty: nothing.
  std::string lacking(const Tally& tally, bool english) const {
    return tally.lacking(own_, english);
  }

 private:
  /// The value of the column in `by` that is meant, among those that are there; empty if it is not.
  Value key(const Tally& tally) const;

  std::size_t own_;  // the count of the figure itself, for its unit and ledger
  Derivation derivation_;
  std::string wanted_key_;  // as keys are written; of share and rank
  Needs needs_;
};

/// Several that nobody else asks for.
class FigurePlans {
 public:
  FigurePlans(const std::vector<FigureRequest>& requests, const std::vector<Target>& targets, LedgerPasses& passes);

  /// Once the passes are read, in the order asked.
  std::vector<Figure> figures();

 private:
  Tally tally_;
  std::vector<FigurePlan> plans_;
  std::vector<std::size_t> left_out_;  // lists
  std::vector<Period> periods_;
};

/// Says that these have no share.
void note_without_share(const std::vector<std::string>& figures, const Tally& tally);

/// Adds the columns of one to the other.
void add(const Needs& needs, Needs& to);

/// Conditions that must all hold, as one: `(a) and (b)`; one alone as it is.
std::string joined(const std::vector<std::string>& where);

/// A key as text: a word, a date as in --period, a number with all its digits.
std::string text_of_key(const Value& key);

}  // namespace shanhai
