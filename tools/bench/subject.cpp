// What is measured, made ready.
#include "tools/bench/subject.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "compiler/diagnostics/render_text.h"
#include "runtime/decide/decide.h"
#include "tools/bench/generate.h"

namespace bench {
namespace {

void say(const Subject& subject, kb::Profile& profile, std::string_view statement) {
  if (const auto said = kb::say(subject.kb(), profile, statement, true); !said) give_up(said.error().message);
}

std::unique_ptr<Subject> subject(std::string name, std::vector<kbc::NamedText> texts, std::string_view goal) {
  auto made = std::make_unique<Subject>();
  made->name = std::move(name);
  made->texts = std::move(texts);
  for (const kbc::NamedText& text : made->texts)
    if (text.path.ends_with(".kb")) made->source_bytes += text.text.size();
  kbc::Compilation compilation = kbc::compile(kbc::load_texts(made->texts));
  if (!compilation.artifact) give_up(kbc::render_text(compilation.diagnostics, compilation.sources, {}));
  made->artifact = *std::move(compilation.artifact);

  made->file = (std::filesystem::temp_directory_path() / "kb-bench-XXXXXX").string();
  const int descriptor = ::mkstemp(made->file.data());
  std::FILE* const file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
  if (file == nullptr ||
      std::fwrite(made->artifact.data(), 1, made->artifact.size(), file) != made->artifact.size() ||
      std::fclose(file) != 0)
    give_up(fmt::format("cannot write {}", made->file));

  auto opened = kb::KnowledgeBase::open(made->file);
  if (!opened) give_up(opened.error().message);
  made->opened = *std::move(opened);
  if (const auto said = kb::say_goal(made->kb(), made->unsaid, goal); !said) give_up(said.error().message);
  made->said = made->unsaid;
  made->said.presume_no = true;
  say(*made, made->said, "age 42 years");
  return made;
}

}  // namespace

void give_up(std::string_view why) {
  fmt::print(stderr, "bench: {}\n", why);
  std::exit(1);
}

std::unique_ptr<Subject> real_subject(const std::string& folder, std::string_view goal) {
  std::vector<kbc::NamedText> texts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".kb" && extension != ".yaml") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.push_back({entry.path().filename(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::ranges::sort(texts, {}, &kbc::NamedText::path);
  return subject(std::filesystem::path(folder).filename(), std::move(texts), goal);
}

std::unique_ptr<Subject> generated_subject(std::size_t rules) {
  auto made = subject(fmt::format("generated-{}", rules), bench::generate(rules), "wellbeing");
  for (const auto* const measure : {"clearance 80 mL/min", "weight 71 kg"}) say(*made, made->said, measure);
  for (std::size_t fact = 3; fact < 50; fact += 6) say(*made, made->said, fmt::format("fact-{}", fact));
  return made;
}

kb::Profile about_the_first(const Subject& subject) {
  kb::Profile profile = subject.said;
  const auto ranked = kb::decide_all(subject.kb(), profile);
  if (!ranked || ranked->empty()) give_up("there is nothing to ask about");
  const std::uint32_t option = ranked->front().decision.option;
  profile.candidate = kb::Item{subject.kb().options[option].node(), option, {}, {}};
  return profile;
}

}  // namespace bench
