#include "shanhai/convert/convert.h"

#include <doctest/doctest.h>

#include <map>

#include "convert/messy_ledger.h"
#include "load/gb18030.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/render/render.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

class Text : public Destination {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

struct Result {
  std::map<std::string, std::string> files;  // by the split value
  Converted converted;
};

/// All rows of the ledger's own columns; rows that cannot be read in one of them are left out.
Question all_rows(const LedgerSpec& ledger) {
  Question question;
  for (const ColumnSpec& column : ledger.columns) question.select.push_back("`" + column.id + "`");
  return question;
}

std::uint64_t rows_in(const std::vector<LeftOut>& left_out) {
  std::uint64_t rows = 0;
  for (const LeftOut& each : left_out) rows += each.rows;
  return rows;
}

/// The files of a folder that hold `ledger`.
struct Folder {
  Folder(const ScratchFolder& folder, const std::string& ledger) : spec(catalogue().ledger(ledger)) {
    InputOptions input;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) input.files.push_back(entry.path().string());
    files = open_ledgers(catalogue(), input, &spec);
    setting.catalogue = &catalogue();
    setting.files = &files;
    setting.show_personal = true;
  }

  Result converted(const std::string& split = "", Format format = Format::csv) const {
    Conversion conversion{&spec, {}, split};
    conversion.style.format = format;
    std::map<std::string, Text> texts;
    Result result;
    result.converted = convert(conversion, setting, [&](const std::string& value) -> Destination& { return texts[value]; });
    for (auto& [value, text] : texts) result.files[value] = text.text;
    return result;
  }

  std::string answer(Question question) const {
    question.ledger = spec.id;
    Style style;
    style.format = Format::csv;
    style.raw = true;
    std::string out;
    render(ask(question, setting).table, style, out);
    return out;
  }

  /// How many rows cannot be read in one of the ledger's columns.
  std::uint64_t left_out() const {
    Question question = all_rows(spec);
    question.ledger = spec.id;
    return rows_in(ask(question, setting).left_out);
  }

  const LedgerSpec& spec;
  LedgerFiles files;
  Setting setting;
};

std::vector<Question> questions(const LedgerSpec& ledger) {
  std::vector<Question> all{all_rows(ledger)};
  std::string measures = "count";
  for (const ColumnSpec& column : ledger.columns) {
    measures += ",count(`" + column.id + "`),distinct(`" + column.id + "`)";
    if (is_number(column.type)) measures += ",sum(`" + column.id + "`),median(`" + column.id + "`)";
  }
  for (const char* group : {"", "township", "month", "year"}) {
    if (!ledger.with_role(Role::date) && *group && std::string(group) != "township") continue;
    Question question;
    if (*group) question.group_by = {group};
    question.measures = measures;
    question.totals = *group;
    all.push_back(question);
  }
  return all;
}

}  // namespace

TEST_CASE("a converted ledger answers every question as the files did") {
  int unwritable = 0;
  for (const LedgerSpec& ledger : catalogue().ledgers()) {
    for (unsigned seed = 0; seed < 40; ++seed) {
      const bool readable = seed % 3 > 0;
      const ScratchFolder folder;
      for (unsigned file = 0; file <= seed % 3; ++file) {
        const std::string text = MessyLedger(ledger, seed * 10 + file, readable).text();
        folder.put("f" + std::to_string(file) + ".csv", (seed + file) % 4 == 0 ? gb18030::encode(text) : text);
      }
      const Folder before(folder, ledger.id);
      const Result result = before.converted();
      const ScratchFolder clean;
      clean.put("clean.csv", result.files.at(""));
      const Folder after(clean, ledger.id);
      CAPTURE(ledger.id);
      CAPTURE(seed);
      CAPTURE(result.files.at(""));
      // A row that could not be written so that it is read as a row again is left out too, and named.
      if (rows_in(result.converted.left_out) != before.left_out()) {
        ++unwritable;
      } else {
        CHECK(after.answer(all_rows(ledger)) == before.answer(all_rows(ledger)));
        for (const Question& question : questions(ledger)) {
          if (readable) CHECK(after.answer(question) == before.answer(question));
        }
      }
      CHECK(after.converted().files.at("") == result.files.at(""));  // it is clean already
    }
  }
  CHECK(unwritable < 80);  // of 320
}

TEST_CASE("split files together hold the rows of the whole") {
  const LedgerSpec& sales = catalogue().ledger("sales");
  const ScratchFolder folder;
  folder.put("a.csv", MessyLedger(sales, 7, true).text() );
  folder.put("b.csv", MessyLedger(sales, 8, true).text());
  const Folder before(folder, "sales");
  const Result split = before.converted("month");
  const ScratchFolder parts;
  int number = 0;
  for (const auto& [value, text] : split.files) parts.put(std::to_string(++number) + ".csv", text);
  Question question;
  question.group_by = {"month", "product"};
  question.measures = "count,sum(amount)";
  CHECK(Folder(parts, "sales").answer(question) == before.answer(question));
  CHECK(split.files.size() == split.converted.files);
  CHECK_THROWS_AS(before.converted("nothing"), UsageError);
  CHECK_THROWS_AS(before.converted("month", Format::table), UsageError);
}

TEST_CASE("a row that is data only because of a dash keeps one, and a row of dashes is none") {
  const ScratchFolder folder;
  folder.put("a.csv", "金额,日期,产品,备注\n-,-,-,\n-,-,合计,\n5,,注射器,x\n无,,注射器,\n");
  const Result result = Folder(folder, "sales").converted();
  CHECK(result.files.at("") == "日期,产品,金额(元),备注\n—,合计,,\n,注射器,5,x\n—,注射器,,\n");
  CHECK(result.converted.rows == 3);
}

TEST_CASE("columns of one name stay apart, those without a header are counted") {
  const ScratchFolder folder;
  folder.put("a.csv", "日期,金额,票号,票号,,销售额\n2023,1,a,b,c,9\n2023,2,,d,,\n");
  InputOptions input;
  input.files = {(folder.path / "a.csv").string()};
  input.columns = {"amount=金额"};
  Folder named(folder, "sales");
  named.files = open_ledgers(catalogue(), input, &named.spec);
  named.setting.files = &named.files;
  const Result result = named.converted();
  CHECK(result.files.at("") == "日期,金额(元),票号,票号_2,原_销售额\n2023,1,a,b,9\n2023,2,,d,\n");
  REQUIRE(result.converted.notes.size() == 1);
  CHECK(result.converted.notes[0].ends_with("1 filled cell in columns without a header is left out"));
}
