#include "load/row_text.h"

#include <doctest/doctest.h>

#include "load/gb18030.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

struct LabourFile {
  explicit LabourFile(const std::string& encoding = "utf-8") {
    InputOptions input;
    input.encoding = encoding_named(encoding);
    const std::string header = "姓名,身份证号,日期,就业去向,其他\n";
    input.files = {folder.put("l.csv", encoding == "utf-8" ? header : gb18030::encode(header))};
    files = open_ledgers(catalogue, input, &catalogue.ledger("labour"));
  }
  std::string text(const std::string& record, bool show_personal = false) const {
    return row_text(record, files.files[0], show_personal);
  }

  Catalogue catalogue;
  ScratchFolder folder;
  LedgerFiles files;
};

}  // namespace

TEST_CASE("a row is shown as it stands, with personal cells masked") {
  const LabourFile file;
  CHECK(file.text("张三丰,522726199001011234,约2023, 东部 ,x") == "张**,522726********1234,约2023, 东部 ,x");
  CHECK(file.text("\"张三\",'52272619900101123X,\"a\"\"b\",东部") == "\"张*\",522726********123X,\"a\"\"b\",东部");
  CHECK(file.text("张三,,2023,13812345678,522726199001011235") == "张*,,2023,138****5678,522726********1235");
  CHECK(file.text("张三,522726199001011234,2023,东部,x", true) == "张三,522726199001011234,2023,东部,x");
}

TEST_CASE("where it is not known which cell is which, nothing is shown") {
  const LabourFile file;
  CHECK(file.text("") == "***");
  CHECK(file.text("\"张三\" 丰,1,2") == "***");
  CHECK(file.text("\"张三,1,2") == "***");
  CHECK(file.text("x,张三,522726199001011234,2023,东部,y") == "***");   // one too many
  CHECK(file.text("张三,1,2023,东部,x,,") == "张*,*,2023,东部,x,,");  // empty ones are none
  CHECK(file.text("x,张三,1,2023,东部,y", true) == "x,张三,1,2023,东部,y");
}

TEST_CASE("wrong bytes are shown as such, whatever the encoding") {
  CHECK(LabourFile().text("张三,1,2\xFF\xE5,东部") == "张*,*,2\xEF\xBF\xBD\xEF\xBF\xBD,东部");
  const LabourFile file("gbk");
  CHECK(file.text(gb18030::encode("张三,1,约2023,东部")) == "张*,*,约2023,东部");
  CHECK(file.text(gb18030::encode("张三,1,约") + "\xFF" + gb18030::encode("年,东部")) == "张*,*,约\xEF\xBF\xBD年,东部");
}
