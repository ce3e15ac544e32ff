#pragma once
// Files through check_ledgers(): the fixtures of samples/broken/, or files that a test writes.

#include <filesystem>
#include <string>

#include "scratch_folder.h"
#include "shanhai/check/check.h"
#include "shanhai/ledger/date.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai::check_tests {

inline const Catalogue& built_in() {
  static const Catalogue catalogue;
  return catalogue;
}

inline std::filesystem::path broken_samples() {
  return std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / "samples" / "broken";
}

/// An answer, and the files that it points into.
struct Checked : CheckAnswer {
  LedgerFiles opened;
};

inline Checked check_opened(const InputOptions& input, const Catalogue& catalogue, bool english, unsigned threads) {
  Checked checked;
  checked.opened = open_ledgers(catalogue, input, nullptr);
  Setting setting;
  setting.catalogue = &catalogue;
  setting.files = &checked.opened;
  setting.today = *day_of(2023, 12, 31);
  setting.english = english;
  setting.threads = threads;
  static_cast<CheckAnswer&>(checked) = check_ledgers(setting);
  return checked;
}

inline Checked check_broken(const std::string& kind, bool english = false) {
  const auto folder = broken_samples() / kind;
  InputOptions input;
  input.pass_over_files = true;
  if (std::filesystem::is_directory(folder)) {
    input.folder = folder.string();
  } else {
    input.files = {folder.string() + ".csv"};
  }
  return check_opened(input, built_in(), english, 1);
}

inline Checked check_text(const std::string& content, const Catalogue& catalogue = built_in(), unsigned threads = 1) {
  const ScratchFolder folder;
  InputOptions input;
  input.pass_over_files = true;
  input.files = {folder.put("file.csv", content)};
  return check_opened(input, catalogue, false, threads);
}

/// The first finding of that kind, or nullptr.
inline const Finding* finding_in(const CheckAnswer& answer, const std::string& kind) {
  for (const CheckedFile& file : answer.files) {
    for (const Finding& finding : file.findings) {
      if (finding.kind == kind) return &finding;
    }
  }
  return nullptr;
}

/// `totals-differ amount 1: 7 小计写的是 …`, a finding a line.
inline std::string in_words(const CheckAnswer& answer) {
  std::string text;
  for (const CheckedFile& file : answer.files) {
    for (const Finding& finding : file.findings) {
      text += finding.kind + " " + finding.column + " " + std::to_string(finding.count) + ":";
      for (const FindingPlace& place : finding.places) text += " " + std::to_string(place.line) + " " + place.message;
      text += "\n";
    }
  }
  return text;
}

}  // namespace shanhai::check_tests
