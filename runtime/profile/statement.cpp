// Statements: found in the knowledge base, and put into a profile.
#include "runtime/profile/statement.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/amounts.h"
#include "runtime/profile/errors.h"
#include "runtime/profile/items.h"
#include "runtime/profile/words.h"

namespace kb {
namespace {

/// The facts that a truth settles. What is taken has none where the knowledge base never asks for it.
std::vector<std::uint32_t> facts_of(const KnowledgeBase& kb, const Subject& subject) {
  if (subject.kind == SubjectKind::fact) return {fact_of(kb, subject.node, FactKind::holds)};
  std::vector<std::uint32_t> facts;
  const auto add = [&](std::uint32_t node, FactKind kind) {
    if (const std::uint32_t fact = fact_of(kb, node, kind); fact != kNone) facts.push_back(fact);
  };
  if (subject.kind == SubjectKind::supervised) add(subject.node, FactKind::supervised);
  for (const Item& item : subject.items) add(item.node, FactKind::taking);
  return facts;
}

/// What was said of a fact: nothing, that it is unknown, or its value.
std::optional<std::optional<bool>> said_of(const Profile& profile, std::uint32_t fact) {
  const auto at = std::ranges::lower_bound(profile.facts, fact, {}, &FactValue::fact);
  if (at != profile.facts.end() && at->fact == fact) return at->value;
  if (std::ranges::binary_search(profile.unknown, fact)) return std::optional<bool>();
  return std::nullopt;
}

void set_fact(Profile& profile, std::uint32_t fact, std::optional<bool> value) {
  std::erase(profile.unknown, fact);
  std::erase_if(profile.facts, [&](const FactValue& said) { return said.fact == fact; });
  if (value)
    profile.facts.insert(std::ranges::lower_bound(profile.facts, fact, {}, &FactValue::fact), {fact, *value});
  else
    profile.unknown.insert(std::ranges::lower_bound(profile.unknown, fact), fact);
}

std::string_view in_words(std::optional<bool> value) { return !value ? "unknown" : *value ? "yes" : "no"; }

}  // namespace

ProfileResult<Subject> find_supervisor(const KnowledgeBase& kb, std::string_view name) {
  const auto node = find_one(kb, name, kProfessionals);
  if (!node) return tl::unexpected(node.error());
  return Subject{SubjectKind::supervised, fmt::format("{}{}", kSupervisedPrefix, kb.name(*node)), *node, {}};
}

ProfileResult<Subject> find_subject(const KnowledgeBase& kb, std::string_view words) {
  if (named(kb, words, kStatedKinds).empty()) {
    if (words.starts_with(kTakingPrefix)) {
      if (trimmed(words.substr(kTakingPrefix.size())) == kNothing)
        return fail(
            ProfileErrorKind::bad_value,
            fmt::format("{} is no fact among others: say `--taking nothing`, or in a profile `taking: "
                        "nothing`",
                        quoted(words)),
            words);
      auto items = read_items(kb, words.substr(kTakingPrefix.size()), kTaken);
      if (!items) return tl::unexpected(std::move(items.error()));
      return Subject{SubjectKind::taking, std::string(words), kNone, std::move(*items)};
    }
    if (words.starts_with(kSupervisedPrefix))
      return find_supervisor(kb, trimmed(words.substr(kSupervisedPrefix.size())));
  }
  const auto node = find_one(kb, words, kStated);
  if (!node) return tl::unexpected(node.error());
  if (measure_of(kb, *node) != kNone && kb.kind(*node) == "measure")
    return Subject{SubjectKind::measure, std::string(words), *node, {}};
  if (fact_of(kb, *node, FactKind::holds) != kNone)
    return Subject{SubjectKind::fact, std::string(words), *node, {}};
  return unknown_word(kb, words, kStated);
}

ProfileResult<void> set_truth(const KnowledgeBase& kb, Profile& profile, const Subject& subject,
                              std::optional<bool> value, Meeting meeting) {
  const std::vector<std::uint32_t> facts = facts_of(kb, subject);
  for (const std::uint32_t fact : facts) {
    const auto said = said_of(profile, fact);
    if (meeting == Meeting::agrees && said && *said != value)
      return fail(ProfileErrorKind::contradiction,
                  fmt::format("{} is both {} and {}: keep one of the two", quoted(subject.written),
                              in_words(*said), in_words(value)),
                  subject.written);
  }
  for (const std::uint32_t fact : facts) set_fact(profile, fact, value);
  return {};
}

ProfileResult<void> set_measure(const KnowledgeBase& kb, Profile& profile, const Subject& subject,
                                std::string_view value, Meeting meeting) {
  const std::uint32_t measure = measure_of(kb, subject.node);
  if (truth_of(value) == Said::unknown) {
    if (meeting == Meeting::replaces)
      std::erase_if(profile.measures, [&](const MeasureValue& said) { return said.measure == measure; });
    return {};
  }
  const auto range = read_measure(kb, measure, value);
  if (!range) return tl::unexpected(range.error());
  const auto at = std::ranges::lower_bound(profile.measures, measure, {}, &MeasureValue::measure);
  if (at == profile.measures.end() || at->measure != measure) {
    profile.measures.insert(at, {measure, *range});
  } else if (at->range == *range || meeting == Meeting::replaces) {
    at->range = *range;
  } else {
    return fail(ProfileErrorKind::contradiction,
                fmt::format("{} has two values: keep one of the two", quoted(subject.written)),
                subject.written);
  }
  return {};
}

void add_taken(const KnowledgeBase& kb, Profile& profile, const Item& item) {
  for (Item& listed : *profile.taking) {
    const bool same = listed.node == item.node && same_word(listed.written, item.written);
    if (same && item.dose) listed.dose = item.dose;
    if (same) return;
    const std::vector<std::uint32_t> also = is_also(kb, listed.node);
    if (!item.dose && std::ranges::find(also, item.node) != also.end()) return;
  }
  profile.taking->push_back(item);
}

}  // namespace kb
