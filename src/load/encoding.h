#pragma once
// Bytes of a cell as UTF-8.

#include <optional>
#include <string>
#include <string_view>

#include "shanhai/load/ledger_files.h"

namespace shanhai {

struct Decoded {
  std::string text;              // UTF-8
  std::optional<std::size_t> wrong_byte;  // offset of the first byte that is wrong in the encoding
};

/// Decodes the bytes of a cell. In GB18030, one that is UTF-8 from end to end is wrong from its first character on. UTF-16 never gets here: such files are made UTF-8 before they are cut.
Decoded decode(std::string_view bytes, Encoding encoding);

/// `is not GB18030 (byte 4 of PLACE is wrong)`, for the wrong byte at `offset` of it.
std::string wrong_in(Encoding encoding, std::size_t offset, const std::string& place);

}  // namespace shanhai
