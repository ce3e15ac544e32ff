#include "question/shown_cells.h"
#include "convert/cell_texts.h"
#include "convert/row_writer.h"
#include "shanhai/render/render.h"

namespace shanhai {

namespace {

class RenderedRows : public RowWriter {
 public:
  RenderedRows(const OutColumns& columns, const Setting& setting, const Style& style)
      : columns_(columns.written), style_(style), array_(style.format == Format::json) {
    style_.money = MoneyUnit::yuan;
    if (array_) style_.format = Format::jsonl;
    for (const OutColumn& column : columns_) {
      TableColumn shown = column.spec ? shown_column(*column.spec, std::nullopt, style.english) : shown_column(column.id);
      if (shown.quantity == Quantity::money) {  // with all its decimals, for people too
        shown.quantity = Quantity::number;
        shown.unit = style.english ? "CNY" : "元";
      }
      table_.columns.push_back(std::move(shown));
      texts_.emplace_back(column, ',', style, setting.show_personal);
    }
  }

  void begin(std::string& out) override {
    if (array_) out += '[';
  }

  std::string row(const Batch& batch, std::size_t row, std::uint64_t before, std::string& out) override {
    TableRow& added = table_.rows.emplace_back();
    for (std::size_t i = 0; i < columns_.size(); ++i) added.cells.push_back(value(batch.columns[i], i, row));
    if (for_people(style_.format)) return {};
    if (array_) out += before > 0 ? ",\n" : "\n";
    render(table_, style_, out);
    if (array_) out.pop_back();
    table_.rows.clear();
    return {};
  }

  void end(std::uint64_t rows, std::string& out) override {
    if (for_people(style_.format)) render(table_, style_, out);
    if (array_) out += rows > 0 ? "\n]\n" : "]\n";
  }

  const std::vector<CellTexts>& texts() const override { return texts_; }

 private:
  Value value(const BatchColumn& column, std::size_t i, std::size_t row) {
    const std::int64_t cell = column.cells[row];
    if (!is_present(cell)) return {};
    const bool is_word = is_text(columns_[i].type()) || columns_[i].mask.is_personal();
    if (!is_word && columns_[i].type() == ColumnType::date) return Date::from_packed(cell);
    if (!is_word) return Exact{cell, cell_decimals};
    return texts_[i].of(column, row).shown;
  }

  const std::vector<OutColumn>& columns_;
  Style style_;
  bool array_;
  std::vector<CellTexts> texts_;
  Table table_;
};

}  // namespace

std::unique_ptr<RowWriter> rendered_rows(const OutColumns& columns, const Setting& setting, const Style& style) {
  return std::make_unique<RenderedRows>(columns, setting, style);
}

}  // namespace shanhai
