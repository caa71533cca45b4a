// Overwrites: an output that is one of the inputs, by whatever name.
#pragma once

#include <string>
#include <vector>

namespace shell {

/// Why nothing may be written there: it is one of the files that are read, by its name, a link or another way
/// to it. Empty if it is none of them. `-` is standard input, and standard output.
[[nodiscard]] std::string overwrites(const std::string& output, const std::vector<std::string>& read);

}  // namespace shell
