// A profile's text as a plain tree: what YAML and JSON have in common. Everything behind this header is alike
// for both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

enum class NodeKind : std::uint8_t { nothing, text, list, map };

struct TreeNode {
  NodeKind kind = NodeKind::nothing;
  std::uint32_t line = 0;  ///< from 1
  std::string text = {};   ///< as written: numbers and truth values are no types of their own
  std::vector<TreeNode> items =
      {};  ///< of a list; of a map, keys and values in turn; keys are texts, each once

  friend bool operator==(const TreeNode&, const TreeNode&) = default;
};

inline constexpr std::size_t kMaxTreeDepth = 16;
inline constexpr std::size_t kMaxTreeNodes = 100'000;

/// The one document of a text: JSON if it begins with `{`, else YAML. An empty text reads as nothing.
[[nodiscard]] ProfileResult<TreeNode> read_tree(std::string_view text);

/// The same, of JSON alone.
[[nodiscard]] ProfileResult<TreeNode> read_json(std::string_view text);

/// Reads a profile that is a part of a larger text, such as one of many.
[[nodiscard]] ProfileResult<Profile> read_profile(const KnowledgeBase& kb, const TreeNode& root);

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// ---- what these are made of: the text without a byte order mark, if it is short enough and UTF-8; and the
// two readers of such a text
[[nodiscard]] ProfileResult<std::string_view> plain_text(std::string_view text);
[[nodiscard]] bool begins_as_json(std::string_view text);
[[nodiscard]] ProfileResult<TreeNode> read_yaml_tree(std::string_view text);
[[nodiscard]] ProfileResult<TreeNode> read_json_tree(std::string_view text);

/// Puts values together as a reader meets them, and checks what holds for both notations.
class TreeBuilder {
 public:
  // Each is false if the tree is refused: error() says why, and nothing more may be added.
  [[nodiscard]] bool put(TreeNode node);
  [[nodiscard]] bool open(NodeKind kind, std::uint32_t line);
  [[nodiscard]] bool close();
  bool refuse(std::uint32_t line, std::string message);

  /// Whether a name stands in the innermost map whose value comes next.
  [[nodiscard]] bool awaits_value() const;
  [[nodiscard]] const std::optional<ProfileError>& error() const { return error_; }
  /// The values that stand in nothing else.
  [[nodiscard]] std::vector<TreeNode>& documents() { return documents_; }

 private:
  [[nodiscard]] bool check_keys(const TreeNode& map);
  [[nodiscard]] bool add(TreeNode node);

  std::vector<TreeNode> open_;
  std::vector<TreeNode> documents_;
  std::optional<ProfileError> error_;
  std::size_t nodes_ = 0;
};

}  // namespace kb
