#pragma once
// What makes a number wrong though every cell can be read: two exports of one ledger in a folder, a column that one
// of several files lacks, a value that no row has. Whoever finds such a thing makes a Notice of it; every command
// says it on standard error, and a report under 数据说明 as well.

#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

/// One text in the two languages of the program, which say the same. Neither is ever empty.
struct Said {
  std::string zh;
  std::string en;

  const std::string& in(bool english) const { return english ? en : zh; }
  bool operator==(const Said&) const = default;
};

struct Notice {
  std::string ledger;  // id; empty: nobody knows which, so it concerns them all
  std::string file;    // name of the file that it is about, or of the first of several; may be empty
  Said said;           // a whole line without the end: what, where (`file:line`), what to do
  bool alarm = false;  // rows may count twice: `--fail-if` and a monthly run must not pass over it

  bool operator==(const Notice&) const = default;
};

/// Adds those of `more` that are not there yet: each is said once, whoever finds it again.
void add_notices(const std::vector<Notice>& more, std::vector<Notice>& notices);

}  // namespace shanhai
