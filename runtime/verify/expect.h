// Expect: the answer that a question must have, as JSON, worked out from the artifact alone. Private to this
// room.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "runtime/verify/decision.h"
#include "runtime/verify/sources.h"

namespace kb::verify {

/// The questions that an answer lists: an option's name and what is asked about.
using Listed = std::multiset<std::pair<std::string, std::string>>;
[[nodiscard]] Listed listed_in(const json::object& answer);

/// Everything of an answer but `asked`; a message if the question has none. What may matter only after others
/// are known is asked in it where `listed` has it: when that is worth asking, is a matter of order.
[[nodiscard]] tl::expected<json::object, std::string> expect(const KnowledgeBase& kb, const Grades& grades,
                                                             const Question& question, const Listed& listed);

/// What every answer says of the knowledge base.
[[nodiscard]] tl::expected<json::object, std::string> expect_frame(const KnowledgeBase& kb,
                                                                   std::uint32_t goal);

// ---- parts of it
[[nodiscard]] json::object expect_dose(const KnowledgeBase& kb, const Person& person,
                                       const Decision& decision, Sources& sources);
/// "total 400 mg > 350 mg per day, 50 mg too much"
[[nodiscard]] std::string limit_words(const KnowledgeBase& kb, const Decision& decision, const Bearing& rule);
[[nodiscard]] json::array expect_reasons(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                                         const Decision& decision, Sources& sources);
[[nodiscard]] json::array expect_timing(const KnowledgeBase& kb, const Person& person,
                                        const Decision& decision, const Grades& grades);
/// Under which condition guidance is meant for somebody: empty, if it surely is; nothing, if it surely is
/// not.
[[nodiscard]] std::optional<std::string> meant_if(const World& world, std::uint32_t node);
[[nodiscard]] json::array expect_side_effects(const World& world, std::uint32_t option, Sources& sources);
[[nodiscard]] json::array expect_dependencies(const KnowledgeBase& kb, const Decision& decision);
[[nodiscard]] json::object expect_proof(const KnowledgeBase& kb, const Decision& decision);

/// Things out of so many that do together, each of them needed; empty if not even all do.
template <typename Do>
[[nodiscard]] std::vector<std::size_t> minimal(std::size_t of, Do they_do) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < of; ++i) kept.push_back(i);
  if (of == 0 || !they_do(kept)) return {};
  for (std::size_t i = 0; i < of; ++i) {
    std::vector<std::size_t> fewer = kept;
    std::erase(fewer, i);
    if (!fewer.empty() && they_do(fewer)) kept = fewer;
  }
  return kept;
}

/// What a person said, taken apart; each part can be left out.
struct PersonPart {
  enum class Kind : std::uint8_t { complete, measure, fact, thing } kind = Kind::fact;
  std::size_t index = 0;
};
/// Which verdicts an option has for somebody; 0: nobody can be like that.
class Asker {
 public:
  Asker(const KnowledgeBase& kb, const Grades& grades) : kb_(kb), grades_(grades) {}
  [[nodiscard]] Verdicts possible(const Person& person, std::uint32_t option) const;
  /// The limits on it (rules) with their totals.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, Total>> limits(const Person& person,
                                                                    std::uint32_t option) const;

 private:
  const KnowledgeBase& kb_;
  const Grades& grades_;
};
[[nodiscard]] json::object expect_why(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                                      const Decision& decision);
[[nodiscard]] json::object expect_why_not(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                                          const World& world, const Decision& decision,
                                          const std::string& wanted);
[[nodiscard]] json::object expect_changes(const KnowledgeBase& kb, const Grades& grades, const Person& person,
                                          const World& world, const Decision& decision,
                                          const std::string& wanted);
/// Of two answers about one option each.
[[nodiscard]] json::object expect_difference(const json::object& before, const json::object& after);

/// Options in order; with what puts each behind the one before.
[[nodiscard]] std::vector<std::pair<std::size_t, std::string>> rank(const KnowledgeBase& kb,
                                                                    const World& world, const Person& person,
                                                                    const std::vector<const Decision*>& all);
[[nodiscard]] Verdicts verdict_named(std::string_view name);

}  // namespace kb::verify
