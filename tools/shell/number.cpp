// Checked as text, before CLI11 converts it.
#include "tools/shell/number.h"

#include <charconv>
#include <string>

#include <fmt/format.h>

namespace shell {

CLI::Validator whole_number(std::uint32_t least, std::uint32_t most) {
  const auto check = [least, most](const std::string& text) {
    std::uint32_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    const bool good = error == std::errc{} && at == end && least <= value && value <= most;
    return good ? std::string{}
                : fmt::format("it takes a whole number from {} to {}, not {}", least, most, text);
  };
  return CLI::Validator(check, "");
}

}  // namespace shell
