// Random knowledge bases and people, as texts: the same for a seed on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace property {

/// SplitMix64 (Steele, Lea and Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// From 0 up to, but without `count`.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename T>
  T of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

/// A statement on each line, so that any of them can be left out.
using Lines = std::vector<std::string>;

Lines random_knowledge(Random& random);
Lines random_profile(Random& random);

std::string joined(const Lines& lines);

}  // namespace property
