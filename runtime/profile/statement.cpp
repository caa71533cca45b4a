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

/// The facts that a truth settles. What the knowledge base never asks about has none of its own; then what it
/// is as well is settled, if that follows: who takes the one takes the other.
std::vector<std::uint32_t> facts_of(const KnowledgeBase& kb, std::uint32_t node, FactKind kind, bool value) {
  if (const std::uint32_t own = fact_of(kb, node, kind); own != kNone || !value)
    return own == kNone ? std::vector<std::uint32_t>{} : std::vector{own};
  std::vector<std::uint32_t> facts;
  for (const std::uint32_t also : is_also(kb, node))
    if (const std::uint32_t row = fact_of(kb, also, kind); row != kNone) facts.push_back(row);
  return facts;
}

FactKind fact_kind(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::taking: return FactKind::taking;
    case SubjectKind::supervised: return FactKind::supervised;
    default: return FactKind::holds;
  }
}

std::vector<std::uint32_t> facts_of(const KnowledgeBase& kb, const Subject& subject, bool value) {
  if (subject.kind != SubjectKind::taking) return facts_of(kb, subject.node, fact_kind(subject.kind), value);
  std::vector<std::uint32_t> facts;
  for (const Item& item : subject.items)
    for (const std::uint32_t fact : facts_of(kb, item.node, FactKind::taking, value)) facts.push_back(fact);
  return facts;
}

}  // namespace

ProfileResult<Subject> find_supervisor(const KnowledgeBase& kb, std::string_view name) {
  const auto node = find_one(kb, name, kProfessionals);
  if (!node) return tl::unexpected(node.error());
  return Subject{SubjectKind::supervised, fmt::format("{}{}", kSupervisedPrefix, kb.name(*node)), *node, {}};
}

ProfileResult<Subject> find_subject(const KnowledgeBase& kb, std::string_view words) {
  if (named(kb, words, kStatedKinds).empty()) {
    if (words.starts_with(kTakingPrefix)) {
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

const FactValue* find_fact(const Profile& profile, std::uint32_t fact) {
  const auto at = std::ranges::lower_bound(profile.facts, fact, {}, &FactValue::fact);
  return at != profile.facts.end() && at->fact == fact ? &*at : nullptr;
}

ProfileResult<void> set_truth(const KnowledgeBase& kb, Profile& profile, const Subject& subject, bool value,
                              Meeting meeting) {
  for (const std::uint32_t fact : facts_of(kb, subject, value)) {
    const auto at = std::ranges::lower_bound(profile.facts, fact, {}, &FactValue::fact);
    if (at == profile.facts.end() || at->fact != fact) {
      profile.facts.insert(at, {fact, value});
    } else if (at->value == value || meeting == Meeting::replaces) {
      at->value = value;
    } else {
      return fail(ProfileErrorKind::contradiction,
                  fmt::format("{} is both yes and no: keep one of the two", quoted(subject.written)),
                  subject.written);
    }
  }
  return {};
}

ProfileResult<void> set_measure(const KnowledgeBase& kb, Profile& profile, const Subject& subject,
                                std::string_view value, Meeting meeting) {
  const std::uint32_t measure = measure_of(kb, subject.node);
  if (truth_of(value) == Truth::unknown) {
    if (meeting == Meeting::replaces) unsay(kb, profile, subject);
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

void unsay(const KnowledgeBase& kb, Profile& profile, const Subject& subject) {
  if (subject.kind == SubjectKind::measure) {
    std::erase_if(profile.measures,
                  [&](const MeasureValue& m) { return m.measure == measure_of(kb, subject.node); });
    return;
  }
  const std::vector<std::uint32_t> facts = facts_of(kb, subject, true);
  std::erase_if(profile.facts,
                [&](const FactValue& said) { return std::ranges::find(facts, said.fact) != facts.end(); });
}

}  // namespace kb
