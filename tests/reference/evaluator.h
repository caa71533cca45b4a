// The plain evaluator: what an answer must be, found by looking at every completion.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/profile/profile.h"
#include "tests/reference/amounts.h"
#include "tests/reference/people.h"

namespace reference {

enum class State : std::uint8_t { active, defeated, open, silent };

struct RuleResult {
  std::uint32_t rule = kb::kNone;
  State state = State::silent;
  bool on_option = false;
  bool excepted = false;                 ///< by its own exception, in some completion
  std::vector<std::uint32_t> defeaters;  ///< rules that override it in some completion
};

struct LimitResult {
  std::uint32_t rule = kb::kNone;
  kb::Range others;
  kb::Range candidate;
  std::int64_t limit = 0;
  State beyond = State::open;
};

/// A verdict as a bit: contraindicated 1, not suggested 2, suggested with caution 4, suggested 8, not enough
/// evidence 16, no recommendation 32.
using Set = std::uint8_t;

/// A fact, measure or total that rules on the option ask about and that is open.
struct Question {
  enum class Kind : std::uint8_t { fact, measure, total };
  Kind kind = Kind::fact;
  std::uint32_t index = 0;  ///< of a total: into `totals`
  std::vector<kb::Range>
      pieces;                  ///< its values, apart as far as anything tells them apart; of a fact 0 and 1
  bool decides_alone = false;  ///< all else asked being settled somehow, the verdict differs by it
  bool can_change = false;     ///< some of the rest being settled, the possible verdicts differ by it
  std::map<std::pair<std::size_t, std::size_t>, Set> verdicts;  ///< possible from one piece to another
};

struct Result {
  bool contradiction = false;
  Set possible = 0;
  std::vector<RuleResult> rules;
  std::vector<LimitResult> limits;
  std::vector<Counted> totals;
  std::vector<Question> questions;
  bool too_many_questions = false;      ///< then they are not answered
  std::vector<std::uint32_t> presumed;  ///< facts that rules ask about, open but for presumptions
  bool presumed_intake = false;
  std::uint32_t suggestion = kb::kNone;
  std::uint32_t decided_by = kb::kNone;
  unsigned certainty = 0;
};

Result evaluate(const kb::KnowledgeBase& kb, const kb::Profile& profile, const People& people,
                std::uint32_t option);

/// One completion with totals, as the questions see it.
struct Outlook {
  std::vector<std::uint8_t> values;  ///< by question: its piece
  Set verdict = 0;
};
void answer_questions(Result& result, const std::vector<Outlook>& outlooks);

/// The rules that bear on an option, found by following the graph: its own, its substance's, and for a
/// product the warnings of what it holds; for a goal of the profile.
std::vector<std::uint32_t> rules_on(const kb::KnowledgeBase& kb, const kb::Profile& profile,
                                    std::uint32_t option);

struct Place {
  std::uint32_t option = kb::kNone;
  std::string why;
};
std::vector<Place> rank(const kb::KnowledgeBase& kb, const kb::Profile& profile, const People& people,
                        const std::vector<std::pair<std::uint32_t, Result>>& results);

/// What is wrong with the grades that are stored, in words; empty if nothing is.
std::string wrong_grades(const kb::KnowledgeBase& kb);

}  // namespace reference
