#include "load/row_text.h"

#include <algorithm>
#include <vector>

#include "load/encoding.h"
#include "load/record_cutter.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

constexpr const char* hidden = "***";

bool has_personal_columns(const LedgerFile& file) {
  return std::ranges::any_of(file.columns, [](const FileColumn& column) { return column.mask.is_personal(); });
}

/// `text` as the cell of the file's column number `column`.
std::string masked_cell(const std::string& text, std::size_t column, const LedgerFile& file) {
  if (column >= file.columns.size()) return masked_if_personal(text);
  CellMask mask = file.columns[column].mask;
  if (const auto known = file.columns[column].column) {
    // Of a row that slipped: no day has as many digits as a telephone, and no quantity as many as an identity number.
    constexpr std::size_t identity_length = 18;
    const ColumnType type = file.ledger->columns[*known].type;
    if (type == ColumnType::date || (is_number(type) && trimmed(text).size() >= identity_length)) mask.codes = false;
  }
  return mask.is_personal() ? mask(trimmed(text)) : mask(text);
}

}  // namespace

std::string readable(std::string_view bytes, Encoding encoding) {
  std::string text;
  for (;;) {
    const Decoded decoded = decode(bytes, encoding);
    if (!decoded.wrong_byte) return text + decoded.text;
    text += decode(bytes.substr(0, *decoded.wrong_byte), encoding).text + "\xEF\xBF\xBD";
    bytes.remove_prefix(*decoded.wrong_byte + 1);
  }
}

std::string row_text(std::string_view record, const LedgerFile& file, bool show_personal) {
  if (record.empty()) return hidden;
  std::string text(record);
  text.append(SpecialBytes::padding, '\0');
  const std::string_view bytes(text.data(), record.size());
  RecordCutter cutter(file.separator);
  cutter.start(bytes, 0);
  if (cutter.cut(true) != Cut::record || cutter.fault() != RecordFault::none) return hidden;
  if (show_personal) return readable(bytes, file.encoding);

  std::vector<RawCell> cells;
  for (std::size_t i = 0; i < cutter.cells(); ++i) cells.push_back(cutter.cell(i));
  const auto filled = [&](const RawCell& cell) {
    return !trimmed(readable(bytes.substr(cell.begin, cell.end - cell.begin), file.encoding)).empty();
  };
  const bool too_long = cells.size() > file.columns.size() &&
                        std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(file.columns.size()), cells.end(), filled);
  if (too_long && has_personal_columns(file)) return hidden;

  std::string shown;
  std::string storage;
  std::size_t at = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    shown += readable(bytes.substr(at, cells[i].begin - at), file.encoding);
    for (const char c : masked_cell(readable(content_of(bytes, cells[i], storage), file.encoding), i, file)) {
      if (c == '"' && cells[i].quoted) shown += '"';
      shown += c;
    }
    at = cells[i].end;
  }
  return shown + readable(bytes.substr(at), file.encoding);
}

}  // namespace shanhai
