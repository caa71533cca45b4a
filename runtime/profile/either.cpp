// A profile as people write it, in either notation. Nothing else here asks for YAML: a program that reads
// JSON alone is linked without this file, and without YAML's library.
#include "runtime/profile/tree.h"

namespace kb {

ProfileResult<TreeNode> read_tree(std::string_view text) {
  return plain_text(text).and_then([](std::string_view plain) {
    return begins_as_json(plain) ? read_json_tree(plain) : read_yaml_tree(plain);
  });
}

ProfileResult<Profile> read_profile(const KnowledgeBase& kb, std::string_view text) {
  return read_tree(text).and_then([&](const TreeNode& root) { return read_profile(kb, root); });
}

}  // namespace kb
