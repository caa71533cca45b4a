// The texts of the files in pages/, as the build found them.
#pragma once

#include <span>
#include <string_view>

namespace kbc {

struct PageText {
  std::string_view code;
  std::string_view text;
};

[[nodiscard]] std::span<const PageText> page_texts();

}  // namespace kbc
