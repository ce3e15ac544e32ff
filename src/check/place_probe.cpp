// Villages and the townships that they are under; names that one ledger mentions and another lists. Both are
// gathered here and compared when all ledgers have been read (across_ledgers.cpp).
#include <algorithm>
#include <array>

#include "check/across_ledgers.h"
#include "check/facts.h"
#include "check/probe.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::checking {

namespace {

using Names = std::map<std::pair<std::size_t, std::string>, WordPlace>;  // by file and word

void absorb_place(WordPlace& ours, const WordPlace& theirs) {
  ours.line = ours.count == 0 ? theirs.line : std::min(ours.line, theirs.line);
  ours.count += theirs.count;
}

class PlaceProbe : public Probe {
 public:
  explicit PlaceProbe(const CheckPass& pass)
      : pass_(pass),
        county_(pass.place_of(std::string_view("county"))),
        township_(pass.place_of(std::string_view("township"))),
        village_(pass.place_of(std::string_view("village"))) {
    for (const Reference& reference : references) {
      for (const ColumnName* name : {&reference.from, &reference.to}) {
        const auto place = pass.place_of(name->column);
        if (name->ledger == pass.ledger->id && place) names_[*place];
      }
    }
  }

  void take(const Batch& batch) override {
    for (auto& [place, names] : names_) {
      const BatchColumn& column = batch.columns[place];
      auto& known = known_[place];
      if (seen_file_ != batch.file) known = {};
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (!is_present(column.cells[row])) continue;
        WordPlace* word = known.of(*column.words, column.cells[row], [&, &all = names](std::string_view text) {
          return &all[{batch.file, std::string(text)}];
        });
        if (word->count++ == 0) word->line = batch.lines[row];
      }
    }
    seen_file_ = batch.file;
    if (township_ && village_) take_villages(batch);
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<PlaceProbe&>(other);
    for (const auto& [place, names] : theirs.names_) {
      for (const auto& [key, word] : names) absorb_place(names_[place][key], word);
    }
    for (const auto& [key, place] : theirs.villages_) absorb_place(villages_[key], place);
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const auto& [place, names] : names_) {
      const std::string& column = pass_.spec(place).id;
      auto& listed = outcome.listed[{pass_.ledger->id, column}];
      for (const auto& [key, word] : names) {
        const auto& [file, text] = key;
        listed.insert(folded_name(text));
        outcome.mentioned[{pass_.ledger->id, column, text, file}] = {lines.of(file, word.line), word.count};
      }
    }
    for (const auto& [key, place] : villages_) {
      const std::size_t file = std::get<2>(key);
      absorb_place(outcome.villages[key], {lines.of(file, place.line), place.count});
    }
  }

 private:
  void take_villages(const Batch& batch) {
    const BatchColumn& townships = batch.columns[*township_];
    const BatchColumn& villages = batch.columns[*village_];
    // Word numbers hold for this batch; in it, most places come again and again.
    std::fill(met_.begin(), met_.end(), Met{});
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const std::int64_t township = townships.cells[row];
      const std::int64_t village = villages.cells[row];
      if (!is_present(township) || !is_present(village)) continue;
      const std::int64_t county = county_ ? batch.columns[*county_].cells[row] : missing;
      const auto slot = static_cast<std::size_t>(village * 31 + township + (is_present(county) ? county * 7 : 0)) % met_.size();
      Met& met = met_[slot];
      if (!met.place || met.county != county || met.township != township || met.village != village) {
        std::string name(villages.words->word(village));
        if (is_present(county)) name += "\x1F" + std::string(batch.columns[*county_].words->word(county));
        met = {county, township, village,
               &villages_[{std::move(name), std::string(townships.words->word(township)), batch.file}]};
      }
      if (met.place->count++ == 0) met.place->line = batch.lines[row];
    }
  }

  struct Met {
    std::int64_t county, township, village;  // word numbers
    WordPlace* place = nullptr;
  };

  const CheckPass& pass_;
  std::optional<std::size_t> county_, township_, village_;
  std::map<std::size_t, Names> names_;                   // by place
  std::map<std::size_t, PerWord<WordPlace*>> known_;     // by place; of seen_file_
  std::size_t seen_file_ = ~std::size_t{0};
  std::map<std::tuple<std::string, std::string, std::size_t>, WordPlace> villages_;
  std::array<Met, 512> met_{};
};

}  // namespace

std::unique_ptr<Probe> place_probe(const CheckPass& pass) { return std::make_unique<PlaceProbe>(pass); }

}  // namespace shanhai::checking
