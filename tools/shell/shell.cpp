// Which of them is asked for.
#include "tools/shell/shell.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace shell {

std::optional<Said> speak(CLI::App& app, int argc, const char* const* argv, const Page& page,
                          const Values& values) {
  if (argc < 2) return std::nullopt;
  const std::string_view asked = argv[1];
  std::vector<std::string> words(argv + 2, argv + argc);
  if (asked == "complete") return Said{true, lines_of(complete(describe(app), std::move(words), values))};
  if (asked == "man") return Said{true, man_page(describe(app), page)};
  if (asked != "completions") return std::nullopt;
  const std::string program = describe(app).name;
  const auto script = words.size() == 1 ? script_for(words.front(), program) : std::nullopt;
  if (!script) return Said{false, fmt::format("write `{} completions bash`, zsh or fish", program)};
  return Said{true, *script};
}

}  // namespace shell
