// What a profile says, what follows from it, and what is presumed.
#include <algorithm>
#include <bit>
#include <numeric>

#include <fmt/format.h>

#include "runtime/decide/situation.h"
#include "runtime/profile/words.h"
#include "runtime/profile/write.h"

namespace kb {
namespace {

constexpr std::string_view kApart = "what is said does not go together, by the knowledge base: ";

}  // namespace

// ---- nobody

std::shared_ptr<const Situation::Nobody> Situation::learn_of_nobody(bool presume_no) {
  Nobody nobody;
  facts_.assign(facts_.size(), Truth::open);
  for (std::uint32_t i = 0; i < measures_.size(); ++i)
    measures_[i] = {kb_.measures[i].low(), kb_.measures[i].high()};
  known_feasible_ = false;
  if (draw_all() && feasible()) {
    settle(tied_facts_);
  } else {
    nobody.broken = broken_ == kNone ? kb_.constraints[0] : broken_;
  }
  nobody.facts = facts_;
  nobody.measures = measures_;
  Profile profile;
  profile.presume_no = presume_no;
  if (nobody.broken == kNone) {
    for (std::uint32_t fact = 0; fact < facts_.size(); ++fact) {  // nothing follows from what is not tied
      const std::uint8_t presumption = kb_.facts[fact].presumption();
      if (!is_tied(fact) && (presumption != 0 || presume_no)) facts_[fact] = truth(presumption == 2);
    }
    presume(profile, tied_facts_);
  }
  nobody.presumed_facts = facts_;
  nobody.presumed_measures = measures_;
  trail_.clear();
  drawn_ = feasible_ = 0;
  return std::make_shared<const Nobody>(std::move(nobody));
}

void Situation::become_nobody(bool presume_no) {
  undo(0);
  std::shared_ptr<const Nobody>& nobody = nobody_[presume_no ? 1 : 0];
  if (!nobody) nobody = learn_of_nobody(presume_no);
  if (now_ == nobody.get()) {
    for (const std::uint32_t fact : touched_facts_) facts_[fact] = nobody->presumed_facts[fact];
    for (const std::uint32_t part : touched_parts_) {
      for (const std::uint32_t fact : facts_of_part_[part]) facts_[fact] = nobody->presumed_facts[fact];
      for (const std::uint32_t measure : measures_of_part_[part])
        measures_[measure] = nobody->presumed_measures[measure];
    }
  } else {
    now_ = nobody.get();
    facts_ = nobody->presumed_facts;
    measures_ = nobody->presumed_measures;
  }
  ++version_;
  for (const std::uint32_t part : touched_parts_) is_touched_[part] = false;
  touched_parts_.clear();
  touched_facts_.clear();
  begin_totals({});
  known_feasible_ = true;
  broken_ = kNone;
}

void Situation::touch(Variable variable) {
  const std::uint32_t part = constraints_.part(variable);
  if (part != kNone) {
    if (is_touched_[part]) return;
    is_touched_[part] = true;
    touched_parts_.push_back(part);
    for (const std::uint32_t fact : facts_of_part_[part]) facts_[fact] = now_->facts[fact];
    for (const std::uint32_t measure : measures_of_part_[part]) measures_[measure] = now_->measures[measure];
  } else if (variable.kind == Variable::Kind::fact && variable.index < facts_.size()) {
    facts_[variable.index] = Truth::open;
    touched_facts_.push_back(variable.index);
  }
}

void Situation::touch(const Profile& profile) {
  for (const FactValue& said : profile.facts) touch({Variable::Kind::fact, said.fact});
  for (const std::uint32_t fact : profile.unknown) touch({Variable::Kind::fact, fact});
  for (const MeasureValue& said : profile.measures) touch({Variable::Kind::measure, said.measure});
  if (profile.taking)
    for (const std::uint32_t fact : taking_facts_) touch({Variable::Kind::fact, fact});
  ++version_;
  if (!std::ranges::is_sorted(touched_facts_)) std::ranges::sort(touched_facts_);
}

bool Situation::say(std::uint32_t fact, bool value) {
  if (is_tied(fact)) return assign(fact, value);
  if (fact >= facts_.size()) return true;
  if (facts_[fact] == Truth::open) facts_[fact] = truth(value);
  return facts_[fact] == truth(value);
}

// ---- somebody

std::optional<Contradiction> Situation::say(const Profile& profile) {
  if (now_->broken != kNone) return Contradiction{fmt::format("{}{}", kApart, describe(now_->broken))};
  for (const FactValue& said : profile.facts) {
    if (say(said.fact, said.value)) continue;
    if (now_->facts[said.fact] != Truth::open) return Contradiction{};
    return Contradiction{
        fmt::format("`{}` is said both to hold and not to", kb_.name(kb_.facts[said.fact].node()))};
  }
  for (const MeasureValue& said : profile.measures)
    if (!assign({Variable::Kind::measure, said.measure}, said.range)) {
      const fbs::Measure& row = kb_.measures[said.measure];
      const bool outside = said.range.high < row.low() || said.range.low > row.high();
      return Contradiction{outside ? fmt::format("{}a value outside its range", kApart) : std::string{}};
    }
  if (auto taken = say_taking(profile)) return taken;
  if (!propagate() || !feasible()) return Contradiction{};
  return std::nullopt;
}

/// Larger pieces are left out before smaller ones: of much that is said, few things contradict.
Profile Situation::apart(const Profile& profile) {
  const std::size_t measures = profile.facts.size();
  const std::size_t taking = measures + profile.measures.size();
  const auto with = [&](const std::vector<std::size_t>& things) {
    Profile said;
    for (const std::size_t thing : things)
      if (thing < measures)
        said.facts.push_back(profile.facts[thing]);
      else if (thing < taking)
        said.measures.push_back(profile.measures[thing - measures]);
      else
        said.taking = profile.taking, said.taking_more = profile.taking_more;
    return said;
  };
  std::vector<std::size_t> left(taking + (profile.taking ? 1 : 0));
  std::iota(left.begin(), left.end(), std::size_t{0});
  for (std::size_t piece = std::bit_ceil(left.size()); piece > 0; piece /= 2)
    for (std::size_t at = 0; at < left.size();) {
      std::vector<std::size_t> fewer = left;
      const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(piece, left.size() - at)));
      const Profile said = with(fewer);
      become_nobody(false);
      touch(said);
      if (say(said))
        left = std::move(fewer);
      else
        at += piece;
    }
  return with(left);
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
  for (const std::uint32_t fact : taking_facts_) {
    const fbs::Fact& row = kb_.facts[fact];
    if (is_in(taken, row.node())) {
      if (!say(fact, true))
        return Contradiction{
            fmt::format("`{}` is said both to be taken and not to be", kb_.name(row.node()))};
    } else if (!profile.taking_more &&
               std::ranges::none_of(is_also(kb_, row.node()),
                                    [&](std::uint32_t node) { return is_in(listed, node); }) &&
               !say(fact, false)) {
      return Contradiction{
          fmt::format("what is said does not go together: `{}` must be taken, by the knowledge base, "
                      "and is not in the list of what is",
                      kb_.name(row.node()))};
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> Situation::tied_facts(std::span<const std::uint32_t> parts) const {
  std::vector<std::uint32_t> facts;
  for (const std::uint32_t part : parts)
    facts.insert(facts.end(), facts_of_part_[part].begin(), facts_of_part_[part].end());
  if (parts.size() > 1) std::ranges::sort(facts);
  return facts;
}

void Situation::settle(std::span<const std::uint32_t> facts) {
  ++settling_;
  is_settling_ = true;
  for (const std::uint32_t fact : facts) {
    if (facts_[fact] != Truth::open || !is_tied(fact)) continue;
    recall(part({Variable::Kind::fact, fact}));
    for (const bool value : {false, true}) {
      if (facts_[fact] != Truth::open) break;
      const Witnessed& found = witnessed_[fact];
      if (found.settling == settling_ && found.values[value ? 1 : 0]) continue;
      const std::size_t here = mark();
      const bool possible = set_fact(fact, value) && feasible();
      undo(here);
      if (!possible) set_fact(fact, !value);
    }
  }
  is_settling_ = false;
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

void Situation::presume(const Profile& profile, std::span<const std::uint32_t> facts) {
  const std::vector<Piece> said = said_pieces(profile);
  const auto is_unknown = [&](std::uint32_t fact) {
    return !profile.unknown.empty() && std::ranges::binary_search(profile.unknown, fact);
  };
  const auto presume_fact = [&](std::uint32_t fact, bool value, bool also_safety) {
    if (facts_[fact] != Truth::open || is_unknown(fact)) return;
    if (!is_tied(fact)) {  // nothing follows from it
      facts_[fact] = truth(value);
      return;
    }
    const std::size_t here = mark();
    set_fact(fact, value);
    const std::vector<std::uint32_t> parts = parts_changed(here);
    settle(tied_facts(parts));
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
  for (const std::uint32_t fact : facts)
    if (kb_.facts[fact].presumption() != 0) presume_fact(fact, kb_.facts[fact].presumption() == 2, false);
  if (!profile.presume_no) return;
  for (const std::uint32_t fact : facts) presume_fact(fact, false, true);
}

std::optional<Contradiction> Situation::take(const Profile& profile) {
  become_nobody(profile.presume_no);
  touch(profile);
  if (auto contradiction = say(profile)) {
    if (contradiction->message.empty())
      contradiction->message =
          fmt::format("{}{}", kApart, fmt::join(profile_lines(kb_, apart(profile)), ", "));
    return contradiction;
  }
  settle(tied_facts(parts_changed(0)));
  for (const std::uint32_t part : touched_parts_) {
    for (const std::uint32_t fact : facts_of_part_[part]) said_facts_[fact] = facts_[fact];
    for (const std::uint32_t measure : measures_of_part_[part]) said_measures_[measure] = measures_[measure];
  }
  for (const std::uint32_t fact : touched_facts_) said_facts_[fact] = facts_[fact];
  presume(profile, touched_facts_);  // what is in no part has no order
  presume(profile, tied_facts(touched_parts_));
  ++version_;
  return std::nullopt;
}

void Situation::widen(std::uint32_t fact, Truth truth) {
  trail_.push_back({{Variable::Kind::fact, fact}, facts_[fact], {}});
  facts_[fact] = truth;
}

void Situation::widen(std::uint32_t measure, Range range) {
  trail_.push_back({{Variable::Kind::measure, measure}, Truth::open, measures_[measure]});
  measures_[measure] = range;
}

void Situation::doubt(std::uint32_t fact, const Profile& profile) {
  const std::uint32_t part = constraints_.part({Variable::Kind::fact, fact});
  if (part == kNone) {
    widen(fact, Truth::open);
  } else {
    const auto& facts = is_touched_[part] ? said_facts_ : now_->facts;
    const auto& measures = is_touched_[part] ? said_measures_ : now_->measures;
    for (const std::uint32_t member : facts_of_part_[part]) widen(member, facts[member]);
    for (const std::uint32_t member : measures_of_part_[part]) widen(member, measures[member]);
  }
  ++version_;
  drawn_ = feasible_ = trail_.size();  // all of that is as it was before presuming
  if (part != kNone) presume(profile, facts_of_part_[part]);
}

bool Situation::is_presumed(std::uint32_t fact) const {
  const std::uint32_t its_part = part({Variable::Kind::fact, fact});
  const bool touched =
      its_part == kNone ? std::ranges::binary_search(touched_facts_, fact) : is_touched_[its_part];
  return touched ? facts_[fact] != said_facts_[fact] : now_->presumed_facts[fact] != now_->facts[fact];
}

}  // namespace kb
