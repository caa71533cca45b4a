// The hot paths, measured over a real knowledge base and over generated ones.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "compiler/parser/parser.h"
#include "runtime/artifact/knowledge_base.h"
#include "runtime/decide/decide.h"
#include "runtime/decide/survey.h"
#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"
#include "runtime/render/render.h"
#include "tools/bench/subject.h"

namespace {

using bench::Subject;

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

void ask(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = bench::about_the_first(subject);
  for (auto _ : state) benchmark::DoNotOptimize(kb::ask(subject.kb(), profile));
  state.SetItemsProcessed(state.iterations());
}

/// The bare verdict on that option, for comparison.
void decide_first(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = bench::about_the_first(subject);
  for (auto _ : state) benchmark::DoNotOptimize(kb::decide(subject.kb(), profile, profile.candidate->option));
  state.SetItemsProcessed(state.iterations());
}

void why(benchmark::State& state, const Subject& subject) {
  const kb::Profile profile = bench::about_the_first(subject);
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
  const auto answer = kb::ask(subject.kb(), bench::about_the_first(subject));
  if (!answer) bench::give_up(answer.error().message);
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
    bench::give_up("usage: bench [--small] [--benchmark_filter=REGEX] [--benchmark_...]");
  std::vector<std::unique_ptr<Subject>> subjects;
  subjects.push_back(bench::real_subject(KB_SOURCE_DIR "/kb/magnesium", "sleep"));
  subjects.push_back(bench::generated_subject(100));
  if (argc == 1)
    for (const std::size_t rules : {1000U, 10000U}) subjects.push_back(bench::generated_subject(rules));
  for (const auto& made : subjects) register_all(*made);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
