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

/// What is written here goes by pieces; Run, which holds its answer, has none.
Options without_output(Options options) {
  if (options.split || options.output == "-") options.output.reset();
  if (!options.format && !options.output) options.format = "csv";
  return options;
}

/// What lies in the data folder is read with the other files the next time, unless it has taken the place of
/// the only one there was.
void warn_of_twice(const std::string& folder, const std::string& file, const Run& run,
                   const LedgerSpec& ledger, const Messages& messages) {
  namespace fs = std::filesystem;
  const std::string& data = run.files().folder;
  std::error_code error;
  if (data.empty() || !fs::equivalent(folder, data, error)) return;
  const auto read = run.files().of(ledger);
  if (read.size() == 1 && run.files().files[read[0]].name == file) return;
  messages.note(fmt::format(
      "what is written lies in the data folder {}: the next run will count its rows again", data));
}

int convert(const Options& typed, Messages& messages) {
  if (typed.split && (!typed.output || *typed.output == "-")) {
    throw UsageError("--split needs a folder for its files: -o DIR");
  }
  const Options options = without_output(typed);
  const Output output(options.output);
  Options held = options;
  held.format = "csv";
  held.output.reset();
  if (options.rejects && options.rejects == options.output) {
    throw UsageError("--rejects and --output name the same file");
  }
  Run run(held, messages);
  // Rows that run over the terminal are progress enough.
  if (output.is_standard() && terminal_width() > 0) messages.end_progress();
  const LedgerSpec& ledger = run.catalogue().ledger(options.arguments.front());
  const Conversion conversion{&ledger, style_of(options, output.is_standard()),
                              options.split.value_or("")};
  run.open({options.arguments.begin() + 1, options.arguments.end()}, &ledger);

  Converted converted;
  if (options.split) {
    SplitFolder folder(*typed.output, ending_of(conversion.style.format));
    converted = shanhai::convert(
        conversion, run.setting(),
        [&](const std::string& value) -> Destination& { return folder.file_for(value); });
    run.insist_on_all(converted.left_out);
    folder.finish();
    converted.notes.push_back(
        fmt::format("{} rows in {} files in {}", converted.rows, converted.files, *typed.output));
    warn_of_twice(*typed.output, "", run, ledger, messages);
  } else {
    OutputPieces pieces(output);
    OneFile file(pieces);
    try {
      converted = shanhai::convert(conversion, run.setting(),
                                   [&](const std::string&) -> Destination& { return file; });
    } catch (const ReaderGone&) {
      return 0;
    }
    run.insist_on_all(converted.left_out);
    pieces.finish();
    if (const std::filesystem::path path = options.output.value_or(""); !path.empty()) {
      const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
      warn_of_twice(folder, path.filename().string(), run, ledger, messages);
    }
  }
  messages.stage("convert");
  run.finish({}, converted.left_out, converted.notes, {});
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
