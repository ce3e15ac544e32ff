// Words that a column's vocabulary does not know, with the nearest that it does.
#include <fmt/format.h>

#include <map>
#include <unordered_set>

#include "check/probe.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::checking {

namespace {

constexpr std::string_view list_comma = "、";

struct Vocabulary {
  std::size_t place;
  std::unordered_set<std::string> values;
  PerWord<bool> known;  // of whole cells
};

class WordProbe : public Probe {
 public:
  explicit WordProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (pass.spec(place).words.empty()) continue;
      Vocabulary& added = vocabularies_.emplace_back();
      added.place = place;
      for (const Word& word : pass.spec(place).words) added.values.insert(word.value);
    }
  }

  void take(const Batch& batch) override {
    for (Vocabulary& each : vocabularies_) {
      const BatchColumn& column = batch.columns[each.place];
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        const std::int64_t cell = column.cells[row];
        if (!is_present(cell)) continue;
        if (each.known.of(*column.words, cell, [&](std::string_view word) { return unknown_items(each, word).empty(); })) {
          continue;
        }
        for (const std::string& item : unknown_items(each, column.words->word(cell))) {
          WordPlace& place = places_[{batch.file, each.place, item}];
          if (place.count++ == 0) place.line = batch.lines[row];
        }
      }
    }
  }

  void absorb(Probe& other) override {
    for (const auto& [key, place] : static_cast<WordProbe&>(other).places_) {
      WordPlace& ours = places_[key];
      ours.line = ours.count == 0 ? place.line : std::min(ours.line, place.line);
      ours.count += place.count;
    }
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    for (const auto& entry : places_) {
      const WordPlace& place = entry.second;
      const std::size_t file = std::get<0>(entry.first);
      const ColumnSpec& column = pass_.spec(std::get<1>(entry.first));
      const std::string& word = std::get<2>(entry.first);
      outcome.findings.add({file, "word-unknown", column.id}, lines.of(file, place.line),
                           [&] { return message(column, word, place.count); }, place.count);
    }
  }

 private:
  std::vector<std::string> unknown_items(const Vocabulary& vocabulary, std::string_view cell) const {
    std::vector<std::string> unknown;
    const bool list = pass_.spec(vocabulary.place).type == ColumnType::list;
    while (!cell.empty()) {
      const std::size_t end = list ? std::min(cell.find(list_comma), cell.size()) : cell.size();
      const std::string item(cell.substr(0, end));
      if (!vocabulary.values.contains(item)) unknown.push_back(item);
      cell.remove_prefix(std::min(end + list_comma.size(), cell.size()));
    }
    return unknown;
  }

  std::string message(const ColumnSpec& column, const std::string& word, std::uint64_t count) const {
    std::vector<std::string> spellings;
    for (const Word& known : column.words) {
      spellings.push_back(known.value);
      spellings.insert(spellings.end(), known.aliases.begin(), known.aliases.end());
    }
    const std::string shown = shown_text(word, pass_.setting->files->mask_of(column));
    std::string text = pass_.english() ? fmt::format("\"{}\"", shown) : fmt::format("“{}”", shown);
    if (count > 1) text += fmt::format(" ×{}", count);
    const auto near = nearest(word, spellings);
    if (near) {
      const std::string right = vocabulary_spelling(column, *near);
      text += pass_.english() ? fmt::format("; did you mean {}?", right) : fmt::format("，是否为“{}”？", right);
    }
    return text;
  }

  const CheckPass& pass_;
  std::vector<Vocabulary> vocabularies_;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, WordPlace> places_;  // by file, place, word
};

}  // namespace

std::unique_ptr<Probe> word_probe(const CheckPass& pass) { return std::make_unique<WordProbe>(pass); }

}  // namespace shanhai::checking
