#pragma once
// What one run of the program is set to: where ledgers come from, the day, the language, and where it puts what is to be
// said besides its answers. The pointers are the caller's, and outlive every question.

#include <vector>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/notice.h"
#include "shanhai/load/ledger_files.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// What a run gives to every question it asks.
struct Setting {
  const Catalogue* catalogue = nullptr;
  const LedgerFiles* files = nullptr;
  Day today = 0;
  bool english = false;
  bool show_personal = false;
  unsigned threads = 1;
  RejectedRows* rejects = nullptr;  // every row that the answers leave out is added here
  std::vector<Notice>* notices = nullptr;  // likewise what makes a number of theirs wrong, each once
  Progress* progress = nullptr;     // of the pass over a ledger that goes on
};

}  // namespace shanhai
