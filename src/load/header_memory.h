#pragma once
// Remembers the headers of files, so that the next file that begins with the very same bytes need not be searched for
// its own: a folder may hold thousands of files of one ledger. That gives what searching would give:
//   - Of what stands down to the header all is the same.
//   - What stands below belongs to a header only where it gives units (`（万元）`, `万元` below an amount) or names columns, with the cell above
//     it or alone. Where the next row might do so, nothing is recalled.
//   - Another separator that stands nowhere in the file makes rows of a single cell, and one known column at most.

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/head.h"
#include "load/record_cutter.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

class HeaderMemory {
 public:
  /// `ledgers`: those that files are tried as. They must outlive this.
  explicit HeaderMemory(std::vector<const LedgerSpec*> ledgers) : ledgers_(std::move(ledgers)) {}

  /// What searching a file with this head, without --column, would find: all of a LedgerFile that does not say which
  /// file it is. Null where it has to be searched.
  const LedgerFile* recall(const Head& head, Encoding encoding);
  /// The header of the file is one row, with so many known columns, and no other ledger has it.
  void remember(const Head& head, const LedgerFile& file, std::size_t known);

 private:
  /// A header cell as the cells below it might go on.
  struct Above {
    std::string name;  // folded, without brackets
    bool has_unit = false;
  };
  struct Header {
    std::string bytes;  // of the file down to it
    LedgerFile file;
    std::vector<Above> cells;  // where one is empty, that to its left, which may be merged
  };

  bool says_nothing(std::string_view rest, bool whole, const Header& header);
  static bool is_amount(std::string_view cell, const FileColumn& column, const LedgerSpec& ledger);
  bool is_ordinary(std::string_view cell, const Above& above) const;
  bool ends_like_no_name(std::string_view cell) const;
  bool may_name(const std::string& folded) const;
  void index_endings();

  std::vector<const LedgerSpec*> ledgers_;
  bool has_endings_ = false;               // they are found when they are needed
  std::array<bool, 256> last_bytes_{};     // of names, their units and brackets in ASCII
  std::bitset<65536> last_two_bytes_;      // of the others
  std::vector<Header> headers_;            // the last recalled first
  std::optional<RecordCutter> cutter_;
};

}  // namespace shanhai
