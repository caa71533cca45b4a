// `kbc test`: the scenarios of a knowledge base, run against it as it is compiled in memory.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "commands.h"
#include "test_report.h"
#include "watch.h"
#include <fmt/format.h>
#include <tl/expected.hpp>
#include <unistd.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/emit/emit.h"

namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// One byte more than a file of scenarios may have at most, so that a larger one is refused as such.
tl::expected<std::string, std::string> read_text(const std::string& path) {
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  std::string text(kb::kMaxProfileBytes + 1, '\0');
  if (file) text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (!file || std::ferror(file.get()) != 0)
    return tl::unexpected(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  return text;
}

/// All `.yaml` files of a folder, in the order of their paths.
tl::expected<std::vector<std::string>, std::string> scenario_files(const fs::path& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error))
    if (at->path().extension() == ".yaml") paths.push_back(at->path().string());
  if (error) return tl::unexpected(fmt::format("cannot read {}: {}", folder.string(), error.message()));
  if (paths.empty())
    return tl::unexpected(fmt::format("{} holds no .yaml file: there is nothing to test", folder.string()));
  std::ranges::sort(paths);
  return paths;
}

struct Found {
  std::vector<std::string> files;  ///< that were read
  std::vector<kb::Scenario> scenarios;
  std::vector<kb::ScenarioFault> faults;
};

tl::expected<Found, std::string> find(const kb::KnowledgeBase& kb, const std::string& folder) {
  const auto paths = scenario_files(fs::path(folder) / "scenarios");
  if (!paths) return tl::unexpected(paths.error());
  Found found;
  for (const std::string& path : *paths) {
    const auto text = read_text(path);
    if (!text) return tl::unexpected(text.error());
    found.files.push_back(path);
    kb::ScenarioFile file = kb::read_scenarios(kb, path, *text);
    std::ranges::move(file.scenarios, std::back_inserter(found.scenarios));
    std::ranges::move(file.faults, std::back_inserter(found.faults));
  }
  std::ranges::move(kb::repeated_names(found.scenarios), std::back_inserter(found.faults));
  return found;
}

TestRun run(const kb::KnowledgeBase& kb, const Found& found, const Options& options) {
  TestRun result{std::string(kb.name()), {}, std::nullopt, {}};
  const auto chosen = [&](const std::string& name) { return name.find(options.filter) != std::string::npos; };
  kb::CoverageRecorder recorder(kb);
  for (const kb::Scenario& scenario : found.scenarios) {
    if (!chosen(scenario.name)) continue;
    result.cases.push_back({scenario.name, scenario.file, scenario.line, kb::run(kb, scenario), {}});
    if (options.coverage) recorder.add(scenario);
  }
  // A file that cannot be read has no name to filter by, and is never passed over.
  for (const kb::ScenarioFault& fault : found.faults)
    if (fault.name.empty() || chosen(fault.name))
      result.cases.push_back({fault.name, fault.file, fault.line, {}, fault.message});
  std::ranges::stable_sort(result.cases, [](const TestCase& a, const TestCase& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  if (options.coverage) result.coverage = recorder.coverage();
  return result;
}

/// What nobody can meet and what always gives way, as far as the compiler says so, by place.
std::map<std::string, std::string> unreachable(const kbc::Compilation& compilation) {
  std::map<std::string, std::string> result;
  for (const kbc::Diagnostic& d : compilation.diagnostics) {
    if (d.kind != kbc::DiagnosticKind::never_applies && d.kind != kbc::DiagnosticKind::always_defeated &&
        d.kind != kbc::DiagnosticKind::same_for_everybody)
      continue;
    const std::uint32_t line = compilation.sources.line_number(d.span.file, d.span.begin);
    result.emplace(fmt::format("{}:{}", compilation.sources.path(d.span.file), line),
                   fmt::format("{} ({})", d.message, kbc::info(d.kind).code));
  }
  return result;
}

/// One run from the texts as they are now. `folders`: where they lie, as far as they could be read.
int run_once(const Options& options, std::set<fs::path>& folders) {
  const std::string& folder = options.paths.front();
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return complain(fmt::format("{} is no folder of a knowledge base", folder));
  const kbc::Compilation compilation = kbc::compile(options.paths);
  for (std::size_t i = 0; i < compilation.sources.size(); ++i)
    folders.insert((fs::path(compilation.folder) / compilation.sources.path(static_cast<kbc::FileId>(i)))
                       .parent_path()
                       .lexically_normal());
  if (!compilation.artifact) {
    kbc::TextOptions style;
    style.colour = colour_on(STDERR_FILENO);
    write(stderr, kbc::render_text(compilation.diagnostics, compilation.sources, style));
    fmt::print(stderr, "{}\n", kbc::summary(compilation.errors(), compilation.warnings(), compilation.files));
    return kFaulty;
  }
  const auto kb = kb::KnowledgeBase::from_bytes(*compilation.artifact);
  if (!kb) return complain(kb.error().message);
  const auto found = find(*kb, folder);
  if (!found) return complain(found.error());
  if (!overwrites_none(options.junit, files_read(compilation)) ||
      !overwrites_none(options.junit, found->files))
    return kUsage;
  TestRun result = run(*kb, *found, options);
  result.unreachable = unreachable(compilation);
  if (result.cases.empty()) return complain(fmt::format("no scenario's name holds \"{}\"", options.filter));

  if (!write(stdout,
             options.format == "json" ? test_json(result) : test_text(result, colour_on(STDOUT_FILENO))))
    return complain("cannot write the results");
  if (!options.junit.empty()) {
    const std::string xml = test_junit(result);
    if (const auto written = kbc::write_file(options.junit, std::as_bytes(std::span(xml))); !written)
      return complain(written.error());
  }
  return result.failed() == 0 ? kOk : kFaulty;
}

/// Run after run, as the texts change; ends with the status of the last one.
int run_again_and_again(const Options& options) {
  auto watch = Watch::start();
  if (!watch) return complain(watch.error());
  while (true) {
    // Watched before they are read: what is written meanwhile is not missed.
    const fs::path folder = options.paths.front();
    if (const auto added = watch->add(folder); !added) return complain(added.error());
    std::set<fs::path> folders;
    const int status = run_once(options, folders);
    for (const fs::path& other : folders)  // of what is imported
      if (const auto added = watch->add(other); !added) return complain(added.error());
    fmt::print(stderr, "waiting for changes in {}; Ctrl-C stops\n", options.paths.front());
    const auto changed = watch->wait();
    if (!changed) return complain(changed.error());
    if (changed->empty()) return status;
    fmt::print(stderr, "\nchanged: {}\n", kbc::printable(fmt::format("{}", fmt::join(*changed, ", "))));
  }
}

}  // namespace

int test_command(const Options& options) {
  if (options.watch) return run_again_and_again(options);
  std::set<fs::path> folders;
  return run_once(options, folders);
}
