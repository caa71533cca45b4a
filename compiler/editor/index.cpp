// All names sorted by their places: looked up by bisection, listed by one run over them.
#include "compiler/editor/index.h"

#include <algorithm>

namespace kbc {
namespace {

/// Where in a span the name itself stands: behind the prefix of an import, within the quotes of YAML.
Span bare(Span span, std::string_view text, std::string_view name) {
  const std::size_t at = text.rfind(name);
  if (at == std::string_view::npos) return span;
  span.begin += static_cast<std::uint32_t>(at);
  span.end = span.begin + static_cast<std::uint32_t>(name.size());
  return span;
}

}  // namespace

Index::Index(const Analysis& analysis) : analysis_(analysis) {
  const Knowledge& k = knowledge();
  names_.reserve(analysis.uses.size() + k.things.size());
  for (const Use& use : analysis.uses)
    names_.push_back({bare(use.span, sources().text(use.span), k[use.thing].name), use.thing, false});
  for (std::size_t i = 0; i < k.things.size(); ++i) {
    const Thing& thing = k.things[i];
    const Span name = bare(thing.header, sources().text(thing.header), thing.name);
    if (sources().text(name) == thing.name) names_.push_back({name, static_cast<ThingId>(i), true});
  }
  std::ranges::sort(names_, {}, [](const NamePlace& n) { return std::pair(n.span, !n.declares); });
  const auto same = [](const NamePlace& a, const NamePlace& b) { return a.span == b.span; };
  names_.erase(std::unique(names_.begin(), names_.end(), same), names_.end());

  trees_.resize(sources().size());
  for (const Package& package : analysis.project.packages)
    for (const Tree& tree : package.trees) trees_[static_cast<std::size_t>(tree.file)] = &tree;
}

FileId Index::file(std::string_view path) const {
  for (std::size_t i = 0; i < sources().size(); ++i)
    if (const auto id = static_cast<FileId>(i); sources().path(id) == path) return id;
  return FileId::none;
}

const Tree* Index::tree(FileId file) const {
  return sources().holds(file) ? trees_[static_cast<std::size_t>(file)] : nullptr;
}

std::optional<NamePlace> Index::name_at(FileId file, std::uint32_t offset) const {
  const auto begin = [](const NamePlace& n) { return std::pair(n.span.file, n.span.begin); };
  auto after = std::ranges::upper_bound(names_, std::pair(file, offset), {}, begin);
  if (after == names_.begin()) return std::nullopt;
  const NamePlace& name = *--after;
  if (name.span.file != file || offset > name.span.end) return std::nullopt;
  return name;
}

std::span<const NamePlace> Index::names_in(FileId file) const {
  const auto of = [](const NamePlace& n) { return n.span.file; };
  const auto first = std::ranges::lower_bound(names_, file, {}, of);
  const auto last = std::ranges::upper_bound(names_, file, {}, of);
  return {first, last};
}

std::vector<NamePlace> Index::names_of(ThingId thing) const {
  std::vector<NamePlace> result;
  for (const NamePlace& name : names_)
    if (name.thing == thing) result.push_back(name);
  return result;
}

std::string_view title_of(const Knowledge& k, const Thing& thing) {
  const std::string_view title = k.text(thing, Key::title);
  return title.empty() && thing.entry != nullptr ? thing.entry->title : title;
}

}  // namespace kbc
