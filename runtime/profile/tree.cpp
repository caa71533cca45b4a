// What YAML and JSON have in common: the text's size and bytes, the tree's depth, size and keys.
#include "runtime/profile/tree.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "runtime/profile/errors.h"
#include "runtime/text/characters.h"

namespace kb {
namespace {

std::uint32_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
}

}  // namespace

bool TreeBuilder::refuse(std::uint32_t line, std::string message) {
  error_ = at_line(line, ProfileError{ProfileErrorKind::unreadable, std::move(message), {}, {}});
  return false;
}

bool TreeBuilder::put(TreeNode node) {
  if (has_control_character(node.text))
    return refuse(node.line, fmt::format("{} holds a control character: remove it", quoted(node.text)));
  if (++nodes_ > kMaxTreeNodes)
    return refuse(node.line, fmt::format("it holds more than {} values: a profile is short", kMaxTreeNodes));
  return add(std::move(node));
}

bool TreeBuilder::open(NodeKind kind, std::uint32_t line) {
  if (open_.size() == kMaxTreeDepth)
    return refuse(line, fmt::format("nested more than {} levels deep: a profile needs three", kMaxTreeDepth));
  if (++nodes_ > kMaxTreeNodes)
    return refuse(line, fmt::format("it holds more than {} values: a profile is short", kMaxTreeNodes));
  open_.push_back({kind, line});
  return true;
}

bool TreeBuilder::close() {
  TreeNode done = std::move(open_.back());
  open_.pop_back();
  if (done.kind == NodeKind::map && !check_keys(done)) return false;
  return add(std::move(done));
}

bool TreeBuilder::awaits_value() const {
  return !open_.empty() && open_.back().kind == NodeKind::map && open_.back().items.size() % 2 == 1;
}

bool TreeBuilder::add(TreeNode node) {
  (open_.empty() ? documents_ : open_.back().items).push_back(std::move(node));
  return true;
}

bool TreeBuilder::check_keys(const TreeNode& map) {
  std::vector<const TreeNode*> keys;
  for (std::size_t i = 0; i < map.items.size(); i += 2) {
    if (map.items[i].kind != NodeKind::text)
      return refuse(map.items[i].line, "what stands before a `:` is a name: write `name: value`");
    keys.push_back(&map.items[i]);
  }
  std::ranges::stable_sort(keys, {}, &TreeNode::text);
  const auto repeated = std::ranges::adjacent_find(keys, {}, &TreeNode::text);
  if (repeated == keys.end()) return true;
  const TreeNode& first = **repeated;
  return refuse((*std::next(repeated))->line,
                fmt::format("{} is given twice, first in line {}: keep one of the two", quoted(first.text),
                            first.line));
}

ProfileResult<std::string_view> plain_text(std::string_view text) {
  if (text.size() > kMaxProfileBytes)
    return fail(ProfileErrorKind::unreadable,
                fmt::format("a profile has at most {} bytes, and this has {}: is it the right file?",
                            kMaxProfileBytes, text.size()));
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const std::size_t valid = valid_length(text); valid != text.size())
    return tl::unexpected(
        at_line(line_at(text, valid),
                {ProfileErrorKind::unreadable, "a byte here is no UTF-8: save the file as UTF-8", {}, {}}));
  return text;
}

}  // namespace kb
