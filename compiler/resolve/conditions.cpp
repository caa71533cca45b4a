// Conditions: facts and comparisons with `and`, `or`, `not`, from the tree to Knowledge.
#include "compiler/resolve/operands.h"
#include "runtime/quantity/parse.h"

namespace kbc {

ConditionId OperandReader::combine(ConditionKind kind, const std::vector<ConditionId>& operands, Span span) {
  Condition condition{
      .kind = kind, .first = static_cast<std::uint32_t>(knowledge_.operands.size()), .span = span};
  for (const ConditionId operand : operands) {
    if (operand == ConditionId::none) return ConditionId::none;
    knowledge_.operands.push_back(operand);
    ++condition.count;
  }
  knowledge_.conditions.push_back(condition);
  return static_cast<ConditionId>(knowledge_.conditions.size() - 1);
}

ConditionId OperandReader::read_condition(NodeRef node) {  // as deep as the parser lets it be: kMaxDepth
  switch (node->kind) {
    case NodeKind::any_of:
    case NodeKind::all_of:
    case NodeKind::negation: {
      std::vector<ConditionId> operands;
      for (const NodeRef child : node.children()) operands.push_back(read_condition(child));
      const ConditionKind kind = node->kind == NodeKind::any_of   ? ConditionKind::any_of
                                 : node->kind == NodeKind::all_of ? ConditionKind::all_of
                                                                  : ConditionKind::negation;
      return combine(kind, operands, node.span());
    }
    case NodeKind::comparison: return read_comparison(node);
    default: return read_phrase(node);
  }
}

ConditionId OperandReader::read_comparison(NodeRef node) {
  const auto sides = node.elements();
  const std::string_view name = text(sides[0]);
  const ThingId measure = scope_.need(package_, name, sides[0].span(), Kind::measure);
  const auto read = kb::parse_amount(text(sides[1]));
  if (!read) {
    diagnostics_.report(DiagnosticKind::bad_amount, sides[1].span(), read.error().message)
        .advise("a comparison is a measure, a sign and a number with its unit: `x >= 60 years`");
    return ConditionId::none;
  }
  std::vector<NodeRef> atoms;
  for (const NodeRef atom : sides[1].children()) atoms.push_back(atom);
  std::size_t at = 0;
  while (at < atoms.size() && atoms[at]->begin < sides[1]->begin + read->consumed) ++at;
  if (at < atoms.size()) {
    if (!misspelt_part(read->amount, Slot::condition, atoms, at)) leftover(atoms, at, *rows_.back());
    return ConditionId::none;
  }
  if (measure == ThingId::none) return ConditionId::none;
  const ResolvedClause* in = knowledge_.find(knowledge_[measure], Key::in);
  if (in == nullptr || in->values == 0) return ConditionId::none;  // the measure itself has been reported
  const kb::Unit& unit = knowledge_.units[knowledge_.values_of(*in)[0].index];
  const kb::Amount& amount = read->amount;
  if (!amount.range.is_single() || amount.basis != kb::Basis::unspecified) {
    diagnostics_.report(DiagnosticKind::bad_amount, sides[1].span(), "a comparison is with one number");
    return ConditionId::none;
  }
  const bool same_period = (amount.unit.period == kb::Period::none) == (unit.period == kb::Period::none);
  if (!(amount.unit.dimension == unit.dimension) || !same_period) {
    diagnostics_
        .report(DiagnosticKind::wrong_dimension, sides[1].span(), name, kb::unit_text(unit),
                kb::unit_text(amount.unit).empty() ? "plain numbers" : kb::unit_text(amount.unit))
        .also(in->span, "its unit is given here")
        .advise(fmt::format("write the number in {}", kb::unit_text(unit)));
    return ConditionId::none;
  }
  const auto converted = kb::in_period(amount, unit.period);
  if (!converted || converted->computed) {
    diagnostics_.report(DiagnosticKind::bad_amount, sides[1].span(),
                        fmt::format("it is no exact number of {}", kb::unit_text(unit)));
    return ConditionId::none;
  }
  knowledge_.conditions.push_back({.kind = ConditionKind::compare,
                                   .comparison = node->comparison,
                                   .thing = measure,
                                   .micro = converted->range.low,
                                   .span = node.span()});
  return static_cast<ConditionId>(knowledge_.conditions.size() - 1);
}

ConditionId OperandReader::read_phrase(NodeRef node) {
  std::vector<NodeRef> atoms;
  for (const NodeRef atom : node.children()) atoms.push_back(atom);
  const auto is = [&](std::size_t i, std::string_view word) {
    return i < atoms.size() && text(atoms[i]) == word;
  };

  ConditionKind kind = ConditionKind::holds;
  Kinds kinds{Kind::fact, Kind::population, Kind::risk_group};
  std::size_t at = 0;
  if (atoms.size() > 1 && is(0, "taking")) {
    kind = ConditionKind::taking;
    kinds = {Kind::medicine, Kind::form, Kind::substance, Kind::product, Kind::option};
    at = 1;
  } else if (atoms.size() > 2 && is(0, "supervised") && is(1, "by")) {
    kind = ConditionKind::supervised;
    kinds = {Kind::professional};
    at = 2;
  }
  const NodeRef name = atoms[at];
  if (name->kind != NodeKind::word) {
    diagnostics_.report(DiagnosticKind::not_a_condition, name.span(), "a text");
    return ConditionId::none;
  }
  if (atoms.size() > at + 1) {
    leftover(atoms, at + 1, *rows_.back());
    return ConditionId::none;
  }
  if (kind == ConditionKind::holds) {
    const ThingId found = scope_.find(package_, text(name));
    const Kind of = found == ThingId::none ? Kind::fact : knowledge_[found].kind;
    const auto suggest = [&](std::string_view before, std::string_view after) {
      diagnostics_.report(DiagnosticKind::not_a_condition, name.span(), noun(of))
          .advise(fmt::format("write `{}{}{}`", before, text(name), after));
      return ConditionId::none;
    };
    if (of == Kind::medicine || of == Kind::form || of == Kind::substance) return suggest("taking ", "");
    if (of == Kind::professional) return suggest("supervised by ", "");
    if (of == Kind::measure) return suggest("", " >= …");
    if (of == Kind::population || of == Kind::risk_group) kind = ConditionKind::group;
  }
  const ThingId thing = scope_.need(package_, text(name), name.span(), kinds);
  if (thing == ThingId::none) return ConditionId::none;
  knowledge_.conditions.push_back({.kind = kind, .thing = thing, .span = node.span()});
  return static_cast<ConditionId>(knowledge_.conditions.size() - 1);
}

}  // namespace kbc
