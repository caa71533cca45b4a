// The files that `kbc new` writes, from tools/kbc/new. `@NAME@` in a text stands for the name of the
// knowledge base, and base.kb becomes NAME.kb.
#pragma once

#include <span>
#include <string_view>

struct NewFile {
  std::string_view path;
  std::string_view text;
};

[[nodiscard]] std::span<const NewFile> new_files();
