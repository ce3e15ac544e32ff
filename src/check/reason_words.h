#pragma once
// Why a cell or a row cannot be read, in Chinese: load says it in English.

#include <string>

namespace shanhai::checking {

/// `"约100" is not a number` as `“约100”不是数字`; a reason that is not known stays as it is.
std::string reason_in_chinese(const std::string& reason);

}  // namespace shanhai::checking
