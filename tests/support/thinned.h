// Thinned: long rows of cases shortened where each takes long, as under the sanitizers.
#pragma once

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace support {

/// KB_TEST_EVERY=40 takes every fortieth case of the long rows; without it, each.
inline std::size_t every() {
  const char* const text = std::getenv("KB_TEST_EVERY");
  const std::string_view said = text == nullptr ? "" : text;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), number);
  return error == std::errc{} && end == said.data() + said.size() && number > 0 ? number : 1;
}

}  // namespace support
