// Questions become answers: all those of one ledger are bound to the same columns and collected in one pass.
#include <algorithm>
#include <span>
#include <variant>

#include "question/asked_questions.h"
#include "question/compared_dates.h"
#include "question/question_groups.h"
#include "language/lists.h"
#include "question/question_rows.h"
#include "gather/watch.h"

namespace shanhai {

namespace {

bool asks_for_rows(const Question& question) {
  if (question.rows) {
    // The rows behind an answer: those that its groups are made of, whatever is done with the groups.
    if (!question.having.empty()) throw UsageError("--rows shows rows, and --having is about groups: leave one out");
    return true;
  }
  const bool groups = !question.group_by.empty() || !question.measures.empty() || !question.pivot.empty();
  if (groups && !question.select.empty()) {
    throw UsageError("--select shows rows, and -g, -a and -p groups: give one or the other");
  }
  return !groups;
}

/// Rows that go into an answer of groups or measures: those that it counts, whatever else stands in them.
bool is_behind_an_answer(const Question& question) {
  return question.rows && (!question.group_by.empty() || !question.measures.empty() || !question.pivot.empty());
}

std::vector<ConditionTree> conditions_of(const Question& question) {
  return in_option("--where", [&] {
    std::vector<ConditionTree> trees;
    for (const std::string& text : question.where) trees.push_back(parse_condition(text));
    return trees;
  });
}

RestOfAnswer rest_of(RowPieces pieces, const AnswerWriter& writer) {
  return [pieces = std::make_shared<RowPieces>(std::move(pieces)), writer, written = false](std::string& out) mutable {
    Table some = pieces->columns();
    if (!pieces->next(some)) {
      if (writer.end) writer.end(written, out);
      return false;
    }
    if (written) out += writer.between;
    writer.rows(some, out);
    written = true;
    return true;
  };
}

}  // namespace

/// One question, bound to the columns of a pass.
class BoundQuestion {
 public:
  BoundQuestion(const Question& question, Columns& columns, std::vector<std::string>& others, const Setting& setting)
      : question_(question), conditions_(conditions_of(question)) {
    const bool rows = asks_for_rows(question);
    if (question.period && question.over != Over::to_date && !columns.ledger().with_role(Role::date)) {
      throw UsageError("--period: " + columns.ledger().id + " has no date, so its rows belong to no period");
    }
    std::vector<std::unique_ptr<Condition>> all;
    in_option("--where", [&] {
      for (const ConditionTree& tree : conditions_) all.push_back(shanhai::bind(tree, columns));
    });
    std::shared_ptr<const Condition> where;
    if (!all.empty()) where = all_of(std::move(all));
    Columns own(columns.ledger(), columns.today());
    for (const ConditionTree& tree : conditions_) shanhai::bind(tree, own);
    where_columns_ = own.wanted();
    if (rows) {
      kind_.emplace<RowQuestion>(question, std::move(where), columns, others, setting);
    } else {
      const bool cannot_tell = std::any_of(where_columns_.begin(), where_columns_.end(), [&](std::size_t column) {
        return is_absent(column, columns.ledger(), setting);
      });
      kind_.emplace<GroupQuestion>(question, std::move(where), cannot_tell, columns, setting);
      groupings_ = std::get<GroupQuestion>(kind_).groupings();
    }
  }

  /// What may make the answer wrong. `needed` are the ledger's columns that it is made of: of rows that are shown as they
  /// stand, an empty cell speaks for itself.
  Watch watch(const std::vector<std::size_t>& needed, const LedgerSpec& ledger) const {
    Watch watch;
    const std::span<const ConditionTree> typed = std::span(conditions_).subspan(question_.given_where);
    watch.words = words_of(typed, ledger);
    const auto* groups = std::get_if<GroupQuestion>(&kind_);
    watch.columns = groups ? needed : where_columns_;
    if (groups) watch.grouped = groups->grouped_by_words();
    if (question_.period && question_.over == Over::period) watch.periods.push_back(*question_.period);
    watch.dated = question_.period && question_.over != Over::to_date;
    return watch;
  }

  /// Adds what it needs of a pass. `needs` are the places of its columns.
  void request(LedgerPass& pass, const std::vector<std::size_t>& needs) {
    if (auto* rows = std::get_if<RowQuestion>(&kind_)) {
      RowSelection selection = rows->selection();
      selection.needs = needs;
      selection.needs_others = !is_behind_an_answer(question_);
      first_ = pass.add(std::move(selection));
      return;
    }
    for (std::size_t i = 0; i < groupings_.size(); ++i) {
      groupings_[i].needs = needs;
      const std::size_t number = pass.add(std::move(groupings_[i]));
      if (i == 0) first_ = number;
    }
  }

  Answer answer(LedgerPass& pass, const Writing* writing) const {
    const Setting& setting = pass.setting();
    Answer answer;
    const auto count = [&](const auto& counted) {
      answer.left_out = pass.left_out(counted.rejected());
      answer.rows_read = counted.rows_taken() + counted.rows_filtered();
      answer.rows_filtered = counted.rows_filtered();
    };
    if (const auto* rows = std::get_if<RowQuestion>(&kind_)) {
      count(pass.rows(first_));
      RowPieces pieces = rows->pieces(pass, first_);
      answer.table = pieces.columns();
      if (writing) {
        for (const auto& look : writing->writer.looks) {
          for (Table some = answer.table; pieces.next(some); some.rows.clear()) look(some);
          pieces.begin_again();
        }
        writing->writer.head(answer.table, writing->out);
        writing->rest = rest_of(std::move(pieces), writing->writer);
      } else {
        while (pieces.next(answer.table)) {}
      }
    } else {
      const auto& groups = std::get<GroupQuestion>(kind_);
      const std::optional<Notice> notice = groups.notice();
      if (notice && setting.notices) add_notices({*notice}, *setting.notices);
      const std::vector<std::string> typed(question_.where.begin() + static_cast<std::ptrdiff_t>(question_.given_where),
                                           question_.where.end());
      const auto narrowed = narrowed_dates(typed, groups.compares(), pass.ledger(), setting.today);
      if (narrowed && setting.notices) add_notices({*narrowed}, *setting.notices);
      const std::span<const Groups> mine = pass.groups(first_, groupings_.size());
      count(mine[groups.main_window()]);
      answer.table = writing ? groups.write(mine, writing->writer, writing->out) : groups.table(mine);
      if (groups.look_alike(mine)) {
        answer.notes.push_back(question_.ledger + ": groups that differ look alike under the mask of personal data; "
                               "--show-personal shows them as they are");
      }
    }
    return answer;
  }

