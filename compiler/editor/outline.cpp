// Read off the knowledge and the tree.
#include "compiler/editor/outline.h"

#include <algorithm>
#include <tuple>

namespace kbc {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string small_letters(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), small);
  return result;
}

bool holds_letters(std::string_view text, std::string_view letters) {
  for (const char c : text)
    if (!letters.empty() && c == letters.front()) letters.remove_prefix(1);
  return letters.empty();
}

/// A source that nothing but its bibliography describes spans its entry.
Symbol symbol(const Knowledge& k, std::size_t index) {
  const Thing& thing = k.things[index];
  Symbol result{static_cast<ThingId>(index), thing.span, thing.header};
  if (thing.entry != nullptr) result.span = thing.entry->span;
  return result;
}

}  // namespace

std::vector<Symbol> symbols_in(const Index& index, FileId file) {
  const Knowledge& k = index.knowledge();
  std::vector<Symbol> result;
  for (std::size_t i = 0; i < k.things.size(); ++i)
    if (k.things[i].header.file == file) result.push_back(symbol(k, i));
  std::ranges::sort(result, {}, &Symbol::name);
  return result;
}

std::vector<Symbol> find_symbols(const Index& index, std::string_view wanted, std::size_t most) {
  const Knowledge& k = index.knowledge();
  const std::string letters = small_letters(wanted);
  std::vector<std::tuple<bool, std::string_view, std::size_t>> found;
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    const Thing& thing = k.things[i];
    if (!thing.header.known()) continue;
    const std::string title = small_letters(title_of(k, thing));
    if (!holds_letters(thing.name, letters) && !holds_letters(title, letters)) continue;
    const bool whole =
        thing.name.find(letters) != std::string::npos || title.find(letters) != std::string::npos;
    found.emplace_back(!whole, thing.name, i);
  }
  std::ranges::sort(found);
  std::vector<Symbol> result;
  for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
    result.push_back(symbol(k, std::get<std::size_t>(found[i])));
  return result;
}

std::vector<Fold> folds(const Tree& tree, const Sources& sources) {
  std::vector<Fold> result;
  const auto line = [&](std::uint32_t offset) { return sources.line_number(tree.file, offset); };
  const auto add = [&](std::uint32_t begin, std::uint32_t end, bool comment) {
    if (line(begin) < line(end)) result.push_back({Span{tree.file, begin, end}, comment});
  };
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.kind == NodeKind::clause && node.size > 1) add(node.begin, node.end, false);
  }
  for (std::size_t first = 0, last = 0; first < tree.comments.size(); first = last + 1) {
    const auto next_to = [&](const Comment& a, const Comment& b) {
      return line(a.begin) + 1 == line(b.begin);
    };
    for (last = first;
         last + 1 < tree.comments.size() && next_to(tree.comments[last], tree.comments[last + 1]);)
      ++last;
    add(tree.comments[first].begin, tree.comments[last].end, true);
  }
  return result;
}

}  // namespace kbc
