// Identity numbers and telephones, each by itself; and the age that an identity number gives on the row's day.
#include <fmt/format.h>

#include <array>

#include "check/person_number.h"
#include "check/probe.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::checking {

namespace {

constexpr int least_age = 16;

std::string_view kind_of(IdentityFault fault) {
  switch (fault) {
    case IdentityFault::masked: return "identity-masked";
    case IdentityFault::damaged: return "identity-damaged";
    case IdentityFault::form: return "identity-form";
    case IdentityFault::birth: return "identity-birth";
    case IdentityFault::check: return "identity-check";
    case IdentityFault::none: break;
  }
  return {};
}

class IdentityProbe : public Probe {
 public:
  explicit IdentityProbe(const CheckPass& pass) : pass_(pass), date_(pass.place_of(Role::date)) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (pass.spec(place).type == ColumnType::identity) identities_.push_back(place);
      if (pass.spec(place).type == ColumnType::phone) phones_.push_back(place);
    }
  }

  void take(const Batch& batch) override {
    for (const std::size_t place : identities_) {
      const BatchColumn& column = batch.columns[place];
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (!is_present(column.cells[row])) continue;
        const std::string_view word = column.words->word(column.cells[row]);
        auto [fault, birth] = look_at_identity(word);
        if (fault == IdentityFault::none && birth > pass_.setting->today) fault = IdentityFault::birth;
        if (fault != IdentityFault::none) {
          const bool with_length = fault == IdentityFault::form;
          findings_.add({batch.file, kind_of(fault), pass_.spec(place).id}, batch.lines[row],
                        [&] { return message(batch, place, row, with_length); });
        } else if (date_) {
          take_age(batch, place, row, birth);
        }
      }
    }
    for (const std::size_t place : phones_) {
      const BatchColumn& column = batch.columns[place];
      for (std::size_t row = 0; row < column.cells.size(); ++row) {
        if (!is_present(column.cells[row])) continue;
        const PhoneFault fault = phone_fault_of(column.words->word(column.cells[row]));
        if (fault == PhoneFault::none) continue;
        findings_.add({batch.file, fault == PhoneFault::masked ? "phone-masked" : "phone-form", pass_.spec(place).id},
                      batch.lines[row], [&] { return message(batch, place, row, fault == PhoneFault::form); });
      }
    }
  }

  void absorb(Probe& other) override { findings_.absorb(static_cast<IdentityProbe&>(other).findings_); }
  void report(const PassLines& lines, Outcome& outcome) override { outcome.findings.absorb(findings_, lines); }

 private:
  /// The masked number; where its form is wrong, with its length.
  std::string message(const Batch& batch, std::size_t place, std::size_t row, bool with_length) const {
    std::string shown = pass_.cell(batch, place, row);
    if (!with_length) return shown;
    std::size_t length = 0;
    for (std::size_t at = 0; at < shown.size(); ++length) next_code_point(shown, at);
    return pass_.english() ? fmt::format("{} ({} characters)", shown, length)
                           : fmt::format("{}（{} 个字符）", shown, length);
  }

  /// Certainly under 16: also on the last day that a coarse date may be.
  void take_age(const Batch& batch, std::size_t place, std::size_t row, Day birth) {
    const std::int64_t cell = batch.columns[*date_].cells[row];
    if (!is_present(cell)) return;
    const Date date = Date::from_packed(cell);
    constexpr Day at_least_a_year = 366;
    if (date.first() - birth > (least_age + 1) * at_least_a_year) return;  // nearly all, without a calendar
    if (date.last() >= add_months(birth, least_age * 12)) return;
    findings_.add({batch.file, "person-under-16", pass_.spec(place).id}, batch.lines[row], [&] {
      const std::string shown = pass_.cell(batch, place, row);
      return pass_.english() ? fmt::format("{} on {}", shown, to_text(date))
                             : fmt::format("{}，日期 {}", shown, to_text(date));
    });
  }

  const CheckPass& pass_;
  std::optional<std::size_t> date_;
  std::vector<std::size_t> identities_, phones_;
  Tallies findings_;
};

}  // namespace

std::unique_ptr<Probe> identity_probe(const CheckPass& pass) { return std::make_unique<IdentityProbe>(pass); }

}  // namespace shanhai::checking
