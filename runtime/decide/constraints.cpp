// Parts grow together as constraints are added; the smaller one takes the larger one's name.
#include "runtime/decide/constraints.h"

namespace kb {

void Constraints::join(std::uint32_t constraint, std::uint32_t variable, Named& with) {
  if (with.last[variable] == constraint) return;  // named twice
  std::uint32_t& first = with.parts[variable];
  if (first == kNone) first = constraint;
  if (parts_[first] != parts_[constraint]) {
    std::uint32_t into = parts_[first];
    std::uint32_t from = parts_[constraint];
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const std::uint32_t member : members_[from]) parts_[member] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }
  with.last[variable] = constraint;
  with.pairs.emplace_back(variable, constraint);
}

void Constraints::add(std::span<const std::uint32_t> facts, std::span<const std::uint32_t> measures) {
  const auto constraint = static_cast<std::uint32_t>(parts_.size());
  parts_.push_back(constraint);
  members_.push_back({constraint});
  for (const std::uint32_t fact : facts) join(constraint, fact, facts_);
  for (const std::uint32_t measure : measures) join(constraint, measure, measures_);
}

std::span<const std::uint32_t> Constraints::about(Variable variable) const {
  if (variable.kind == Variable::Kind::total) return {};
  const Lists& about = named(variable).about;
  return variable.index < about.size() ? about[variable.index] : std::span<const std::uint32_t>{};
}

void Constraints::finish() {
  finish(facts_);
  finish(measures_);
}

void Constraints::finish(Named& named) {
  named.about = Lists::of(named.parts.size(), named.pairs);
  named.pairs = {};
  named.last = {};
  for (std::uint32_t& part : named.parts)
    if (part != kNone) part = parts_[part];
}

}  // namespace kb
