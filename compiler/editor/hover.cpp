// The name at a place, else the keyword; behind either, the page of a fault that lies there.
#include "compiler/editor/hover.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "compiler/editor/certainty.h"
#include "compiler/explain/explain.h"

namespace kbc {
namespace {

bool touches(Span span, FileId file, std::uint32_t offset) {
  return span.file == file && span.begin <= offset && offset <= span.end;
}

/// The clause whose keyword stands at a place.
std::optional<NodeRef> keyword_at(const Tree& tree, std::uint32_t offset) {
  for (std::uint32_t i = 0; i < tree.nodes.size();) {
    const NodeRef node(tree, i);
    if (node->kind != NodeKind::clause || node->end < offset) {
      i += node->size;
      continue;
    }
    if (node->begin > offset) break;
    if (touches(node.keyword_span(), tree.file, offset)) return node;
    ++i;
  }
  return std::nullopt;
}

void add_paragraph(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out.append("\n\n");
  out.append(text);
}

}  // namespace

std::string about_row(const Clause& row) {
  std::string out = fmt::format("**{}**: {}", row.keyword, row.meaning);
  if (const std::string takes = describe_operands(row); !takes.empty())
    add_paragraph(out, "Takes " + takes + ".");
  if (!row.example.empty()) add_paragraph(out, fmt::format("```kb\n{}\n```", row.example));
  return out;
}

std::string about_thing(const Index& index, ThingId id) {
  const Knowledge& k = index.knowledge();
  const Thing& thing = k[id];
  std::string out = fmt::format("**{}** `{}`", keyword(thing.kind), thing.name);
  if (const std::string_view title = title_of(k, thing); !title.empty()) out.append(": ").append(title);
  for (const Key key : {Key::states, Key::says, Key::ask, Key::effect, Key::harm, Key::answer})
    add_paragraph(out, k.text(thing, key));
  if (thing.documentation != Thing::kNoText) add_paragraph(out, k.texts[thing.documentation]);
  if (index.analysis().grades) add_paragraph(out, derivation(k, *index.analysis().grades, id));
  const std::vector<std::string> sources = sources_behind(k, id);
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(sources.size(), kMost); ++i) list.append("\n- ").append(sources[i]);
  if (sources.size() > kMost) list.append(fmt::format("\n- and {} more", sources.size() - kMost));
  if (!list.empty()) add_paragraph(out, (thing.kind == Kind::source ? "Reference:\n" : "Rests on:\n") + list);
  return out;
}

std::optional<Hover> hover(const Index& index, FileId file, std::uint32_t offset) {
  Hover result;
  if (const auto name = index.name_at(file, offset)) {
    result = {name->span, about_thing(index, name->thing)};
  } else if (const Tree* tree = index.tree(file)) {
    if (const auto clause = keyword_at(*tree, offset))
      result = {clause->keyword_span(), about_row((*clause)->row())};
  }
  for (const Diagnostic& fault : index.analysis().diagnostics) {
    if (!touches(fault.span, file, offset)) continue;
    const Page* page = find_page(info(fault.kind).code);
    if (page == nullptr) continue;
    const std::string_view meaning = page->meaning.substr(0, page->meaning.find("\n\n"));
    add_paragraph(result.markdown, fmt::format("**{}** {}: {}", page->code, page->title, meaning));
    if (!result.span.known()) result.span = fault.span;
  }
  if (result.markdown.empty()) return std::nullopt;
  return result;
}

}  // namespace kbc
