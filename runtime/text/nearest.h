// Nearest names: what an author may have meant by a name that is not known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// At most `most` of the candidates, best first: those that differ by slips of the pen (a letter wrong,
/// missing, too many, or two swapped; capitals count for nothing), or if there are none, those that begin
/// alike or share a whole part of a kebab-case name. In the alphabet's order where they are equally near;
/// empty if none is near.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view wanted,
                                                     std::span<const std::string_view> candidates,
                                                     std::size_t most = 3);

/// How one word may have become another by a slip of the pen.
enum class Slip : std::uint8_t {
  none,     ///< more than that, or a digit is concerned, or the words have less than four characters
  spelt,    ///< capitals, hyphens for underscores, neighbours swapped, a letter too many or missing: hardly
            ///< meant
  changed,  ///< one letter for another: perhaps another word
};
[[nodiscard]] Slip slip(std::string_view written, std::string_view meant);

}  // namespace kb
