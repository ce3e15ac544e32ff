#pragma once
// Puts a document together from what is left of a template: lines piece by piece, and tables. A line of which
// a condition has left nothing is no line, and a heading under which conditions have left nothing is none.

#include <string>
#include <string_view>
#include <vector>

#include "report/template.h"
#include "shanhai/table/document.h"

namespace shanhai {

class DocumentWriter {
 public:
  void begin(const LineBegin& line);
  void text(std::string_view text) { line_ += text; }
  void end(const LineEnd& end);
  template <class Made>
  void add(Made made) {
    blocks_.emplace_back(std::move(made));
  }
  /// A condition has kept something out here.
  void left_something_out() { gaps_.push_back(blocks_.size()); }

  std::vector<Block> finish();

 private:
  void append_prose();

  std::vector<Block> blocks_;
  std::vector<std::size_t> gaps_;  // how many blocks there were where something was left out
  LineBegin begun_;
  std::string line_;
  bool goes_on_ = false;  // the end of the line before is layout
  bool gap_ = false;      // the line before was left out
};

}  // namespace shanhai
