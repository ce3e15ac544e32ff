#include "load/workbooks_beside.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace shanhai {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> endings = {".xlsx", ".xlsm", ".xls", ".et", ".ett", ".ods"};

bool is_newer(const fs::path& one, const fs::path& other) {
  std::error_code unknown;
  const auto time = fs::last_write_time(one, unknown);
  if (unknown) return false;
  const auto other_time = fs::last_write_time(other, unknown);
  return !unknown && time > other_time;
}

Said words(const std::string& workbook, const std::string& file, bool newer) {
  return {workbook + " 与 " + file + " 同名" + (newer ? "，而且更新" : "") + "：读的是 " + file + "，可能已经过时；如改过工作簿，请重新另存为 CSV",
          workbook + " stands beside " + file + (newer ? " and is newer" : "") + ": only " + file +
              " is read, which may be out of date; save the workbook as CSV again if it has changed"};
}

Said unread(const std::string& first, std::size_t count) {
  const std::string more_zh = count > 1 ? " 等 " + std::to_string(count) + " 个工作簿" : "";
  const std::string more_en = count > 1 ? " and " + std::to_string(count - 1) + " more" : "";
  return {first + more_zh + "没有读：工作簿不能读，请将其中的表另存为 CSV",
          first + more_en + " not read: workbooks cannot be; save their sheets as CSV"};
}

}  // namespace

std::vector<std::string> workbooks(const std::vector<FolderEntry>& entries) {
  std::vector<std::string> names;
  for (const auto& [name, type] : entries) {
    const bool is_one = std::ranges::find(endings, ending_of(name)) != endings.end();
    if (is_one && type == fs::file_type::regular && !is_hidden(name)) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

std::vector<Notice> workbooks_beside(const fs::path& folder, const std::vector<FolderEntry>& entries, const std::vector<LedgerFile>& files) {
  std::map<std::string, std::string> books;  // by name without its ending; of several the first by name
  for (const std::string& name : workbooks(entries)) books.emplace(fs::path(name).stem().string(), name);
  std::vector<Notice> notices;
  std::map<std::string, std::string> others = books;
  for (const LedgerFile& file : files) {
    const auto found = books.find(fs::path(file.name).stem().string());
    if (found == books.end()) continue;
    others.erase(found->first);
    const bool newer = is_newer(folder / found->second, folder / file.name);
    notices.push_back({file.ledger->id, file.name, words(found->second, file.name, newer)});
  }
  // Which ledger they would be of nobody knows.
  if (!others.empty() && !files.empty()) notices.push_back({"", others.begin()->second, unread(others.begin()->second, others.size())});
  return notices;
}

}  // namespace shanhai
