// kbc: compiles `.kb` files. Arguments in, library calls, exit status out.
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "language.h"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/render_json.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/emit/emit.h"

namespace {

constexpr int kOk = 0;
constexpr int kFaulty = 1;  // the knowledge base has errors
constexpr int kUsage = 2;   // wrong arguments, or a file that cannot be read or written

struct Options {
  std::vector<std::string> paths;
  std::string output;
  std::string format = "text";
  std::string kind;
};

bool colour_on(int stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(stream) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

int complain(std::string_view message) {
  fmt::print(stderr, "kbc: {}\n", message);
  return kUsage;
}

bool write(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

/// Compiles and shows what was found; the status to exit with.
int run(const Options& options, bool build) {
  for (const std::string& path : options.paths)
    if (access(path.c_str(), R_OK) != 0)
      return complain(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  const auto start = std::chrono::steady_clock::now();
  const kbc::Compilation compilation = kbc::compile(options.paths);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

  if (options.format == "json") {
    if (!write(stdout, kbc::render_json(compilation.diagnostics, compilation.sources)))
      return complain("cannot write the diagnostics");
  } else {
    kbc::TextOptions style;
    style.colour = colour_on(STDERR_FILENO);
    std::string text = kbc::render_text(compilation.diagnostics, compilation.sources, style);
    fmt::format_to(std::back_inserter(text), "{} ({:.2f} s)\n",
                   kbc::summary(compilation.errors(), compilation.warnings(), compilation.files),
                   taken.count());
    write(stderr, text);
  }
  if (!compilation.artifact) return kFaulty;
  if (build) {
    if (const auto written = kbc::write_file(options.output, *compilation.artifact); !written)
      return complain(written.error());
    if (options.format == "text")
      fmt::print(stderr, "{}: {} statements, {} bytes\n", options.output, compilation.statements,
                 compilation.artifact->size());
  }
  return kOk;
}

int language(const Options& options) {
  const std::string text = language_reference(options.kind);
  if (text.empty())
    return complain(
        fmt::format("no kind of statement is called `{}`; `kbc language` lists them all", options.kind));
  return write(stdout, text) ? kOk : complain("cannot write the reference");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Compiles knowledge bases: `.kb` files of claims, evidence, risk groups and recommendations.",
               "kbc"};
  app.set_version_flag("--version", std::string("kbc ") + KB_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 done; 1 the knowledge base has errors; 2 usage, or a file that cannot be read or "
      "written.\n"
      "Example: kbc build kb/walking -o walking.kbx");
  Options options;
  const auto add_paths = [&](CLI::App* command) {
    command->add_option("paths", options.paths, "the folder of a knowledge base, or its .kb files")
        ->required();
    command
        ->add_option("--format", options.format, "how diagnostics are shown: text (stderr) or json (stdout)")
        ->check(CLI::IsMember({"text", "json"}));
  };
  CLI::App* build = app.add_subcommand("build", "Check a knowledge base and compile it into one .kbx file.");
  add_paths(build);
  build->add_option("-o,--output", options.output, "the file to write; an old one stays if there are errors")
      ->required();
  CLI::App* check = app.add_subcommand("check", "Check a knowledge base and show all its faults.");
  add_paths(check);
  CLI::App* reference =
      app.add_subcommand("language", "Print the reference of the language, or of one kind of statement.");
  reference->add_option("kind", options.kind, "such as claim or \"risk group\"");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kUsage;
  }
  if (build->parsed()) return run(options, true);
  if (check->parsed()) return run(options, false);
  return language(options);
}
