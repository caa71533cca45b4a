// Values that have the right type and still cannot be: codes, DOIs, presumptions, ranges, reasons that are
// none.
#include <algorithm>

#include "compiler/bibliography/doi.h"
#include "compiler/resolve/codes.h"
#include "compiler/resolve/passes.h"
#include "runtime/quantity/parse.h"

namespace kbc {
namespace {

class ValueChecker {
 public:
  ValueChecker(Knowledge& knowledge, const Sources& sources, Diagnostics& diagnostics)
      : knowledge_(knowledge), sources_(sources), diagnostics_(diagnostics) {}

  void run() {
    for (const Thing& thing : knowledge_.things) {
      if (thing.kind == Kind::measure) check_range(thing);
      if (thing.kind == Kind::exclusive) check_exclusive(thing);
      if (thing.kind == Kind::limit) check_limit(thing);
      if (thing.kind == Kind::fact) check_presumption(thing);
      for (const ResolvedClause& clause : knowledge_.clauses_of(thing)) {
        if (clause.key == Key::code) check_code(clause);
        if (clause.key == Key::doi) check_doi(clause);
      }
      check_reasons(thing);
      if (thing.kind == Kind::dispute) check_settled(thing);
      if (thing.kind == Kind::claim) check_ratings(thing);
    }
  }

 private:
  void check_code(const ResolvedClause& clause) {
    const auto values = knowledge_.values_of(clause);
    if (values.size() < 2 || values[1].type != Value::Type::text) return;
    const std::string_view terminology = sources_.text(values[0].span);
    const std::string_view code = knowledge_.texts[values[1].index];
    if (is_code(terminology, code)) return;
    diagnostics_.report(DiagnosticKind::bad_code, values[1].span, code, terminology)
        .advise(std::string(code_shape(terminology)));
  }

  void check_doi(const ResolvedClause& clause) {
    const std::string_view text = knowledge_.text(clause);
    if (text.empty() || bare_doi(text)) return;
    diagnostics_.report(DiagnosticKind::bad_doi, knowledge_.values_of(clause)[0].span, text)
        .advise("a DOI is written like 10.1000/182");
  }

  void check_presumption(const Thing& thing) {
    const ResolvedClause* presume = knowledge_.find(thing, Key::presume);
    const ResolvedClause* safety = knowledge_.find(thing, Key::safety);
    if (presume == nullptr || safety == nullptr) return;
    diagnostics_.report(DiagnosticKind::presumed_safety, presume->span)
        .also(safety->span, "it can reveal harm, so it has to be asked")
        .advise("take out `presume`, or `safety` if not knowing it can harm nobody");
  }

  /// What a limit counts is one total.
  void check_limit(const Thing& thing) {
    const ResolvedClause* target = knowledge_.find(thing, Key::target);
    if (target == nullptr) return;
    const auto counted = [](const Value& value) { return value.type == Value::Type::thing; };
    const auto values = knowledge_.values_of(*target);
    const auto first = std::ranges::find_if(values, counted);
    const auto second = first == values.end() ? first : std::find_if(std::next(first), values.end(), counted);
    if (second == values.end()) return;
    diagnostics_
        .report(DiagnosticKind::wrong_operand, second->span, "limit", "one substance or form", "several")
        .advise(
            "write a limit for each of them; all forms of a substance together are counted by its own name");
  }

  void check_exclusive(const Thing& thing) {
    constexpr std::size_t kMost = 100;  // each pair of them becomes a constraint
    if (knowledge_.refs(thing, Key::target).size() > kMost)
      diagnostics_.report(DiagnosticKind::too_many, thing.header, "so many cannot exclude one another",
                          kMost);
  }

