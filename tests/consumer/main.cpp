// Asks one question of a folder of ledgers: sales by year. Uses nothing but the installed headers.

#include <shanhai/question/question.h>
#include <shanhai/ledger/errors.h>
#include <shanhai/load/ledger_files.h>
#include <shanhai/render/render.h>

#include <iostream>

int main(int count, char** values) {
  if (count != 2) return 2;
  try {
    const shanhai::Catalogue catalogue;
    shanhai::InputOptions input;
    input.folder = values[1];
    const shanhai::LedgerFiles files = shanhai::open_ledgers(catalogue, input, nullptr);

    shanhai::Setting setting;
    setting.catalogue = &catalogue;
    setting.files = &files;
    setting.threads = 2;

    shanhai::Question question;
    question.ledger = "sales";
    question.group_by = {"year"};
    question.measures = "count, sum(amount)";

    shanhai::Style style;
    style.format = shanhai::Format::csv;
    style.money = shanhai::MoneyUnit::yuan;
    std::string out;
    shanhai::render(shanhai::ask(question, setting).table, style, out);
    std::cout << out;
  } catch (const shanhai::Error& error) {
    std::cerr << error.what() << '\n';
    return error.exit_status;
  }
}
