// The expressions of checks.csv, as ordinary conditions. A rule is passed over in a file that has none of its
// columns; one that it lacks is empty, as everywhere.
#include <algorithm>
#include <cstring>

#include "check/probe.h"

namespace shanhai::checking {

namespace {

class RuleProbe : public Probe {
 public:
  explicit RuleProbe(const CheckPass& pass) : pass_(pass) {
    for (const BoundRule& rule : pass.rules) conditions_.push_back(rule.condition->clone());
  }

  void take(const Batch& batch) override {
    if (batch.rows() == 0) return;
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const BoundRule& rule = pass_.rules[i];
      if (!applies(rule, batch.file)) continue;
      conditions_[i]->test(batch, mask_);
      const std::uint8_t* const begin = mask_.data();
      const std::uint8_t* const end = begin + mask_.size();
      for (const std::uint8_t* at = begin; at != end; ++at) {
        at = static_cast<const std::uint8_t*>(std::memchr(at, 1, static_cast<std::size_t>(end - at)));
        if (!at) break;
        const auto row = static_cast<std::size_t>(at - begin);
        if (is_readable(batch, rule, row)) take_row(batch, rule, row);
      }
    }
  }

  void absorb(Probe& other) override { findings_.absorb(static_cast<RuleProbe&>(other).findings_); }
  void report(const PassLines& lines, Outcome& outcome) override { outcome.findings.absorb(findings_, lines); }

 private:
  bool applies(const BoundRule& rule, std::size_t file) const {
    return std::ranges::any_of(rule.places, [&](std::size_t place) {
      return pass_.column_in(file, place) != nullptr;
    });
  }

  static bool is_readable(const Batch& batch, const BoundRule& rule, std::size_t row) {
    return std::ranges::none_of(rule.places,
                                [&](std::size_t place) { return batch.columns[place].cells[row] == unreadable; });
  }

  void take_row(const Batch& batch, const BoundRule& rule, std::size_t row) {
    findings_.add({batch.file, rule.rule->id, pass_.spec(rule.places.front()).id}, batch.lines[row], [&] {
      std::string message;
      for (const std::size_t place : rule.places) {
        message += message.empty() ? "" : pass_.english() ? ", " : "，";
        message += pass_.spec(place).title(pass_.english()) + " " + pass_.cell(batch, place, row);
      }
      return message;
    });
  }

  const CheckPass& pass_;
  std::vector<std::unique_ptr<Condition>> conditions_;
  Mask mask_;
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> rule_probe(const CheckPass& pass) { return std::make_unique<RuleProbe>(pass); }

}  // namespace shanhai::checking
