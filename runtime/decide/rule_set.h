// RuleSet: rules put in in any order and taken out in theirs. Private to this room.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace kb {

/// A bit for each rule, and one for each 64 rules of which some is in.
class RuleSet {
 public:
  explicit RuleSet(std::size_t rules) : rules_(rules / 64 + 1), some_(rules_.size() / 64 + 1) {}

  void insert(std::uint32_t rule) {
    rules_[rule / 64] |= std::uint64_t{1} << rule % 64;
    some_[rule / 4096] |= std::uint64_t{1} << rule / 64 % 64;
  }
  /// Takes all out, and calls `visit` for each, ascending. In time of those that are in, and of the 4096th
  /// part of all.
  template <typename Visit>
  void drain(Visit visit) {
    for (std::uint32_t i = 0; i < some_.size(); ++i)
      for (std::uint64_t some = std::exchange(some_[i], 0); some != 0; some &= some - 1) {
        const std::uint32_t word = i * 64 + static_cast<std::uint32_t>(std::countr_zero(some));
        for (std::uint64_t rules = std::exchange(rules_[word], 0); rules != 0; rules &= rules - 1)
          visit(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rules)));
      }
  }

 private:
  std::vector<std::uint64_t> rules_;
  std::vector<std::uint64_t> some_;
};

}  // namespace kb
