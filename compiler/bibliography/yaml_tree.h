// A YAML file as a plain tree whose every node knows its place; what the rest of the room reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"

namespace kbc {

enum class YamlKind : std::uint8_t { null, text, list, map };

struct YamlNode {
  YamlKind kind = YamlKind::null;
  Span span;
  std::string text;             ///< of a text, as written: numbers and truth values are no types of their own
  std::vector<YamlNode> items;  ///< of a list; of a map, keys and values in turn

  /// The value of a map's key, or null.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

/// The file's documents; nothing, and one report, if it is no YAML of the kind that reference managers write:
/// UTF-8, every key a text and there once, no aliases, nested no deeper than kMaxYamlDepth.
[[nodiscard]] std::optional<std::vector<YamlNode>> read_yaml(FileId file, const Sources& sources,
                                                             Diagnostics& diagnostics);

inline constexpr std::size_t kMaxYamlDepth = 32;

}  // namespace kbc
