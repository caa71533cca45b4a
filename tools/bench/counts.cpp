// The hot paths, each once, for valgrind to count their instructions: tools/bench/counts runs this, and
// compares.
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <valgrind/callgrind.h>

#include "compiler/analysis.h"
#include "compiler/check/check.h"
#include "compiler/parser/parser.h"
#include "runtime/decide/survey.h"
#include "runtime/explain/answer.h"
#include "tools/bench/subject.h"

namespace {

/// Counts the instructions of what comes to something, under the name of the row and the size of the text.
template <typename Run>
void count(std::string_view what, const bench::Subject& subject, Run run) {
  const std::string row = fmt::format("{}/{} {}", what, subject.name, subject.source_bytes);
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  const bool done = run();
  CALLGRIND_DUMP_STATS_AT(row.c_str());
  CALLGRIND_STOP_INSTRUMENTATION;
  if (!done) bench::give_up(row + " comes to nothing");
}

void count_all(const bench::Subject& subject) {
  constexpr int kPeople = 20;
  kbc::Sources sources;
  std::vector<kbc::FileId> files;
  for (const kbc::NamedText& text : subject.texts)
    if (text.path.ends_with(".kb")) files.push_back(sources.add(text.path, text.text));
  const kbc::Analysis analysis = kbc::analyse(kbc::load_texts(subject.texts));
  const kb::Profile profile = bench::about_the_first(subject);

  count("parse", subject, [&] {
    kbc::Diagnostics diagnostics;
    for (const kbc::FileId file : files)
      if (kbc::parse(file, sources, diagnostics).nodes.empty()) return false;
    return true;
  });
  count("check", subject, [&] {
    kbc::Diagnostics diagnostics;
    kbc::check({analysis.knowledge, *analysis.grades, diagnostics, 0});
    return !diagnostics.has_errors();
  });
  count("build", subject, [&] { return kbc::compile(kbc::load_texts(subject.texts)).artifact.has_value(); });
  count("open", subject, [&] { return kb::KnowledgeBase::open(subject.file).has_value(); });
  count("decide", subject, [&] {  // as a batch does; every second person says nothing but the goal
    kb::Survey survey(subject.kb());
    for (int i = 0; i < kPeople; ++i)
      if (!survey.of(i % 2 == 0 ? subject.said : subject.unsaid)) return false;
    return true;
  });
  count("explain", subject, [&] { return kb::why(subject.kb(), profile).has_value(); });
}

}  // namespace

int main() {
  count_all(*bench::real_subject(KB_SOURCE_DIR "/kb/magnesium", "sleep"));
  count_all(*bench::generated_subject(100));
  return 0;
}
