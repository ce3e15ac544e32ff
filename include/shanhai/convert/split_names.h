#pragma once
// Names for the files of a split ledger.

#include <set>
#include <string>
#include <string_view>

namespace shanhai {

/// A value as the name of a file: what some system does not take in one (/ \ : * ? " < > | and controls, a dot
/// in front, dots and spaces at the end) becomes _, and at most 200 bytes of it are kept; `_` for an empty one.
std::string file_name_of(std::string_view value);

class SplitNames {
 public:
  /// A name without its ending that no value before has got, upper and lower case being one: `百泉镇`,
  /// `百泉镇_2`. `_` alone is kept for the empty value.
  std::string next(std::string_view value);

 private:
  std::set<std::string> taken_{"_"};  // in lower case
};

}  // namespace shanhai
