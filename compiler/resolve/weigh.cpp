// Weights: the elemental fraction of every form from its formula, and doses that say what is weighed.
#include <algorithm>
#include <optional>

#include "compiler/resolve/passes.h"
#include "runtime/quantity/format.h"

namespace kbc {
namespace {

double value(const kb::Fraction& f) {
  return static_cast<double>(f.numerator) / static_cast<double>(f.denominator);
}

class Weigher {
 public:
  Weigher(Knowledge& knowledge, Diagnostics& diagnostics)
      : knowledge_(knowledge), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < knowledge_.things.size(); ++i)
      if (knowledge_.things[i].kind == Kind::form)
        if (const auto content = weigh_form(knowledge_.things[i]))
          knowledge_.contents.emplace(static_cast<ThingId>(i), *content);
    for (const Thing& thing : knowledge_.things) check_doses(thing);
  }

 private:
  std::optional<Content> weigh_form(const Thing& form) {
    std::optional<Content> content;
    const auto substances = knowledge_.refs(form, Key::of);
    const std::string_view symbol = substances.empty()
                                        ? std::string_view{}
                                        : knowledge_.text(knowledge_[substances.front()], Key::symbol);
    for (const ResolvedClause& clause : knowledge_.clauses_of(form)) {
      if (clause.key != Key::formula || clause.values == 0) continue;
      const Value& written = knowledge_.values_of(clause)[0];
      const auto formula = kb::parse_formula(knowledge_.texts[written.index]);
      if (formula && substances.empty()) continue;  // the form has been reported
      auto fraction = formula ? kb::mass_fraction(*formula, symbol) : tl::unexpected(formula.error());
      if (!fraction) {
        Diagnostic& fault = diagnostics_.report(
            DiagnosticKind::bad_formula, written.span,
            symbol.empty() && formula ? "the substance has no `symbol`" : fraction.error().message);
        if (!fraction.error().hint.empty() && !symbol.empty()) fault.advise(fraction.error().hint);
        continue;
      }
      if (!content) content = {*fraction, *fraction};
      if (value(*fraction) < value(content->low)) content->low = *fraction;
      if (value(*fraction) > value(content->high)) content->high = *fraction;
    }
    const ResolvedClause* stated = knowledge_.find(form, Key::fraction);
    if (stated == nullptr || stated->values == 0) return content;
    const Value& number = knowledge_.values_of(*stated)[0];
    const kb::Fraction fraction{knowledge_.amounts[number.index].range.low, kb::kMicro};
    if (fraction.numerator <= 0 || fraction.numerator > kb::kMicro) {
      diagnostics_.report(DiagnosticKind::wrong_operand, number.span, "fraction",
                          "a number above 0 and up to 1", "this");
      return content;
    }
    if (!content) return Content{fraction, fraction};
    constexpr double kTolerance = 0.02;  // relative: what rounding in a label can explain
    if (value(fraction) < value(content->low) * (1 - kTolerance) ||
        value(fraction) > value(content->high) * (1 + kTolerance)) {
      diagnostics_
          .report(DiagnosticKind::fraction_differs, number.span, kb::format_percent(fraction),
                  content->low == content->high ? kb::format_percent(content->low)
                                                : fmt::format("{} to {}", kb::format_percent(content->low),
                                                              kb::format_percent(content->high)))
          .advise(
              "the formula is what counts; take the stated fraction out, or keep it as what the source says");
    }
    return content;
  }

  /// Every dose clause of a rule or a side effect, at any depth; what a product contains, each by itself.
  void check_doses(const Thing& thing) {
    static constexpr Kinds kDosed{Kind::suggest, Kind::caution, Kind::limit, Kind::side_effect};
    if (thing.kind == Kind::product) return check_contents(thing);
    if (!kDosed.has(thing.kind)) return;
    const auto forms = knowledge_.refs(thing, thing.kind == Kind::side_effect ? Key::of : Key::target);
    for (std::uint32_t i = 0; i < thing.clauses; ++i) {
      const ResolvedClause& clause = knowledge_.clauses[thing.first_clause + i];
      if (clause.key == Key::studied) continue;  // what a report says, with or without its basis
      for (const Value& v : knowledge_.values_of(clause)) {
        if (v.type != Value::Type::amount || clause.key == Key::judge || clause.key == Key::take) continue;
        check_dose(thing, clause, v, forms);
      }
    }
  }

