// The dose asked about, converted, and held against the author's doses and the limits.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/quantity/format.h"
#include "runtime/verify/expect.h"
#include "runtime/verify/words.h"

namespace kb::verify {
namespace {

bool is_known(Range range) { return range.low <= range.high && !range.is_open_high(); }

Basis basis(std::uint8_t value) { return static_cast<Basis>(std::min<std::uint8_t>(value, 2)); }

std::string fraction(const fbs::Option& form) {
  const std::string low = format_percent({form.fraction_low_numerator(), form.fraction_low_denominator()});
  const std::string high = format_percent({form.fraction_high_numerator(), form.fraction_high_denominator()});
  return low == high ? low : fmt::format("{} to {}", low, high);
}

/// How far beyond a limit a total is.
Range excess(Range sum, std::int64_t limit) {
  return {sum.low - limit, sum.is_open_high() ? sum.high : sum.high - limit};
}

json::array bands(const KnowledgeBase& kb, std::uint32_t suggestion, Range elemental) {
  json::array result;
  if (suggestion == kNone) return result;
  for (const fbs::Dose& dose : kb.doses.run(kb.rules[suggestion].doses_begin(),
                                            kb.rules[suggestion + std::size_t{1}].doses_begin())) {
    const Range wanted{dose.elemental_low(), dose.elemental_high()};
    std::string_view relation;
    if (is_known(elemental) && is_known(wanted))
      relation = elemental.high < wanted.low ? "below" : elemental.low > wanted.high ? "above" : "within";
    json::object band;
    band["band"] = kb.keyword(dose.keyword());
    band["amount"] =
        format_amount({{dose.low(), dose.high()}, unit(kb, dose.unit()), basis(dose.basis()), false});
    band["relation"] = text(relation);
    result.push_back(std::move(band));
  }
  return result;
}

json::object limit(const KnowledgeBase& kb, const Person& person, const Decision& decision,
                   const Bearing& rule, Sources& sources) {
  const fbs::Rule& row = kb.rules[rule.rule];
  const fbs::Limit& limit = kb.limits[row.limit()];
  const Total& total = decision.at.totals()[rule.total];
  const Range sum = plus(total.others, total.candidate);
  const Unit in = limit_unit(kb, rule.rule);
  std::vector<std::string> counted;
  const auto count = [&](const std::string& name, Range amount) {
    if (amount.high > 0) counted.push_back(fmt::format("{} {}", name, amount_words(amount, in)));
  };
  const std::uint32_t option = decision.at.option();
  if (person.asked(option) != nullptr) count(title(kb, kb.options[option].node()), total.candidate);
  const Counted of{limit.substance(), limit.form(), false};
  for (const Thing& thing : person.taking.value_or(std::vector<Thing>{}))
    count(thing.written, amount_in(parts_of(kb, thing.option, thing.dose), of));
  Numbers cited;
  static_cast<void>(sources.claims_of(row.node(), cited));
  const bool within = sum.high <= limit.micro();
  const bool beyond = sum.low > limit.micro();
  const std::int64_t left = limit.micro() - sum.high;
  json::object result;
  result["rule"] = kb.name(row.node());
  result["limit"] =
      format_amount({{limit.micro(), limit.micro()}, unit(kb, limit.unit()), basis(limit.basis()), false});
  result["state"] = within ? "within" : beyond ? "beyond" : "open";
  result["total"] = amount_words(sum, in);
  result["counted"] = list(counted);
  result["remaining"] = within ? json::value(amount_words({left, left}, in)) : json::value();
  result["beyond"] = beyond ? json::value(amount_words(excess(sum, limit.micro()), in)) : json::value();
  result["applies_to"] = text(condition_words(kb, row.condition()));
  result["citations"] = list(cited);
  return result;
}

/// Of a product asked about without a dose: what is counted of it.
std::string serving(const KnowledgeBase& kb, std::uint32_t option) {
  const std::vector<Part> parts = known_parts_of_serving(kb, option);
  std::set<std::uint32_t> substances;
  for (const Part& part : parts) substances.insert(part.substance);
  std::vector<std::string> held;
  for (const std::uint32_t substance : substances)
    held.push_back(fmt::format(
        "{} of {}",
        amount_words(amount_in(parts, {substance, kNone, false}), parse_unit("mg").value_or(plain_unit())),
        title(kb, substance)));
  if (held.empty()) return {};
  const std::string size = join(texts(kb, kb.options[option].node(), "serving"), ", ");
  return fmt::format("no dose was said, so one serving{} is counted, as far as it is known: {}",
                     size.empty() ? "" : " (" + size + ")", join(held, ", "));
}

}  // namespace

std::string limit_words(const KnowledgeBase& kb, const Decision& decision, const Bearing& rule) {
  const Total& total = decision.at.totals()[rule.total];
  const Range sum = plus(total.others, total.candidate);
  const std::int64_t limit = kb.limits[kb.rules[rule.rule].limit()].micro();
  const Unit in = limit_unit(kb, rule.rule);
  const std::string all = amount_words(sum, in);
  const std::string most = amount_words({limit, limit}, in);
  if (sum.high <= limit) return fmt::format("total {} within {} per day", all, most);
  if (sum.low <= limit) return fmt::format("total {}, limit {} per day", all, most);
  return fmt::format("total {} > {} per day, {} too much", all, most, amount_words(excess(sum, limit), in));
}

json::object expect_dose(const KnowledgeBase& kb, const Person& person, const Decision& decision,
                         Sources& sources) {
  const fbs::Option& option = kb.options[decision.at.option()];
  json::object result;
  for (const std::string_view key : {"asked", "elemental", "basis", "conversion"}) result[key] = nullptr;
  Range elemental{1, 0};
  const Thing* const asked = person.asked(decision.at.option());
  if (asked != nullptr && asked->dose) {
    const Amount& dose = *asked->dose;
    Amount shown = dose;
    shown.unit = with_period(shown.unit, Period::none);
    result["asked"] = format_amount(shown);
    if (dose.basis != Basis::unspecified) result["basis"] = basis_name(dose.basis);
    const bool is_form = option.substance() != kNone;
    if (is_form)
      elemental = amount_in(parts_of(kb, decision.at.option(), dose), {option.substance(), kNone, false});
    if (!is_form && dose.basis == Basis::elemental) elemental = dose.range;
    const std::string words = amount_words(elemental, shown.unit);
    if (is_known(elemental) || (!is_form && dose.basis == Basis::elemental)) result["elemental"] = words;
    if (is_form && is_known(elemental) && dose.basis == Basis::compound) {
      shown.basis = Basis::unspecified;
      result["conversion"] =
          fmt::format("{} of {} is {} {}: {}", format_amount(shown), title(kb, option.node()),
                      fraction(option), title(kb, option.substance()), words);
      const std::vector<std::string> formulas = texts(kb, option.node(), "formula");
      if (!formulas.empty())
        result["conversion"] = fmt::format(
            "{}; {}: {}", result["conversion"].get_string().c_str(),
            formulas.size() > 1 ? "as it may be any of these" : "by its formula", join(formulas, ", "));
    }
  }
  if (asked != nullptr && !asked->dose) result["conversion"] = text(serving(kb, decision.at.option()));
  result["bands"] = bands(kb, decision.suggestion, elemental);
  json::array limits;
  for (const Bearing& rule : decision.at.rules())
    if (rule.on_option && kb.rules[rule.rule].limit() != kNone && decision.at.is_meant(rule))
      limits.push_back(limit(kb, person, decision, rule, sources));
  result["limits"] = std::move(limits);
  return result;
}

}  // namespace kb::verify
