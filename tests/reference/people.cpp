// Completions by enumeration: all combinations, less those that break what is said, implied or presumed.
#include "tests/reference/people.h"

#include <algorithm>

namespace reference {
namespace {

using kb::KnowledgeBase;
using kb::Range;

bool compares(unsigned comparison, std::int64_t x, std::int64_t with) {
  switch (comparison) {
    case 0: return x < with;
    case 1: return x <= with;
    case 2: return x > with;
    case 3: return x >= with;
    case 4: return x == with;
    default: return x != with;
  }
}

bool has(const std::vector<std::uint32_t>& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Cut wherever some comparison with this measure changes between one value and the next.
std::vector<Range> cut(const KnowledgeBase& kb, std::uint32_t measure, Range range) {
  std::vector<std::int64_t> cuts;
  for (const kb::fbs::Condition& condition : kb.conditions) {
    if (condition.kind() != 1 || kb.thresholds[condition.index()].measure() != measure) continue;
    const std::int64_t t = kb.thresholds[condition.index()].micro();
    for (const std::int64_t at : {t, t + 1})
      if (compares(condition.comparison(), at - 1, t) != compares(condition.comparison(), at, t))
        cuts.push_back(at);
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Range> pieces;
  for (const std::int64_t at : cuts)
    if (at > range.low && at <= range.high) {
      pieces.push_back({range.low, at - 1});
      range.low = at;
    }
  pieces.push_back(range);
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), [](Range r) { return r.low > r.high; }),
               pieces.end());
  return pieces;
}

template <typename Wanted>
void keep(std::vector<Completion>& completions, Wanted wanted) {
  completions.erase(
      std::remove_if(completions.begin(), completions.end(), [&](const Completion& c) { return !wanted(c); }),
      completions.end());
}

bool can_be(const std::vector<Completion>& completions, std::size_t fact, bool value) {
  return std::any_of(completions.begin(), completions.end(),
                     [&](const Completion& c) { return c.facts[fact] == value; });
}

/// Facts that hold wherever another one does, because who takes the one takes the other.
std::vector<std::vector<std::uint32_t>> implied_takings(const KnowledgeBase& kb) {
  std::vector<std::vector<std::uint32_t>> implied(kb.facts.size());
  for (std::uint32_t a = 0; a < kb.facts.size(); ++a) {
    if (kb.facts[a].kind() != 1) continue;
    const auto with = taken_with(kb, kb.facts[a].node());
    for (std::uint32_t b = 0; b < kb.facts.size(); ++b)
      if (b != a && kb.facts[b].kind() == 1 && has(with, kb.facts[b].node())) implied[a].push_back(b);
  }
  return implied;
}

/// What is said of each fact: 0 no, 1 yes, 2 nothing.
std::optional<std::vector<int>> said(const KnowledgeBase& kb, const kb::Profile& profile) {
  std::vector<int> values(kb.facts.size(), 2);
  bool agrees = true;
  const auto say = [&](std::uint32_t fact, bool value) {
    agrees = agrees && (values[fact] == 2 || values[fact] == static_cast<int>(value));
    values[fact] = static_cast<int>(value);
  };
  for (const kb::FactValue& fact : profile.facts) say(fact.fact, fact.value);
  if (profile.taking)
    for (std::uint32_t fact = 0; fact < kb.facts.size(); ++fact) {
      if (kb.facts[fact].kind() != 1) continue;
      bool taken = false;
      bool may_be = false;
      for (const kb::Item& item : *profile.taking) {
        taken = taken || has(taken_with(kb, item.node), kb.facts[fact].node());
        may_be = may_be || has(taken_with(kb, kb.facts[fact].node()), item.node);
      }
      if (taken) {
        say(fact, true);
      } else if (!may_be && values[fact] == 2 && !profile.taking_more) {  // the list is complete
        say(fact, false);
      }
    }
  if (!agrees) return std::nullopt;
  return values;
}

}  // namespace

std::vector<std::uint32_t> named_by(const KnowledgeBase& kb, KnowledgeBase::Edges edges,
                                    std::string_view keyword) {
  std::vector<std::uint32_t> nodes;
  for (const KnowledgeBase::Edge edge : edges)
    if (kb.keyword(edge.label) == keyword) nodes.push_back(edge.node);
  return nodes;
}

std::vector<std::uint32_t> taken_with(const KnowledgeBase& kb, std::uint32_t node) {
  std::vector<std::uint32_t> all{node};
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::uint32_t> next = named_by(kb, kb.out(all[i]), "is");
    const std::string_view kind = kb.kind(all[i]);
    if (kind == "form" || kind == "product")
      for (const std::string_view keyword : {"of", "contains"})
        for (const std::uint32_t n : named_by(kb, kb.in(all[i]), keyword)) next.push_back(n);
    for (const std::uint32_t n : next)
      if (!has(all, n)) all.push_back(n);
  }
  return all;
}

