// Sorted by counting.
#include "runtime/decide/lists.h"

namespace kb {

Lists Lists::of(std::size_t size, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs) {
  Lists lists{std::vector<std::uint32_t>(size + 1), std::vector<std::uint32_t>(pairs.size())};
  for (const auto& [list, value] : pairs) ++lists.begins[list + std::size_t{1}];
  for (std::size_t i = 0; i < size; ++i) lists.begins[i + 1] += lists.begins[i];
  std::vector<std::uint32_t> at(lists.begins.begin(), lists.begins.end() - 1);
  for (const auto& [list, value] : pairs) lists.values[at[list]++] = value;
  return lists;
}

}  // namespace kb
