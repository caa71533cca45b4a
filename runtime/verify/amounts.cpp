// Amounts added up part by part. What can be together is a system of linear inequalities, from which one
// unknown after the other is eliminated (Fourier and Motzkin).
#include "runtime/verify/amounts.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/quantity/integer.h"
#include "runtime/quantity/parse.h"

namespace kb::verify {
namespace {

constexpr Range kSome{0, Range::kOpenHigh};
constexpr std::size_t kMostRows = 20'000;  // of inequalities; more are taken to be solvable

bool is_mass(const Unit& unit) { return unit.dimension == Dimension{Base::mass, Base::number}; }

std::int64_t scaled(std::int64_t micro, std::int64_t numerator, std::int64_t denominator) {
  if (micro == Range::kOpenHigh || numerator == Range::kOpenHigh || denominator <= 0) return Range::kOpenHigh;
  return narrow(divide_nearest(Int128{micro} * numerator, denominator)).value_or(Range::kOpenHigh);
}

std::span<const fbs::Content> contents(const KnowledgeBase& kb, std::uint32_t option) {
  return kb.contents.run(kb.options[option].contents_begin(),
                         kb.options[option + std::size_t{1}].contents_begin());
}

/// Everything in it, in amounts that nobody says; a thing within things is met once.
std::vector<Part> inside(const KnowledgeBase& kb, std::uint32_t option) {
  std::vector<Part> parts;
  std::vector<std::uint32_t> queue{option};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (queue[i] >= kb.options.size()) continue;
    const fbs::Option& row = kb.options[queue[i]];
    if (kb.kind(row.node()) == "substance") parts.push_back({row.node(), kNone, kSome});
    if (row.substance() != kNone) parts.push_back({row.substance(), row.node(), kSome});
    for (const fbs::Content& content : contents(kb, queue[i]))
      if (std::ranges::find(queue, content.option()) == queue.end()) queue.push_back(content.option());
  }
  return parts;
}

/// So much of these together: one part for each substance, of a form only where there is no other.
std::vector<Part> so_much(const std::vector<Part>& parts, Range amount) {
  std::vector<Part> result;
  for (const Part& part : parts) {
    const auto at = std::ranges::find(result, part.substance, &Part::substance);
    if (at == result.end()) {
      result.push_back({part.substance, part.form, {0, amount.high}});
    } else if (at->form != part.form) {
      at->form = kNone;
    }
  }
  if (result.size() == 1) result[0].amount = amount;
  return result;
}

Range elemental_of(const fbs::Option& form, const Amount& dose) {
  if (dose.basis == Basis::elemental) return dose.range;
  const bool known = form.fraction_low_numerator() > 0 && form.fraction_low_denominator() > 0 &&
                     form.fraction_high_numerator() > 0 && form.fraction_high_denominator() > 0;
  if (dose.basis != Basis::compound || !known) return kSome;
  return {scaled(dose.range.low, form.fraction_low_numerator(), form.fraction_low_denominator()),
          scaled(dose.range.high, form.fraction_high_numerator(), form.fraction_high_denominator())};
}

/// A serving, measured as the dose is; none if the product does not say what one is in such a unit.
std::optional<Range> one_serving_of(const KnowledgeBase& kb, std::uint32_t product, const Amount& dose) {
  const Dimension& counted_in = dose.unit.dimension;
  if (counted_in == Dimension{Base::serving, Base::number}) return Range{kMicro, kMicro};
  if (dose.basis == Basis::elemental) return std::nullopt;
  const auto said = parse_amount(kb.clause(product, "serving"));
  const bool fits = said && said->amount.unit.dimension == counted_in && said->amount.range.low > 0;
  return fits ? std::optional(said->amount.range) : std::nullopt;
}

using Row = std::vector<int>;        // coefficients of the unknowns
using Rows = std::map<Row, Int128>;  // no less than this; the greatest such bound

void at_least(Rows& rows, const Row& row, Int128 bound) {
  const auto [at, fresh] = rows.try_emplace(row, bound);
  if (!fresh) at->second = std::max(at->second, bound);
}

void within(Rows& rows, Row row, Range range) {
  if (!range.is_open_low()) at_least(rows, row, range.low);
  for (int& coefficient : row) coefficient = -coefficient;
  if (!range.is_open_high()) at_least(rows, row, -Int128{range.high});
}

bool solvable(Rows rows, std::size_t unknowns) {
  for (std::size_t x = 0; x < unknowns; ++x) {
    Rows left;
    for (const auto& [a, a_bound] : rows) {
      if (a[x] == 0) at_least(left, a, a_bound);
      if (a[x] <= 0) continue;
      for (const auto& [b, b_bound] : rows) {
        if (b[x] >= 0) continue;
        Row sum(unknowns);
        for (std::size_t i = 0; i < unknowns; ++i) sum[i] = a[i] * -b[x] + b[i] * a[x];
        at_least(left, sum, a_bound * -b[x] + b_bound * a[x]);
        if (left.size() > kMostRows) return true;
      }
    }
    rows = std::move(left);
  }
  return std::ranges::all_of(rows, [](const auto& row) { return row.second <= 0; });
}

}  // namespace

Range plus(Range a, Range b) {
  const auto end = [](std::int64_t x, std::int64_t y) {
    if (x == Range::kOpenHigh || y == Range::kOpenHigh) return Range::kOpenHigh;
    return narrow(Int128{x} + y).value_or(Range::kOpenHigh);
  };
  return {end(a.low, b.low), end(a.high, b.high)};
}

