#define CSV_IO_NO_THREAD
#include <limits>

#include "load/batch_reader.h"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "shanhai/ledger/errors.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shanhai {

namespace {

/// csv.h's quote policy for the lines of a RecordSource: no quotes, cells divided by 0x1F. Looks at sixteen
/// bytes at a time; a line lies in csv.h's buffer of 48 MB, in the first 32, so there is room behind it.
struct DividedCells {
  static const char* find_next_column_end(const char* at) {
#if defined(__SSE2__)
    const __m128i divider = _mm_set1_epi8(cell_divider);
    const __m128i zero = _mm_setzero_si128();
    for (;; at += 16) {
      const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(chunk, divider), _mm_cmpeq_epi8(chunk, zero));
      if (const int mask = _mm_movemask_epi8(found)) return at + __builtin_ctz(static_cast<unsigned>(mask));
    }
#else
    while (*at != cell_divider && *at != '\0') ++at;
    return at;
#endif
  }
  static void unescape(char*&, char*&) {}
};

/// csv.h's trim policy: cells are trimmed when they are decoded.
struct KeepSpaces {
  static void trim(char*&, char*&) {}
};

template <unsigned width>
using Reader = io::CSVReader<width, KeepSpaces, DividedCells>;

template <unsigned width, std::size_t... I>
bool read_row(Reader<width>& reader, char** cells, std::index_sequence<I...>) {
  return reader.read_row(cells[I]...);
}

constexpr std::size_t widest = 32;

/// The narrowest of csv.h's readers that holds a record of so many cells and the source's own.
std::size_t width_for(std::size_t cells) {
  for (const std::size_t width : {2, 3, 4, 5, 6, 8, 12, 16}) {
    if (cells < width) return width;
  }
  return widest;
}

}  // namespace

BatchReader::BatchReader(const LedgerFiles& files, const ReadPlan& plan, std::vector<Part*> parts,
                         std::vector<std::uint64_t> part_numbers)
    : files_(files), plan_(plan), parts_(std::move(parts)), part_numbers_(std::move(part_numbers)) {
  readers_.reserve(plan.columns.size());
  for (const ColumnSpec& column : plan.columns) readers_.emplace_back(column);
  batch_.columns.resize(plan.columns.size());
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (is_text(plan.columns[i].type)) batch_.columns[i].words = &readers_[i].words();
    batch_.columns[i].cells.reserve(batch_rows);
  }
  batch_.lines.reserve(batch_rows);
}

void BatchReader::read_all(const std::function<Sink&(std::size_t)>& sink_of) {
  switch (width_for(plan_.columns.size())) {
    case 2: return read_with<2>(sink_of);
    case 3: return read_with<3>(sink_of);
    case 4: return read_with<4>(sink_of);
    case 5: return read_with<5>(sink_of);
    case 6: return read_with<6>(sink_of);
    case 8: return read_with<8>(sink_of);
    case 12: return read_with<12>(sink_of);
    case 16: return read_with<16>(sink_of);
    default: return read_with<widest>(sink_of);
  }
}

template <unsigned width>
void BatchReader::read_with(const std::function<Sink&(std::size_t)>& sink_of) {
  constexpr auto indexes = std::make_index_sequence<width>{};
  const std::size_t columns = readers_.size();
  const std::size_t lines = columns == 0 ? 1 : (columns + width - 2) / (width - 1);
  Reader<width> reader("", std::make_unique<RecordSource>(files_, parts_, width));
  std::array<char*, width> cells{};
  std::size_t part = 0;
  if (!parts_.empty()) begin_part(0);
  while (read_row(reader, cells.data(), indexes)) {
    if (cells[0][0] == part_end) {
      flush(sink_of(part));
      if (++part < parts_.size()) begin_part(part);
      continue;
    }
    std::uint64_t below = 1;
    if (cells[0][0] != '\0') std::from_chars(cells[0], cells[0] + std::strlen(cells[0]), below);
    begin_row(below);
    for (std::size_t column = 0, line = 0; line < lines; ++line) {
      if (line > 0) read_row(reader, cells.data(), indexes);
      for (std::size_t i = 1; i < width && column < columns; ++i) take_cell(column++, cells[i]);
    }
    end_row();
    if (batch_.rows() == batch_rows) flush(sink_of(part));
  }
}

void BatchReader::begin_part(std::size_t part) {
  const LedgerFile& file = files_.files[parts_[part]->file];
  batch_.file = parts_[part]->file;
  line_ = part_numbers_[part] << part_shift;
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    const std::ptrdiff_t column = parts_[part]->cells[i];
    readers_[i].begin_file(column < 0 ? 0 : file.columns[static_cast<std::size_t>(column)].unit, file.encoding);
  }
}

void BatchReader::begin_row(std::uint64_t below) {
  line_ += below;
  batch_.lines.push_back(line_);
}

void BatchReader::take_cell(std::size_t column, char* text) {
  std::size_t length = std::strlen(text);
  if (std::memchr(text, escape, length)) length = unescape(text, length);
  CellReader& reader = readers_[column];
  const std::string_view bytes(text, length);
  const std::int64_t cell = reader.read(bytes);
  batch_.columns[column].cells.push_back(cell);
  if (cell == unreadable && column < plan_.asked) {
    batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1), static_cast<std::uint32_t>(column),
                             reader.explain(bytes)});
  }
}

void BatchReader::end_row() {
  for (const ReadPlan::Composed& composed : plan_.composed) {
    std::int64_t& cell = batch_.columns[composed.column].cells.back();
    if (cell != missing) continue;
    std::string text = composed.texts[0];
    bool any = false;
    bool wrong = false;
    for (std::size_t i = 0; i < composed.columns.size(); ++i) {
      const std::int64_t other = batch_.columns[composed.columns[i]].cells.back();
      any = any || is_present(other);
      wrong = wrong || other == unreadable;
      text += readers_[composed.columns[i]].text_of(other) + composed.texts[i + 1];
    }
    if (wrong) {
      cell = unreadable;
      batch_.faults.push_back({static_cast<std::uint32_t>(batch_.rows() - 1),
                               static_cast<std::uint32_t>(composed.column), "is made of a cell that cannot be read"});
    } else if (any) {
      cell = readers_[composed.column].read(text);
    }
  }
}

void BatchReader::flush(Sink& sink) {
  if (batch_.rows() > 0) {
    // Sinks see the columns that were asked for; what defaults are made of stands behind them.
    sink.take(batch_);
  }
  batch_.lines.clear();
  batch_.faults.clear();
  for (BatchColumn& column : batch_.columns) column.cells.clear();
  for (CellReader& reader : readers_) reader.begin_batch();
}

}  // namespace shanhai