  void check_contents(const Thing& product) {
    for (const ResolvedClause& clause : knowledge_.clauses_of(product)) {
      if (clause.key != Key::contains) continue;
      for (const auto element : knowledge_.elements_of(clause))
        if (element.size() > 1 && element[0].type == Value::Type::thing)
          check_dose(product, clause, element[1], {static_cast<ThingId>(element[0].index)});
    }
  }

  void check_dose(const Thing& thing, const ResolvedClause& clause, const Value& written,
                  const std::vector<ThingId>& forms) {
    const kb::Amount& amount = knowledge_.amounts[written.index];
    const bool mass = amount.unit.dimension == kb::Dimension{kb::Base::mass, kb::Base::number};
    const bool about_matter = std::ranges::any_of(forms, [&](ThingId id) {
      return knowledge_[id].kind == Kind::form || knowledge_[id].kind == Kind::substance;
    });
    if (amount.unit.dimension == kb::plain_unit().dimension && amount.unit.period == kb::Period::none) {
      diagnostics_.report(DiagnosticKind::bad_amount, written.span, "it has no unit")
          .advise("write how much of what: `200 mg elemental`, `2 capsules`");
      return;
    }
    const bool of_product = thing.kind == Kind::product;
    if ((thing.kind == Kind::limit || (of_product && about_matter)) && !mass) {
      diagnostics_
          .report(DiagnosticKind::wrong_dimension, written.span, of_product ? "what it contains" : "a limit",
                  "mg", kb::unit_text(amount.unit))
          .advise("a day's total adds up weights: write this as a weight");
      return;
    }
    if (mass && about_matter && amount.basis == kb::Basis::unspecified) {
      Diagnostic& fault = diagnostics_.report(DiagnosticKind::missing_basis, written.span);
      const Content* content = forms.size() == 1 ? knowledge_.content(forms[0]) : nullptr;
      if (content != nullptr) {
        kb::Amount compound = amount;
        compound.basis = kb::Basis::compound;
        if (const auto elemental = kb::elemental(compound, content->low))
          fault.at(fmt::format("as the weight of {} this is {}", knowledge_[forms[0]].name,
                               kb::format_amount(*elemental)));
      }
      fault.advise("write `elemental` for the substance itself, `compound` for the form as weighed");
    }
    if (amount.basis == kb::Basis::compound && about_matter && !of_product) {  // else it stays unknown
      if (thing.kind == Kind::limit && knowledge_[forms.back()].kind == Kind::substance) {
        diagnostics_.report(DiagnosticKind::compound_against_elemental, written.span, "total")
            .at("a limit on a substance adds up what all its forms hold of it")
            .advise("write the limit as an `elemental` amount");
      } else if (forms.size() != 1) {
        diagnostics_.report(DiagnosticKind::compound_against_elemental, written.span, "amount")
            .at("each of these forms holds another part of it")
            .advise("write an `elemental` amount, or a statement for each form");
      } else if (const Thing& form = knowledge_[forms[0]]; knowledge_.find(form, Key::formula) == nullptr &&
                                                           knowledge_.find(form, Key::fraction) == nullptr) {
        diagnostics_.report(DiagnosticKind::unknown_content, written.span, knowledge_[forms[0]].name)
            .advise("give the form a `formula`, or a `fraction` with its source");
      }
    }
    if (clause.key == Key::to && amount.unit.period == kb::Period::none)
      diagnostics_.report(DiagnosticKind::bad_amount, written.span, "a limit says for how long it counts")
          .advise("add `per day`");
  }

  Knowledge& knowledge_;
  Diagnostics& diagnostics_;
};

}  // namespace

void weigh(Knowledge& knowledge, Diagnostics& diagnostics) { Weigher(knowledge, diagnostics).run(); }

}  // namespace kbc
