// Single cells: unreadable, rounded, with a remark or spaces, negative; and personal data under a header that
// the catalogue does not know.
#include <fmt/format.h>

#include <map>

#include "check/probe.h"
#include "check/reason_words.h"
#include "shanhai/ledger/masking.h"

namespace shanhai::checking {

namespace {

class CellProbe : public Probe {
 public:
  explicit CellProbe(const CheckPass& pass) : pass_(pass), personal_(pass.others.size()) {
    for (std::size_t place = 0; place < pass.known(); ++place) {
      if (pass.spec(place).type == ColumnType::count) counts_.push_back(place);
    }
    const HeaderMasks masks(*pass.setting->catalogue);
    for (const std::string& other : pass.others) masks_.push_back(masks.of(other));
  }

  void take(const Batch& batch) override {
    take_faults(batch);
    for (const CellRemark& remark : batch.remarks) take_remark(batch, remark);
    for (const std::size_t place : counts_) {
      const auto& cells = batch.columns[place].cells;
      for (std::size_t row = 0; row < cells.size(); ++row) {
        if (cells[row] >= 0 || !is_present(cells[row])) continue;
        findings_.add({batch.file, "count-negative", pass_.spec(place).id}, batch.lines[row],
                      [&] { return pass_.cell(batch, place, row); });
      }
    }
    for (std::size_t i = 0; i < pass_.others.size(); ++i) take_other(batch, i);
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<CellProbe&>(other);
    findings_.absorb(theirs.findings_);
    for (const auto& [file, rows] : theirs.faulty_rows_) faulty_rows_[file] += rows;
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    outcome.findings.absorb(findings_, lines);
    for (const auto& [file, rows] : faulty_rows_) outcome.faulty_rows[file] += rows;
  }

 private:
  void take_faults(const Batch& batch) {
    constexpr auto none = ~std::uint32_t{0};
    std::uint32_t before = none;
    for (const CellFault& fault : batch.faults) {
      // A default made of a cell that cannot be read is no fault of its own.
      if (fault.column >= pass_.known() || !pass_.column_in(batch.file, fault.column)) continue;
      if (fault.row != before) ++faulty_rows_[batch.file];
      before = fault.row;
      const auto message = [&] { return pass_.english() ? fault.reason : reason_in_chinese(fault.reason); };
      findings_.add({batch.file, "cell-unreadable", pass_.spec(fault.column).id}, batch.lines[fault.row], message);
    }
  }

  void take_remark(const Batch& batch, const CellRemark& remark) {
    if (remark.remark == Remark::own_unit) return;
    const bool spaces = remark.remark == Remark::spaces;
    const std::string_view kind = spaces ? "spaces-around"
                                  : remark.remark == Remark::rounded   ? "number-rounded"
                                  : remark.remark == Remark::other_day ? "date-zone"
                                                                       : "number-remark";
    const bool known = remark.column < pass_.known();
    const std::string_view column = known ? std::string_view(pass_.spec(remark.column).id)
                                          : pass_.others[remark.column - pass_.known()];
    findings_.add({batch.file, kind, column}, batch.lines[remark.row], [&] {
      const std::string read = pass_.cell(batch, remark.column, remark.row);
      if (spaces) return pass_.english() ? fmt::format("\"{}\"", read) : fmt::format("“{}”", read);
      const std::string text = shown_text(remark.text);
      return pass_.english() ? fmt::format("\"{}\" is read as {}", text, read)
                             : fmt::format("“{}”读作 {}", text, read);
    });
  }

  void take_other(const Batch& batch, std::size_t i) {
    const CellMask& mask = masks_[i];
    if (mask.kind == ColumnType::name) return;  // the header says as much
    const BatchColumn& column = batch.columns[pass_.known() + i];
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
      if (!is_present(column.cells[row])) continue;
      const bool personal = personal_[i].of(*column.words, column.cells[row], [&](std::string_view word) { return mask(word) != word; });
      if (!personal) continue;
      findings_.add({batch.file, "column-personal", pass_.others[i]}, batch.lines[row],
                    [&] { return mask(column.words->word(column.cells[row])); });
    }
  }

  const CheckPass& pass_;
  std::vector<std::size_t> counts_;
  std::vector<CellMask> masks_;          // of each other column
  std::vector<PerWord<bool>> personal_;  // likewise
  Tallies findings_;
  std::map<std::size_t, std::uint64_t> faulty_rows_;
};

}  // namespace

std::unique_ptr<Probe> cell_probe(const CheckPass& pass) { return std::make_unique<CellProbe>(pass); }

}  // namespace shanhai::checking
