#pragma once
// Turns the bytes of one column's cells into the int64 of a Batch: numbers, dates, words.
// Each distinct word is decoded, trimmed and put in the vocabulary's spelling once; dates are remembered by
// their bytes; plain numbers are read straight away.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shanhai/ledger/batch.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Words that a dictionary keeps from one batch to the next; with more it is emptied.
inline constexpr std::size_t most_words = 64 << 10;

class CellReader {
 public:
  /// `spec` must outlive this.
  explicit CellReader(const ColumnSpec& spec);

  /// The cells that follow are those of a file with this unit and encoding.
  void begin_file(UnitPower unit, Encoding encoding);
  /// Forgets words if there are too many of them, and sooner where most cells of a batch were new ones: a dictionary
  /// is of little use for words that hardly come again, and a small one stays in the processor's cache. To be
  /// called between two batches only, of which the one before had so many rows.
  void begin_batch(std::size_t rows);

  /// The cell, `missing`, or `unreadable`. A default that is a plain value stands in for a missing cell.
  std::int64_t read(std::string_view bytes);
  /// The same for a text in UTF-8, whatever the file's encoding: a default made of other columns.
  std::int64_t read_utf8(std::string_view text);
  /// Why read() found the cell unreadable: `"约100" is not a number`. Personal cells are not shown. `offset`: where
  /// the cell begins in the file, if its bytes stand there as they are.
  std::string explain(std::string_view bytes, std::optional<std::uint64_t> offset) const;

  const Dictionary& words() const { return words_; }
  Dictionary& words() { return words_; }
  const ColumnSpec& spec() const { return spec_; }
  /// A cell as text, for defaults made of other columns; empty where it is missing.
  std::string text_of(std::int64_t cell) const;

 private:
  static constexpr std::size_t remembered_bytes = 24;
  struct Remembered {
    std::array<char, remembered_bytes> bytes{};
    std::size_t length = ~std::size_t{0};
    std::int64_t cell = 0;
  };

  std::int64_t read_number_cell(std::string_view bytes);
  std::int64_t read_date_cell(std::string_view bytes);
  std::int64_t read_word(std::string_view bytes);
  bool is_plain(std::string_view bytes) const;
  std::int64_t meaning_of(std::string_view bytes);
  /// The cell without spaces, folded where its type is; `problem` names the wrong byte.
  std::string text_in(std::string_view bytes, std::string& problem) const;
  bool is_missing(std::string_view text) const;
  std::string in_vocabulary(std::string_view text) const;
  std::int64_t absent();

  const ColumnSpec& spec_;
  UnitPower unit_ = 0;
  Encoding encoding_ = Encoding::utf8;
  std::int64_t constant_ = missing;      // the default of numbers and dates
  bool default_is_word_ = false;
  std::unordered_map<std::string, std::string> vocabulary_;  // folded spelling: value
  Dictionary words_;
  std::size_t size_before_ = 0;          // of the larger dictionary, when the batch before began
  Dictionary spellings_;                 // raw bytes
  std::vector<std::int64_t> meanings_;   // of each spelling
  std::vector<Remembered> dates_;
};

}  // namespace shanhai
