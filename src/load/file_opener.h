#pragma once
// Opens one file after the other and recognises the ledgers that they hold.

#include <string>
#include <vector>

#include "load/byte_input.h"
#include "load/encoding_detection.h"
#include "load/head.h"
#include "load/header.h"
#include "load/header_memory.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Thrown where a file has no header of a ledger. `check`, and a folder, pass over such a file.
struct NoLedger : InputError {
  using InputError::InputError;
};

/// Thrown where a header has bytes that are wrong in the file's encoding. Only `check` passes over such a file.
struct UnreadableHeader : InputError {
  UnreadableHeader(const std::string& name, const HeadRow& row);
  std::string reason;
};

/// --unit-of: the unit of a column's numbers that have none of their own.
struct GivenUnit {
  const ColumnSpec* column;
  UnitPower power;
};

class FileOpener {
 public:
  /// `ledger` says what the files hold; without, their headers do. Throws UsageError for a wrong --column or
  /// --unit-of. All that
  /// it is given must outlive it.
  FileOpener(const Catalogue& catalogue, const EncodingDetector& detector, const InputOptions& options,
             const LedgerSpec* ledger);

  /// What is found does not depend on the files that have been opened before. Throws NoLedger, UnreadableHeader, and
  /// InputError where the file cannot be read, or is of two ledgers.
  LedgerFile open(const std::string& path, const std::string& name);

 private:
  LedgerFile recognised(Head& head, Encoding encoding, const std::string& name);
  static void give(const GivenUnit& unit, LedgerFile& file);
  [[noreturn]] void refuse(Head& head, Encoding encoding, const std::string& name);

  const Catalogue& catalogue_;
  const EncodingDetector& detector_;
  const InputOptions& options_;
  const LedgerSpec* ledger_;
  std::vector<const LedgerSpec*> ledgers_;  // that a file may hold
  std::vector<NamedColumn> named_;
  std::vector<GivenUnit> given_units_;
  HeaderMemory memory_;
};

}  // namespace shanhai
