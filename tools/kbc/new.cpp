// `kbc new`: a knowledge base to start from.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "commands.h"
#include "new_files.h"
#include "write_folder.h"
#include <fmt/format.h>

#include "compiler/compile.h"
#include "compiler/diagnostics/display.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBase = "base.kb";
constexpr std::string_view kPlaceholder = "@NAME@";

std::vector<kbc::NamedText> texts_for(std::string_view name) {
  std::vector<kbc::NamedText> texts;
  for (const NewFile& file : new_files()) {
    std::string text(file.text);
    for (std::size_t at = 0; (at = text.find(kPlaceholder, at)) != std::string::npos; at += name.size())
      text.replace(at, kPlaceholder.size(), name);
    texts.push_back(
        {file.path == kBase ? fmt::format("{}.kb", name) : std::string(file.path), std::move(text)});
  }
  return texts;
}

/// What is wrong with the name: as a name at all, or because a thing in the texts has it.
std::optional<std::string> fault_of(std::string_view name, const std::vector<kbc::NamedText>& texts) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!std::ranges::all_of(name, fits)) return "a name has small letters, digits and `-` alone";
  std::vector<kbc::NamedText> compiled;  // the texts in the folder itself: the others are about people
  for (const kbc::NamedText& text : texts)
    if (text.path.find('/') == std::string::npos && !text.path.ends_with(".md")) compiled.push_back(text);
  const kbc::Compilation compilation = kbc::compile(kbc::load_texts(std::move(compiled)));
  for (const kbc::Diagnostic& diagnostic : compilation.diagnostics)
    if (kbc::info(diagnostic.kind).severity == kbc::Severity::error) return diagnostic.message;
  return std::nullopt;
}

}  // namespace

int new_command(const Options& options) {
  const std::vector<kbc::NamedText> texts = texts_for(options.name);
  if (const auto fault = fault_of(options.name, texts))
    return complain(
        fmt::format("`{}` cannot name a knowledge base: {}", kbc::printable(options.name), *fault));
  std::string place = options.output.empty() ? options.name : options.output;
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  std::error_code error;
  if (fs::symlink_status(place, error).type() != fs::file_type::not_found)
    return complain(fmt::format("{} is there already: nothing was written", kbc::printable(place)));
  std::vector<FileToWrite> files;
  for (const kbc::NamedText& text : texts) files.push_back({text.path, text.text});
  if (const auto fault = write_folder(place, files, false)) return complain(*fault);
  std::string report = fmt::format("{}: a knowledge base to start from\n", kbc::printable(place));
  for (const kbc::NamedText& text : texts) fmt::format_to(std::back_inserter(report), "  {}\n", text.path);
  fmt::format_to(std::back_inserter(report),
                 "README.md says what to change first; kbc test {} --watch looks on\n",
                 kbc::printable(place));
  return write(stdout, report) ? kOk : complain("cannot write the report");
}
