#include "shanhai/ledger/notice.h"

#include <algorithm>

namespace shanhai {

void add_notices(const std::vector<Notice>& more, std::vector<Notice>& notices) {
  for (const Notice& notice : more) {
    if (std::find(notices.begin(), notices.end(), notice) == notices.end()) notices.push_back(notice);
  }
}

}  // namespace shanhai
