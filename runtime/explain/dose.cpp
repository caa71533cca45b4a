// Amounts compared and put into words.
#include "runtime/explain/dose.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "runtime/decide/totals.h"
#include "runtime/explain/words.h"
#include "runtime/quantity/format.h"
#include "runtime/quantity/formula.h"

namespace kb {
namespace {

bool known(Range range) { return range.low <= range.high && !range.is_open_high(); }

std::string fraction_words(const fbs::Option& option) {
  const Fraction low{option.fraction_low_numerator(), option.fraction_low_denominator()};
  const Fraction high{option.fraction_high_numerator(), option.fraction_high_denominator()};
  const std::string least = format_percent(low);
  const std::string most = format_percent(high);
  return least == most ? least : fmt::format("{} to {}", least, most);
}

std::vector<DoseBand> bands(const KnowledgeBase& kb, const Decision& decision, Range elemental) {
  std::vector<DoseBand> result;
  if (decision.suggestion == kNone) return result;
  const fbs::Rule& rule = kb.rules[decision.suggestion];
  for (const fbs::Dose& dose :
       kb.doses.run(rule.doses_begin(), kb.rules[decision.suggestion + std::size_t{1}].doses_begin())) {
    const Unit unit = unit_of(kb, dose.unit());
    const auto basis = static_cast<Basis>(std::min<std::uint8_t>(dose.basis(), 2));
    DoseBand band{std::string(kb.keyword(dose.keyword())),
                  format_amount({{dose.low(), dose.high()}, unit, basis, false}),
                  {}};
    const Range wanted{dose.elemental_low(), dose.elemental_high()};
    if (known(elemental) && known(wanted))
      band.relation = elemental.high < wanted.low   ? "below"
                      : elemental.low > wanted.high ? "above"
                                                    : "within";
    result.push_back(std::move(band));
  }
  return result;
}

LimitAnswer limit_answer(const KnowledgeBase& kb, const Profile& profile, const Decision& decision,
                         const LimitStatus& status, Grounds& grounds) {
  const fbs::Rule& rule = kb.rules[status.rule];
  const fbs::Limit& limit = kb.limits[rule.limit()];
  const Unit unit = limit_unit(kb, status);
  const Range sum = add(status.others, status.candidate);
  LimitAnswer answer;
  answer.rule = kb.name(rule.node());
  answer.limit = format_amount({{status.limit, status.limit},
                                unit_of(kb, limit.unit()),
                                static_cast<Basis>(std::min<std::uint8_t>(limit.basis(), 2)),
                                false});
  answer.total = range_words(sum, unit);
  if (sum.high <= status.limit)
    answer.remaining = range_words({status.limit - sum.high, status.limit - sum.high}, unit);
  if (sum.low > status.limit)
    answer.beyond =
        range_words({sum.low - status.limit, sum.is_open_high() ? sum.high : sum.high - status.limit}, unit);
  answer.state = status.beyond;
  const auto count = [&](const std::string& name, Range amount) {
    if (amount.high > 0) answer.counted.push_back(fmt::format("{} {}", name, range_words(amount, unit)));
  };
  if (profile.asked(decision.option) != nullptr)
    count(words_of(kb, kb.options[decision.option].node()), status.candidate);
  if (profile.taking)
    for (const Item& item : *profile.taking)
      count(item.written, contribution(kb, item.option, item.dose, limit.substance(), limit.form()));
  answer.applies_to = condition_words(kb, rule.condition());
  for (const ClaimReason& claim : grounds.claims_of(rule.node()))
    add_citations(answer.citations, claim.citations);
  return answer;
}

/// "; by its formula MgO", "; its label doesn't say which: MgCl2 anhydrous, MgCl2(H2O)6 hexahydrate"
std::string formula_words(const KnowledgeBase& kb, std::uint32_t form) {
  const std::vector<std::string> formulas = clauses_of(kb, form, "formula");
  if (formulas.empty()) return {};
  return fmt::format("; {}: {}", formulas.size() == 1 ? "by its formula" : "as it may be any of these",
                     fmt::join(formulas, ", "));
}

/// Of a product asked about without a dose: "no dose was said, so one serving is counted: 5 mg of …".
std::string serving_words(const KnowledgeBase& kb, std::uint32_t option) {
  std::map<std::uint32_t, Range> held;  // by substance
  for (const Share& share : one_serving(kb, option)) {
    Range& amount = held.try_emplace(share.substance, Range{0, 0}).first->second;
    amount = add(amount, share.amount);
  }
  if (held.empty()) return {};
  const auto unit = parse_unit("mg");
  std::vector<std::string> parts;
  for (const auto& [substance, amount] : held)
    parts.push_back(
        fmt::format("{} of {}", range_words(amount, unit ? *unit : plain_unit()), words_of(kb, substance)));
  const std::string_view size = kb.clause(kb.options[option].node(), "serving");
  return fmt::format("no dose was said, so one serving{} is counted, as far as it is known: {}",
                     size.empty() ? "" : fmt::format(" ({})", size), fmt::join(parts, ", "));
}

}  // namespace

Unit limit_unit(const KnowledgeBase& kb, const LimitStatus& limit) {
  return with_period(unit_of(kb, kb.limits[kb.rules[limit.rule].limit()].unit()), Period::none);
}

std::string limit_words(const KnowledgeBase& kb, const LimitStatus& limit) {
  const Unit unit = limit_unit(kb, limit);
  const Range sum = add(limit.others, limit.candidate);
  const std::string ceiling = range_words({limit.limit, limit.limit}, unit);
  if (limit.beyond == RuleState::active) {
    const Range excess{sum.low - limit.limit, sum.is_open_high() ? sum.high : sum.high - limit.limit};
    return fmt::format("total {} > {} per day, {} too much", range_words(sum, unit), ceiling,
                       range_words(excess, unit));
  }
  if (limit.beyond == RuleState::silent)
    return fmt::format("total {} within {} per day", range_words(sum, unit), ceiling);
  return fmt::format("total {}, limit {} per day", range_words(sum, unit), ceiling);
}

DoseAnswer explain_dose(const KnowledgeBase& kb, const Profile& profile, const Decision& decision,
                        const GuidanceReader& reader, Grounds& grounds) {
  DoseAnswer answer;
  const fbs::Option& option = kb.options[decision.option];
  Range elemental{1, 0};
  const Item* const asked = profile.asked(decision.option);
  if (asked != nullptr && asked->dose) {
    const Amount& dose = *asked->dose;
    Amount shown = dose;
    shown.unit = with_period(shown.unit, Period::none);
    answer.asked = format_amount(shown);
    answer.basis = dose.basis == Basis::unspecified ? "" : basis_name(dose.basis);
    if (option.substance() != kNone) {
      elemental = contribution(kb, decision.option, dose, option.substance(), kNone);
      if (known(elemental)) answer.elemental = range_words(elemental, shown.unit);
      if (known(elemental) && dose.basis == Basis::compound) {
        shown.basis = Basis::unspecified;
        answer.conversion =
            fmt::format("{} of {} is {} {}: {}{}", format_amount(shown), words_of(kb, option.node()),
                        fraction_words(option), words_of(kb, option.substance()), answer.elemental,
                        formula_words(kb, option.node()));
      }
    } else if (dose.basis == Basis::elemental) {
      elemental = dose.range;
      answer.elemental = range_words(elemental, shown.unit);
    }
  }
  if (asked != nullptr && !asked->dose) answer.conversion = serving_words(kb, decision.option);
  answer.bands = bands(kb, decision, elemental);
  for (const LimitStatus& limit : decision.limits)
    if (reader.meant_if(kb.rules[limit.rule].condition()).at_all)
      answer.limits.push_back(limit_answer(kb, profile, decision, limit, grounds));
  return answer;
}

}  // namespace kb
