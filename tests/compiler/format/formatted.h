// A text formatted, and all that must hold of every text that is.
#pragma once

#include <optional>
#include <string>

#include "compiler/format/format.h"
#include "compiler/parser/parser.h"

namespace format_test {

struct Parsed {
  explicit Parsed(const std::string& text) {
    const kbc::FileId file = sources.add("test.kb", text);
    tree = kbc::parse(file, sources, diagnostics);
  }
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  kbc::Tree tree;
};

/// None if the text has faults.
inline std::optional<std::string> formatted(const std::string& text) {
  const Parsed parsed(text);
  if (parsed.diagnostics.has_errors()) return std::nullopt;
  return kbc::format(parsed.tree, text);
}

/// What is wrong with `result` as the formatted `text`, which has no faults; empty if nothing is.
inline std::string wrong_with(const std::string& text, const std::string& result) {
  const Parsed before(text);
  const Parsed after(result);
  if (after.diagnostics.has_errors()) return "has faults: " + after.diagnostics.sorted().front().message;
  if (!kbc::same_but_for_space(before.tree, text, after.tree, result)) return "says something else";
  if (kbc::dump(before.tree, before.sources) != kbc::dump(after.tree, after.sources)) return "another tree";
  if (kbc::format(after.tree, result) != result) return "formatted once more, it changes";
  if (!result.empty() && (!result.ends_with('\n') || result.ends_with("\n\n"))) return "its end";
  return {};
}

}  // namespace format_test
