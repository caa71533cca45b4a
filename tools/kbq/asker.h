// Asker: a person and an option, from a file and from single statements on the command line.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "runtime/profile/profile.h"

struct AskerOptions {
  std::string profile;  ///< a file, "-" for standard input; empty: none
  std::string goal;
  std::string option;
  std::string dose;
  kb::Statements said;
  bool presume_no = false;
};

/// An option that may be given many times, with one value each time.
void add_each(CLI::App* command, const std::string& name, std::vector<std::string>& values,
              const std::string& type, const std::string& meaning);
void add_asker(CLI::App* command, AskerOptions& options);

/// The profile in a file; an empty one where none is named.
[[nodiscard]] kb::ProfileResult<kb::Profile> profile_in_file(const kb::KnowledgeBase& kb,
                                                             const std::string& path);
/// Adds what the command line says to a profile.
[[nodiscard]] kb::ProfileResult<void> say_all(const kb::KnowledgeBase& kb, kb::Profile& profile,
                                              const AskerOptions& options);
