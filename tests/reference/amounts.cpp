// Amounts, part by part; what can be together by eliminating one unknown after the other (Fourier and
// Motzkin).
#include "tests/reference/amounts.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/quantity/integer.h"
#include "runtime/quantity/parse.h"

namespace reference {
namespace {

using kb::kNone;
using kb::Range;

constexpr Range kUnknown{0, Range::kOpenHigh};

Range add(Range a, Range b) {
  const auto high = kb::narrow(kb::Int128{a.high} + b.high);
  const bool open = a.is_open_high() || b.is_open_high() || !high;
  return {kb::narrow(kb::Int128{a.low} + b.low).value_or(Range::kOpenHigh), open ? Range::kOpenHigh : *high};
}

std::int64_t part_of(std::int64_t whole, std::int64_t numerator, std::int64_t denominator) {
  if (whole == Range::kOpenHigh || numerator == Range::kOpenHigh) return Range::kOpenHigh;
  return kb::narrow(kb::divide_nearest(kb::Int128{whole} * numerator, denominator))
      .value_or(Range::kOpenHigh);
}

bool is_mass(const kb::Amount& dose) {
  return dose.unit.dimension == kb::Dimension{kb::Base::mass, kb::Base::number};
}

/// lower <= sum of coefficients times unknowns; unknown amounts of one thing.
using Row = std::vector<int>;
using Rows = std::map<Row, kb::Int128>;  // coefficients: the greatest lower bound

void demand(Rows& rows, const Row& row, kb::Int128 lower) {
  const auto [at, fresh] = rows.try_emplace(row, lower);
  if (!fresh) at->second = std::max(at->second, lower);
}

void demand(Rows& rows, const Row& row, Range range) {
  if (!range.is_open_low()) demand(rows, row, kb::Int128{range.low});
  Row negative = row;
  for (int& c : negative) c = -c;
  if (!range.is_open_high()) demand(rows, negative, -kb::Int128{range.high});
}

bool solvable(Rows rows, std::size_t unknowns) {
  for (std::size_t x = 0; x < unknowns; ++x) {
    Rows next;
    std::vector<std::pair<Row, kb::Int128>> up;
    std::vector<std::pair<Row, kb::Int128>> down;
    for (const auto& [row, lower] : rows) {
      if (row[x] == 0) demand(next, row, lower);
      if (row[x] > 0) up.emplace_back(row, lower);
      if (row[x] < 0) down.emplace_back(row, lower);
    }
    for (const auto& [a, a_low] : up)
      for (const auto& [b, b_low] : down) {
        Row row(unknowns);
        for (std::size_t i = 0; i < unknowns; ++i) row[i] = a[i] * -b[x] + b[i] * a[x];
        demand(next, row, a_low * -b[x] + b_low * a[x]);
      }
    rows = std::move(next);
  }
  return std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.second <= 0; });
}

}  // namespace

Amounts::Amounts(const kb::KnowledgeBase& kb, const kb::Profile& profile, std::uint32_t option)
    : kb_(kb),
      listed_((profile.taking && !profile.taking_more) || profile.presume_no),
      without_food_(profile.presume_no) {
  for (const kb::FactValue& said : profile.facts)
    if (kb.facts[said.fact].kind() == 1 && !said.value) not_taken_.insert(kb.facts[said.fact].node());
  if (profile.taking)
    for (const kb::Item& item : *profile.taking)
      for (const Part& part : held(item.option, item.dose)) others_.push_back(part);
  if (!profile.candidate || profile.candidate->option != option) return;
  if (profile.candidate->dose) {
    candidate_ = held(option, profile.candidate->dose);
  } else {  // one serving of a product, of which what isn't known counts for nothing
    for (std::uint32_t c = kb.options[option].contents_begin();
         c < kb.options[option + std::size_t{1}].contents_begin(); ++c) {
      const kb::fbs::Content& content = kb.contents[c];
      if (content.low() > content.high()) continue;
      for (const Part& part : shared(held(content.option(), std::nullopt), {content.low(), content.high()}))
        candidate_.push_back(part);
    }
  }
}

std::vector<Amounts::Part> Amounts::held(std::uint32_t option, const std::optional<kb::Amount>& dose) const {
  if (option == kNone) return {};
  const kb::fbs::Option& row = kb_.options[option];
  const std::string_view kind = kb_.kind(row.node());
  const bool elemental = dose && dose->basis == kb::Basis::elemental && is_mass(*dose);
  if (kind == "substance") return {{row.node(), kNone, elemental ? dose->range : kUnknown}};
  if (kind == "form") {
    Range amount = kUnknown;
    if (elemental) amount = dose->range;
    if (dose && dose->basis == kb::Basis::compound && is_mass(*dose) && row.fraction_low_numerator() > 0)
      amount = {part_of(dose->range.low, row.fraction_low_numerator(), row.fraction_low_denominator()),
                part_of(dose->range.high, row.fraction_high_numerator(), row.fraction_high_denominator())};
    return {{row.substance(), row.node(), amount}};
  }
  std::vector<Part> parts;
  // What one serving is, in what the dose is counted in.
  Range serving{kb::kMicro, kb::kMicro};
  bool counted = dose.has_value();
  if (counted && !(dose->unit.dimension == kb::Dimension{kb::Base::serving, kb::Base::number})) {
    const auto said = kb::parse_amount(kb_.clause(row.node(), "serving"));
    counted = said && said->amount.unit.dimension == dose->unit.dimension && said->amount.range.low > 0 &&
              dose->basis != kb::Basis::elemental;
    if (counted) serving = said->amount.range;
  }
  for (std::uint32_t c = row.contents_begin(); c < kb_.options[option + std::size_t{1}].contents_begin();
       ++c) {
    const kb::fbs::Content& content = kb_.contents[c];
    std::vector<Part> inside = held(content.option(), std::nullopt);
    if (counted && content.low() <= content.high())
      inside = shared(inside, {part_of(content.low(), dose->range.low, serving.high),
                               part_of(content.high(), dose->range.high, serving.low)});
    parts.insert(parts.end(), inside.begin(), inside.end());
  }
  return elemental ? shared(parts, dose->range) : parts;
}

