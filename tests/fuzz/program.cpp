// Any bytes through what the program does with a file: check, convert, check again. What convert writes is
// accepted to the last row and has the sums of what it was made from.
#include "shanhai/check/check.h"
#include "shanhai/render/render.h"
#include "shanhai/convert/convert.h"
#include "shanhai/ledger/errors.h"

#include "claim.h"

using namespace shanhai;
using fuzz::claim;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

struct Text : Destination {
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

/// A file as one ledger, and what can be asked of it.
class Opened {
 public:
  Opened(const std::string& path, const LedgerSpec* ledger) {
    InputOptions options;
    options.files = {path};
    files_ = open_ledgers(catalogue(), options, ledger);
    setting_.catalogue = &catalogue();
    setting_.files = &files_;
    setting_.today = *day_of(2023, 12, 31);
    setting_.show_personal = true;
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  const LedgerSpec& ledger() const { return *files_.files.front().ledger; }

  CheckedFile checked() const {
    CheckAnswer answer = check_ledgers(setting_);
    for (const Format format : {Format::table, Format::json}) {
      Style style;
      style.format = format;
      std::string out;
      render(answer, style, out);
    }
    return answer.files.front();
  }

  std::string converted(Converted& converted) const {
    Conversion conversion;
    conversion.ledger = &ledger();
    conversion.style.format = Format::csv;
    conversion.style.raw = true;
    Text out;
    converted = convert(conversion, setting_, [&](const std::string&) -> Destination& { return out; });
    return out.text;
  }

  /// Counts and sums of the rows that can be read in every column.
  std::string sums() const {
    Question question;
    question.ledger = ledger().id;
    question.measures = "count as rows";
    for (const ColumnSpec& column : ledger().columns) {
      question.measures += ",count(`" + column.id + "`),distinct(`" + column.id + "`)";
      if (is_number(column.type)) question.measures += ",sum(`" + column.id + "`)";
      question.where.push_back("`" + column.id + "` is empty or `" + column.id + "` is not empty");
    }
    Style style;
    style.format = Format::json;
    std::string out;
    render(ask(question, setting_).table, style, out);
    return out;
  }

 private:
  LedgerFiles files_;
  Setting setting_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::MemoryFile bytes({reinterpret_cast<const char*>(data), size});
  try {
    const Opened given(bytes.path(), nullptr);
    const CheckedFile before = given.checked();
    Converted converted;
    const fuzz::MemoryFile written(given.converted(converted));
    const Opened clean(written.path(), &given.ledger());
    const CheckedFile after = clean.checked();

    std::uint64_t left_out = 0;
    for (const LeftOut& each : converted.left_out) left_out += each.rows;
    claim(converted.rows + left_out == before.accepted + before.rejected, "convert lost a row");
    claim(after.accepted == converted.rows, "convert wrote " + std::to_string(converted.rows) + " rows, check accepts " +
                                                std::to_string(after.accepted));
    claim(after.rejected + after.blank + after.totals == 0, "convert wrote rows that are no data");
    // A row that could not be written so that it is read as a row again is left out too, and named.
    if (left_out != before.rejected) return 0;
    claim(after.accepted == before.accepted, "check accepts another number of rows than before");
    claim(clean.sums() == given.sums(), "sums differ:\n" + given.sums() + clean.sums());
  } catch (const Error&) {
  }
  return 0;
}
