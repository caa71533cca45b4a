// `.kb` text: read, shown with its faults, formatted; where it compiles, built and asked.
#include <algorithm>
#include <random>
#include <string>

#include "compiler/compile.h"
#include "compiler/diagnostics/render_json.h"
#include "compiler/diagnostics/render_sarif.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/format/format.h"
#include "compiler/parser/parser.h"
#include "tests/fuzz/fuzz.h"

namespace {

void format(const std::string& text) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::Tree tree = kbc::parse(sources.add("test.kb", text), sources, diagnostics);
  if (diagnostics.has_errors()) return;
  const std::string once = kbc::format(tree, text);
  const kbc::Tree again = kbc::parse(sources.add("again.kb", once), sources, diagnostics);
  // What kbc fmt finds to say something else it leaves alone.
  if (diagnostics.has_errors() || !kbc::same_but_for_space(tree, text, again, once)) return;
  fuzz::require(kbc::format(again, once) == once, "what is formatted stays", once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text(data, size));
  format(text);
  const auto compilation = kbc::compile(kbc::load_texts({{"test.kb", text}, fuzz::references()}));
  fuzz::seen(kbc::render_text(compilation.diagnostics, compilation.sources, {}));
  fuzz::seen(kbc::render_json(compilation.diagnostics, compilation.sources));
  fuzz::seen(kbc::render_sarif(compilation.diagnostics, compilation.sources, {}));
  if (!compilation.artifact) return 0;
  const auto kb = kb::KnowledgeBase::from_bytes(*compilation.artifact);
  fuzz::require(kb.has_value(), "what is built opens", kb ? "" : kb.error().message);
  fuzz::ask_everything(*kb, fuzz::seed_of(text), true);
  return 0;
}

// ---- mutations of the tree, printed by their places in the text

namespace {

struct Parsed {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  kbc::Tree tree;

  explicit Parsed(std::string_view text)
      : tree(kbc::parse(sources.add("", std::string(text)), sources, diagnostics)) {}
};

std::string_view of(const kbc::Node& node, std::string_view text) {
  return text.substr(node.begin, node.end - node.begin);
}

std::string replaced(std::string_view text, const kbc::Node& node, std::string_view with) {
  return std::string(text.substr(0, node.begin)).append(with).append(text.substr(node.end));
}

std::size_t give(std::string_view text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::copy_n(text.begin(), size, reinterpret_cast<char*>(data));
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  std::minstd_rand random(seed);
  const std::string text(fuzz::text(data, size));
  const Parsed parsed(text);
  const auto& nodes = parsed.tree.nodes;
  if (nodes.empty() || random() % 3 == 0) return LLVMFuzzerMutate(data, size, most);
  const kbc::Node& node = nodes[random() % nodes.size()];
  const auto alike = [&](const kbc::Node& other) { return other.kind == node.kind; };
  const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(random() % nodes.size());
  const auto found = std::find_if(from, nodes.end(), alike);
  const kbc::Node& other = found == nodes.end() ? node : *found;
  const std::string here(of(node, text));
  const std::string there(of(other, text));
  static constexpr std::string_view kWords[] = {"0",           "-1",          "999999999999999999",
                                                "0.000000001", "mg",          "%",
                                                "2026-02-30",  "not",         "or",
                                                "and",         "nothing",     "\"\"",
                                                "{",           "}",           "9223372036854775807",
                                                "1e400",       "to",          "from",
                                                "x?",          "\"\x1b[31m\""};
  switch (random() % 7) {
    case 0: return give(replaced(text, node, ""), data, most);
    case 1: return give(replaced(text, node, here + " " + here), data, most);
    case 2: return give(replaced(text, node, there), data, most);
    case 3: return give(replaced(text, node, here + "\n" + there), data, most);
    case 4: return give(replaced(text, node, "not (" + here + " or " + there + ")"), data, most);
    case 5: return give(replaced(text, node, kWords[random() % std::size(kWords)]), data, most);
    default: return give(replaced(text, node, here + " { " + there + " }"), data, most);
  }
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size,
                                                 std::uint8_t* out, std::size_t most, unsigned seed) {
  std::minstd_rand random(seed);
  const std::string_view text = fuzz::text(one, one_size);
  const std::string_view more = fuzz::text(other, other_size);
  const Parsed a(text);
  const Parsed b(more);
  if (a.tree.nodes.empty() || b.tree.nodes.empty()) return 0;
  const kbc::Node& from = b.tree.nodes[random() % b.tree.nodes.size()];
  const kbc::Node& to = a.tree.nodes[random() % a.tree.nodes.size()];
  return give(replaced(text, to,
                       from.kind == to.kind ? std::string(of(from, more))
                                            : std::string(of(to, text)).append("\n").append(of(from, more))),
              out, most);
}
