// A row may be data because of a cell that is not written: in `-,合计,5` the first filled cell is a dash, which
// says "missing". Written as `,合计,5` it would be a totals row when it is read again. Such a row gets a dash in
// an empty cell of a column where a dash means nothing else.
#include <algorithm>

#include "convert/cell_texts.h"
#include "convert/row_writer.h"
#include "load/row_kinds.h"
#include "render/separated_cells.h"

namespace shanhai {

namespace {

constexpr std::string_view dash = "—";

class SeparatedRows : public RowWriter {
 public:
  SeparatedRows(const OutColumns& columns, const LedgerSpec& ledger, const Setting& setting, const Style& style)
      : columns_(columns.written), style_(style), separator_(style.format == Format::tsv ? '\t' : ','),
        kinds_(*setting.catalogue, Encoding::utf8), cells_(columns_.size()) {
    LedgerFile file;
    file.ledger = &ledger;
    file.catalogue = setting.catalogue;
    for (const OutColumn& column : columns_) {
      FileColumn& written = file.columns.emplace_back();
      written.header = column.title;
      if (column.spec) written.column = ledger.find(column.id);
      texts_.emplace_back(column, separator_, style, setting.show_personal);
    }
    kinds_.begin_file(file);
  }

  void begin(std::string& out) override {
    if (style_.bom) out += "\xEF\xBB\xBF";
    SeparatedCells cells(separator_, style_, out);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) out += separator_;
      cells.text(columns_[i].title);
    }
    out += '\n';
  }

  std::string row(const Batch& batch, std::size_t row, std::uint64_t, std::string& out) override {
    std::size_t filled = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells_[i] = &texts_[i].of(batch.columns[i], row);
      if (filled == columns_.size() && !cells_[i]->shown.empty()) filled = i;
    }
    std::size_t marked = columns_.size();
    if (filled == columns_.size() || is_special(filled)) {
      marked = place_for_dash();
      if (marked == columns_.size()) return "would be no data when it is read again";
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) out += separator_;
      out += i == marked ? dash : std::string_view(cells_[i]->written);
    }
    out += '\n';
    return {};
  }

  void end(std::uint64_t, std::string&) override {}

  const std::vector<CellTexts>& texts() const override { return texts_; }

 private:
  /// Reading would take the row for something else than data; `filled` is its first cell that is.
  bool is_special(std::size_t filled) {
    const std::string& first = cells_[filled]->shown;
    const std::string marked = needs_apostrophe(first, !style_.raw) ? "'" + first : first;
    const auto written = [&](std::size_t i) -> std::string_view { return i == filled ? marked : cells_[i]->shown; };
    const bool special = !kinds_.is_plainly_data(cells_.size(), written);
    return special && kind_with(columns_.size()) != RowKind::data;
  }

  RowKind kind_with(std::size_t marked) const {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < columns_.size(); ++i) shown.emplace_back(i == marked ? dash : cells_[i]->shown);
    return kinds_.kind(shown);
  }

  /// The first empty cell in which a dash makes the row one of data; columns_.size() if there is none.
  std::size_t place_for_dash() const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const OutColumn& column = columns_[i];
      if (column.spec && column.id != "note" && cells_[i]->shown.empty() && kind_with(i) == RowKind::data) return i;
    }
    return columns_.size();
  }

  const std::vector<OutColumn>& columns_;
  Style style_;
  char separator_;
  RowKinds kinds_;
  std::vector<CellTexts> texts_;
  std::vector<const CellText*> cells_;  // of the row at hand
};

}  // namespace

std::unique_ptr<RowWriter> separated_rows(const OutColumns& columns, const LedgerSpec& ledger, const Setting& setting,
                                          const Style& style) {
  return std::make_unique<SeparatedRows>(columns, ledger, setting, style);
}

}  // namespace shanhai
