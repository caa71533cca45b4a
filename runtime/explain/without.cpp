// A copy of the file, with rows of fixed size changed in their places.
#include "runtime/explain/without.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "runtime/explain/mention.h"
#include "runtime/explain/regrade.h"

namespace kb {
namespace {

/// Of the artifact's conditions.
enum class Asks : std::uint8_t { holds, compare, group, any_of, all_of };

constexpr std::string_view kGrounds[] = {"source", "evidence", "claim"};
constexpr std::string_view kPeople[] = {"fact",       "measure",  "population",
                                        "risk group", "medicine", "professional"};

template <std::size_t size>
bool is_one_of(const std::string_view (&kinds)[size], std::string_view kind) {
  return std::ranges::find(kinds, kind) != std::end(kinds);
}

/// Changes rows of a copy; each row is one that was checked as the copy was opened.
class Patch {
 public:
  Patch(std::byte* bytes, const KnowledgeBase& kb, const std::vector<bool>& fallen)
      : root_(*fbs::GetMutableKnowledgeBase(bytes)), kb_(kb), fallen_(fallen) {}

  void conditions() {
    constraints();  // before the conditions that they are made of lose what names a thing
    auto& rows = *root_.mutable_conditions();
    for (flatbuffers::uoffset_t i = 0; i < rows.size(); ++i)
      if (asks_for_fallen(kb_.conditions[i]))
        put(*rows.GetMutableObject(i), Asks::any_of);  // of nothing: never
  }

  void rules() {
    const auto drop = [this](flatbuffers::Vector<std::uint32_t>& rules) {
      for (flatbuffers::uoffset_t i = 0; i < rules.size(); ++i)
        if (fell(kb_.rules[rules.Get(i)].node())) rules.Mutate(i, kNone);
    };
    drop(*root_.mutable_option_rules());
    drop(*root_.mutable_rule_overriders());
    auto& preferences = *root_.mutable_preferences();
    for (flatbuffers::uoffset_t i = 0; i + 1 < preferences.size(); ++i) {
      auto& row = *preferences.GetMutableObject(i);
      if (!fell(row.node())) continue;
      row.mutate_better(kNone);
      row.mutate_worse(kNone);
    }
  }

  void grades(const Grades& grades) {
    if (grades.levels.empty()) return;
    const auto level = [&](std::uint32_t node) {
      return static_cast<std::uint8_t>(node < grades.levels.size() ? grades.levels[node] : Level::none);
    };
    auto& claims = *root_.mutable_claims();
    for (flatbuffers::uoffset_t i = 0; i < claims.size(); ++i) {
      auto& row = *claims.GetMutableObject(i);
      const Grade& grade = grades.claims[i];
      row.mutate_decided_by(grades.decided_by[i]);
      row.mutate_pro(static_cast<std::uint8_t>(grade.pro));
      row.mutate_con(static_cast<std::uint8_t>(grade.con));
      row.mutate_certainty(level(row.node()));
      row.mutate_refuted(grade.refuted ? 1 : 0);
    }
    auto& evidence = *root_.mutable_evidence();
    for (flatbuffers::uoffset_t i = 0; i + 1 < evidence.size(); ++i)
      evidence.GetMutableObject(i)->mutate_level(level(kb_.evidence[i].node()));
    auto& rules = *root_.mutable_rules();
    for (flatbuffers::uoffset_t i = 0; i + 1 < rules.size(); ++i)
      rules.GetMutableObject(i)->mutate_certainty(level(kb_.rules[i].node()));
  }

 private:
  [[nodiscard]] bool fell(std::uint32_t node) const { return node < fallen_.size() && fallen_[node]; }

  [[nodiscard]] bool asks_for_fallen(const fbs::Condition& condition) const {
    const std::uint32_t index = condition.index();
    switch (static_cast<Asks>(condition.kind())) {
      case Asks::holds: return index < kb_.facts.size() && fell(kb_.facts[index].node());
      case Asks::compare: {
        const std::uint32_t measure = kb_.thresholds[index].measure();
        return index < kb_.thresholds.size() && measure < kb_.measures.size() &&
               fell(kb_.measures[measure].node());
      }
      case Asks::group: return index < kb_.groups.size() && fell(kb_.groups[index].node());
      default: return false;
    }
  }

  /// Nothing follows from what fell, and nothing excludes it: such a constraint holds of everybody.
  void constraints() {
    auto& rows = *root_.mutable_conditions();
    std::vector<bool> mentions(rows.size());  // what fell; operands come before what they are in
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const fbs::Condition& condition = kb_.conditions[i];
      mentions[i] = asks_for_fallen(condition);
      if (condition.kind() < static_cast<std::uint8_t>(Asks::any_of)) continue;
      for (const std::uint32_t operand :
           kb_.condition_operands.run(condition.index(), std::size_t{condition.index()} + condition.count()))
        if (operand < i && mentions[operand]) mentions[i] = true;
    }
    for (const std::uint32_t constraint : kb_.constraints)
      if (constraint < mentions.size() && mentions[constraint])
        put(*rows.GetMutableObject(constraint), Asks::all_of);  // of nothing
  }

  static void put(fbs::Condition& row, Asks kind) {
    row.mutate_index(0);
    row.mutate_count(0);
    row.mutate_kind(static_cast<std::uint8_t>(kind));
  }

  fbs::KnowledgeBase& root_;
  const KnowledgeBase& kb_;  // of the same bytes
  const std::vector<bool>& fallen_;
};

}  // namespace

bool can_fall(std::string_view kind) {
  return is_one_of(kGrounds, kind) || is_rule_kind(kind) || is_one_of(kPeople, kind);
}

std::string_view kinds_that_can_fall() {
  return "sources, evidence, claims, rules, facts, measures, groups of people, medicines and professionals";
}

Without without(const KnowledgeBase& kb, std::span<const std::uint32_t> nodes) {
  std::vector<std::byte> bytes(kb.bytes().begin(), kb.bytes().end());
  // These bytes have been opened before: they open again. A vector keeps its place in memory as it is moved.
  KnowledgeBase copy = *KnowledgeBase::from_bytes(bytes, {.check_digest = false});
  Without result(std::move(bytes), std::move(copy));
  for (const std::uint32_t node : nodes)
    if (node < result.fallen_.size() && can_fall(kb.kind(node))) result.fallen_[node] = true;
  Patch patch(result.bytes_.data(), result.kb_, result.fallen_);
  const Grades grades = regrade(kb, result.fallen_);
  patch.conditions();
  patch.rules();
  patch.grades(grades);
  return result;
}

}  // namespace kb
