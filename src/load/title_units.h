#pragma once
// The unit of money in the lines above a header: 单位：万元, 金额单位:万元, (单位：人民币万元), 以万元计. Titles speak of offices
// as well (填报单位：元阳县…): a unit is one only where it ends.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/ledger/number_text.h"

namespace shanhai {

struct TitleUnit {
  std::optional<UnitPower> power;  // empty: it speaks of a unit of money that is not understood
  bool may_be_office = false;      // where it is not: 单位：元谋
  bool of_money = true;            // false: it says nothing of money, and only `counts`
  std::vector<std::string> counts; // what else it names, folded: 万人, 户
  std::string text;                // the cell
  std::uint64_t line = 0;
};

/// Those of one cell, as it is written; nearly always none.
std::vector<TitleUnit> units_in_title(const std::string& cell, std::uint64_t line);

}  // namespace shanhai
