#pragma once
// Personal data as it may be shown: enough to find the row again, too little to know the person, and nothing else is
// touched. This is the one place that decides; commands, messages, names of files all ask it. Masking what is masked
// already changes nothing. Groups and conditions work on the real values; only what is shown passes through here.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// How the cells of one column are shown.
struct CellMask {
  ColumnType kind = ColumnType::text;  // a personal type, or text for all others
  bool codes = false;                  // of codes, keys or quantities: a cell of nothing but numbers is never a person's

  bool is_personal() const { return shanhai::is_personal(kind); }

  /// In personal columns, identity numbers of 15, 18 or 20 characters keep six and four (`522726********1234`),
  /// telephones of 11 or more three and four (`138****5678`), where what is kept are digits (and X); names keep the
  /// first character (`林**`). Anything else there is all `*`, one for each character. In other columns what is
  /// surely a number of a person is masked, wherever it stands in the text.
  std::string operator()(std::string_view text) const;

  bool operator==(const CellMask&) const = default;
};

/// Of a text that stands in no column.
inline std::string masked_if_personal(std::string_view text) { return CellMask{}(text); }
/// A cell of a column of that type.
inline std::string masked(ColumnType type, std::string_view text) { return CellMask{type}(text); }

/// The masks of columns by what stands above them.
class HeaderMasks {
 public:
  /// Copies what it needs.
  explicit HeaderMasks(const Catalogue& catalogue);

  /// Of a column that its ledger does not know: personal where the header is, or holds, a name of one of the
  /// catalogue's personal columns (家属电话 holds 电话) or another word for a person's name or number (户主, 手机).
  CellMask of(std::string_view header) const;
  /// Of a ledger's column under that header. One that speaks of persons decides, whatever --column says, unless it
  /// is the column's own name.
  CellMask of(const ColumnSpec& spec, std::string_view header) const;

 private:
  ColumnType kind_of(const std::string& folded) const;

  std::vector<std::pair<std::string, ColumnType>> names_;  // of personal columns, folded
};

/// Of a ledger's column, by its own names.
CellMask mask_of(const ColumnSpec& spec);

/// A header that speaks of codes: 项目编号, 单号, 代码.
bool speaks_of_codes(std::string_view header);

/// The stricter of two, for cells of one column from several files.
CellMask stricter(const CellMask& a, const CellMask& b);

}  // namespace shanhai