  /// Where a statement needs reasons, one of them at least has to carry it.
  void check_reasons(const Thing& thing) {
    const Clause* row = statement(thing.kind).find(Key::because);
    if (row == nullptr || row->count != Count::required) return;
    const Value* first = nullptr;
    for (const ResolvedClause& clause : knowledge_.clauses_of(thing)) {
      if (clause.key != Key::because) continue;
      for (const Value& value : knowledge_.values_of(clause)) {
        if (!value.optional) return;
        if (first == nullptr) first = &value;
      }
    }
    if (first == nullptr) return;  // a missing `because` is reported where clauses are counted
    diagnostics_.report(DiagnosticKind::no_reason, first->span, noun(thing.kind))
        .at("`?` says that this helps, but is not needed")
        .advise("write the claim that carries this without `?`");
  }

  /// How a dispute is settled has a reason too; one that is left open needs none.
  void check_settled(const Thing& thing) {
    const ResolvedClause* settled = knowledge_.find(thing, Key::settled);
    if (settled == nullptr || knowledge_.find(thing, Key::because) != nullptr) return;
    Span place = settled->span;
    place.end = place.begin + static_cast<std::uint32_t>(keyword(Key::settled).size());
    diagnostics_.report(DiagnosticKind::no_reason, place, noun(thing.kind))
        .advise("add `because` and why this is gone by, or leave it open");
  }

  /// What a claim lends to another is its certainty, which follows from its own evidence: none is rated
  /// twice.
  void check_ratings(const Thing& claim) {
    for (const ResolvedClause& clause : knowledge_.clauses_of(claim)) {
      if (clause.key != Key::support) continue;
      for (const Value& value : knowledge_.values_of(clause)) {
        if (value.type != Value::Type::thing || knowledge_.things[value.index].kind != Kind::claim) continue;
        for (const Key key : {Key::rate_down, Key::rate_up})
          for (const ResolvedClause* rating : knowledge_.of_element(clause, value.element, key))
            diagnostics_
                .report(DiagnosticKind::wrong_operand, rating->span, keyword(key), noun(Kind::evidence),
                        noun(Kind::claim))
                .also(value.span, "this is a claim")
                .advise("a claim lends its certainty as it is: rate the evidence that it rests on");
      }
    }
  }

  /// The range that a measure can have, brought to the measure's own unit and period.
  void check_range(const Thing& thing) {
    const ResolvedClause* in = knowledge_.find(thing, Key::in);
    const ResolvedClause* from = knowledge_.find(thing, Key::from);
    if (in == nullptr || in->values == 0 || from == nullptr || from->values == 0) return;
    const kb::Unit& unit = knowledge_.units[knowledge_.values_of(*in)[0].index];
    const Value& written = knowledge_.values_of(*from)[0];
    kb::Amount& amount = knowledge_.amounts[written.index];
    if (amount.unit == kb::plain_unit()) {
      const auto read =
          kb::parse_amount(fmt::format("{} {}", sources_.text(written.span), kb::unit_text(unit)));
      if (!read) {
        diagnostics_.report(DiagnosticKind::bad_amount, written.span, read.error().message);
        return;
      }
      amount = read->amount;
    }
    const bool same_period = (amount.unit.period == kb::Period::none) == (unit.period == kb::Period::none);
    const auto converted = kb::in_period(amount, unit.period);
    if (amount.unit.dimension != unit.dimension || !same_period || !converted) {
      diagnostics_
          .report(DiagnosticKind::wrong_dimension, written.span, thing.name, kb::unit_text(unit),
                  kb::unit_text(amount.unit))
          .also(in->span, "its unit is given here")
          .advise(fmt::format("write the range in {}", kb::unit_text(unit)));
      return;
    }
    amount = *converted;
    if (amount.range.is_single())
      diagnostics_.report(DiagnosticKind::wrong_operand, written.span, "from", "a range, such as 0 to 100",
                          sources_.text(written.span));
  }

  Knowledge& knowledge_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_values(Knowledge& knowledge, const Sources& sources, Diagnostics& diagnostics) {
  ValueChecker(knowledge, sources, diagnostics).run();
}

}  // namespace kbc
