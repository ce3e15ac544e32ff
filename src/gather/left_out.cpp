#include "shanhai/gather/left_out.h"

#include <fmt/format.h>

#include "shanhai/ledger/exact.h"

namespace shanhai {

std::string to_words(const LeftOut& left, bool english) {
  const std::string all = grouped({static_cast<Wide>(left.of), 0}, 0);
  const std::string rows = grouped({static_cast<Wide>(left.rows), 0}, 0);
  return english
             ? fmt::format("{}: {} of {} rows rejected (first: line {}: {}); see 'shanhai check'",
                           left.file, rows, all, left.line, left.reason)
             : fmt::format("{}：{} 行中有 {} 行未计入（首处：第 {} 行，{}），详见 shanhai check",
                           left.file, all, rows, left.line, left.reason);
}

}  // namespace shanhai
