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
}

}  // namespace shanhai::checking
