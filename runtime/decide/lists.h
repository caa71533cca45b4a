// Lists of rows, one after the other, in two allocations. Private to this room.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kb {

/// List i is values[begins[i]] up to values[begins[i + 1]].
struct Lists {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> values;

  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    return std::span(values).subspan(begins[i], begins[i + 1] - begins[i]);
  }
  [[nodiscard]] std::size_t size() const { return begins.empty() ? 0 : begins.size() - 1; }
  /// Sorts the values of pairs (list, value) into `size` lists; of one list they keep their order.
  static Lists of(std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);
};

}  // namespace kb
