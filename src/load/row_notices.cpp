#include "load/row_notices.h"

#include <algorithm>

#include "load/header_units.h"

namespace shanhai {

const ColumnSpec& first_amount(const LedgerFile& file) {
  const auto found = std::ranges::find_if(file.columns, [&](const FileColumn& column) { return is_amount(column, *file.ledger); });
  return file.ledger->columns[*found->column];
}

Said other_unit_words(const LedgerFile& file, const FileRows& rows) {
  const std::string text = shown_text(rows.other_unit.reason);
  const std::string id = first_amount(file).id;
  return {"表头下面写着“" + text + "”，金额却是按别的单位读取的：整个文件都是这个单位的，用 --unit-of " + id + "=单位 指明；只是一部分的，另存为一个文件",
          "below the header stands \"" + text + "\", and the amounts are read in another unit: if it is that of the whole file, say so with --unit-of " +
              id + "=UNIT; if of a part, put that into a file of its own"};
}

std::vector<Notice> unit_notices(const LedgerFiles& files, const std::vector<std::size_t>& numbers, const ScanReport& report) {
  std::vector<Notice> notices;
  for (std::size_t i = 0; i < numbers.size() && i < report.files.size(); ++i) {
    const FileRows& rows = report.files[i];
    if (rows.other_unit.line == 0) continue;
    const LedgerFile& file = files.files[numbers[i]];
    const std::string place = file.name + ":" + std::to_string(report.line(i, rows.other_unit.line));
    const Said words = other_unit_words(file, rows);
    notices.push_back({file.ledger->id, file.name, {place + "：" + words.zh, place + ": " + words.en}});
  }
  return notices;
}

}  // namespace shanhai
