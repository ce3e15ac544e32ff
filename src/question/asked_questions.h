#pragma once
// Questions before their ledgers are read and after: all those of one ledger are bound to the same columns.

#include <memory>
#include <string>
#include <vector>

#include "gather/ledger_pass.h"
#include "shanhai/question/question.h"
#include "shanhai/question/written_answer.h"

namespace shanhai {

class BoundQuestion;

/// Where the rows of an answer go, if not into its table.
struct Writing {
  const AnswerWriter& writer;
  std::string& out;
  RestOfAnswer& rest;
};

class AskedQuestions {
 public:
  /// Asks `passes` for what they need. Throws UsageError for a mistake in one of them, InputError where its ledger is not
  /// there. Both must outlive this.
  AskedQuestions(const std::vector<Question>& questions, LedgerPasses& passes);
  ~AskedQuestions();
  AskedQuestions(const AskedQuestions&) = delete;

  /// Once the passes are read, in the order of the questions. `writing` is for one alone, or null.
  std::vector<Answer> answers(const Writing* writing = nullptr);

 private:
  struct Asked {
    std::vector<std::size_t> needed;  // the ledger's columns
    std::unique_ptr<BoundQuestion> bound;
  };
  struct OfLedger {
    LedgerPass* pass;
    Watch watch;
    std::vector<std::size_t> asked;  // in asked_
  };

  std::vector<Asked> asked_;
  std::vector<OfLedger> ledgers_;
};

}  // namespace shanhai
