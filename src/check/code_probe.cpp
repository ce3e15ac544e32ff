// Codes that a spreadsheet has taken for numbers: `5.22726E+17`, or all long ones with zeros behind their fifteenth
// digit. Many codes have become one then, and what is counted by them is too little.
#include <algorithm>
#include <map>

#include "check/probe.h"
#include "shanhai/ledger/identity.h"

namespace shanhai::checking {

namespace {

constexpr std::size_t kept_digits = 15;

bool is_long(std::string_view word) {
  return word.size() > kept_digits && word.find_first_not_of("0123456789") == word.npos;
}
bool is_rounded(std::string_view word) { return is_long(word) && word.find_first_not_of('0', kept_digits) == word.npos; }

class CodeProbe : public Probe {
 public:
  explicit CodeProbe(const CheckPass& pass) : pass_(pass) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (pass.spec(place).type == ColumnType::text) places_.push_back({place, speaks_of_codes(pass.spec(place).label)});
    }
    for (std::size_t i = 0; i < pass.others.size(); ++i) {
      if (speaks_of_codes(pass.others[i])) places_.push_back({pass.known() + i, true});
    }
    kinds_.resize(places_.size());
  }

  void take(const Batch& batch) override {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const std::size_t place = places_[i].place;
      const BatchColumn& column = batch.columns[place];
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (!is_present(column.cells[row])) continue;
        const Code code = kinds_[i].of(*column.words, column.cells[row], [](std::string_view word) {
          return is_damaged_code(word) ? Code::damaged : is_rounded(word) ? Code::rounded : is_long(word) ? Code::whole : Code::other;
        });
        if (code == Code::other || (code != Code::damaged && !places_[i].codes)) continue;
        if (code != Code::damaged) ++long_codes_[{batch.file, place}].all;
        if (code == Code::rounded) ++long_codes_[{batch.file, place}].rounded;
        if (code == Code::whole) continue;
        findings_.add({batch.file, code == Code::damaged ? "code-damaged" : "code-rounded", name(place)}, batch.lines[row],
                      [&] { return pass_.cell(batch, place, row); });
      }
    }
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<CodeProbe&>(other);
    findings_.absorb(theirs.findings_);
    for (const auto& [at, codes] : theirs.long_codes_) {
      long_codes_[at].all += codes.all;
      long_codes_[at].rounded += codes.rounded;
    }
  }

  /// One code may well end in zeros; all do not.
  void report(const PassLines& lines, Outcome& outcome) override {
    findings_.keep_if([&](const Tallies::Key& key) {
      if (key.kind != "code-rounded") return true;
      return std::ranges::any_of(long_codes_, [&](const auto& entry) {
        const auto& [at, codes] = entry;
        return at.first == key.file && name(at.second) == key.column && codes.all > 1 && codes.rounded == codes.all;
      });
    });
    outcome.findings.absorb(findings_, lines);
  }

 private:
  enum class Code : std::uint8_t { other, whole, rounded, damaged };
  struct Place {
    std::size_t place;
    bool codes;  // the header speaks of codes
  };
  struct LongCodes {
    std::uint64_t all = 0, rounded = 0;
  };

  std::string_view name(std::size_t place) const {
    return place < pass_.known() ? std::string_view(pass_.spec(place).id) : pass_.others[place - pass_.known()];
  }

  const CheckPass& pass_;
  std::vector<Place> places_;
  std::vector<PerWord<Code>> kinds_;  // of the words at each place
  std::map<std::pair<std::size_t, std::size_t>, LongCodes> long_codes_;  // cells, by file and place
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> code_probe(const CheckPass& pass) { return std::make_unique<CodeProbe>(pass); }

}  // namespace shanhai::checking
