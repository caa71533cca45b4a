// Usage: what is wrong with a command line, in one line with a way out.
#pragma once

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): it is theirs
class App;
class ParseError;
}  // namespace CLI

namespace shell {

/// "there is no command `asj`; did you mean `ask`? `kbq --help` lists them", once the arguments were refused.
[[nodiscard]] std::string wrong_usage(CLI::App& app, const CLI::ParseError& refused, int argc,
                                      const char* const* argv);

/// Why a line that was understood cannot be meant: a value is empty, as where a variable of the shell is
/// unset. Empty itself if none is.
[[nodiscard]] std::string empty_value(const CLI::App& app);

}  // namespace shell
