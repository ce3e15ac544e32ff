#include "shanhai/schema/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/run.h"
#include "cli/writing.h"
#include "shanhai/ledger/catalogue_export.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/load/ledger_header.h"

namespace shanhai::cli {

namespace {

/// Refuses to begin where a file is in the way.
void export_catalogue(const std::string& folder, const Options& options, Run& run, const Messages& messages) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto files = catalogue_files(options.catalogue);
  const auto path_of = [&](const EmbeddedFile& file) {
    return (fs::path(folder) / file.name).string();
  };
  for (const EmbeddedFile& file : files) {
    if (fs::symlink_status(path_of(file), error).type() != fs::file_type::not_found) {
      throw OutputError(
          fmt::format("cannot write {}: it is there already; nothing was exported", path_of(file)));
    }
  }
  if (!fs::is_directory(folder, error) && !fs::create_directory(folder, error)) {
    fail_to_write(folder, error ? error.value() : ENOTDIR);
  }
  for (const EmbeddedFile& file : files) Output(path_of(file), run.files_of_run()).write(file.content);
  messages.note(
      fmt::format("{} files are in {}; --catalogue {} reads them", files.size(), folder, folder));
}

/// csv, unless tsv is asked for: nothing else can be filled in.
Options for_template(Options options) {
  if (!options.format && !options.output) options.format = "csv";
  return options;
}

int schema(const Options& typed, Messages& messages) {
  const Options options = typed.make_template ? for_template(typed) : typed;
  if (options.export_to &&
      (!options.arguments.empty() || options.make_template || options.output)) {
    throw UsageError(
        "--export writes the whole catalogue into its folder: it takes no LEDGER, --template or "
        "-o");
  }
  if (options.make_template && options.arguments.empty())
    throw UsageError("--template needs a LEDGER");
  Run run(options, messages);
  if (options.export_to) {
    export_catalogue(*options.export_to, options, run, messages);
    return 0;
  }
  const Style& style = run.style();
  std::string out;
  if (options.make_template) {
    if (style.format != Format::csv && style.format != Format::tsv) {
      throw UsageError("--template is csv or tsv, to be filled in");
    }
    render(template_table(run.catalogue().ledger(options.arguments.front()), style), style, out);
  } else if (options.arguments.empty()) {
    render(ledgers_table(run.catalogue(), style.english), style, out);
  } else if (style.format == Format::json) {
    out = columns_json(run.catalogue().ledger(options.arguments.front()));
  } else if (style.format == Format::jsonl) {
    out = columns_jsonl(run.catalogue().ledger(options.arguments.front()));
  } else {
    render(columns_table(run.catalogue().ledger(options.arguments.front()), style.english), style,
           out);
  }
  run.finish(out, {}, {}, {});
  return 0;
}

}  // namespace

Command schema_command() {
  return {"schema",
          "[LEDGER]",
          0,
          1,
          "ledgers and their columns; an empty CSV to fill in",
          "LEDGER is one of {ledgers}, or your own.",
          "shanhai schema\n"
          "shanhai schema funds --lang en -f markdown\n"
          "shanhai schema sales --template --bom -o sales-template.csv",
          schema};
}

}  // namespace shanhai::cli
