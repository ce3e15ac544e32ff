#pragma once
// Ranks as a bulletin words them.

#include <string>

#include "shanhai/ledger/exact.h"

namespace shanhai {

/// 第二, 第十二, 第一百零三 up to 999, else 第1000; second, twelfth, 13th. REQUIRES: rank > 0.
std::string spelled_rank(Wide rank, bool english);

}  // namespace shanhai
