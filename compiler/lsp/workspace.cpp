// What is open lies over what is on the disk.
#include "compiler/lsp/workspace.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "compiler/lsp/uri.h"

namespace kbc::lsp {
namespace {

namespace fs = std::filesystem;

std::string canonical(const std::string& path) {
  std::error_code error;
  const fs::path result = fs::weakly_canonical(path, error);
  return error ? fs::path(path).lexically_normal().string() : result.string();
}

constexpr std::string_view kStatement = "knowledge base ";

bool declares_base(std::string_view text) {
  return text.starts_with(kStatement) || text.find("\nknowledge base ") != std::string_view::npos;
}

/// Whether a line of a file declares a knowledge base; of a very large one, only its beginning is looked at.
bool file_declares_base(const fs::path& path) {
  constexpr std::streamsize kMost = 1 << 20;
  std::ifstream in(path, std::ios::binary);
  std::string text(static_cast<std::size_t>(kMost), '\0');
  in.read(text.data(), kMost);
  text.resize(static_cast<std::size_t>(in.gcount()));
  return declares_base(text);
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

std::string Workspace::folder_of(const std::string& path) const {
  const auto has_base = [&](const fs::path& folder) {
    for (const auto& [uri, document] : documents_)
      if (fs::path(document.path).parent_path() == folder && declares_base(document.text)) return true;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code broken;
      if (at->path().extension() == ".kb" && at->is_regular_file(broken) && file_declares_base(at->path()))
        return true;
    }
    return false;
  };
  const bool rooted =
      std::ranges::any_of(roots_, [&](const std::string& root) { return is_below(path, root); });
  constexpr int kMostSteps = 16;
  fs::path folder = fs::path(path).parent_path();
  for (int step = 0; step < kMostSteps; ++step) {
    if (has_base(folder)) return folder.string();
    const bool at_root = std::ranges::find(roots_, folder.string()) != roots_.end();
    if ((rooted && at_root) || folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return path;
}

bool Workspace::open(const std::string& uri, std::string text, std::optional<std::int64_t> version) {
  const auto path = path_of_uri(uri);
  if (!path) return false;
  close(uri);
  Document document{canonical(*path), {}, std::move(text), version};
  document.folder = declares_base(document.text) ? fs::path(document.path).parent_path().string()
                                                 : folder_of(document.path);
  stale_.insert(document.folder);
  uris_[document.path] = uri;
  documents_[uri] = std::move(document);
  return true;
}

void Workspace::close(const std::string& uri) {
  const auto found = documents_.find(uri);
  if (found == documents_.end()) return;
  const std::string folder = found->second.folder;
  uris_.erase(found->second.path);
  documents_.erase(found);
  const auto of_folder = [&](const auto& entry) { return entry.second.folder == folder; };
  if (std::ranges::any_of(documents_, of_folder)) {
    stale_.insert(folder);
  } else {
    kept_.erase(folder);
    stale_.erase(folder);
  }
}

Document* Workspace::document(const std::string& uri) {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : &found->second;
}

void Workspace::touch_all() {
  for (auto& [uri, document] : documents_) {
    document.folder = folder_of(document.path);
    stale_.insert(document.folder);
  }
  std::erase_if(kept_, [&](const auto& entry) { return !stale_.contains(entry.first); });
}

std::map<std::string, std::string> Workspace::open_texts(const std::string& folder) const {
  const bool lone = uris_.contains(folder);
  const fs::path begin = lone ? fs::path(folder).parent_path() : fs::path(folder);
  std::map<std::string, std::string> texts;  // as the project names them: from its folder on
  for (const auto& [uri, document] : documents_)
    texts[fs::path(document.path).lexically_relative(begin).generic_string()] = document.text;
  return texts;
}

Analysis Workspace::read(const std::string& folder, const std::map<std::string, std::string>& texts) {
  std::vector<std::string> paths;
  std::error_code error;
  if (fs::is_directory(folder, error)) paths.push_back(folder);
  for (const auto& [uri, document] : documents_)  // also those that have not been written yet
    if (document.folder == folder && document.path.ends_with(".kb")) paths.push_back(document.path);
  return analyse(load(paths, texts, &kept_[folder].cache));
}

const Base& Workspace::base(const std::string& folder) {
  Kept& kept = kept_[folder];
  if (!kept.base || stale_.erase(folder) > 0)
    kept.base = std::make_unique<const Base>(read(folder, open_texts(folder)));
  return *kept.base;
}

const Base& Workspace::base(const Document& document) { return base(document.folder); }

const Base& Workspace::base_as_read(const Document& document) {
  const Kept& kept = kept_[document.folder];
  return kept.base ? *kept.base : base(document);
}

Analysis Workspace::tried(const std::string& folder, const std::map<std::string, std::string>& texts) {
  std::map<std::string, std::string> all = open_texts(folder);
  for (const auto& [path, text] : texts) all[path] = text;
  return read(folder, all);
}

std::vector<std::string> Workspace::folders() const {
  std::set<std::string> result;
  for (const auto& [uri, document] : documents_) result.insert(document.folder);
  return {result.begin(), result.end()};
}

std::string Workspace::uri(const Base& base, FileId file) const {
  const Project& project = base.analysis.project;
  const std::string path =
      (fs::path(project.folder) / project.sources.path(file)).lexically_normal().generic_string();
  const auto open = uris_.find(path);
  return open == uris_.end() ? uri_of_path(path) : open->second;
}

FileId Workspace::file(const Base& base, const Document& document) const {
  return base.index.file(
      fs::path(document.path).lexically_relative(base.analysis.project.folder).generic_string());
}

std::optional<std::int64_t> Workspace::version(const std::string& uri) const {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? std::nullopt : found->second.version;
}

}  // namespace kbc::lsp
