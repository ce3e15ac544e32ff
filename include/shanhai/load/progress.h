#pragma once
// How far a pass over the files of a ledger has come, to be shown while it goes on. The pass writes it, any
// other thread may read it; the numbers are not of one moment.

#include <atomic>
#include <cstdint>

#include "shanhai/ledger/catalogue.h"

namespace shanhai {

struct Progress {
  std::atomic<const LedgerSpec*> ledger = nullptr;  // that is being read; null before the first pass
  std::atomic<std::uint64_t> bytes_done = 0;        // of it
  std::atomic<std::uint64_t> bytes_all = 0;         // of it; 0 where a pipe is among its files
  std::atomic<std::uint64_t> rejected = 0;          // rows of all passes with something that cannot be read
};

}  // namespace shanhai
