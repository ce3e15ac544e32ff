#include "shanhai/ledger/catalogue_export.h"

#include <algorithm>
#include <array>

#include "ledger/whole_file.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"

namespace shanhai {

namespace {

struct KeyedFile {
  std::string_view name;
  std::size_t keys;  // columns at the left that make a row's key
};
constexpr std::array<KeyedFile, 4> keyed_files = {
    {{"ledgers.csv", 2}, {"vocabulary.csv", 3}, {"indicators.csv", 1}, {"checks.csv", 1}}};

using Cells = std::vector<std::string>;

std::string csv_line(const Cells& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    const bool quoted = cell.find_first_of(",\"") != cell.npos;
    if (quoted) line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    if (quoted) line += '"';
  }
  return line + '\n';
}

/// The rows of `upper` in the place of those of `base` that have the same key, or behind them.
std::string merged(const std::string& base, const EmbeddedFile& upper, std::size_t keys) {
  // The built-in file has all columns there are.
  const FixedShape shape{split_aliases([&] {
                           std::string header = base.substr(0, base.find_first_of("\r\n"));
                           std::replace(header.begin(), header.end(), ',', ';');
                           return header;
                         }()),
                         keys, false};
  std::vector<Cells> rows;
  for (FixedRow& row : read_fixed_table(upper.name, base, shape)) rows.push_back(std::move(row.cells));
  for (FixedRow& row : read_fixed_table(upper.name, upper.content, shape)) {
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const Cells& known) {
      return std::equal(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(keys), row.cells.begin());
    });
    if (same == rows.end()) {
      rows.push_back(std::move(row.cells));
    } else {
      *same = std::move(row.cells);
    }
  }
  std::string content = csv_line(shape.columns);
  for (const Cells& row : rows) content += csv_line(row);
  return content;
}

std::vector<EmbeddedFile> files_in(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<EmbeddedFile> files;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::filesystem::path& path = at->path();
    if (!at->is_regular_file(error) || (path.extension() != ".csv" && path.extension() != ".md")) continue;
    files.push_back({path.filename().string(), whole_file(path.string(), path.string()).value_or("")});
  }
  if (error) throw InputError(folder.string() + ": the catalogue cannot be read: " + error.message());
  return files;
}

}  // namespace

std::vector<EmbeddedFile> catalogue_files(const std::optional<std::filesystem::path>& folder) {
  std::vector<EmbeddedFile> files = embedded_files();
  for (EmbeddedFile& upper : folder ? files_in(*folder) : std::vector<EmbeddedFile>()) {
    const auto base = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == upper.name; });
    const auto keyed = std::find_if(keyed_files.begin(), keyed_files.end(), [&](const KeyedFile& file) { return file.name == upper.name; });
    if (keyed != keyed_files.end() && base != files.end()) {
      base->content = merged(base->content, upper, keyed->keys);
    } else if (upper.name.ends_with(".md") && base != files.end()) {
      *base = std::move(upper);
    } else if (upper.name.ends_with(".md") || keyed != keyed_files.end()) {
      files.push_back(std::move(upper));
    }
  }
  std::sort(files.begin(), files.end(), [](const EmbeddedFile& a, const EmbeddedFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace shanhai
