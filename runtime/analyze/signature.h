// Signatures: conditions of two versions of a knowledge base, numbered so that equal numbers mean the same,
// by name. Private to this room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/analyze/view.h"

namespace kb {

class Signatures {
 public:
  /// Of a condition with its groups unfolded; kNone has one of its own.
  [[nodiscard]] std::uint32_t of(const KnowledgeBase& kb, std::uint32_t condition);
  /// Of all that decides whether a rule counts and what it does to a verdict, but for what overrides it. A
  /// limit is like no other: what it counts depends on more.
  [[nodiscard]] std::uint32_t of_rule(const KnowledgeBase& kb, std::uint32_t rule);

 private:
  std::uint32_t number(const std::string& text);
  std::uint32_t of(const KnowledgeBase& kb, std::uint32_t condition, int depth);

  std::map<std::string, std::uint32_t> numbers_;
  std::map<const KnowledgeBase*, std::vector<std::uint32_t>> known_;
};

/// Where people can differ between two versions by what follows from what they say: values of what is in a
/// constraint that only one of the two has. As learned in the view of that version: 0 or 1.
[[nodiscard]] std::vector<Learned> constraint_seeds(const KnowledgeBase& before, const KnowledgeBase& after,
                                                    Signatures& signatures);

}  // namespace kb