bool holds(const KnowledgeBase& kb, const People& people, const Completion& completion, std::uint32_t index) {
  const kb::fbs::Condition& condition = kb.conditions[index];
  const auto operand = [&](std::uint32_t i) {
    return holds(kb, people, completion, kb.condition_operands[condition.index() + i]);
  };
  switch (condition.kind()) {
    case 0: return completion.facts[condition.index()];
    case 1: {
      const kb::fbs::Threshold& threshold = kb.thresholds[condition.index()];
      const Range piece = people.pieces[threshold.measure()][completion.pieces[threshold.measure()]];
      return compares(condition.comparison(), piece.low, threshold.micro());
    }
    case 2: return holds(kb, people, completion, kb.groups[condition.index()].condition());
    case 3:
      for (std::uint32_t i = 0; i < condition.count(); ++i)
        if (operand(i)) return true;
      return false;
    case 4:
      for (std::uint32_t i = 0; i < condition.count(); ++i)
        if (!operand(i)) return false;
      return true;
    default: return !operand(0);
  }
}

std::optional<People> people(const KnowledgeBase& kb, const kb::Profile& profile, std::size_t most) {
  People all;
  all.presumed.assign(kb.facts.size(), false);
  std::vector<Range> ranges;
  for (const kb::fbs::Measure& measure : kb.measures) ranges.push_back({measure.low(), measure.high()});
  for (const kb::MeasureValue& value : profile.measures)
    ranges[value.measure] = {std::max(value.range.low, ranges[value.measure].low),
                             std::min(value.range.high, ranges[value.measure].high)};
  for (std::uint32_t m = 0; m < ranges.size(); ++m) all.pieces.push_back(cut(kb, m, ranges[m]));
  const auto values = said(kb, profile);
  if (!values) return all;

  std::size_t combinations = 1;
  for (const auto& pieces : all.pieces) combinations *= pieces.size();
  for (const int value : *values)
    if (value == 2 && (combinations *= 2) > most) return std::nullopt;
  if (combinations > most) return std::nullopt;

  const auto implied = implied_takings(kb);
  for (std::size_t i = 0; i < combinations; ++i) {
    Completion c;
    std::size_t rest = i;
    for (const int value : *values) {
      c.facts.push_back(value == 2 ? rest % 2 == 1 : value == 1);
      if (value == 2) rest /= 2;
    }
    for (const auto& pieces : all.pieces) {
      c.pieces.push_back(static_cast<std::uint8_t>(rest % pieces.size()));
      rest /= pieces.size();
    }
    bool exists = true;
    for (const std::uint32_t constraint : kb.constraints) exists = exists && holds(kb, all, c, constraint);
    for (std::uint32_t a = 0; a < implied.size() && exists; ++a)
      for (const std::uint32_t b : implied[a]) exists = exists && (!c.facts[a] || c.facts[b]);
    if (exists) all.completions.push_back(std::move(c));
  }

  std::vector<bool> open;
  for (std::size_t fact = 0; fact < kb.facts.size(); ++fact)
    open.push_back(can_be(all.completions, fact, false) && can_be(all.completions, fact, true));
  const auto is_open = [&](const std::vector<Completion>& completions, std::size_t fact) {
    return can_be(completions, fact, false) && can_be(completions, fact, true);
  };
  const auto is_unknown = [&](std::size_t fact) {
    return std::find(profile.unknown.begin(), profile.unknown.end(), fact) != profile.unknown.end();
  };
  const auto presume = [&](std::size_t fact, bool value, bool also_safety) {
    if (is_unknown(fact)) return;
    if (!is_open(all.completions, fact)) return;
    std::vector<Completion> left = all.completions;
    keep(left, [&](const Completion& c) { return c.facts[fact] == value; });
    // What can reveal harm, or is said to be unknown, is not settled by a presumption on something else.
    for (std::size_t other = 0; other < kb.facts.size(); ++other) {
      const bool guarded = (!also_safety && kb.facts[other].safety() != 0) || is_unknown(other);
      if (other != fact && guarded && is_open(all.completions, other) && !is_open(left, other)) return;
    }
    // No value that was said to be possible is ruled out.
    for (const kb::MeasureValue& said_of : profile.measures)
      for (const Completion& c : all.completions) {
        const auto same = [&](const Completion& other) {
          return other.pieces[said_of.measure] == c.pieces[said_of.measure];
        };
        if (std::none_of(left.begin(), left.end(), same)) return;
      }
    all.completions = std::move(left);
  };
  for (std::size_t fact = 0; fact < kb.facts.size(); ++fact)
    if (kb.facts[fact].presumption() != 0) presume(fact, kb.facts[fact].presumption() == 2, false);
  if (profile.presume_no)
    for (std::size_t fact = 0; fact < kb.facts.size(); ++fact) presume(fact, false, true);
  for (std::size_t fact = 0; fact < kb.facts.size(); ++fact)
    all.presumed[fact] =
        open[fact] && !(can_be(all.completions, fact, false) && can_be(all.completions, fact, true));
  return all;
}

}  // namespace reference
