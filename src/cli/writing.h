#pragma once
// Writing to a file descriptor, and saying why that did not work.

#include <string>
#include <string_view>

namespace shanhai::cli {

/// False where it cannot be written (errno says why). Goes on after signals.
bool write_all(int file, std::string_view bytes);

/// What the system calls an error: `No space left on device`.
std::string error_text(int error);

/// Throws OutputError: `cannot write out.csv: No space left on device`.
[[noreturn]] void fail_to_write(const std::string& name, int error);

}  // namespace shanhai::cli
