#include "shanhai/convert/convert.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/split_folder.h"
#include "cli/terminal.h"
#include "cli/values.h"
#include "shanhai/ledger/errors.h"

namespace shanhai::cli {

namespace {

/// Nobody reads any more what is written.
struct ReaderGone {};

class OneFile : public Destination {
 public:
  explicit OneFile(OutputPieces& pieces) : pieces_(pieces) {}
  void write(std::string_view bytes) override {
    if (!pieces_.write(bytes)) throw ReaderGone();
  }

 private:
  OutputPieces& pieces_;
};

/// CSV, unless something else is asked for. The folder of --split is no file.
Options as_csv(Options options) {
  if (options.split || options.output == "-") options.output.reset();
  if (!options.format && !options.output) options.format = "csv";
  return options;
}

/// What lies in the data folder is read with the other files the next time.
void warn_of_twice(const std::string& folder, const Run& run, const Messages& messages) {
  namespace fs = std::filesystem;
  const std::string& data = run.files().folder;
  std::error_code error;
  if (data.empty() || !fs::equivalent(folder, data, error)) return;
  messages.note(fmt::format(
      "what is written lies in the data folder {}: the next run will count its rows again", data));
}

int convert(const Options& typed, Messages& messages) {
  if (typed.split && (!typed.output || *typed.output == "-")) {
    throw UsageError("--split needs a folder for its files: -o DIR");
  }
  if (typed.clean && !typed.split) throw UsageError("--clean is for the folder of --split");
  const Options options = as_csv(typed);
  Run run(options, messages);
  // Rows that run over the terminal are progress enough.
  if (run.output().is_standard() && terminal_width() > 0) messages.end_progress();
  const LedgerSpec& ledger = run.catalogue().ledger(options.arguments.front());
  const Conversion conversion{&ledger, run.style(), options.split.value_or("")};
  run.open({options.arguments.begin() + 1, options.arguments.end()}, &ledger);

  Converted converted;
  if (options.split) {
    SplitFolder folder(*typed.output, ending_of(conversion.style.format), options.clean, run.files_of_run());
    converted = shanhai::convert(
        conversion, run.setting(),
        [&](const std::string& value) -> Destination& { return folder.file_for(value); });
    run.insist_on_all(converted.left_out);
    const std::vector<std::string> besides = folder.finish();
    converted.notes.push_back(
        fmt::format("{} rows in {} files in {}", converted.rows, converted.files, *typed.output));
    converted.notes.insert(converted.notes.end(), besides.begin(), besides.end());
    warn_of_twice(*typed.output, run, messages);
  } else {
    OutputPieces pieces(run.output());
    OneFile file(pieces);
    try {
      converted = shanhai::convert(conversion, run.setting(),
                                   [&](const std::string&) -> Destination& { return file; });
    } catch (const ReaderGone&) {
      return 0;
    }
    run.insist_on_all(converted.left_out);
    pieces.finish();
    if (options.output) warn_of_twice(folder_of(*options.output), run, messages);
  }
  messages.stage("convert");
  run.account(converted.left_out, converted.notes, {});
  messages.detail(fmt::format("rows: {} written", converted.rows));
  return 0;
}

}  // namespace

Command convert_command() {
  return {"convert",
          "LEDGER [FILE…]",
          1,
          ~std::size_t{0},
          "the ledger again, clean: one format and spelling",
          "LEDGER is one of {ledgers}, or your own. Its files become one CSV, in UTF-8, with the "
          "catalogue's headers, dates as 2023-06-30 and money in 元. Rows that cannot be read are "
          "left out and named, personal columns masked.",
          "shanhai convert sales -d samples/dushan -o sales.csv\n"
          "shanhai convert funds -d samples/dushan --split township -o by-township\n"
          "shanhai convert labour -d samples/dushan --show-personal --rejects rejects.csv",
          convert};
}

}  // namespace shanhai::cli
