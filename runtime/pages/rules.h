// Rules: recommendations as pages and tables show them. Private to this room.
#pragma once

#include "runtime/pages/pen.h"

namespace kb::pages {

/// For whom it holds, in words: "everybody", "taking water tablet".
[[nodiscard]] Html for_whom(const KnowledgeBase& kb, std::uint32_t rule);
/// The exceptions, in words; empty: none.
[[nodiscard]] Html except(const KnowledgeBase& kb, std::uint32_t rule);
/// "strong" or "conditional"; empty of a preference, which decides nothing.
[[nodiscard]] std::string strength(const KnowledgeBase& kb, std::uint32_t rule);
/// Whether something is compared with others: a form, a product, an option; of a substance its forms are.
[[nodiscard]] bool stands_by_itself(const KnowledgeBase& kb, std::uint32_t option);
/// Those that it bears on, in the order of the text.
[[nodiscard]] Nodes reached_by(const KnowledgeBase& kb, std::uint32_t rule);
/// "200–350 mg elemental per day" of one of its doses.
[[nodiscard]] Rows doses(const KnowledgeBase& kb, std::uint32_t rule);
/// These recommendations with whom they are for, how strong and how sure they are, and what they reach.
[[nodiscard]] Html rule_table(const Pen& pen, std::string_view label, const Nodes& rules);

/// The groups in which recommendations are read: what is suggested, what must not be, …
struct RuleGroup {
  std::string_view id;
  std::string_view heading;
  std::string_view remark;
  std::vector<std::string_view> kinds;
};
[[nodiscard]] const std::vector<RuleGroup>& rule_groups();
[[nodiscard]] Nodes rules_in(const Book& book, const RuleGroup& group);

}  // namespace kb::pages
