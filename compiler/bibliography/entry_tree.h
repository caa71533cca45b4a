// The entries of a bibliography as a plain tree whose every node knows its place; what the rest of the room
// reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

enum class EntryKind : std::uint8_t { null, text, list, map };

struct EntryNode {
  EntryKind kind = EntryKind::null;
  Span span;
  std::string text;  ///< of a text, as written: numbers and truth values are no types of their own
  std::vector<EntryNode> items;  ///< of a list; of a map, keys and values in turn

  /// The value of a map's key, or null.
  [[nodiscard]] EntryNode* find(std::string_view key);
  [[nodiscard]] const EntryNode* find(std::string_view key) const {
    return const_cast<EntryNode*>(this)->find(key);
  }
};

/// A YAML file's documents; nothing, and one report, if it is none of the kind that reference managers write:
/// every key a text and there once, no aliases, nested no deeper than kMaxEntryDepth.
[[nodiscard]] std::optional<std::vector<EntryNode>> read_yaml(FileId file, const Sources& sources,
                                                              Diagnostics& diagnostics);

inline constexpr std::size_t kMaxEntryDepth = 32;

}  // namespace kbc
