#pragma once
// What ends a run before its answer: one type for each exit status. Each is thrown where the fault is
// found, with everything that its one-line message needs, and caught once, in main.
// A bad row of a ledger is none of these: it is a Reject (see batch.h).

#include <stdexcept>
#include <string>

namespace shanhai {

struct Error : std::runtime_error {
  Error(int status, const std::string& message) : std::runtime_error(message), exit_status(status) {}
  int exit_status;
};

/// The command line, an expression, a catalogue or a template is wrong: exit status 2.
struct UsageError : Error {
  explicit UsageError(const std::string& message) : Error(2, message) {}
};

/// An input cannot be read: exit status 3.
struct InputError : Error {
  explicit InputError(const std::string& message) : Error(3, message) {}
};

/// The output cannot be written: exit status 4.
struct OutputError : Error {
  explicit OutputError(const std::string& message) : Error(4, message) {}
};

}  // namespace shanhai
