#include "shanhai/ledger/catalogue_export.h"

#include <doctest/doctest.h>

#include "scratch_folder.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/schema/schema.h"

using namespace shanhai;

namespace {

/// Everything in a catalogue, as text.
std::string all_of_it(const Catalogue& catalogue) {
  std::string text;
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    text += ledger.id + "|" + ledger.label + "|" + ledger.label_en + "\n" + columns_json(ledger);
  }
  for (const Indicator& each : catalogue.indicators()) {
    text += each.id + "|" + each.label + "|" + each.label_en + "|" + each.unit + "|" + each.ledger + "|" + each.where + "|" +
            each.measure + "|" + std::to_string(static_cast<int>(each.over)) + "\n";
  }
  for (const CheckRule& each : catalogue.checks()) {
    text += each.id + "|" + each.ledger + "|" + each.where + "|" + std::to_string(static_cast<int>(each.severity)) + "|" +
            each.label + "|" + each.label_en + "\n";
  }
  for (const std::string& name : catalogue.report_names()) text += name + "\n" + *catalogue.report_template(name);
  return text;
}

void export_into(const ScratchFolder& folder, const std::optional<std::filesystem::path>& own) {
  for (const EmbeddedFile& file : catalogue_files(own)) folder.put(file.name, file.content);
}

}  // namespace

TEST_CASE("the built-in catalogue, exported and read again, is the same") {
  const ScratchFolder folder;
  export_into(folder, std::nullopt);
  Catalogue again;
  again.add_folder(folder.path);
  CHECK(all_of_it(again) == all_of_it(Catalogue()));
}

TEST_CASE("so is one with an office's own rows on top") {
  const ScratchFolder own;
  own.put("ledgers.csv",
          "ledger,column,label,type,unit,required,aliases\n"
          "gifts,,捐赠,,,,\n"
          "gifts,donor,\"捐赠人,\"\"单位\"\"\",text,,yes,赠方;捐方\n"
          "sales,amount,成交额,money,万元,yes,\n"
          "sales,batch,批次,text,,,\n");
  own.put("vocabulary.csv", "ledger,column,value,aliases\nsales,channel,直播,带货\n");
  own.put("indicators.csv", "id,label,ledger,measure\nsales.amount,成交,sales,sum(amount)\ngifts.count,捐赠笔数,gifts,count\n");
  own.put("checks.csv", "id,ledger,where,severity,label\nown,sales,amount < 0,error,负数\n");
  own.put("monthly.md", "# 自己的月报\n");
  own.put("weekly.md", "# 周报\n");
  own.put("other.csv", "is passed over\n");
  const ScratchFolder folder;
  export_into(folder, own.path);
  Catalogue direct;
  direct.add_folder(own.path);
  Catalogue again;
  again.add_folder(folder.path);
  CHECK(all_of_it(again) == all_of_it(direct));
  CHECK(all_of_it(again) != all_of_it(Catalogue()));
  CHECK_FALSE(std::filesystem::exists(folder.path / "other.csv"));
}
