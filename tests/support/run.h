// A program run as a person runs it.
#pragma once

#include <string>
#include <vector>

namespace support {

struct Ran {
  int status = -1;  ///< its exit status; -1 if a signal ended it
  std::string out;
  std::string error;
};

/// Runs a program in a folder. `environment` is of the form {"LC_ALL=C"} and comes on top of this process's.
[[nodiscard]] Ran run(const std::vector<std::string>& command, const std::string& folder,
                      const std::vector<std::string>& environment = {});

}  // namespace support