 private:
  const Question& question_;
  std::vector<ConditionTree> conditions_;
  std::vector<std::size_t> where_columns_;  // the ledger's, that they look at
  std::variant<std::monostate, RowQuestion, GroupQuestion> kind_;
  std::vector<Grouping> groupings_;
  std::size_t first_ = 0;  // of its groupings in the pass; or the number of its selection
};

namespace {

/// The ledger's columns that a question needs: those that it asks for when it is bound alone.
std::vector<std::size_t> needed_columns(const Question& question, const LedgerSpec& ledger, const Setting& setting) {
  Columns columns(ledger, setting.today);
  std::vector<std::string> others;
  if (is_behind_an_answer(question)) {
    Question answer = question;
    answer.rows = false;
    answer.select.clear();
    answer.sort.clear();
    answer.limit.reset();
    const BoundQuestion alone(answer, columns, others, setting);
    return columns.wanted();
  }
  const BoundQuestion alone(question, columns, others, setting);
  return columns.wanted();
}

/// A note for each of the columns that is in none of its files and has no default.
std::vector<std::string> missing_columns(const std::vector<std::size_t>& columns, const LedgerPass& pass) {
  std::vector<std::string> notes;
  const LedgerSpec& ledger = pass.ledger();
  for (const std::size_t column : columns) {
    if (!is_absent(column, ledger, pass.setting())) continue;
    const ColumnSpec& spec = ledger.columns[column];
    notes.push_back(ledger.id + ": no file has the column " + spec.id + " (" + spec.label + "), so all its cells are empty");
  }
  return notes;
}

}  // namespace

AskedQuestions::AskedQuestions(const std::vector<Question>& questions, LedgerPasses& passes) : asked_(questions.size()) {
  const Setting& setting = passes.setting();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const LedgerSpec& ledger = setting.catalogue->ledger(questions[i].ledger);
    LedgerPass& pass = passes.of(ledger);
    auto its = std::find_if(ledgers_.begin(), ledgers_.end(), [&](const OfLedger& each) { return each.pass == &pass; });
    if (its == ledgers_.end()) its = ledgers_.insert(its, {&pass, {}, {}});
    its->asked.push_back(i);
    Asked& asked = asked_[i];
    asked.needed = needed_columns(questions[i], ledger, setting);
    asked.bound = std::make_unique<BoundQuestion>(questions[i], pass.columns(), pass.others(), setting);
    std::vector<std::size_t> places;
    for (const std::size_t column : asked.needed) places.push_back(pass.columns().place(column));
    asked.bound->request(pass, places);
    its->watch.add(asked.bound->watch(asked.needed, ledger));
  }
  for (OfLedger& each : ledgers_) {
    each.pass->insist_on_files();
    each.pass->add(each.watch);
  }
}

AskedQuestions::~AskedQuestions() = default;

std::vector<Answer> AskedQuestions::answers(const Writing* writing) {
  std::vector<Answer> answers(asked_.size());
  for (const OfLedger& each : ledgers_) {
    LedgerPass& pass = *each.pass;
    const Setting& setting = pass.setting();
    pass.say(each.watch);
    if (setting.notices) add_notices(unknown_words(pass.unmet(each.watch.words), pass.ledger(), setting), *setting.notices);
    for (const std::size_t i : each.asked) {
      answers[i] = asked_[i].bound->answer(pass, writing);
      for (std::string& note : missing_columns(asked_[i].needed, pass)) answers[i].notes.push_back(std::move(note));
    }
  }
  return answers;
}

namespace {

std::vector<Answer> answers_to(const std::vector<Question>& questions, const Setting& setting, const Writing* writing) {
  LedgerPasses passes(setting);
  AskedQuestions asked(questions, passes);
  passes.read();
  return asked.answers(writing);
}

}  // namespace

std::vector<Answer> ask(const std::vector<Question>& questions, const Setting& setting) {
  return answers_to(questions, setting, nullptr);
}

Answer ask(const Question& question, const Setting& setting) {
  return std::move(ask(std::vector<Question>{question}, setting).front());
}

Answer ask(const Question& question, const Setting& setting, const AnswerWriter& writer, std::string& out) {
  RestOfAnswer rest;
  Answer answer = ask(question, setting, writer, out, rest);
  while (rest && rest(out)) {}
  return answer;
}

Answer ask(const Question& question, const Setting& setting, const AnswerWriter& writer, std::string& out, RestOfAnswer& rest) {
  const Writing writing{writer, out, rest};
  return std::move(answers_to({question}, setting, &writing).front());
}

void check(const Question& question, const Setting& setting) { columns_of(question, setting); }

std::vector<std::size_t> columns_of(const Question& question, const Setting& setting) {
  return needed_columns(question, setting.catalogue->ledger(question.ledger), setting);
}

}  // namespace shanhai
