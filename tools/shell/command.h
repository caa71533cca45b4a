// Command: a program's command line as data, read from the same definitions that its --help prints.
// Completions and man pages are made of it.
#pragma once

#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): it is theirs
class App;
}

namespace shell {

struct Option {
  std::vector<std::string> names;  ///< "--form", "-i"; of a positional, its one name
  std::string value;               ///< what it takes: "NAME"; of a flag, nothing
  std::string meaning;
  std::vector<std::string> choices;  ///< the only values, where there are only some
  bool required = false;
  bool many = false;

  friend bool operator==(const Option&, const Option&) = default;
};

struct Command {
  std::string name;
  std::string purpose;
  std::string footer;  ///< examples and remarks, in lines
  std::vector<Option> options;
  std::vector<Option> positionals;
  std::vector<Command> commands;
};

/// Hidden commands and options are left out.
[[nodiscard]] Command describe(CLI::App& app);

}  // namespace shell
