// What a profile says, what follows from it, and what is presumed.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/decide/situation.h"
#include "runtime/profile/words.h"

namespace kb {
namespace {

bool is_taking(const fbs::Fact& fact) { return fact.kind() == static_cast<std::uint8_t>(FactKind::taking); }

}  // namespace

std::optional<Contradiction> Situation::say(const Profile& profile) {
  const auto contradiction = [&] {
    return Contradiction{fmt::format("what is said does not go together, by the knowledge base: {}",
                                     broken_ == kNone ? "a value outside its range" : describe(broken_))};
  };
  for (const FactValue& said : profile.facts)
    if (!assign(said.fact, said.value))
      return Contradiction{
          fmt::format("`{}` is said both to hold and not to", kb_.name(kb_.facts[said.fact].node()))};
  for (const MeasureValue& said : profile.measures)
    if (!assign({Variable::Kind::measure, said.measure}, said.range)) return contradiction();
  if (auto taken = say_taking(profile)) return taken;
  if (!propagate() || !feasible()) return contradiction();
  return std::nullopt;
}

/// A list of what is taken is complete: what is neither in it nor may be meant by something in it is not
/// taken.
std::optional<Contradiction> Situation::say_taking(const Profile& profile) {
  if (!profile.taking) return std::nullopt;
  std::vector<std::uint32_t> listed;
  std::vector<std::uint32_t> taken;  // with all that the listed things are
  for (const Item& item : *profile.taking) {
    listed.push_back(item.node);
    const std::vector<std::uint32_t> also = is_also(kb_, item.node);
    taken.insert(taken.end(), also.begin(), also.end());
  }
  const auto is_in = [](const std::vector<std::uint32_t>& nodes, std::uint32_t node) {
    return std::ranges::find(nodes, node) != nodes.end();
  };
  for (std::uint32_t fact = 0; fact < facts_.size(); ++fact) {
    const fbs::Fact& row = kb_.facts[fact];
    if (!is_taking(row)) continue;
    if (is_in(taken, row.node())) {
      if (!assign(fact, true))
        return Contradiction{
            fmt::format("`{}` is said both to be taken and not to be", kb_.name(row.node()))};
    } else if (!profile.taking_more && facts_[fact] == Truth::open &&
               std::ranges::none_of(is_also(kb_, row.node()),
                                    [&](std::uint32_t node) { return is_in(listed, node); })) {
      assign(fact, false);
    }
  }
  return std::nullopt;
}

void Situation::settle(std::size_t since) {
  const std::vector<std::uint32_t> parts = parts_changed(since);
  for (const std::uint32_t fact : tied_)
    for (const bool value : {false, true}) {
      if (facts_[fact] != Truth::open) break;
      if (since > 0 && !std::ranges::binary_search(parts, constraints_.part({Variable::Kind::fact, fact})))
        break;
      const std::size_t here = mark();
      const bool possible = set_fact(fact, value) && feasible();
      undo(here);
      if (!possible) set_fact(fact, !value);
    }
}

std::vector<Situation::Piece> Situation::said_pieces(const Profile& profile) {
  std::vector<Piece> pieces;
  for (const MeasureValue& said : profile.measures) {
    const Variable measure{Variable::Kind::measure, said.measure};
    if (!is_open(measure)) continue;
    std::vector<std::int64_t> at;
    for (const std::uint32_t constraint : kb_.constraints) thresholds(constraint, measure, at);
    std::ranges::sort(at);
    std::int64_t low = range(measure).low;
    const auto add = [&](Range piece) {
      if (piece.low <= piece.high && is_possible({measure, piece})) pieces.push_back({measure, piece});
    };
    for (const std::int64_t next : at) {
      if (next <= low || next > range(measure).high) continue;
      add({low, next - 1});
      low = next;
    }
    add({low, range(measure).high});
  }
  return pieces;
}

bool Situation::is_possible(const Piece& piece) {
  const std::size_t here = mark();
  const bool possible = set_range(piece.measure, piece.range) && feasible();
  undo(here);
  return possible;
}

void Situation::presume(const Profile& profile) {
  const std::vector<Piece> said = said_pieces(profile);
  const auto is_unknown = [&](std::uint32_t fact) {
    return !profile.unknown.empty() && std::ranges::binary_search(profile.unknown, fact);
  };
  const auto presume_fact = [&](std::uint32_t fact, bool value, bool also_safety) {
    if (facts_[fact] != Truth::open || is_unknown(fact)) return;
    const std::size_t here = mark();
    if (!is_tied_[fact]) {  // nothing follows from it
      if (drawn_ == here) ++drawn_;
      assign(fact, value);
      return;
    }
    set_fact(fact, value);
    settle(here);
    const std::vector<std::uint32_t> parts = parts_changed(here);
    // What can reveal harm is never taken for settled because something else is presumed, nor is what was
    // said to be unknown; and no value that was said to be possible is ruled out.
    const auto oversteps = [&](const Change& change) {
      const std::uint32_t other = change.variable.index;
      return change.variable.kind == Variable::Kind::fact && other != fact &&
             (is_unknown(other) || (!also_safety && kb_.facts[other].safety() != 0));
    };
    if (std::any_of(trail_.begin() + static_cast<std::ptrdiff_t>(here), trail_.end(), oversteps) ||
        !std::ranges::all_of(said, [&](const Piece& piece) {
          return !std::ranges::binary_search(parts, constraints_.part(piece.measure)) || is_possible(piece);
        }))
      undo(here);
  };
  for (std::uint32_t fact = 0; fact < facts_.size(); ++fact)
    if (kb_.facts[fact].presumption() != 0) presume_fact(fact, kb_.facts[fact].presumption() == 2, false);
  if (!profile.presume_no) return;
  for (std::uint32_t fact = 0; fact < facts_.size(); ++fact) presume_fact(fact, false, true);
}

void Situation::forget() {
  undo(0);
  keys_.clear();
  totals_.clear();
  presumed_begin_ = presumed_end_ = 0;
  known_feasible_ = false;
  all_drawn_ = false;
  broken_ = kNone;
}

std::optional<Contradiction> Situation::take(const Profile& profile) {
  if (auto contradiction = say(profile)) return contradiction;
  settle(0);
  presumed_begin_ = mark();
  presume(profile);
  presumed_end_ = mark();
  return std::nullopt;
}

std::vector<std::uint32_t> Situation::presumed() const {
  std::vector<std::uint32_t> facts;
  for (std::size_t i = presumed_begin_; i < presumed_end_; ++i)
    if (trail_[i].variable.kind == Variable::Kind::fact) facts.push_back(trail_[i].variable.index);
  std::ranges::sort(facts);
  return facts;
}

}  // namespace kb
