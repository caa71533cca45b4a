// The files of a knowledge base read and parsed.
#include "base.h"

#include <algorithm>
#include <filesystem>

#include "compiler/parser/parser.h"
#include "tests/support/folder.h"

namespace mutation {

namespace fs = std::filesystem;

namespace {

std::vector<kbc::NamedText> read(const fs::path& folder, std::string_view extension) {
  std::vector<kbc::NamedText> texts;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension)
      texts.push_back({entry.path().filename().string(), support::read_file(entry.path().string())});
  std::ranges::sort(texts, {}, &kbc::NamedText::path);
  return texts;
}

bool names_itself(const kbc::NodeRef& clause) {
  return !clause->row().operands.empty() && clause->row().operands[0].slot == kbc::Slot::name;
}

}  // namespace

Base::Base(const std::string& folder)
    : texts(read(folder, ".kb")), scenarios(read(fs::path(folder) / "scenarios", ".yaml")) {
  kbc::Diagnostics none;
  for (const kbc::NamedText& text : texts)
    trees.push_back(kbc::parse(sources.add(text.path, text.text), sources, none));
  for (kbc::NamedText& text : read(folder, ".yaml")) texts.push_back(std::move(text));
  for (const kbc::Tree& tree : trees)
    for (const kbc::NodeRef statement : tree.statements())
      for (std::uint32_t i = statement.index(); i < statement.index() + statement->size; ++i) {
        const kbc::NodeRef clause(tree, i);
        if (clause->kind != kbc::NodeKind::clause || !names_itself(clause)) continue;
        for (const kbc::NodeRef element : clause.elements())
          for (const kbc::NodeRef word : element.children()) {
            names.emplace(sources.text(word.span()), statement->row().kind);
            break;
          }
      }
}

std::string Base::next_name(std::string_view name) const {
  const auto at = names.find(name);
  if (at == names.end()) return {};
  auto next = at;
  do {
    if (++next == names.end()) next = names.begin();
  } while (next->second != at->second);
  return next->first;
}

bool At::is_reference() const {
  return is(kbc::NodeKind::word) && base.names.contains(words()) && !names_itself(clause);
}

Edits At::removed() const {
  return replaced(std::string(static_cast<std::size_t>(std::ranges::count(words(), '\n')), '\n'));
}

Edits At::doubled() const {
  std::string again(words());
  std::ranges::replace(again, '\n', ' ');
  return {edit(node->end, node->end, " " + again)};
}

}  // namespace mutation
