// `kbc build` and `kbc check`: a knowledge base compiled, and its faults shown.
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>

#include "commands.h"
#include <fmt/format.h>
#include <unistd.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/render_json.h"
#include "compiler/diagnostics/render_sarif.h"
#include "compiler/diagnostics/render_text.h"
#include "compiler/emit/emit.h"
#include "tools/shell/overwrites.h"

bool colour_on(int stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(stream) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

int complain(std::string_view message) {
  // Names of others' files can stand in it. Where it cannot be shown the exit status says it: fmt would
  // throw.
  write(stderr, fmt::format("kbc: {}\n", kbc::printable(message)));
  return kUsage;
}

bool write(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

bool all_readable(const std::vector<std::string>& paths) {
  for (const std::string& path : paths)
    if (access(path.c_str(), R_OK) != 0) {
      complain(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
      return false;
    }
  return true;
}

std::string folder_from_here(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path here = std::filesystem::canonical(".", error);
  std::string path = std::filesystem::path(folder).lexically_relative(here).generic_string();
  return path == "." ? "" : path;
}

std::vector<std::string> files_read(const kbc::Compilation& compilation) {
  const std::filesystem::path folder(compilation.folder);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < compilation.sources.size(); ++i)
    files.push_back((folder / compilation.sources.path(static_cast<kbc::FileId>(i))).string());
  return files;
}

bool overwrites_none(const std::string& output, const std::vector<std::string>& read) {
  const std::string why = shell::overwrites(output, read);
  if (!why.empty()) complain(why);
  return why.empty();
}

namespace {

/// As yyyymmdd; 0 if none is given, nothing if it is no day.
std::optional<std::uint32_t> day(std::string_view text) {
  if (text.empty()) return 0;
  const auto number = [&](std::size_t at, std::size_t length) {
    unsigned value = 0;
    const char* const end = text.data() + at + length;
    return std::from_chars(text.data() + at, end, value).ptr == end ? value : 0;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number(0, 4))),
                                         std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
  if (!date.ok() || number(0, 4) == 0) return std::nullopt;
  return number(0, 4) * 10000 + number(5, 2) * 100 + number(8, 2);
}

std::string for_programs(const kbc::Compilation& compilation, std::string_view format) {
  if (format == "json") return kbc::render_json(compilation.diagnostics, compilation.sources);
  return kbc::render_sarif(compilation.diagnostics, compilation.sources,
                           {KB_VERSION, folder_from_here(compilation.folder)});
}

}  // namespace

int compile_command(const Options& options, bool build) {
  if (!all_readable(options.paths)) return kUsage;
  const auto today = day(options.today);
  if (!today)
    return complain(fmt::format("{} is no day of the form 2026-11-22", kbc::printable(options.today)));
  const auto start = std::chrono::steady_clock::now();
  const kbc::Compilation compilation = kbc::compile(options.paths, {*today});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

  if (options.format != "text") {
    if (!write(stdout, for_programs(compilation, options.format)))
      return complain("cannot write the diagnostics");
  } else {
    kbc::TextOptions style;
    style.colour = colour_on(STDERR_FILENO);
    std::string text = kbc::render_text(compilation.diagnostics, compilation.sources, style);
    fmt::format_to(std::back_inserter(text), "{} ({:.2f} s)\n",
                   kbc::summary(compilation.errors(), compilation.warnings(), compilation.files),
                   taken.count());
    if (!compilation.diagnostics.empty())
      fmt::format_to(std::back_inserter(text), "what they mean, with an example: kbc explain {}\n",
                     kbc::info(compilation.diagnostics.front().kind).code);
    write(stderr, text);
  }
  if (!compilation.artifact) return kFaulty;
  if (build) {
    if (!overwrites_none(options.output, files_read(compilation))) return kUsage;
    if (const auto written = kbc::write_file(options.output, *compilation.artifact); !written)
      return complain(written.error());
    if (options.format == "text")
      fmt::print(stderr, "{}: {} statements, {} bytes\n", options.output, compilation.statements,
                 compilation.artifact->size());
  }
  return kOk;
}
