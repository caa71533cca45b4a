// Names looked up in a knowledge base and in those that it imports.
#include "compiler/resolve/scope.h"

#include <deque>

#include "runtime/text/nearest.h"

namespace kbc {

void Scope::declare(std::uint32_t package, std::string_view name, ThingId thing) {
  const auto [at, fresh] = names_[package].emplace(name, thing);
  if (fresh) return;
  const Thing& first = knowledge_[at->second];
  diagnostics_.report(DiagnosticKind::duplicate_name, knowledge_[thing].header, name)
      .at("declared again")
      .also(first.header, fmt::format("first declared here, as {}", noun(first.kind)))
      .advise("names are shared by all kinds of statement: give one of the two another name");
}

ThingId Scope::find(std::uint32_t package, std::string_view name, bool* ambiguous) const {
  const auto look = [&](std::size_t in, std::string_view what) {
    const auto found = names_[in].find(what);
    return found == names_[in].end() ? ThingId::none : found->second;
  };
  if (const ThingId own = look(package, name); own != ThingId::none) return own;
  const std::size_t dot = name.find('.');
  ThingId result = ThingId::none;
  for (const Package::Import& import : packages_[package].imports) {
    ThingId found = ThingId::none;
    if (import.alias.empty()) {
      found = look(import.package, name);
    } else if (dot != std::string_view::npos && name.substr(0, dot) == import.alias) {
      found = look(import.package, name.substr(dot + 1));
    }
    if (found == ThingId::none) continue;
    if (result != ThingId::none && result != found && ambiguous != nullptr) *ambiguous = true;
    result = found;
  }
  return result;
}

ThingId Scope::need(std::uint32_t package, std::string_view name, Span span, Kinds kinds) {
  bool ambiguous = false;
  const ThingId thing = find(package, name, &ambiguous);
  if (ambiguous) {
    diagnostics_.report(DiagnosticKind::ambiguous_name, span, name)
        .advise("import with `as` and write the name with its prefix");
    return ThingId::none;
  }
  if (thing == ThingId::none) {
    const Kind source = Kind::source;
    if (kinds.has(source) && nouns(kinds) == noun(source)) {
      diagnostics_.report(DiagnosticKind::unknown_source, span, name)
          .did_you_mean(nearest(package, name, kinds), name, Words::of_author)
          .advise("add the reference to the bibliography, or declare it with `source` and a `title`");
    } else {
      diagnostics_.report(DiagnosticKind::unknown_name, span, name)
          .at(fmt::format("{} is wanted here", nouns(kinds)))
          .did_you_mean(nearest(package, name, kinds), name, Words::of_author);
    }
    return ThingId::none;
  }
  used(span, thing);
  const Thing& found = knowledge_[thing];
  if (!kinds.has(found.kind)) {
    Diagnostic& fault =
        diagnostics_.report(DiagnosticKind::wrong_kind, span, name, noun(found.kind), nouns(kinds));
    if (found.header.known()) fault.also(found.header, "declared here");
    fault.did_you_mean(nearest(package, name, kinds));
    return ThingId::none;
  }
  return thing;
}

std::vector<std::string> Scope::nearest(std::uint32_t package, std::string_view name, Kinds kinds) {
  if (searches_left_ == 0) return {};
  --searches_left_;
  std::vector<std::string_view> names;
  std::deque<std::string> qualified;
  const auto gather = [&](std::size_t in, std::string_view alias) {
    for (const auto& [own, thing] : names_[in])
      if (kinds.has(knowledge_[thing].kind))
        names.push_back(alias.empty() ? own : qualified.emplace_back(fmt::format("{}.{}", alias, own)));
  };
  gather(package, {});
  for (const Package::Import& import : packages_[package].imports) {
    const auto same = names_[import.package].find(name);
    if (!import.alias.empty() && same != names_[import.package].end() &&
        kinds.has(knowledge_[same->second].kind))
      return {fmt::format("{}.{}", import.alias, name)};
    gather(import.package, import.alias);
  }
  return kb::nearest_names(name, names);
}

std::string nouns(Kinds kinds) {
  std::vector<std::string_view> list;
  for (const Clause& row : language().clauses)
    if (kinds.has(row.kind)) list.push_back(noun(row.kind));
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out.append(i + 1 == list.size() ? " or " : ", ");
    out.append(list[i]);
  }
  return out;
}

}  // namespace kbc
