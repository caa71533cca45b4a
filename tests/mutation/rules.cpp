// Wrong rules: conditions, exceptions, effects, the people that they are for, and the words for people.
#include "mutations.h"

namespace mutation {

namespace {

constexpr Kinds kRules{Kind::suggest, Kind::caution,  Kind::advise_against, Kind::contraindicate,
                       Kind::limit,   Kind::separate, Kind::interact,       Kind::prefer};

/// Another operator in a comparison.
Change compared(const At& at, std::string_view from, std::string_view to) {
  if (!at.is(NodeKind::comparison)) return std::nullopt;
  std::vector<kbc::NodeRef> sides;
  for (const kbc::NodeRef side : at.node.children()) sides.push_back(side);
  const std::string_view between = at.between(sides[0]->end, sides[1]->begin);
  const std::size_t place = between.find(from);
  if (place == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(sides[0]->end + place);
  return Edits{at.edit(begin, begin + static_cast<std::uint32_t>(from.size()), std::string(to))};
}

/// Another word between the operands of a condition.
Change joined(const At& at, NodeKind kind, std::string_view from, std::string_view to) {
  if (!at.is(kind)) return std::nullopt;
  std::vector<kbc::NodeRef> operands;
  for (const kbc::NodeRef operand : at.node.children()) operands.push_back(operand);
  Edits edits;
  for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
    const std::size_t place = at.between(operands[i]->end, operands[i + 1]->begin).find(from);
    if (place == std::string_view::npos) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(operands[i]->end + place);
    edits.push_back(at.edit(begin, begin + static_cast<std::uint32_t>(from.size()), std::string(to)));
  }
  return edits;
}

bool in_condition(const At& at) {
  return at.in(Key::when) || at.in(Key::unless) || at.in(Key::who) || at.in(Key::implied_by);
}

/// The keyword of a statement for another one's.
Mutation other_effect(std::string_view name, Kind from, std::string_view to) {
  return {name, at_nodes([=](const At& at) -> Change {
            if (!at.is_statement() || at.kind() != from) return std::nullopt;
            const kbc::Span span = at.node.keyword_span();
            return Edits{at.edit(span.begin, span.end, std::string(to))};
          })};
}

}  // namespace

std::vector<Mutation> wrong_rules() {
  std::vector<Mutation> all;
  const auto add = [&](std::string_view name, std::function<Change(const At&)> change) {
    all.push_back({name, at_nodes(std::move(change))});
  };
  add("a comparison turned round", [](const At& at) {
    const Change change = compared(at, ">=", "<=");
    if (change) return change;
    return at.is(NodeKind::comparison) && at.node->comparison == kbc::Comparison::less
               ? compared(at, "<", ">")
               : compared(at, ">", "<");
  });
  add("a comparison beside its boundary", [](const At& at) {
    const Change change = compared(at, ">=", ">");
    return change ? change : compared(at, "<", "<=");
  });
  add("or for and", [](const At& at) { return joined(at, NodeKind::all_of, "and", "or"); });
  add("and for or", [](const At& at) { return joined(at, NodeKind::any_of, "or", "and"); });
  add("a not missing", [](const At& at) -> Change {
    if (!at.is(NodeKind::negation)) return std::nullopt;
    return Edits{at.edit(at.node->begin, at.node->begin + 3, "")};
  });
  add("a not too many", [](const At& at) -> Change {
    if (!at.is(NodeKind::phrase) || !in_condition(at)) return std::nullopt;
    return Edits{at.edit(at.node->begin, at.node->begin, "not ")};
  });
  add("another fact in a condition", [](const At& at) -> Change {
    if (!at.is_reference() || !in_condition(at)) return std::nullopt;
    return at.replaced(at.base.next_name(at.words()));
  });
  all.push_back(without("an exception missing", Key::unless));
  all.push_back(without("a condition missing", Key::when, kRules));
  all.push_back(without("the people that a rule is for missing", Key::for_, kRules));
  all.push_back(without("what implies a fact missing", Key::implied_by));
  all.push_back(without("the class of a medicine missing", Key::is));
  all.push_back(without("a counsel missing", Key::consult));
  all.push_back(without("what to take instead missing", Key::instead));
  all.push_back(without("safety missing", Key::safety));
  all.push_back(without("a presumption missing", Key::presume));
  all.push_back(without("a question missing", Key::ask, Kinds{Kind::fact, Kind::measure}));
  all.push_back(without("who belongs to a group missing", Key::who));
  all.push_back(without("strength missing", Key::strength));
  all.push_back(word_for_word("yes for no", "no", "yes"));
  all.push_back(word_for_word("strong for conditional", "conditional", "strong"));
  all.push_back(other_effect("a caution for a contraindication", Kind::contraindicate, "caution"));
  all.push_back(other_effect("a contraindication for a caution", Kind::caution, "contraindicate"));
  all.push_back(other_effect("a suggestion for advice against", Kind::advise_against, "suggest"));
  all.push_back(other_effect("advice against for a suggestion", Kind::suggest, "advise against"));
  all.push_back(another("a rule on another form", Key::target, kRules));
  all.push_back(another("a rule for other people or another goal", Key::for_, kRules));
  all.push_back(another("another professional", Key::consult, kRules));
  all.push_back(without_statement("a rule missing", kRules));
  all.push_back(without_statement("a fact or measure missing", {Kind::fact, Kind::measure}));
  all.push_back(without_statement("a group missing", {Kind::population, Kind::risk_group}));
  all.push_back(without_statement("a medicine missing", {Kind::medicine}));
  all.push_back(without_statement("an option missing", {Kind::form, Kind::product, Kind::option}));
  return all;
}

}  // namespace mutation
