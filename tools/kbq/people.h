// People for whom verdicts are compared: profiles and scenarios, from files that an asker names.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <tl/expected.hpp>

#include "runtime/explain/impact.h"

struct PeopleOptions {
  std::vector<std::string> profiles;   ///< files
  std::vector<std::string> scenarios;  ///< files, or folders of them
};

void add_people(CLI::App* command, PeopleOptions& options);

/// In the order of the command line, folders by name. Scenarios whose profile is refused on purpose are left
/// out; any other fault is an error.
[[nodiscard]] tl::expected<std::vector<kb::Person>, std::string> read_people(const kb::KnowledgeBase& kb,
                                                                             const PeopleOptions& options);
