#include "shanhai/ledger/fixed_table.h"

#define CSV_IO_NO_THREAD
#include <limits>
#include <libfccp/csv.h>

#include <algorithm>
#include <array>
#include <utility>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

constexpr std::size_t width = 10;
using Reader = io::CSVReader<width, io::trim_chars<' ', '\t'>, io::double_quote_escape<',', '"'>,
                             io::throw_on_overflow, io::empty_line_comment>;
using Names = std::array<std::string, width>;
using Cells = std::array<char*, width>;

template <std::size_t... I>
void read_header(Reader& reader, io::ignore_column policy, const Names& names, std::index_sequence<I...>) {
  reader.read_header(policy, names[I]...);
}

template <std::size_t... I>
bool read_row(Reader& reader, Cells& cells, std::index_sequence<I...>) {
  return reader.read_row(cells[I]...);
}

[[noreturn]] void fail(const std::string& name, unsigned line, const std::string& message) {
  throw UsageError(name + ":" + std::to_string(line) + ": " + message);
}

}  // namespace

std::vector<FixedRow> read_fixed_table(const std::string& name, std::string_view content,
                                       const FixedShape& shape) {
  constexpr auto indexes = std::make_index_sequence<width>{};
  Names names;
  for (std::size_t i = 0; i < width; ++i) {
    // A name that no header has, where the shape has fewer columns than the reader.
    names[i] = i < shape.columns.size() ? shape.columns[i] : "\x01" + std::to_string(i);
  }
  content = utf8_text(name, content);
  Reader reader(name, content.data(), content.data() + content.size());
  std::vector<FixedRow> rows;
  try {
    read_header(reader, io::ignore_missing_column | (shape.others_allowed ? io::ignore_extra_column : 0u),
                names, indexes);
    for (std::size_t i = 0; i < shape.required; ++i) {
      if (!reader.has_column(shape.columns[i])) {
        fail(name, reader.get_file_line(), "has no column \"" + shape.columns[i] + "\"");
      }
    }
    Cells cells{};
    while (read_row(reader, cells, indexes)) {
      FixedRow row{reader.get_file_line(), {}};
      for (std::size_t i = 0; i < shape.columns.size(); ++i) row.cells.emplace_back(cells[i] ? cells[i] : "");
      // Spreadsheets leave such rows at the end.
      const bool blank = std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
      if (!blank) rows.push_back(std::move(row));
    }
  } catch (const io::error::header_missing&) {
    fail(name, 1, "is empty: a header is needed");
  } catch (const io::error::extra_column_in_header& error) {
    fail(name, reader.get_file_line(), "does not know the column \"" + std::string(error.column_name) + "\"" +
                                           did_you_mean(error.column_name, shape.columns));
  } catch (const io::error::duplicated_column_in_header& error) {
    fail(name, reader.get_file_line(), "has the column \"" + std::string(error.column_name) + "\" twice");
  } catch (const io::error::too_few_columns&) {
    fail(name, reader.get_file_line(), "has fewer cells than the header");
  } catch (const io::error::too_many_columns&) {
    fail(name, reader.get_file_line(), "has more cells than the header");
  } catch (const io::error::escaped_string_not_closed&) {
    fail(name, reader.get_file_line(), "has a quote that is never closed");
  } catch (const io::error::line_length_limit_exceeded&) {
    fail(name, reader.get_file_line(), "is longer than 16 MB");
  }
  return rows;
}

std::string_view utf8_text(const std::string& name, std::string_view content) {
  const std::size_t bad = std::min(first_invalid_utf8(content), content.find('\0'));
  if (bad != content.npos) {
    const auto line = 1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    fail(name, static_cast<unsigned>(line), "is not UTF-8; save the file as UTF-8");
  }
  constexpr std::string_view mark = "\xef\xbb\xbf";
  return content.starts_with(mark) ? content.substr(mark.size()) : content;
}

std::vector<std::string> split_aliases(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace shanhai
