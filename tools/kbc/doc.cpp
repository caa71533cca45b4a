// `kbc doc`: a knowledge base as a folder of pages.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "commands.h"
#include "opened.h"
#include "write_folder.h"
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "runtime/pages/site.h"

namespace {

namespace fs = std::filesystem;

/// What a folder has that is a site of ours: the names of its files, one a line.
constexpr std::string_view kList = "site-files.txt";

std::optional<std::string> whole_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  return file ? std::optional(std::move(text)) : std::nullopt;
}

/// Whether all in it was written by an earlier `kbc doc`, or nothing is in it.
bool may_be_replaced(const fs::path& folder) {
  std::set<std::string> ours{std::string(kList)};
  const std::string list = whole_file(folder / kList).value_or("");
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('\n', at), list.size());
    ours.insert(list.substr(at, end - at));
    at = end + 1;
  }
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool is_folder = entry->symlink_status().type() == fs::file_type::directory;
    if (!is_folder && !ours.contains(entry->path().lexically_relative(folder).generic_string())) return false;
  }
  return !error;
}

/// The runtime that was installed with this program; empty if none was.
std::string installed_runtime() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return whole_file(program.parent_path().parent_path() / "share/kb/kb-runtime.js").value_or("");
}

std::vector<kb::SiteText> texts_of(const Opened& opened) {
  std::vector<kb::SiteText> texts;
  const kbc::Sources& sources = opened.compilation.sources;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const auto file = static_cast<kbc::FileId>(i);
    texts.push_back({sources.path(file), sources.text(file)});
  }
  std::ranges::sort(texts, {}, &kb::SiteText::path);
  return texts;
}

}  // namespace

int doc_command(const Options& options) {
  std::string place = options.output;
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  std::error_code error;
  const fs::file_type there = fs::symlink_status(place, error).type();
  const bool replace = there == fs::file_type::directory;
  if (there != fs::file_type::not_found && !replace)
    return complain(fmt::format("{} is there already, and is no folder", kbc::printable(place)));
  if (replace && !may_be_replaced(place))
    return complain(fmt::format("{} holds other things than pages of kbc doc: nothing was written",
                                kbc::printable(place)));

  std::string runtime;
  if (options.runtime.empty()) {
    runtime = installed_runtime();
  } else {
    auto read = whole_file(options.runtime);
    if (!read || read->empty())
      return complain(fmt::format("cannot read {}: {}", kbc::printable(options.runtime),
                                  fs::exists(options.runtime, error)
                                      ? "it is empty, no regular file, or not to be read"
                                      : std::strerror(ENOENT)));
    runtime = std::move(*read);
  }

  const Opened opened = open_any(options.paths);
  if (!opened.kb) return opened.status;
  const std::vector<kb::SiteFile> site = kb::render_site({*opened.kb, texts_of(opened), runtime});
  std::string list;
  std::vector<FileToWrite> files;
  for (const kb::SiteFile& file : site) {
    files.push_back({file.path, file.bytes});
    list += file.path + "\n";
  }
  files.push_back({std::string(kList), list});
  if (const auto fault = write_folder(place, files, replace)) return complain(*fault);
  const bool asks = !runtime.empty();
  return write(stdout,
               fmt::format(
                   "{}: {} files; open {}/index.html\n{}", kbc::printable(place), files.size(),
                   kbc::printable(place),
                   asks ? ""
                        : "without kb-runtime.js: the page that asks shows a command instead; --runtime "
                          "names that file\n"))
             ? kOk
             : complain("cannot write the report");
}
