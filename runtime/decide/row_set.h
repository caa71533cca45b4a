// RowSet: rows of a table, put in in any order and taken out in theirs. Private to this room.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace kb {

/// A bit for each row, and one for each 64 rows of which some is in.
class RowSet {
 public:
  explicit RowSet(std::size_t rows) : rows_(rows / 64 + 1), some_(rows_.size() / 64 + 1) {}

  void insert(std::uint32_t row) {
    rows_[row / 64] |= std::uint64_t{1} << row % 64;
    some_[row / 4096] |= std::uint64_t{1} << row / 64 % 64;
  }
  /// Takes all out, and calls `visit` for each, ascending. In time of those that are in, and of the 4096th
  /// part of all.
  template <typename Visit>
  void drain(Visit visit) {
    for (std::uint32_t i = 0; i < some_.size(); ++i)
      for (std::uint64_t some = std::exchange(some_[i], 0); some != 0; some &= some - 1) {
        const std::uint32_t word = i * 64 + static_cast<std::uint32_t>(std::countr_zero(some));
        for (std::uint64_t rows = std::exchange(rows_[word], 0); rows != 0; rows &= rows - 1)
          visit(word * 64 + static_cast<std::uint32_t>(std::countr_zero(rows)));
      }
  }

 private:
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint64_t> some_;
};

}  // namespace kb
