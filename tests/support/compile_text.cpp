// Texts to bytes to a view.
#include "tests/support/compile_text.h"

#include <cstdlib>

#include <fmt/format.h>

#include "compiler/diagnostics/render_text.h"

namespace support {
namespace {

[[noreturn]] void give_up(std::string_view why) {
  fmt::print(stderr, "{}\n", why);
  std::abort();
}

}  // namespace

std::uint32_t Compiled::node(std::string_view name) const {
  if (kb)
    for (std::uint32_t i = 0; i + 1 < kb->nodes.size(); ++i)
      if (kb->name(i) == name) return i;
  give_up(fmt::format("there is no `{}`\n{}", name, shown()));
}

std::string Compiled::shown() const {
  return kbc::render_text(compilation.diagnostics, compilation.sources, {});
}

std::string Compiled::codes() const {
  std::string out;
  for (const kbc::Diagnostic& diagnostic : compilation.diagnostics)
    out.append(out.empty() ? "" : " ").append(kbc::info(diagnostic.kind).code);
  return out;
}

Compiled compile_texts(std::vector<kbc::NamedText> texts) {
  Compiled result{kbc::compile(kbc::load_texts(std::move(texts))), std::nullopt};
  if (!result.compilation.artifact) return result;
  auto opened = kb::KnowledgeBase::from_bytes(*result.compilation.artifact);
  if (!opened) give_up(opened.error().message);
  result.kb = *std::move(opened);
  return result;
}

Compiled compile_text(std::string_view text) {
  std::string whole(text);
  if (text.find("knowledge base ") == std::string_view::npos)
    whole.insert(0, "knowledge base test { version \"1\" }\n");
  std::vector<kbc::NamedText> texts;
  texts.push_back({"test.kb", std::move(whole)});
  return compile_texts(std::move(texts));
}

Compiled compiled(std::string_view text) {
  Compiled result = compile_text(text);
  if (!result.kb) give_up(result.shown());
  return result;
}

}  // namespace support
