// Complete: what can come next on a command line. The scripts of the shells ask the program itself
// (`kbq complete WORDS…`), so that all of them know the same, the names of the knowledge base on the line
// included.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/shell/command.h"

namespace shell {

struct Suggestion {
  std::string word;
  std::string meaning;  ///< may be empty
};

struct Suggestions {
  std::vector<Suggestion> words;
  std::optional<std::string> files;  ///< files may stand there too, with this ending; empty: any
};

/// Values of an option, or a positional, that the program knows; `words` is the line before what is typed.
using Values =
    std::function<std::vector<Suggestion>(const Command& command, const Option& option,
                                          const std::vector<std::string>& words, std::string_view typed)>;

/// What can stand in place of the last of `words`, which is being typed and may be empty. The program's name
/// is not among them.
[[nodiscard]] Suggestions complete(const Command& program, std::vector<std::string> words,
                                   const Values& values);

/// A line each, with a tab before its meaning; ":files kbx" where files may stand.
[[nodiscard]] std::string lines_of(const Suggestions& suggestions);

/// The script for "bash", "zsh" or "fish"; nothing for another shell.
[[nodiscard]] std::optional<std::string> script_for(std::string_view shell, const std::string& program);

}  // namespace shell
