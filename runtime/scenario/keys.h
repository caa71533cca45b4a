// Keys: what can be expected of an answer, as one table. Private to this room.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/scenario/scenario.h"

namespace kb {

/// What became of a scenario: an answer, or why there is none.
struct Reply {
  const KnowledgeBase& kb;
  std::optional<Answer> answer;
  std::string error;    ///< "contradiction", "bad-value", …; empty where there is an answer
  std::string message;  ///< of the error
};

/// What the values of a key are.
enum class ValueKind : std::uint8_t {
  verdict,    ///< a verdict, or `depends` or `unknown`
  verdicts,   ///< verdicts
  level,      ///< a level of certainty
  questions,  ///< what an answer can depend on
  rules,
  sources,
  designs,  ///< those that don't count
  options,
  amount,  ///< as it is shown
  texts,
  error,
};

/// What a scenario must ask for the key to make sense.
enum class About : std::uint8_t {
  anything,
  candidate,  ///< one option
  ranking,    ///< all options: no candidate
  error,      ///< no answer: nothing else can be expected
};

struct Key {
  std::string_view name;
  ValueKind values;
  bool list;
  About about;
  /// What differs, with `expected`, `got` and `because`; nothing if it holds.
  std::optional<Mismatch> (*compare)(const Reply& reply, const Expectation& expectation);
};

[[nodiscard]] std::span<const Key> keys();
[[nodiscard]] const Key* find_key(std::string_view name);

/// The words that a kind of value can be; nothing where any text can.
[[nodiscard]] std::optional<std::vector<std::string>> words_for(const KnowledgeBase& kb, ValueKind kind);
/// "a rule"
[[nodiscard]] std::string_view kind_words(ValueKind kind);

}  // namespace kb
