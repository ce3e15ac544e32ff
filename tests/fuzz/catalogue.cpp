// Any text as a user's catalogue: lines `=== NAME` begin its files. It is taken or refused with a place; what
// is taken, written out and read again, is the same catalogue, and its ledgers know their own headers.
#include <fmt/format.h>

#include "scratch_folder.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/catalogue_export.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/load/ledger_header.h"
#include "shanhai/schema/schema.h"

#include "claim.h"

using namespace shanhai;
using fuzz::claim;

namespace {

constexpr const char* names[] = {"ledgers.csv", "vocabulary.csv", "indicators.csv", "checks.csv", "monthly.md"};

void write_files(const ScratchFolder& folder, std::string_view text) {
  std::string name, content;
  const auto write = [&] {
    for (const std::string known : names) {
      if (name == known) folder.put(name, content);
    }
    content.clear();
  };
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with("=== ")) {
      write();
      name = line.substr(4);
    } else {
      content.append(line).append("\n");
    }
  }
  write();
}

Catalogue read(const std::filesystem::path& folder) {
  static const Catalogue built_in;
  Catalogue catalogue = built_in;
  catalogue.add_folder(folder);
  return catalogue;
}

std::string in_words(const Catalogue& catalogue) {
  std::string text;
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    text += ledger.id + " " + ledger.label + " " + ledger.label_en + "\n" + columns_json(ledger);
  }
  for (const Indicator& each : catalogue.indicators()) {
    text += fmt::format("{}|{}|{}|{}|{}|{}|{}|{}\n", each.id, each.label, each.label_en, each.unit, each.ledger,
                        each.where, each.measure, static_cast<int>(each.over));
  }
  for (const CheckRule& each : catalogue.checks()) {
    text += fmt::format("{}|{}|{}|{}|{}|{}\n", each.id, each.ledger, each.where, each.label, each.label_en,
                        static_cast<int>(each.severity));
  }
  for (const std::string& name : catalogue.report_names()) text += *catalogue.report_template(name);
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const ScratchFolder folder;
  write_files(folder, {reinterpret_cast<const char*>(data), size});
  std::string first;
  try {
    const Catalogue catalogue = read(folder.path);
    first = in_words(catalogue);
    for (const LedgerSpec& ledger : catalogue.ledgers()) {
      const LedgerHeader header(ledger, {});
      for (std::size_t i = 0; i < ledger.columns.size(); ++i) header.of(i);
    }
  } catch (const UsageError& error) {
    const std::string message = error.what();
    claim(message.find(".csv") != std::string::npos, "no file is named: " + message);
    claim(message.find('\n') == std::string::npos, "more than one line: " + message);
    return 0;
  }
  const ScratchFolder written;
  for (const EmbeddedFile& file : catalogue_files(folder.path)) written.put(file.name, file.content);
  try {
    claim(in_words(read(written.path)) == first, "a catalogue written out is another");
  } catch (const UsageError& error) {
    claim(false, std::string("a catalogue written out is refused: ") + error.what());
  }
  return 0;
}
