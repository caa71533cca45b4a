// `kbc fmt`: `.kb` files in the one style; a file is only ever replaced by one that says the same.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>

#include "commands.h"
#include <fmt/format.h>
#include <tl/expected.hpp>
#include <unistd.h>

#include "compiler/diagnostics/render_text.h"
#include "compiler/emit/emit.h"
#include "compiler/format/format.h"
#include "compiler/parser/parser.h"

namespace {

namespace fs = std::filesystem;

/// All that a stream holds. The error is a message.
tl::expected<std::string, std::string> read(std::FILE* stream) {
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stream)) {
    text.append(buffer, count);
    if (text.size() > kbc::kMaxFileBytes)
      return tl::unexpected(fmt::format("it is larger than {} MiB", kbc::kMaxFileBytes >> 20U));
  }
  if (std::ferror(stream) != 0) return tl::unexpected(std::string(std::strerror(errno)));
  return text;
}

tl::expected<std::string, std::string> read(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error))
    return tl::unexpected(std::string("it is no regular file"));
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return tl::unexpected(std::string(std::strerror(errno)));
  auto text = read(file);
  std::fclose(file);
  return text;
}

/// The formatted text; none if the text has faults, which are then shown under the name.
tl::expected<std::string, int> formatted(const std::string& name, const std::string& text) {
  kbc::Sources sources;
  kbc::Diagnostics diagnostics;
  const kbc::FileId file = sources.add(name, text);
  const kbc::Tree tree = kbc::parse(file, sources, diagnostics);
  if (diagnostics.has_errors()) {
    kbc::TextOptions style;
    style.colour = colour_on(STDERR_FILENO);
    write(stderr, kbc::render_text(diagnostics.sorted(), sources, style));
    return tl::unexpected(kFaulty);
  }
  std::string result = kbc::format(tree, text);
  const kbc::FileId again = sources.add(name, result);
  const kbc::Tree read_again = kbc::parse(again, sources, diagnostics);
  if (diagnostics.has_errors() || !kbc::same_but_for_space(tree, text, read_again, result))
    return tl::unexpected(
        complain(fmt::format("{} stays as it is: formatted, it would say something else", name)));
  return result;
}

int format_input(const Options& options) {
  const auto text = read(stdin);
  if (!text) return complain(fmt::format("cannot read standard input: {}", text.error()));
  const auto result = formatted("<standard input>", *text);
  if (!result) return result.error();
  if (!options.check) return write(stdout, *result) ? kOk : complain("cannot write the result");
  if (*result == *text) return kOk;
  return write(stdout, "<standard input>\n") ? kFaulty : complain("cannot write the result");
}

int format_file(const std::string& path, bool check) {
  const auto text = read(path);
  if (!text) return complain(fmt::format("cannot read {}: {}", path, text.error()));
  const auto result = formatted(path, *text);
  if (!result) return result.error();
  if (*result == *text) return kOk;
  if (!check) {
    std::error_code error;
    const fs::path target = fs::canonical(path, error);  // of a link, what it leads to
    if (const auto written =
            kbc::write_file(error ? path : target.string(), std::as_bytes(std::span(*result)));
        !written)
      return complain(written.error());
  }
  if (!write(stdout, path + "\n")) return complain("cannot write the names of files");
  return check ? kFaulty : kOk;
}

/// The `.kb` files in a folder and below it, in order.
tl::expected<std::vector<std::string>, std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".kb" && at->is_regular_file(error)) files.push_back(at->path().string());
  if (error) return tl::unexpected(fmt::format("cannot read {}: {}", folder, error.message()));
  if (files.empty()) return tl::unexpected(fmt::format("there are no .kb files in {}", folder));
  std::ranges::sort(files);
  return files;
}

}  // namespace

int fmt_command(const Options& options) {
  if (options.paths.empty() || options.paths == std::vector<std::string>{"-"}) return format_input(options);
  if (std::ranges::find(options.paths, "-") != options.paths.end())
    return complain("- stands for standard input, and alone");
  int status = kOk;
  for (const std::string& path : options.paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      status = std::max(status, format_file(path, options.check));
      continue;
    }
    const auto files = files_in(path);
    if (!files) {
      status = std::max(status, complain(files.error()));
      continue;
    }
    for (const std::string& file : *files) status = std::max(status, format_file(file, options.check));
  }
  return status;
}
