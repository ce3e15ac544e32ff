#pragma once
// Mistakes are reported with the place where they were written: `NAME:LINE: message`.

#include <string>
#include <utility>

#include "shanhai/ledger/errors.h"

namespace shanhai {

[[noreturn]] inline void fail_at_line(const std::string& name, unsigned line,
                                      const std::string& message) {
  throw UsageError(name + ":" + std::to_string(line) + ": " + message);
}

/// What `work` returns; the place is put in front of any UsageError that it throws.
template <class Work>
auto at_place(const std::string& name, unsigned line, Work work) {
  try {
    return work();
  } catch (const UsageError& error) {
    fail_at_line(name, line, error.what());
  }
}

}  // namespace shanhai
