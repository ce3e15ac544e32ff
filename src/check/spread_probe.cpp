// Values far off the median of their column (元 taken for 万元?), and unit prices far off their product's.
#include <fmt/format.h>

#include <map>

#include "check/facts.h"
#include "check/probe.h"
#include "check/spread.h"

namespace shanhai::checking {

namespace {

constexpr int outlier_times = 10'000;
constexpr int price_times = 100;
constexpr std::uint64_t least_prices = 3;  // of a product, before one of them is called odd

struct PricePlaces {
  std::size_t amount, quantity, product;
  std::optional<std::size_t> measure;
};

class SpreadProbe : public Probe {
 public:
  explicit SpreadProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (!is_number(pass.spec(place).type)) continue;
      numbers_.push_back({place, std::nullopt});
      for (const Measured& each : measured) {
        if (each.ledger == pass.ledger->id && each.column == pass.spec(place).id) {
          numbers_.back().measure = pass.place_of(each.measure);
        }
      }
    }
    for (const UnitPrice& price : unit_prices) {
      const auto amount = pass.place_of(price.amount);
      const auto quantity = pass.place_of(price.quantity);
      const auto product = pass.place_of(price.product);
      if (price.ledger != pass.ledger->id || !amount || !quantity || !product) continue;
      price_ = PricePlaces{*amount, *quantity, *product, pass.place_of(price.measure)};
    }
  }

  void take(const Batch& batch) override {
    for (const NumberColumn& number : numbers_) {
      if (!pass_.column_in(batch.file, number.place)) continue;
      const auto& cells = batch.columns[number.place].cells;
      Spread* spread = number.measure ? nullptr : &columns_[{batch.file, number.place, {}}];
      for (std::size_t row = 0; row < cells.size(); ++row) {
        if (!is_present(cells[row])) continue;
        if (number.measure) spread = &columns_[{batch.file, number.place, word_in(batch, *number.measure, row)}];
        spread->add(cells[row], batch.lines[row]);
      }
    }
    if (price_) take_prices(batch);
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<SpreadProbe&>(other);
    for (const auto& [key, spread] : theirs.columns_) columns_[key].absorb(spread);
    for (const auto& [key, spread] : theirs.prices_) prices_[key].absorb(spread);
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const auto& [key, spread] : columns_) {
      if (spread.count() > 0) report_column(std::get<0>(key), std::get<1>(key), spread, lines, outcome);
    }
    for (const auto& [key, spread] : prices_) report_prices(key.first, key.second, spread, lines, outcome);
  }

 private:
  static std::string word_in(const Batch& batch, std::size_t place, std::size_t row) {
    const BatchColumn& column = batch.columns[place];
    return is_present(column.cells[row]) ? std::string(column.words->word(column.cells[row])) : std::string();
  }

  void take_prices(const Batch& batch) {
    const BatchColumn& products = batch.columns[price_->product];
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::int64_t amount = batch.columns[price_->amount].cells[row];
      const std::int64_t quantity = batch.columns[price_->quantity].cells[row];
      if (!is_present(amount) || !is_present(quantity) || !is_present(products.cells[row])) continue;
      if (amount <= 0 || quantity <= 0) continue;
      const Wide price = Wide{amount} * cell_one / quantity;
      if (price > std::numeric_limits<std::int64_t>::max()) continue;
      std::string product = word_in(batch, price_->product, row);
      const std::string measure = price_->measure ? word_in(batch, *price_->measure, row) : "";
      if (!measure.empty()) product += " (" + measure + ")";
      prices_[{batch.file, std::move(product)}].add(static_cast<std::int64_t>(price), batch.lines[row]);
    }
  }

  void report_column(std::size_t file, std::size_t place, const Spread& spread, const PassLines& lines,
                     Outcome& outcome) {
    const Wide twice = spread.twice_median();
    if (twice <= 0) return;
    const Wide bound = twice * outlier_times;
    std::uint64_t left = spread.at_least(bound);
    for (const Spread::Extreme& extreme : spread.largest()) {
      if (Wide{extreme.value} * 2 < bound) break;
      outcome.findings.add({file, "outlier", pass_.spec(place).id}, lines.of(file, extreme.line), [&] {
        const std::string value = pass_.number(file, place, extreme.value);
        const std::string median = pass_.number(file, place, twice / 2);
        return pass_.english() ? fmt::format("{}; the median is {}", value, median)
                               : fmt::format("{}，中位数是 {}", value, median);
      }, std::exchange(left, 0));
    }
  }

  void report_prices(std::size_t file, const std::string& product, const Spread& spread, const PassLines& lines,
                     Outcome& outcome) {
    if (spread.count() < least_prices) return;
    const Wide twice = spread.twice_median();
    if (twice <= 0) return;
    std::uint64_t left = spread.at_least(twice * price_times);
    for (const Spread::Extreme& extreme : spread.largest()) {
      if (Wide{extreme.value} * 2 < twice * price_times) break;
      add_price(file, product, extreme, twice, std::exchange(left, 0), lines, outcome);
    }
    left = spread.at_most(twice / price_times);
    for (const Spread::Extreme& extreme : spread.smallest()) {
      if (Wide{extreme.value} * 2 > twice / price_times) break;
      add_price(file, product, extreme, twice, std::exchange(left, 0), lines, outcome);
    }
  }

  void add_price(std::size_t file, const std::string& product, const Spread::Extreme& extreme, Wide twice,
                 std::uint64_t count, const PassLines& lines, Outcome& outcome) {
    outcome.findings.add({file, "price-outlier", pass_.spec(price_->amount).id}, lines.of(file, extreme.line), [&] {
      const std::string price = plain(Exact{extreme.value, cell_decimals});
      const std::string median = plain(Exact{twice / 2, cell_decimals});
      return pass_.english() ? fmt::format("{}: {} 元 each; the median is {} 元", product, price, median)
                             : fmt::format("{}：单价 {} 元，中位数是 {} 元", product, price, median);
    }, count);
  }

  const CheckPass& pass_;
  struct NumberColumn {
    std::size_t place;
    std::optional<std::size_t> measure;  // the place of what names its unit
  };
  std::vector<NumberColumn> numbers_;
  std::optional<PricePlaces> price_;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, Spread> columns_;  // by file, place, measure
  std::map<std::pair<std::size_t, std::string>, Spread> prices_;                 // by file and product
};

}  // namespace

std::unique_ptr<Probe> spread_probe(const CheckPass& pass) { return std::make_unique<SpreadProbe>(pass); }

}  // namespace shanhai::checking
