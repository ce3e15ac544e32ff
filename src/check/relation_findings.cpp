#include "check/relation_findings.h"

#include <algorithm>

#include "load/row_words.h"

namespace shanhai::checking {

namespace {

/// A row that total_word_probe has named already.
bool is_known_total(const FileRelation& relation, const Outcome& outcome) {
  if (smells_of_totals(relation.name)) return true;
  return std::ranges::any_of(outcome.findings.all(), [&](const auto& entry) {
    return entry.first.file == relation.file && entry.first.kind == "totals-counted" &&
           std::ranges::any_of(entry.second.places, [&](const FindingPlace& place) { return place.line == relation.line; });
  });
}

/// Columns that other files of the ledger have, and this one has not: whoever asks for them cannot tell its rows.
void find_lacking_columns(const CheckPass& pass, Outcome& outcome) {
  const auto has = [&](std::size_t file, std::size_t column) {
    return std::ranges::any_of(pass.file(file).columns, [&](const FileColumn& each) { return each.column == column; });
  };
  for (const std::size_t file : pass.files) {
    std::string names;
    for (std::size_t column = 0; column < pass.ledger->columns.size(); ++column) {
      const ColumnSpec& spec = pass.ledger->columns[column];
      if (!spec.default_text.empty() || has(file, column)) continue;
      if (std::ranges::none_of(pass.files, [&](std::size_t other) { return has(other, column); })) continue;
      names += (names.empty() ? "" : pass.english() ? ", " : "、") + (pass.english() ? spec.id : spec.label);
    }
    if (names.empty()) continue;
    outcome.findings.add({file, "column-lacking", {}}, pass.file(file).header_line,
                         [&] { return (pass.english() ? "other files have " : "其他文件有：") + names; });
  }
}

}  // namespace

bool Outcome::are_copies(std::size_t file, std::size_t other) const {
  return std::ranges::any_of(relations, [&](const FileRelation& each) {
    return each.kind == FileRelation::Kind::copy &&
           ((each.file == file && each.other == other) || (each.file == other && each.other == file));
  });
}

bool Outcome::differs_in_unit(std::size_t file, std::size_t column) const {
  return std::ranges::any_of(relations, [&](const FileRelation& each) {
    return each.kind == FileRelation::Kind::unit && each.file == file && each.column == column;
  });
}

void find_in_relations(const CheckPass& pass, Outcome& outcome) {
  for (const FileRelation& relation : outcome.relations) {
    Tallies::Key key{relation.file, {}, {}};
    switch (relation.kind) {
      case FileRelation::Kind::copy: key.kind = "file-copied"; break;
      case FileRelation::Kind::summary: key.kind = "summary-counted"; break;
      case FileRelation::Kind::unit:
        key.kind = "unit-differs";
        key.column = pass.ledger->columns[relation.column].id;
        break;
      case FileRelation::Kind::total_row:
        if (is_known_total(relation, outcome)) continue;
        key.kind = "totals-counted";
        break;
    }
    const std::uint64_t line = relation.line == 0 ? pass.file(relation.file).header_line : relation.line;
    outcome.findings.add(key, line, [&] { return words_of(relation, *pass.setting->files).in(pass.english()); });
  }
  find_lacking_columns(pass, outcome);
}

}  // namespace shanhai::checking
