// Words that are none: text that a conversion has destroyed, characters that cannot be seen, and what stands where a
// person's number or name has yet to come.
#include <fmt/format.h>

#include <algorithm>

#include "check/probe.h"
#include "load/plain_cells.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/identity.h"

namespace shanhai::checking {

namespace {

/// What UTF-8 read as GBK leaves of U+FFFD, what C++ shows of empty memory, and question marks for every character.
constexpr std::string_view ruins[] = {"锟斤拷", "锟斤", "斤拷", "\uFFFD", "烫烫烫", "屯屯屯", "锘锟", "???", "？？？", "ï¿½"};

bool is_destroyed(std::string_view word) {
  const bool marks = word.size() >= 2 && word.find_first_not_of('?') == word.npos;
  return marks || std::any_of(std::begin(ruins), std::end(ruins), [&](std::string_view ruin) { return word.find(ruin) != word.npos; });
}

/// `百泉镇<U+200B>合作社`: what plain_characters() changes, by its number.
std::string spelled_out(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto number = static_cast<unsigned>(next_code_point(text, at));
    const std::string_view character = text.substr(begin, at - begin);
    shown += is_misleading(character) ? fmt::format("<U+{:04X}>", number) : std::string(character);
  }
  return shown;
}

class TextProbe : public Probe {
 public:
  explicit TextProbe(const CheckPass& pass) : pass_(pass), verdicts_(pass.known() + pass.others.size()) {
    for (std::size_t place = 0; place < verdicts_.size(); ++place) {
      if (place >= pass.known() || is_text(pass.spec(place).type)) places_.push_back(place);
    }
  }

  void take(const Batch& batch) override {
    for (const std::size_t place : places_) {
      const BatchColumn& column = batch.columns[place];
      const bool person = place < pass_.known() && is_personal(pass_.spec(place).type);
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (!is_present(column.cells[row])) continue;
        // Persons seldom come twice: nothing is kept of what has been thought of them.
        const Verdict verdict = person ? of_person(column.words->word(column.cells[row]))
                                       : verdicts_[place].of(*column.words, column.cells[row], of_word);
        if (verdict != Verdict::sound) add(batch, place, row, verdict);
      }
    }
  }

  void absorb(Probe& other) override { findings_.absorb(static_cast<TextProbe&>(other).findings_); }
  void report(const PassLines& lines, Outcome& outcome) override { outcome.findings.absorb(findings_, lines); }

 private:
  enum class Verdict : std::uint8_t { sound, destroyed, misleading, placeholder };

  static Verdict of_word(std::string_view word) {
    if (is_destroyed(word)) return Verdict::destroyed;
    return is_misleading(word) ? Verdict::misleading : Verdict::sound;
  }
  static Verdict of_person(std::string_view word) {
    if (is_plain_identity(word) && word.front() != word.back()) return Verdict::sound;
    return is_placeholder(word) ? Verdict::placeholder : of_word(word);
  }

  void add(const Batch& batch, std::size_t place, std::size_t row, Verdict verdict) {
    const std::string_view kind = verdict == Verdict::destroyed    ? "text-destroyed"
                                  : verdict == Verdict::misleading ? "characters-hidden"
                                                                   : "person-placeholder";
    const std::string_view name = place < pass_.known() ? std::string_view(pass_.spec(place).id) : pass_.others[place - pass_.known()];
    findings_.add({batch.file, kind, name}, batch.lines[row], [&] {
      const std::string_view word = batch.columns[place].words->word(batch.columns[place].cells[row]);
      // A placeholder is nobody's; what is left of a person's cell stays hidden.
      std::string shown = verdict == Verdict::placeholder ? shown_text(word) : pass_.cell(batch, place, row);
      if (verdict == Verdict::misleading) shown = spelled_out(shown);
      return pass_.english() ? fmt::format("\"{}\"", shown) : fmt::format("“{}”", shown);
    });
  }

  const CheckPass& pass_;
  std::vector<std::size_t> places_;
  std::vector<PerWord<Verdict>> verdicts_;  // by place
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> text_probe(const CheckPass& pass) { return std::make_unique<TextProbe>(pass); }

}  // namespace shanhai::checking
