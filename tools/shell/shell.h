// Shell: what a program says to shells and manuals rather than to people: `completions SHELL`, `man`, and
// `complete`, which the completions call. None of them is shown by --help.
#pragma once

#include <optional>
#include <string>

#include "tools/shell/complete.h"
#include "tools/shell/man.h"

namespace shell {

struct Said {
  bool understood = true;
  std::string text;  ///< for standard output; else a message
};

/// Nothing where the arguments are for somebody else.
[[nodiscard]] std::optional<Said> speak(CLI::App& app, int argc, const char* const* argv, const Page& page,
                                        const Values& values);

}  // namespace shell
