// A golden case: one file that holds the arguments, the input files, and what kbc must say and exit with.
//
//   # what the case shows
//   --- arguments check .
//   --- file walking.kb
//   knowledge base walking { version "1" }
//   --- large big.kb 1073741825
//   --- status 1
//   --- output
//   error[KB0201]: …
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

struct Case {
  std::string heading;  ///< all before the first section
  std::string arguments = "check .";
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<std::pair<std::string, std::uint64_t>> large;  ///< files of so many zeros
  std::string output;
  int status = 0;
};

[[nodiscard]] Case parse_case(const std::string& text);
[[nodiscard]] std::string print_case(const Case& c);
