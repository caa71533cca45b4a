// Values, held against what the knowledge base expects.
#include "runtime/profile/amounts.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/quantity/format.h"
#include "runtime/quantity/parse.h"
#include "runtime/quantity/text.h"

namespace kb {
namespace {

constexpr std::size_t kMaxAmount = 256;  // bytes of text

tl::unexpected<ProfileError> bad(std::string_view text, std::string why) {
  return fail(ProfileErrorKind::bad_value, std::move(why), text);
}

/// The whole text as an amount.
ProfileResult<Amount> read_amount(std::string_view text) {
  if (text.size() > kMaxAmount) return bad(text, fmt::format("{} is too long for an amount", quoted(text)));
  const auto parsed = parse_amount(text);
  if (!parsed) {
    const std::string& hint = parsed.error().hint;
    return bad(text, fmt::format("{} is no amount: {}{}{}", quoted(text), parsed.error().message,
                                 hint.empty() ? "" : "; ", hint));
  }
  const std::size_t rest = skip_space(text, parsed->consumed);
  if (rest == text.size()) return parsed->amount;
  const auto unit = parse_unit(text.substr(rest));
  return bad(text, fmt::format("{} does not belong to an amount: {}", quoted(text.substr(rest)),
                               unit || unit.error().nearest.empty()
                                   ? "write a number and its unit, and no more"
                                   : fmt::format("did you mean {}?", alternatives(unit.error().nearest))));
}

/// "40 mL/min/1.73m2", to show how a value is written.
std::string example(const fbs::Measure& measure, const Unit& unit) {
  const std::int64_t some = micro_from_decimal(40, 0, unit).value_or(0);
  return quoted(
      format_quantity({std::clamp(some, measure.low(), std::max(measure.low(), measure.high())), unit}));
}

std::string range_of(const fbs::Measure& measure, const Unit& unit) {
  Amount all;
  all.range = {measure.low(), measure.high()};
  all.unit = unit;
  return format_amount(all);
}

/// What a thing can be counted or weighed in.
bool is_of_things(Base base) {
  switch (base) {
    case Base::mass:
    case Base::volume:
    case Base::amount:
    case Base::equivalent:
    case Base::international_unit:
    case Base::serving:
    case Base::teaspoon:
    case Base::tablespoon:
    case Base::cup:
    case Base::capsule:
    case Base::tablet:
    case Base::drop: return true;
    default: return false;
  }
}

}  // namespace

std::optional<Said> truth_of(std::string_view word) {
  if (word == "yes" || word == "true") return Said::yes;
  if (word == "no" || word == "false") return Said::no;
  if (word == "unknown") return Said::unknown;
  return std::nullopt;
}

ProfileResult<Range> read_measure(const KnowledgeBase& kb, std::uint32_t row, std::string_view text) {
  const fbs::Measure& measure = kb.measures[row];
  const std::string_view name = kb.name(measure.node());
  const Unit unit = parse_unit(kb.text(measure.unit())).value_or(plain_unit());
  if (truth_of(text))
    return bad(text, fmt::format("{} is a measure, with a number for its value: write {}", quoted(name),
                                 example(measure, unit)));
  auto amount = read_amount(text);
  if (amount && amount->unit == plain_unit() && amount->basis == Basis::unspecified && unit != plain_unit())
    amount = read_amount(fmt::format("{} {}", text, unit_text(unit)));
  if (!amount) {
    amount.error().message = fmt::format("{}: {}", quoted(name), amount.error().message);
    return tl::unexpected(std::move(amount.error()));
  }
  if (amount->basis != Basis::unspecified)
    return bad(text,
               fmt::format("{} is no dose: leave out {}", quoted(name), quoted(basis_name(amount->basis))));
  if (amount->unit.dimension != unit.dimension ||
      (amount->unit.period == Period::none) != (unit.period == Period::none))
    return bad(text, fmt::format("{} is measured in {}, and {} is not: write {}", quoted(name),
                                 quoted(unit_text(unit)), quoted(text), example(measure, unit)));
  if (amount->unit.period != unit.period) {
    const auto converted = in_period(*amount, unit.period);
    if (!converted) return bad(text, fmt::format("{} is too large a value", quoted(text)));
    amount = *converted;
  }
  if (amount->range.low < measure.low() || amount->range.high > measure.high())
    return bad(text, fmt::format("{} cannot be {}: its values are {}", quoted(name), quoted(text),
                                 range_of(measure, unit)));
  return amount->range;
}

ProfileResult<Amount> read_dose(const KnowledgeBase& kb, std::uint32_t node, std::string_view text) {
  auto read = read_amount(text);
  if (!read) return read;
  Amount& dose = *read;
  const std::string_view kind = kb.kind(node);
  const bool is_stuff = kind == "form" || kind == "substance";
  const Dimension& dimension = dose.unit.dimension;
  if (dimension == Dimension{})
    return bad(text, fmt::format("the dose {} needs a unit: write {}", quoted(text),
                                 is_stuff ? "`200 mg elemental`, say" : "`200 mg` or `2 capsules`, say"));
  const bool is_time = kind == "option" && dimension.over == Base::time;
  if (dimension.under != Base::number || !(is_of_things(dimension.over) || is_time))
    return bad(
        text,
        fmt::format("{} is no amount of {}: write what is taken in a day, as in `200 mg` or `2 capsules`",
                    quoted(text), quoted(kb.name(node))));
  if (dose.range.low < 0)
    return bad(text,
               fmt::format("the dose {} is below zero: write how much is taken in a day", quoted(text)));
  if (dose.range.high == 0)
    return bad(
        text, fmt::format("the dose {} is none at all: write how much it is, or leave it out", quoted(text)));
  if (dose.unit.period != Period::none && dose.unit.period != Period::day)
    return bad(text, fmt::format("the dose {} is per {}: write how much it is per day", quoted(text),
                                 period_name(dose.unit.period)));
  if (is_stuff && dimension.over == Base::mass && dose.basis == Basis::unspecified) {
    Amount elemental = dose;
    elemental.basis = Basis::elemental;
    Amount compound = dose;
    compound.basis = Basis::compound;
    return bad(text, fmt::format("{} of {} can be weighed in two ways: write {} or {}", quoted(text),
                                 quoted(kb.name(node)), quoted(format_amount(elemental)),
                                 quoted(format_amount(compound))));
  }
  dose.unit = with_period(dose.unit, Period::day);
  return read;
}

}  // namespace kb
