// Parts grow together as constraints are added; the smaller one takes the larger one's name.
#include "runtime/decide/constraints.h"

#include <algorithm>
#include <iterator>

namespace kb {

void Constraints::join(std::uint32_t constraint, std::vector<std::uint32_t>& with) {
  if (!with.empty() && with.back() == constraint) return;  // named twice
  if (!with.empty() && parts_[with.front()] != parts_[constraint]) {
    std::uint32_t into = parts_[with.front()];
    std::uint32_t from = parts_[constraint];
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const std::uint32_t member : members_[from]) parts_[member] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }
  with.push_back(constraint);
}

void Constraints::add(std::span<const std::uint32_t> facts, std::span<const std::uint32_t> measures) {
  const auto constraint = static_cast<std::uint32_t>(parts_.size());
  parts_.push_back(constraint);
  members_.push_back({constraint});
  for (const std::uint32_t fact : facts) join(constraint, by_fact_[fact]);
  for (const std::uint32_t measure : measures) join(constraint, by_measure_[measure]);
}

std::span<const std::uint32_t> Constraints::about(Variable variable) const {
  if (variable.kind == Variable::Kind::total) return {};
  const auto& by = variable.kind == Variable::Kind::fact ? by_fact_ : by_measure_;
  return variable.index < by.size() ? std::span<const std::uint32_t>(by[variable.index])
                                    : std::span<const std::uint32_t>{};
}

void Constraints::finish() {
  const auto part_of = [this](const std::vector<std::uint32_t>& constraints) {
    return constraints.empty() ? kNone : parts_[constraints.front()];
  };
  std::ranges::transform(by_fact_, std::back_inserter(part_of_fact_), part_of);
  std::ranges::transform(by_measure_, std::back_inserter(part_of_measure_), part_of);
}

}  // namespace kb
