// Man: the manual page of a program, from its command line.
#pragma once

#include <string>

#include "tools/shell/command.h"

namespace shell {

struct Page {
  std::string version;
  std::string date;      ///< of the version: "2026-11-22"
  std::string see_also;  ///< another program's page; may be empty
};

/// In man(7): every command with its options, those that several share once, and its examples.
[[nodiscard]] std::string man_page(const Command& program, const Page& page);

}  // namespace shell
