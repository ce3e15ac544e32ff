#include "shanhai/load/ledger_header.h"

#include <doctest/doctest.h>

#include "scratch_folder.h"
#include "shanhai/load/ledger_files.h"

using namespace shanhai;

namespace {

std::string header_line(const LedgerSpec& ledger, const HeaderStyle& style) {
  const LedgerHeader header(ledger, style);
  std::string line;
  for (std::size_t i = 0; i < ledger.columns.size(); ++i) line += (i ? ",\"" : "\"") + header.of(i) + "\"";
  return line + "\n";
}

}  // namespace

TEST_CASE("every header that is written is read as the same column in the same unit") {
  const Catalogue catalogue;
  const ScratchFolder folder;
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    for (const HeaderStyle style : {HeaderStyle{false, false, true}, HeaderStyle{true, false, true},
                                    HeaderStyle{false, true, true}, HeaderStyle{false, false, false}}) {
      const std::string line = header_line(ledger, style);
      CAPTURE(line);
      InputOptions input;
      input.files = {folder.put("ledger.csv", line)};
      const LedgerFiles files = open_ledgers(catalogue, input, &ledger);
      const auto& columns = files.files[0].columns;
      REQUIRE(columns.size() == ledger.columns.size());
      for (std::size_t i = 0; i < columns.size(); ++i) {
        CAPTURE(columns[i].header);
        CHECK(columns[i].column == i);
        CHECK(columns[i].unit == 0);
      }
    }
  }
}

TEST_CASE("a header that says something else is not written") {
  Catalogue catalogue;
  const ScratchFolder folder;
  folder.put("ledgers.csv",
             "ledger,column,label,label_en,aliases,type,unit,role,required,default\n"
             "gifts,,捐赠,Gifts,,,,,,\n"
             "gifts,given,捐赠额,Given,金额,money,万元,,yes,\n"
             "gifts,size,规模,Size,,decimal,万,,,\n"
             "gifts,promised,承诺额,Promised,,money,元,,,\n");
  catalogue.add_folder(folder.path);
  const LedgerSpec& ledger = catalogue.ledger("gifts");
  const LedgerHeader yuan(ledger, {false, false, true});
  CHECK(yuan.of(0) == "捐赠额(元)");
  CHECK(yuan.of(1) == "规模");  // 规模(万) would be counted in 万
  CHECK(yuan.of(2) == "承诺额(元)");
  CHECK(LedgerHeader(ledger, {false, true, true}).of(0) == "given(元)");  // given alone is in 万元
  CHECK(LedgerHeader(ledger, {false, false, false}).of(0) == "捐赠额(万元)");
  CHECK(LedgerHeader(ledger, {true, false, true}).of(0) == "Given (CNY)");
  CHECK(yuan.of_other("经办人") == "经办人");
  CHECK(yuan.of_other("金额") == "原_金额");
}
