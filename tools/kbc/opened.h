// Opened: a knowledge base from whatever names one: a `.kbx` file, a folder, or some `.kb` files, compiled in
// memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "runtime/artifact/knowledge_base.h"

struct Opened {
  kbc::Compilation compilation;  ///< holds the bytes of what was compiled
  std::optional<kb::KnowledgeBase> kb;
  std::vector<std::string> read;  ///< files
  int status = 0;                 ///< where there is none: the exit status, after a complaint
};

[[nodiscard]] Opened open_any(const std::vector<std::string>& paths);
