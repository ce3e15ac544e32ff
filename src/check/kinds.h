#pragma once
// Every kind of finding that no expression of checks.csv can say: one row each. The tests hold a fixture
// samples/broken/ID.csv against every row.

#include <span>
#include <string_view>

#include "shanhai/ledger/catalogue.h"

namespace shanhai::checking {

struct Kind {
  std::string_view id;
  Severity severity;
  std::string_view label, label_en;
  std::string_view advice, advice_en;
};

std::span<const Kind> kind_table();
/// nullptr where there is none of that id: then it is a rule of the catalogue.
const Kind* find_kind(std::string_view id);

}  // namespace shanhai::checking
