// The invented knowledge base on walking, compiled once.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "compiler/compile.h"
#include "tests/fuzz/fuzz.h"

namespace fuzz {
namespace {

kbc::NamedText file(std::string name) {
  std::ifstream in(std::string(KB_SOURCE_DIR "/tests/kb/walking/") + name, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  require(!text.empty(), "there is a sample", name);
  return {std::move(name), std::move(text)};
}

}  // namespace

void require(bool so, std::string_view what, std::string_view detail) {
  if (so) return;
  fmt::print(stderr, "not so: {}\n{}\n", what, detail);
  std::abort();
}

void seen(std::string_view shown) {
  for (const char c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    require((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\r' || c == '\t', "what is shown is plain",
            shown);
  }
}

std::uint32_t seed_of(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

const kbc::NamedText& references() {
  static const kbc::NamedText kReferences = file("references.yaml");
  return kReferences;
}

const std::vector<std::byte>& sample_bytes() {
  static const std::vector<std::byte> kBytes = [] {
    auto compilation = kbc::compile(kbc::load_texts({file("walking.kb"), references()}));
    require(compilation.artifact.has_value(), "the sample compiles");
    return *std::move(compilation.artifact);
  }();
  return kBytes;
}

const kb::KnowledgeBase& sample() {
  static const kb::KnowledgeBase kSample = [] {
    auto opened = kb::KnowledgeBase::from_bytes(sample_bytes());
    require(opened.has_value(), "the sample opens");
    return *std::move(opened);
  }();
  return kSample;
}

}  // namespace fuzz
