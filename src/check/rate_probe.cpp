// A rate that somebody has typed beside its parts. It may be a fraction or a percentage, with or without the
// sign; it is wrong where neither reading is the quotient, rounded to the digits that are written.
#include <fmt/format.h>

#include "check/facts.h"
#include "check/probe.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::checking {

namespace {

constexpr int most_decimals = 10;

struct TypedRate {
  std::int64_t digits = 0;  // digits x 10^-decimals
  int decimals = 0;
  bool percent = false;
};

std::optional<TypedRate> read_rate(std::string_view text) {
  std::string folded = ascii_folded(trimmed(text));
  TypedRate rate;
  if (folded.ends_with('%')) {
    rate.percent = true;
    folded.pop_back();
  }
  bool point = false;
  bool any = false;
  for (const char c : folded) {
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9' && rate.decimals < most_decimals && rate.digits < 10'000'000) {
      rate.digits = rate.digits * 10 + (c - '0');
      rate.decimals += point;
      any = true;
    } else {
      return std::nullopt;
    }
  }
  return any ? std::optional(rate) : std::nullopt;
}

/// |part/whole - digits x 10^-decimals| is at most half a unit of the last digit.
bool agrees(std::int64_t part, std::int64_t whole, std::int64_t digits, int decimals) {
  const Wide difference = Wide{part} * power_of_ten(decimals) - Wide{digits} * whole;
  return (difference < 0 ? -difference : difference) * 2 <= whole;
}

bool agrees(const TypedRate& rate, std::int64_t part, std::int64_t whole) {
  if (agrees(part, whole, rate.digits, rate.decimals + 2)) return true;
  return !rate.percent && agrees(part, whole, rate.digits, rate.decimals);
}

struct RateColumn {
  std::size_t other;  // its number in CheckPass::others
  std::size_t part, whole;
};

class RateProbe : public Probe {
 public:
  explicit RateProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t i = 0; i < pass.others.size(); ++i) {
      const std::string header = folded_name(pass.others[i]);
      if (header.find("率") == header.npos && header.find("rate") == header.npos) continue;
      if (header == "率" || header == "rate") add(plain_rate, i);
      for (const Rate& rate : rates) {
        if (header.find(rate.word) != header.npos && add(rate, i)) break;
      }
    }
  }

  bool has_any() const { return !columns_.empty(); }

  void take(const Batch& batch) override {
    for (const RateColumn& each : columns_) {
      const BatchColumn& column = batch.columns[pass_.known() + each.other];
      for (std::size_t row = 0; row < batch.rows(); ++row) {
        const std::int64_t part = batch.columns[each.part].cells[row];
        const std::int64_t whole = batch.columns[each.whole].cells[row];
        if (!is_present(column.cells[row]) || !is_present(part) || !is_present(whole) || whole <= 0) continue;
        const std::string_view text = column.words->word(column.cells[row]);
        const auto rate = read_rate(text);
        if (!rate || agrees(*rate, part, whole)) continue;
        findings_.add({batch.file, "rate-differs", pass_.others[each.other]}, batch.lines[row], [&] {
          const std::string one = pass_.cell(batch, each.part, row);
          const std::string other = pass_.cell(batch, each.whole, row);
          return pass_.english() ? fmt::format("{} is not {} / {}", text, one, other)
                                 : fmt::format("{} 不等于 {} ÷ {}", text, one, other);
        });
      }
    }
  }

  void absorb(Probe& other) override { findings_.absorb(static_cast<RateProbe&>(other).findings_); }
  void report(const PassLines& lines, Outcome& outcome) override { outcome.findings.absorb(findings_, lines); }

 private:
  bool add(const Rate& rate, std::size_t other) {
    const auto part = pass_.place_of(rate.part);
    const auto whole = pass_.place_of(rate.whole);
    if (rate.ledger != pass_.ledger->id || !part || !whole) return false;
    columns_.push_back({other, *part, *whole});
    return true;
  }

  const CheckPass& pass_;
  std::vector<RateColumn> columns_;
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> rate_probe(const CheckPass& pass) {
  auto probe = std::make_unique<RateProbe>(pass);
  return probe->has_any() ? std::move(probe) : nullptr;
}

}  // namespace shanhai::checking
