#pragma once
// Turns the bytes of one column's cells into the int64 of a Batch: numbers, dates, words.
// Each distinct word is decoded, trimmed and put in the vocabulary's spelling once; so are dates in other spellings
// than the plain one; plain numbers, days, identity numbers, telephones and names are read straight away.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "load/known_cells.h"
#include "load/plain_cells.h"
#include "shanhai/ledger/batch.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Words that a dictionary keeps from one batch to the next; with more it is emptied.
inline constexpr std::size_t most_words = 64 << 10;

class CellReader {
 public:
  /// `spec` must outlive this. `as_it_stands`: a code that a spreadsheet has destroyed is no missing one. `known_bits`:
  /// see KnownCells.
  explicit CellReader(const ColumnSpec& spec, bool as_it_stands = false, int known_bits = KnownCells::usual_bits);

  /// The cells that follow are those of a file with this unit and encoding.
  void begin_file(UnitPower unit, Encoding encoding);
  /// How messages show them.
  void show_through(const CellMask& mask) { mask_ = mask; }
  /// Forgets words if there are too many of them, and sooner where most cells of a batch were new ones: a dictionary
  /// is of little use for words that hardly come again, and a small one stays in the processor's cache. To be
  /// called between two batches only, of which the one before had so many rows.
  void begin_batch(std::size_t rows);
  /// Forgets all words, and gives their memory back. To be called between two batches only.
  void release();
  /// The memory that its words take.
  std::size_t bytes() const { return words_.bytes() + spellings_.bytes() + meanings_.capacity() * sizeof(Known); }

  /// Adds to `into` what each of the cells is: a value, `missing`, or `unreadable`. A default that is a plain value
  /// stands in for a missing cell. `odd` gets the numbers of those that are worth a second look: they cannot be read,
  /// or an observer (cell_observer.h) may have something to say of them. REQUIRES: KnownCells::longest bytes may be
  /// read from where a cell that is not empty begins.
  void read(std::span<const std::string_view> cells, std::vector<std::int64_t>& into, std::vector<std::uint32_t>& odd);
  /// A text in UTF-8, whatever the file's encoding: a default made of other columns.
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
  using Known = KnownCells::Known;
  /// Of words, by way of the spellings.
  Known spelled_word(std::string_view bytes);
  /// By the full rules.
  Known meaning_of(std::string_view bytes);
  std::int64_t value_of(std::string_view bytes);
  /// The cell without spaces, folded where its type is; `problem` names the wrong byte.
  std::string text_in(std::string_view bytes, std::string& problem) const;
  bool is_missing(std::string_view text) const;
  std::string in_vocabulary(std::string_view text) const;
  std::int64_t absent();

  const ColumnSpec& spec_;
  bool as_it_stands_;
  UnitPower unit_ = 0;
  Encoding encoding_ = Encoding::utf8;
  CellMask mask_;
  std::int64_t constant_ = missing;      // the default of numbers and dates
  bool default_is_word_ = false;
  std::unordered_map<std::string, std::string> vocabulary_;  // folded spelling: value
  Dictionary words_;
  std::size_t size_before_ = 0;          // of the larger dictionary, when the batch before began
  Dictionary spellings_;                 // raw bytes
  std::vector<Known> meanings_;          // of each spelling
  KnownCells known_;                     // spellings of words, or of dates, that came lately
  std::unique_ptr<KnownMonths> months_;  // of dates
};

}  // namespace shanhai
