// The words of a line followed down to the command that they are for.
#include "tools/shell/usage.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "runtime/text/nearest.h"
#include "tools/shell/command.h"

namespace shell {
namespace {

/// "; did you mean `ask`?", or ";" where nothing is near.
std::string meant(std::string_view word, const std::vector<std::string_view>& names) {
  const std::vector<std::string> nearest = kb::nearest_names(word, names);
  return nearest.empty() ? ";" : fmt::format("; did you mean `{}`?", fmt::join(nearest, "` or `"));
}

std::vector<std::string_view> option_names(const Command& command) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

}  // namespace

std::string wrong_usage(CLI::App& app, const CLI::ParseError& refused, int argc, const char* const* argv) {
  const Command program = describe(app);
  const Command* command = &program;
  std::string line = program.name;
  std::vector<std::string_view> words(argv + 1, argv + std::max(argc, 1));
  while (!words.empty()) {
    const auto below = std::ranges::find(command->commands, words.front(), &Command::name);
    if (below == command->commands.end()) break;
    command = &*below;
    line += " " + below->name;
    words.erase(words.begin());
  }
  if (!command->commands.empty() && words.empty())
    return fmt::format("a command is missing: `{} --help` lists them", line);
  if (!command->commands.empty() && !words.front().starts_with('-')) {
    std::vector<std::string_view> names;
    for (const Command& below : command->commands) names.emplace_back(below.name);
    return fmt::format("there is no command `{}`{} `{} --help` lists them", words.front(),
                       meant(words.front(), names), line);
  }
  const std::vector<std::string_view> names = option_names(*command);
  for (const std::string_view word : words) {
    const std::string_view name = word.substr(0, word.find('='));
    if (name.starts_with("--") && name.size() > 2 && std::ranges::find(names, name) == names.end())
      return fmt::format("`{}` has no option `{}`{} `{} --help` lists them", line, name, meant(name, names),
                         line);
  }
  const bool too_much = dynamic_cast<const CLI::ExtrasError*>(&refused) != nullptr;
  const std::string what =
      too_much ? fmt::format("`{}` cannot make use of: {}", line, fmt::join(app.remaining(true), " "))
               : refused.what();
  return fmt::format("{}; `{} --help` shows what it takes", what, line);
}

std::string empty_value(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options())
    if (option->count() > 0 && std::ranges::find(option->results(), "") != option->results().end())
      return fmt::format("{} is empty: give it a value, or leave it out", option->get_name());
  for (const CLI::App* below : app.get_subcommands())
    if (std::string why = empty_value(*below); !why.empty()) return why;
  return {};
}

}  // namespace shell
