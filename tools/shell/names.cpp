// The names of one kind or another, each with what it stands for.
#include "tools/shell/names.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/decide/decide.h"
#include "runtime/render/plain.h"

namespace shell {
namespace {

using Kinds = std::vector<std::string_view>;
const Kinds kEveryKind;

std::optional<kb::KnowledgeBase> base_on(const std::vector<std::string>& words) {
  const auto file =
      std::ranges::find_if(words, [](const std::string& word) { return word.ends_with(".kbx"); });
  if (file == words.end()) return std::nullopt;
  std::string path = *file;
  if (const char* home = std::getenv("HOME"); home != nullptr && path.starts_with("~/"))
    path.replace(0, 1, home);
  // Names alone are read, so that its digest need not be right.
  auto opened = kb::KnowledgeBase::open(path, {.check_digest = false});
  if (!opened) return std::nullopt;
  return std::move(*opened);
}

class Names {
 public:
  Names(const kb::KnowledgeBase& kb, std::vector<Suggestion>& into) : kb_(kb), into_(into) {}

  void add(const Kinds& kinds, std::string_view lead = {}) {
    for (std::uint32_t node = 0; node + std::size_t{1} < kb_.nodes.size(); ++node) {
      if (!kinds.empty() && std::ranges::find(kinds, kb_.kind(node)) == kinds.end()) continue;
      const std::string_view asks = kb_.clause(node, "ask");
      const std::string_view meaning = asks.empty() ? kb_.title(node) : asks;
      into_.push_back({std::string(lead) + kb::render::plain(kb_.name(node)),
                       meaning == kb_.name(node) ? "" : kb::render::plain(meaning)});
    }
  }

  /// As `kbq list` takes them.
  void add_kinds() {
    for (const std::uint32_t text : kb_.kinds) {
      std::string kind(kb_.text(text));
      std::ranges::replace(kind, ' ', '-');
      into_.push_back({kb::render::plain(kind), ""});
    }
    into_.push_back({"rules", "whatever recommends, warns or limits"});
    into_.push_back({"options", "forms, products and other options"});
  }

 private:
  const kb::KnowledgeBase& kb_;
  std::vector<Suggestion>& into_;
};

}  // namespace

std::vector<Suggestion> names_on_line(const Command& command, const Option& option,
                                      const std::vector<std::string>& words, std::string_view typed) {
  std::vector<Suggestion> result;
  const std::string& name = option.names.back();
  if (name == "--verdict" || name == "--to")
    for (std::size_t v = 0; v < kb::kVerdicts; ++v)
      result.push_back({std::string(kb::verdict_name(static_cast<kb::Verdict>(v))), ""});
  const auto base = base_on(words);
  if (!base) return result;
  Names names(*base, result);
  const Kinds options{"form", "product", "option"};
  if (name == "--goal") {
    names.add({"goal"});
  } else if (name == "--option" || (name == "NAMES" && command.name == "compare")) {
    names.add(options);
  } else if (name == "--with" || name == "--without") {
    names.add({"fact", "measure"});
    if (typed.starts_with("t")) names.add({"medicine"}, "taking ");
  } else if (name == "--taking" || name == "--at") {
    names.add({"form", "product", "medicine"});
    if (name == "--taking") result.push_back({"nothing", "neither medicines nor supplements"});
  } else if (name == "KIND") {
    names.add_kinds();
  } else if (name == "WORDS") {
    names.add({"question"});
  } else if (name == "NAME" || name == "NAMES" || name == "STATEMENTS") {
    names.add(kEveryKind);
  }
  return result;
}

}  // namespace shell
