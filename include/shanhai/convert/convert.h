#pragma once
// The ledger again, clean: UTF-8, canonical headers, ISO dates, money in 元, the vocabulary's spellings; no
// totals, blank or note rows; rejected rows left out. Read again, it answers every question as the files did:
// a missing cell stays empty, so that a default stands in for it then as now.
//
// One pass, one thread: rows come in the order of file names and lines, and memory does not grow with them
// (for table and markdown, which line their columns up, it does).

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/question/question.h"
#include "shanhai/table/style.h"

namespace shanhai {

struct Conversion {
  const LedgerSpec* ledger = nullptr;
  Style style;        // format, english, id_headers, bom, raw; a terminal's width and colour
  std::string split;  // a column, a group of time, or a header: a file for each of its values; empty: one file
};

/// Takes the bytes of a file as they come.
class Destination {
 public:
  virtual ~Destination() = default;
  virtual void write(std::string_view bytes) = 0;
};
/// Called once for each file, before its first bytes: with the value of the split column as it may be shown
/// (two values may look alike when they are masked), or with nothing where there is one file. What it gives
/// must live as long as the conversion.
using MakeDestination = std::function<Destination&(const std::string& value)>;

struct Converted {
  std::vector<LeftOut> left_out;   // by file
  std::vector<std::string> notes;  // to say on standard error: what is masked, what is not kept
  std::uint64_t rows = 0;          // written
  std::uint64_t files = 0;
};

/// Throws InputError where there is no file of that ledger, UsageError where `split` is no column of it, or
/// the format cannot be split.
Converted convert(const Conversion& conversion, const Setting& setting, const MakeDestination& make);

}  // namespace shanhai