/// So much of what something holds, however that is shared out.
std::vector<Amounts::Part> Amounts::shared(const std::vector<Part>& parts, Range amount) {
  std::map<std::uint32_t, std::set<std::uint32_t>> forms;  // by substance
  for (const Part& part : parts) forms[part.substance].insert(part.form);
  std::vector<Part> result;
  for (const auto& [substance, of] : forms)
    result.push_back({substance, of.size() == 1 ? *of.begin() : kNone,
                      forms.size() == 1 ? amount : Range{0, amount.high}});
  return result;
}

Range Amounts::of(const std::vector<Part>& parts, const Counted& counted) {
  Range total{0, 0};
  for (const Part& part : parts) {
    if (part.substance != counted.substance) continue;
    if (counted.form == kNone || part.form == counted.form) total = add(total, part.amount);
    if (counted.form != kNone && part.form == kNone) total = add(total, {0, part.amount.high});
  }
  return total;
}

Range Amounts::others(const Counted& counted) const {
  Range total = of(others_, counted);
  if (!is_listed(counted.substance) || (counted.food && !without_food_)) total.high = Range::kOpenHigh;
  return total;
}

Range Amounts::candidate(const Counted& counted) const { return of(candidate_, counted); }

Range Amounts::sum(const Counted& counted) const { return add(others(counted), candidate(counted)); }

bool Amounts::possible(const std::vector<Counted>& totals, const std::vector<Range>& where) const {
  std::set<std::uint32_t> substances;
  for (const Counted& counted : totals) substances.insert(counted.substance);
  for (const std::uint32_t substance : substances) {
    const auto belongs = [substance](const Counted& counted) { return counted.substance == substance; };
    std::vector<std::uint32_t> forms;
    for (const Counted& counted : totals)
      if (belongs(counted) && counted.form != kNone &&
          std::find(forms.begin(), forms.end(), counted.form) == forms.end())
        forms.push_back(counted.form);
    // Unknowns: of each form what is surely of it, what may be of it, and its food; the rest, and its food.
    const std::size_t n = forms.size();
    const std::size_t unknowns = 3 * n + 2;
    std::vector<Part> parts = others_;
    parts.insert(parts.end(), candidate_.begin(), candidate_.end());
    Rows rows;
    const auto one = [&](std::size_t unknown) {
      Row row(unknowns);
      row[unknown] = 1;
      return row;
    };
    Range rest{0, 0};
    std::vector<Range> own(n, Range{0, 0});
    Range formless{0, 0};
    for (const Part& part : parts) {
      if (part.substance != substance) continue;
      const auto at =
          static_cast<std::size_t>(std::find(forms.begin(), forms.end(), part.form) - forms.begin());
      Range& sum = at < n ? own[at] : rest;
      sum = add(sum, part.amount);
      if (part.form == kNone) formless = add(formless, part.amount);
    }
    const auto unlisted = [&](Range range) {
      return is_listed(substance) ? range : Range{range.low, Range::kOpenHigh};
    };
    const Range food{0, without_food_ ? 0 : Range::kOpenHigh};
    for (std::size_t f = 0; f < n; ++f) {
      demand(rows, one(3 * f), unlisted(own[f]));
      demand(rows, one(3 * f + 1), Range{0, formless.high});
      demand(rows, one(3 * f + 2), food);
    }
    demand(rows, one(3 * n), unlisted(rest));
    demand(rows, one(3 * n + 1), food);
    for (std::size_t i = 0; i < totals.size(); ++i) {
      if (!belongs(totals[i])) continue;
      Row row(unknowns);
      for (std::size_t f = 0; f < n; ++f) {
        if (totals[i].form != kNone && totals[i].form != forms[f]) continue;
        row[3 * f] = 1;
        row[3 * f + 1] = totals[i].form == kNone ? 0 : 1;
        row[3 * f + 2] = totals[i].food ? 1 : 0;
      }
      row[3 * n] = totals[i].form == kNone ? 1 : 0;
      row[3 * n + 1] = totals[i].form == kNone && totals[i].food ? 1 : 0;
      demand(rows, row, where[i]);
    }
    if (!solvable(std::move(rows), unknowns)) return false;
  }
  return true;
}

}  // namespace reference
