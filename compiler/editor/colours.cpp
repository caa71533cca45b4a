// The tree gives keywords, texts and words; the index says what the names among these mean.
#include "compiler/editor/colours.h"

#include <algorithm>

namespace kbc {
namespace {

constexpr Kinds kMatter{Kind::substance, Kind::form, Kind::product, Kind::option, Kind::food, Kind::medicine};
constexpr Kinds kPerson{Kind::fact,       Kind::measure,    Kind::goal,         Kind::outcome,
                        Kind::population, Kind::risk_group, Kind::professional, Kind::exclusive};
constexpr Kinds kGround{Kind::source, Kind::evidence, Kind::claim, Kind::dispute};

Colour colour_of(Kind kind) {
  return kMatter.has(kind)   ? Colour::matter
         : kPerson.has(kind) ? Colour::person
         : kGround.has(kind) ? Colour::ground
                             : Colour::rule;
}

}  // namespace

std::vector<ColouredWord> colours(const Index& index, FileId file) {
  std::vector<ColouredWord> result;
  const Tree* tree = index.tree(file);
  if (tree == nullptr) return result;
  const auto names = index.names_in(file);
  auto name = names.begin();
  for (std::uint32_t i = 0; i < tree->nodes.size(); ++i) {
    const NodeRef node(*tree, i);
    if (node->kind == NodeKind::clause) {
      result.push_back({node.keyword_span(), Colour::keyword});
    } else if (node->kind == NodeKind::text) {
      result.push_back({node.span(), Colour::text});
    } else if (node->kind == NodeKind::word) {
      while (name != names.end() && name->span.begin < node->begin) ++name;
      const char first = index.sources().text(node.span()).front();
      if (name != names.end() && name->span.end <= node->end)
        result.push_back({name->span, colour_of(index.knowledge()[name->thing].kind), name->declares});
      else
        result.push_back({node.span(), first >= '0' && first <= '9' ? Colour::number : Colour::word});
    }
  }
  for (const Comment& comment : tree->comments)
    result.push_back({Span{file, comment.begin, comment.end}, Colour::comment});
  std::ranges::sort(result, {}, &ColouredWord::span);
  return result;
}

}  // namespace kbc
