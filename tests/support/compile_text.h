// Knowledge bases compiled from texts in memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "runtime/artifact/knowledge_base.h"

namespace support {

struct Compiled {
  kbc::Compilation compilation;
  std::optional<kb::KnowledgeBase> kb;  ///< none if there are errors

  /// The thing with this name; fails the program if there is none, since no test can go on without it.
  [[nodiscard]] std::uint32_t node(std::string_view name) const;
  /// The diagnostics as kbc shows them, without colour.
  [[nodiscard]] std::string shown() const;
  /// Their codes in order: "KB0201 KB0301".
  [[nodiscard]] std::string codes() const;
};

/// Files by name: `.kb` files, and `.yaml` files that a `bibliography` clause can name.
[[nodiscard]] Compiled compile_texts(std::vector<kbc::NamedText> texts);

/// One file; it begins with `knowledge base test { version "1" }` on its first line if it declares none.
[[nodiscard]] Compiled compile_text(std::string_view text);

/// The same, for texts that must compile without any error: prints the diagnostics and ends the program if
/// not.
[[nodiscard]] Compiled compiled(std::string_view text);

}  // namespace support
