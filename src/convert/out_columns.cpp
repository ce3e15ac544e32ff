#include "convert/out_columns.h"

#include <algorithm>
#include <map>
#include <set>

#include "shanhai/load/ledger_header.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

/// `header`, or `header_2` and so on where that is taken already.
std::string unique(const std::string& header, std::set<std::string>& taken) {
  std::string name = header;
  for (int i = 2; !taken.insert(name).second; ++i) name = header + "_" + std::to_string(i);
  return name;
}

}  // namespace

OutColumns out_columns(const LedgerSpec& ledger, const std::vector<std::size_t>& files, const Setting& setting,
                       const Style& style) {
  OutColumns out;
  std::set<std::size_t> known;
  std::map<std::string, std::size_t> others;  // how many columns of that header, in the file that has most
  std::vector<std::string> unnamed;
  for (const std::size_t number : files) {
    std::map<std::string, std::size_t> here;
    for (const FileColumn& column : setting.files->files[number].columns) {
      if (column.column) {
        known.insert(*column.column);
      } else if (++here[column.header] > others[column.header]) {
        ++others[column.header];
        (column.header.empty() ? unnamed : out.others).push_back(column.header);
      }
    }
  }
  const LedgerHeader header(ledger, {style.english, style.id_headers, true});
  std::set<std::string> taken;
  for (const std::size_t column : known) {
    const ColumnSpec& spec = ledger.columns[column];
    out.columns.push_back(column);
    out.written.push_back({spec.id, header.of(column), &spec, setting.files->mask_of(spec)});
    taken.insert(out.written.back().title);
  }
  const HeaderMasks masks(*setting.catalogue);
  for (const std::string& other : out.others) {
    const std::string name = unique(header.of_other(setting.show_personal ? other : masked_if_personal(other)), taken);
    out.written.push_back({name, name, nullptr, masks.of(other)});
  }
  out.others.insert(out.others.end(), unnamed.begin(), unnamed.end());
  return out;
}

}  // namespace shanhai
