// The commands of kbq: what each is asked, and what it gives to write. None of them writes anything itself.
#pragma once

#include <string>
#include <vector>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/render/render.h"

/// Exit statuses.
inline constexpr int kAnswered = 0;
inline constexpr int kFaulty = 1;   // the knowledge base has errors
inline constexpr int kUsage = 2;    // wrong usage, or input that can't be read
inline constexpr int kUnknown = 3;  // not in this knowledge base
inline constexpr int kDepends = 4;  // it depends on something that wasn't said

struct Result {
  int status = kAnswered;
  std::string out;
  std::string err;  ///< one message, without a line break
};

struct AskOptions {
  std::string profile;  ///< a file, "-" for standard input; empty: none
  std::string goal;
  std::string option;
  std::string dose;
  std::vector<std::string> with;
  std::vector<std::string> without;
  std::vector<std::string> taking;
  bool presume_no = false;
  std::string format = "text";
  std::string verdict = "suggested";  ///< of why-not and change: the one that is wanted
  std::vector<std::string> others;    ///< of compare: what is compared
};
/// What is asked of a profile.
enum class Question { ask, why, why_not, what_if, change, compare };
/// Of what_if, `with`, `without`, `taking` and `dose` say what is changed; the rest says what it is changed
/// from.
[[nodiscard]] Result ask(const kb::KnowledgeBase& kb, Question question, const AskOptions& options,
                         kb::TextStyle style);

/// `kind`: "forms", "claim", "rules"; empty: how many there are of each kind.
[[nodiscard]] Result list(const kb::KnowledgeBase& kb, const std::string& kind, const std::string& format,
                          kb::TextStyle style);

/// Everything with this name.
[[nodiscard]] Result show(const kb::KnowledgeBase& kb, const std::string& name, kb::TextStyle style);
