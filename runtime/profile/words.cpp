// Words: looked up in the knowledge base's names.
#include "runtime/profile/words.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/quantity/text.h"
#include "runtime/text/nearest.h"

namespace kb {
namespace {

bool is_among(std::string_view kind, std::span<const std::string_view> kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// How a thing of another kind is said.
std::string other_place(std::string_view kind, std::string_view name, const WordClass& wanted) {
  if (kind == "goal") return "say it as the goal";
  if (kind == "fact") return "say it by itself, as yes or no";
  if (kind == "measure") return "say it by itself, with its value";
  if (kind == "professional") return fmt::format("say {}", quoted(fmt::format("supervised by {}", name)));
  const bool names_kind = wanted.kinds.size() == 1 && is_among(wanted.kinds.front(), kTakenKinds);
  if (is_among(kind, kTakenKinds))
    return fmt::format(
        "say {}", quoted(names_kind ? fmt::format("{}: {}", kind, name) : fmt::format("taking {}", name)));
  if (is_among("goal", wanted.kinds)) return "name one of its goals, or none";
  return "leave it out; of a person, facts, measures and what is taken can be said";
}

std::string article_and(std::string_view kind) {
  return fmt::format("{} {}", kind.find_first_of("aeiou") == 0 ? "an" : "a", kind);
}

/// "did you mean `a` or `b`?", or a few names that there are.
std::string way_out(const KnowledgeBase& kb, const std::vector<std::string>& nearest,
                    const WordClass& wanted) {
  if (!nearest.empty()) return fmt::format("did you mean {}?", alternatives(nearest));
  constexpr std::string_view kMedicine[] = {"medicine"};
  const bool any = wanted.kinds.size() > 1 && is_among(kMedicine[0], wanted.kinds);
  const std::span<const std::string_view> kinds =
      any ? std::span<const std::string_view>(kMedicine) : wanted.kinds;
  constexpr std::size_t kMostNamed = 4;
  std::string some;
  std::size_t all = 0;
  for (std::uint32_t node = 0; node < kb.nodes.size() && all <= kMostNamed; ++node) {
    if (kb.name(node).empty() || !is_among(kb.kind(node), kinds)) continue;
    if (++all <= kMostNamed) some += fmt::format("{}{}", some.empty() ? "" : ", ", quoted(kb.name(node)));
  }
  if (any && !some.empty())
    return fmt::format("a medicine that it has no name for is said by its class: {}{}", some,
                       all > kMostNamed ? " and more" : "");
  if (some.empty()) return fmt::format("it has no word for {}", wanted.expected);
  return fmt::format("it has {}{}", some, all > kMostNamed ? " and more" : "");
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

std::vector<std::uint32_t> named(const KnowledgeBase& kb, std::string_view word,
                                 std::span<const std::string_view> kinds) {
  std::vector<std::uint32_t> found;
  if (word.empty() || word.size() > kMaxWord) return found;
  for (const fbs::Name& row : kb.find(word)) {
    if (!is_among(kb.kind(row.node()), kinds)) continue;
    if (same_word(kb.name(row.node()), word)) return {row.node()};
    found.push_back(row.node());
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool is_example(const KnowledgeBase& kb, std::uint32_t node, std::string_view word) {
  if (same_word(kb.name(node), word)) return false;
  bool example = false;
  for (const fbs::Clause& clause : kb.clauses_of(node)) {
    if (clause.depth() != 0 || !same_word(kb.text(clause.text()), word)) continue;
    const std::string_view keyword = kb.keyword(clause.keyword());
    if (keyword == "title" || keyword == "aka") return false;
    example = example || keyword == "examples";
  }
  return example;
}

ProfileResult<std::uint32_t> find_one(const KnowledgeBase& kb, std::string_view word,
                                      const WordClass& wanted) {
  const std::vector<std::uint32_t> found = named(kb, word, wanted.kinds);
  if (found.empty()) return unknown_word(kb, word, wanted);
  if (found.size() == 1) return found.front();
  std::vector<std::string> names;
  for (const std::uint32_t node : found) names.emplace_back(kb.name(node));
  return fail(ProfileErrorKind::bad_value,
              fmt::format("{} can mean several things: write {}", quoted(word), alternatives(names)), word,
              names);
}

tl::unexpected<ProfileError> unknown_word(const KnowledgeBase& kb, std::string_view word,
                                          const WordClass& wanted, std::span<const std::string_view> more) {
  if (const auto others = word.size() <= kMaxWord ? kb.find(word) : std::span<const fbs::Name>{};
      !others.empty()) {
    const std::string_view kind = kb.kind(others.front().node());
    return fail(ProfileErrorKind::bad_value,
                fmt::format("{} is {}, and {} was expected: {}", quoted(word), article_and(kind),
                            wanted.expected, other_place(kind, word, wanted)),
                word);
  }
  std::vector<std::string_view> candidates(more.begin(), more.end());
  for (const fbs::Name& row : kb.names)
    if (is_among(kb.kind(row.node()), wanted.kinds)) candidates.push_back(kb.text(row.text()));
  std::vector<std::string> nearest = nearest_names(word, candidates);
  const std::string out = way_out(kb, nearest, wanted);
  return fail(ProfileErrorKind::unknown_name,
              fmt::format("{} is not in this knowledge base: {}", quoted(word), out), word,
              std::move(nearest));
}

std::uint32_t option_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::uint32_t row = kb.nodes[node].detail();
  if (!is_among(kb.kind(node), kAskedKinds) || row >= kb.options.size()) return kNone;
  return kb.options[row].node() == node ? row : kNone;
}

std::uint32_t measure_of(const KnowledgeBase& kb, std::uint32_t node) {
  const std::uint32_t row = kb.nodes[node].detail();
  return row < kb.measures.size() && kb.measures[row].node() == node ? row : kNone;
}

std::uint32_t fact_of(const KnowledgeBase& kb, std::uint32_t node, FactKind kind) {
  const auto is_it = [&](std::uint32_t row) {
    return row < kb.facts.size() && kb.facts[row].node() == node &&
           kb.facts[row].kind() == static_cast<std::uint8_t>(kind);
  };
  // What a `fact` declares names its row. To take something, or to be supervised, has a row without a name.
  if (kind == FactKind::holds && node < kb.nodes.size() && is_it(kb.nodes[node].detail()))
    return kb.nodes[node].detail();
  for (std::uint32_t row = 0; row < kb.facts.size(); ++row)
    if (is_it(row)) return row;
  return kNone;
}

std::vector<std::uint32_t> is_also(const KnowledgeBase& kb, std::uint32_t node) {
  std::vector<std::uint32_t> reached{node};
  std::set<std::uint32_t> seen{node};
  const auto reach = [&](std::uint32_t next) {
    if (next < kb.nodes.size() && seen.insert(next).second) reached.push_back(next);
  };
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const KnowledgeBase::Edge edge : kb.out(reached[i]))
      if (kb.keyword(edge.label) == "is") reach(edge.node);
    for (const KnowledgeBase::Edge edge : kb.in(reached[i])) {
      const std::string_view keyword = kb.keyword(edge.label);
      // Others than things to take are `of` something too, such as side effects.
      if ((keyword == "of" || keyword == "contains") && is_among(kb.kind(edge.node), kTakenKinds))
        reach(edge.node);
    }
  }
  return reached;
}

}  // namespace kb
