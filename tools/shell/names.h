// Names: what the knowledge base on a command line lets an option say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/shell/complete.h"

namespace shell {

/// From the first word that ends in `.kbx`; nothing where there is none, or it can't be opened. A `Values`.
[[nodiscard]] std::vector<Suggestion> names_on_line(const Command& command, const Option& option,
                                                    const std::vector<std::string>& words,
                                                    std::string_view typed);

}  // namespace shell
