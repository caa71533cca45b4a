// Nearest names: what an author may have meant by a name that is not known.
#pragma once

#include <cstddef>
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

}  // namespace kb
