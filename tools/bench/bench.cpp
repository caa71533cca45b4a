// The hot paths, measured over a real knowledge base and over generated ones.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/parser/parser.h"
#include "runtime/artifact/knowledge_base.h"
#include "runtime/decide/decide.h"
#include "runtime/decide/survey.h"
#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"
#include "runtime/render/render.h"
#include "tools/bench/generate.h"

namespace {

[[noreturn]] void give_up(std::string_view why) {
  fmt::print(stderr, "bench: {}\n", why);
  std::exit(1);
}

/// A knowledge base in all its states: texts, bytes, a file, opened; and a person who asks.
struct Subject {
  std::string name;
  std::vector<kbc::NamedText> texts;
  std::size_t source_bytes = 0;  ///< of the `.kb` texts
  std::vector<std::byte> artifact;
  std::string file;
  std::optional<kb::KnowledgeBase> opened;
  kb::Profile unsaid;  ///< only the goal is known
  kb::Profile said;    ///< what isn't said is no

  [[nodiscard]] const kb::KnowledgeBase& kb() const { return *opened; }
  ~Subject() {
    if (!file.empty()) std::remove(file.c_str());
  }
};

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

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void parse(benchmark::State& state, const Subject& subject) {
  kbc::Sources sources;
  std::vector<kbc::FileId> files;
  for (const kbc::NamedText& text : subject.texts)
    if (text.path.ends_with(".kb")) files.push_back(sources.add(text.path, text.text));
  for (auto _ : state) {
    kbc::Diagnostics diagnostics;
    for (const kbc::FileId file : files) benchmark::DoNotOptimize(kbc::parse(file, sources, diagnostics));
  }
  count_bytes(state, subject.source_bytes);
}

void build(benchmark::State& state, const Subject& subject) {
  for (auto _ : state) benchmark::DoNotOptimize(kbc::compile(kbc::load_texts(subject.texts)));
  count_bytes(state, subject.source_bytes);
}

void open(benchmark::State& state, const Subject& subject, bool check_digest) {
  for (auto _ : state)
    benchmark::DoNotOptimize(kb::KnowledgeBase::open(subject.file, {.check_digest = check_digest}));
  if (check_digest) count_bytes(state, subject.artifact.size());
}

void decide(benchmark::State& state, const Subject& subject, const kb::Profile& profile) {
  std::uint32_t option = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(kb::decide(subject.kb(), profile, option));
    if (++option == subject.kb().options.size()) option = 0;
  }
  state.SetItemsProcessed(state.iterations());
}

void decide_all(benchmark::State& state, const Subject& subject, const kb::Profile& profile) {
  for (auto _ : state) benchmark::DoNotOptimize(kb::decide_all(subject.kb(), profile));
  state.SetItemsProcessed(state.iterations());
}

/// Asks about the option that the ranking puts first.
kb::Profile about_the_first(const Subject& subject) {
  kb::Profile profile = subject.said;
  const auto ranked = kb::decide_all(subject.kb(), profile);
  if (!ranked || ranked->empty()) give_up("there is nothing to ask about");
  const std::uint32_t option = ranked->front().decision.option;
  profile.candidate = kb::Item{subject.kb().options[option].node(), option, {}, {}};
  return profile;
}

void ask(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = about_the_first(subject);
  for (auto _ : state) benchmark::DoNotOptimize(kb::ask(subject.kb(), profile));
  state.SetItemsProcessed(state.iterations());
}

/// The bare verdict on that option, for comparison.
void decide_first(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = about_the_first(subject);
  for (auto _ : state) benchmark::DoNotOptimize(kb::decide(subject.kb(), profile, profile.candidate->option));
  state.SetItemsProcessed(state.iterations());
}

void why(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = about_the_first(subject);
  for (auto _ : state) benchmark::DoNotOptimize(kb::why(subject.kb(), profile));
  state.SetItemsProcessed(state.iterations());
}

/// Every option's standing, for one person after another.
void survey(benchmark::State& state, const Subject& subject) {
  kb::Survey survey(subject.kb());
  for (auto _ : state) benchmark::DoNotOptimize(survey.of(subject.said));
  state.SetItemsProcessed(state.iterations());
}

void render_json(benchmark::State& state, const Subject& subject) {
  const auto answer = kb::ask(subject.kb(), about_the_first(subject));
  if (!answer) give_up(answer.error().message);
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string text = kb::render_json(*answer);
    benchmark::DoNotOptimize(text.data());
    bytes += text.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void register_all(const Subject& subject) {
  const auto add = [&subject](std::string_view what, auto run) {
    benchmark::RegisterBenchmark(fmt::format("{}/{}", what, subject.name).c_str(), run)
        ->Unit(benchmark::kMicrosecond);
  };
  add("parse", [&subject](benchmark::State& state) { parse(state, subject); });
  add("build", [&subject](benchmark::State& state) { build(state, subject); });
  add("open", [&subject](benchmark::State& state) { open(state, subject, true); });
  add("open-unchecked", [&subject](benchmark::State& state) { open(state, subject, false); });
  add("decide", [&subject](benchmark::State& state) { decide(state, subject, subject.said); });
  add("decide-unsaid", [&subject](benchmark::State& state) { decide(state, subject, subject.unsaid); });
  add("decide-all", [&subject](benchmark::State& state) { decide_all(state, subject, subject.said); });
  add("survey", [&subject](benchmark::State& state) { survey(state, subject); });
  add("decide-first", [&subject](benchmark::State& state) { decide_first(state, subject); });
  add("why", [&subject](benchmark::State& state) { why(state, subject); });
  add("ask", [&subject](benchmark::State& state) { ask(state, subject); });
  add("render-json", [&subject](benchmark::State& state) { render_json(state, subject); });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc > 2 || (argc == 2 && std::string_view(argv[1]) != "--small"))
    give_up("usage: bench [--small] [--benchmark_filter=REGEX] [--benchmark_...]");
  std::vector<std::unique_ptr<Subject>> subjects;
  subjects.push_back(real_subject(KB_SOURCE_DIR "/kb/magnesium", "sleep"));
  subjects.push_back(generated_subject(100));
  if (argc == 1)
    for (const std::size_t rules : {1000U, 10000U}) subjects.push_back(generated_subject(rules));
  for (const auto& made : subjects) register_all(*made);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