Counted counted_by(const fbs::Limit& limit) { return {limit.substance(), limit.form(), limit.total() != 0}; }

std::vector<Part> parts_of(const KnowledgeBase& kb, std::uint32_t option, const std::optional<Amount>& dose) {
  if (option >= kb.options.size()) return {};
  const fbs::Option& row = kb.options[option];
  const bool weighed = dose && is_mass(dose->unit);
  if (row.substance() != kNone)
    return {{row.substance(), row.node(), weighed ? elemental_of(row, *dose) : kSome}};
  if (weighed && dose->basis == Basis::elemental) return so_much(inside(kb, option), dose->range);
  const auto list = contents(kb, option);
  const auto serving = dose ? one_serving_of(kb, row.node(), *dose) : std::nullopt;
  if (list.empty() || !serving) return inside(kb, option);
  std::vector<Part> parts;
  for (const fbs::Content& content : list) {
    std::vector<Part> held = inside(kb, content.option());
    if (content.low() <= content.high())
      held = so_much(held, {scaled(content.low(), dose->range.low, serving->high),
                            scaled(content.high(), dose->range.high, serving->low)});
    parts.insert(parts.end(), held.begin(), held.end());
  }
  return parts;
}

std::vector<Part> known_parts_of_serving(const KnowledgeBase& kb, std::uint32_t option) {
  std::vector<Part> parts;
  for (const fbs::Content& content : contents(kb, option))
    if (content.low() <= content.high())
      for (const Part& part : so_much(inside(kb, content.option()), {content.low(), content.high()}))
        parts.push_back(part);
  return parts;
}

Range amount_in(const std::vector<Part>& parts, const Counted& counted) {
  Range total{0, 0};
  for (const Part& part : parts) {
    if (part.substance != counted.substance) continue;
    if (counted.form == kNone || counted.form == part.form) total = plus(total, part.amount);
    if (counted.form != kNone && part.form == kNone) total = plus(total, {0, part.amount.high});
  }
  return total;
}

Amounts::Amounts(const KnowledgeBase& kb, const Person& person, std::uint32_t option)
    : all_known_(person.complete || person.presume_no), no_food_(person.presume_no) {
  for (const auto& [fact, value] : person.facts)
    if (kb.facts[fact].kind() == 1 && !value) denied_.push_back(kb.facts[fact].node());
  if (person.taking)
    for (const Thing& thing : *person.taking)
      for (const Part& part : parts_of(kb, thing.option, thing.dose)) others_.push_back(part);
  if (const Thing* const asked = person.asked(option))
    candidate_ = asked->dose ? parts_of(kb, option, asked->dose) : known_parts_of_serving(kb, option);
}

bool Amounts::is_known(std::uint32_t substance) const {
  return all_known_ || std::ranges::find(denied_, substance) != denied_.end();
}

Range Amounts::others(const Counted& counted) const {
  Range total = amount_in(others_, counted);
  if (!is_known(counted.substance) || (counted.food && !no_food_)) total.high = Range::kOpenHigh;
  return total;
}

bool Amounts::together(const std::vector<Counted>& totals, const std::vector<Range>& ranges) const {
  std::set<std::uint32_t> substances;
  for (const Counted& counted : totals) substances.insert(counted.substance);
  for (const std::uint32_t substance : substances) {
    // Unknown are, of the rest and of each form that is counted by itself: what is surely of it, what may be
    // of it or of any other, and what food holds of it.
    std::vector<std::uint32_t> forms{kNone};
    for (const Counted& counted : totals)
      if (counted.substance == substance && std::ranges::find(forms, counted.form) == forms.end())
        forms.push_back(counted.form);
    const std::size_t unknowns = 3 * forms.size();
    std::vector<Range> own(forms.size(), {0, 0});
    Range formless{0, 0};
    for (const std::vector<Part>* list : {&others_, &candidate_})
      for (const Part& part : *list) {
        if (part.substance != substance) continue;
        const auto at = std::ranges::find(forms, part.form);
        Range& sum = own[at == forms.end() ? 0 : static_cast<std::size_t>(at - forms.begin())];
        sum = plus(sum, part.amount);
        if (part.form == kNone) formless = plus(formless, part.amount);
      }
    Rows rows;
    const auto one = [&](std::size_t unknown, Range range) {
      Row row(unknowns);
      row[unknown] = 1;
      within(rows, row, range);
    };
    for (std::size_t f = 0; f < forms.size(); ++f) {
      one(3 * f, {own[f].low, is_known(substance) ? own[f].high : Range::kOpenHigh});
      one(3 * f + 1, {0, f == 0 ? 0 : formless.high});
      one(3 * f + 2, {0, no_food_ ? 0 : Range::kOpenHigh});
    }
    for (std::size_t i = 0; i < totals.size(); ++i) {
      const Counted& counted = totals[i];
      if (counted.substance != substance) continue;
      Row row(unknowns);
      for (std::size_t f = 0; f < forms.size(); ++f) {
        if (counted.form != kNone && counted.form != forms[f]) continue;
        row[3 * f] = 1;
        row[3 * f + 1] = counted.form == kNone ? 0 : 1;  // it is in the rest already
        row[3 * f + 2] = counted.food ? 1 : 0;
      }
      within(rows, row, ranges[i]);
    }
    if (!solvable(std::move(rows), unknowns)) return false;
  }
  return true;
}

}  // namespace kb::verify
