// Files found, read and parsed; imports followed; bibliographies read.
#include "compiler/project.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "compiler/bibliography/bibliography.h"
#include "compiler/parser/parser.h"

namespace kbc {
namespace {

namespace fs = std::filesystem;

/// The text that a clause is given.
std::optional<std::string> text_of(NodeRef clause, const Sources& sources) {
  for (const NodeRef element : clause.elements())
    for (const NodeRef atom : element.children())
      if (atom->kind == NodeKind::text) return text_value(sources.text(atom.span()));
  return std::nullopt;
}

/// The files that a `knowledge base` statement names as its bibliographies: the clause of each, and its text.
std::vector<std::pair<NodeRef, std::string>> bibliographies(NodeRef statement, const Sources& sources) {
  std::vector<std::pair<NodeRef, std::string>> result;
  for (const NodeRef clause : statement.children()) {
    if (clause->kind != NodeKind::clause || clause->row().key != Key::bibliography) continue;
    if (auto name = text_of(clause, sources)) result.emplace_back(clause, *std::move(name));
  }
  return result;
}

class Loader {
 public:
  Loader(Project& project, const std::map<std::string, std::string>& texts, ReadingCache* cache)
      : project_(project), texts_(texts), cache_(cache) {
    if (cache_ != nullptr) cache_->begin();
  }

  void run(const std::vector<std::string>& paths) {
    std::vector<fs::path> files;
    std::optional<fs::path> folder;  // that holds all that is named
    const auto within = [&](const fs::path& other) {
      if (!folder) folder = other;
      const auto [last, ignored] = std::mismatch(folder->begin(), folder->end(), other.begin(), other.end());
      fs::path shared;
      for (auto part = folder->begin(); part != last; ++part) shared /= *part;
      folder = shared;
    };
    for (const std::string& path : paths) {
      std::error_code error;
      const fs::path full = canonical(path);
      if (fs::is_directory(path, error)) {
        within(full);
        gather(path, files);
      } else {
        within(full.parent_path());
        files.emplace_back(path);
      }
    }
    root_ = folder.value_or(canonical("."));
    project_.folder = root_.generic_string();
    load_package(root_, files);
  }

 private:
  /// Without links and dots. Asked of a file again and again, and of many files in one folder: what was found
  /// is kept, and a name that is no link is put to the folder's.
  const fs::path& canonical(const fs::path& path) {
    const auto [known, is_new] = canonical_.try_emplace(path.native());
    if (!is_new) return known->second;
    fs::path& result = known->second;  // stays where it is
    std::error_code error;
    const fs::path name = path.filename();
    const bool plain = path.has_parent_path() && !name.empty() && name != "." && name != "..";
    if (plain && fs::is_regular_file(fs::symlink_status(path, error))) {
      result = canonical(path.parent_path()) / name;
    } else {
      result = fs::weakly_canonical(path.empty() ? "." : path, error);
      if (error) result = path;
    }
    return result;
  }

  void gather(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code error;
    const fs::path whole = canonical(folder);
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      if (at->path().extension() != ".kb") continue;
      const auto refuse = [&](std::string_view why) {
        project_.diagnostics.report(DiagnosticKind::unreadable_file, Span{},
                                    at->path().lexically_relative(folder).generic_string(), why);
      };
      std::error_code broken;
      const bool regular = at->is_regular_file(broken);
      if (broken)
        refuse(broken.message());
      else if (regular && !within(canonical(at->path()), whole))
        refuse("it is a link that leads out of this knowledge base's folder");
      else if (regular)
        files.push_back(at->path());
    }
    if (error)
      project_.diagnostics.report(DiagnosticKind::unreadable_file, Span{}, folder.string(), error.message());
  }

  /// As diagnostics and the artifact name a file: relative to the knowledge base's folder.
  [[nodiscard]] std::string shown(const fs::path& path) {
    const fs::path relative = canonical(path).lexically_relative(root_);
    return relative.empty() ? path.generic_string() : relative.generic_string();
  }

  std::optional<FileId> read(const fs::path& path, const std::string& name, Span asked_by) {
    const auto refuse = [&](std::string_view why) {
      project_.diagnostics.report(DiagnosticKind::unreadable_file, asked_by, name, why);
      return std::nullopt;
    };
    if (const auto other = texts_.find(name); other != texts_.end())
      return project_.sources.add(other->first, other->second);
    std::error_code error;
    const auto status = fs::status(path, error);
    if (error || !fs::exists(status)) return refuse("there is no such file");
    if (!fs::is_regular_file(status)) return refuse("it is no regular file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return refuse(error.message());
    if (size > kMaxFileBytes) {
      project_.diagnostics.report(DiagnosticKind::file_too_large, asked_by, name, kMaxFileBytes >> 20U);
      return std::nullopt;
    }
    std::ifstream in(path, std::ios::binary);
    std::string text(size, '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (!in && size != 0) return refuse("reading failed");
    return project_.sources.add(name, std::move(text));
  }

  /// Loads the knowledge base in a folder, and returns its place among the packages.
  std::size_t load_package(const fs::path& folder, const std::vector<fs::path>& files) {
    const std::size_t index = project_.packages.size();
    loaded_[folder] = index;
    open_.push_back(folder);
    project_.packages.emplace_back();
    std::map<std::string, fs::path> ordered;  // by the path shown, whatever order they were named or found in
    for (const fs::path& file : files) ordered.emplace(shown(file), canonical(file));
    for (auto next = ordered.begin(); next != ordered.end(); next = ordered.begin()) {
      const auto [name, path] = *next;
      ordered.erase(next);
      if (!files_.insert(path).second) continue;
      if (const auto file = read(path, name, asked_by_[path])) load_file(index, folder, path, *file, ordered);
    }
    auto& trees = project_.packages[index].trees;
    std::ranges::sort(trees, {}, [this](const Tree& tree) { return project_.sources.path(tree.file); });
    open_.pop_back();
    return index;
  }

  void load_file(std::size_t package, const fs::path& folder, const fs::path& path, FileId file,
                 std::map<std::string, fs::path>& more) {
    Tree tree = cache_ == nullptr ? parse(file, project_.sources, project_.diagnostics)
                                  : cache_->tree(file, project_.sources, project_.diagnostics);
    for (const NodeRef statement : tree.statements()) {
      if (statement->row().kind == Kind::import) follow(package, folder, path, statement, more);
      if (statement->row().kind == Kind::knowledge_base) read_bibliographies(package, path, statement);
    }
    project_.packages[package].trees.push_back(std::move(tree));
  }

  void read_bibliographies(std::size_t package, const fs::path& path, NodeRef statement) {
    for (const auto& [clause, name] : bibliographies(statement, project_.sources)) {
      const fs::path file = canonical(path.parent_path() / name);
      if (!within(file, path.parent_path())) {
        project_.diagnostics.report(DiagnosticKind::bad_import, clause.span(), name,
                                    "a bibliography lies in the folder of its knowledge base, or below it");
        continue;
      }
      const auto id = read(file, shown(file), clause.span());
      if (!id) continue;
      auto sources = cache_ == nullptr ? read_bibliography(*id, project_.sources, project_.diagnostics)
                                       : cache_->bibliography(*id, project_.sources, project_.diagnostics);
      std::ranges::move(sources, std::back_inserter(project_.packages[package].bibliography));
    }
  }

  bool within(const fs::path& path, const fs::path& folder) {
    const fs::path relative = path.lexically_relative(canonical(folder));
    return !relative.empty() && *relative.begin() != "..";
  }

  /// An import names a file of this knowledge base, or the folder of another one next to it.
  void follow(std::size_t package, const fs::path& folder, const fs::path& path, NodeRef statement,
              std::map<std::string, fs::path>& more) {
    const auto name = text_of(statement, project_.sources);
    if (!name) return;
    std::string alias;
    for (const NodeRef clause : statement.children())
      if (clause->kind == NodeKind::clause && clause->row().key == Key::as)
        for (const NodeRef element : clause.elements()) alias = project_.sources.text(element.span());
    const fs::path target = canonical(path.parent_path() / *name);
    const Span span = statement.span();
    const auto refuse = [&](std::string_view why) {
      project_.diagnostics.report(DiagnosticKind::bad_import, span, *name, why);
    };
    if (fs::path(*name).is_absolute()) return refuse("the path is absolute: write it relative to this file");
    std::error_code error;
    if (!fs::is_directory(target, error)) {
      // Of what lies farther away, no text can ask whether it is there.
      if (within(target, root_.parent_path()) && !fs::exists(target, error))
        return refuse("there is no such file or folder");
      if (!within(target, folder))
        return refuse("a file outside of this knowledge base: import the folder of the other one");
      asked_by_[target] = span;
      more.emplace(shown(target), target);  // a file of the folder is part of it anyway
      return;
    }
    if (!within(target, root_.parent_path()))
      return refuse("it lies outside of the folder that holds this knowledge base");
    if (std::ranges::find(open_, target) != open_.end()) {
      std::string circle;
      for (auto at = std::ranges::find(open_, target); at != open_.end(); ++at)
        circle.append(at->filename().string()).append(" → ");
      circle.append(target.filename().string());
      project_.diagnostics.report(DiagnosticKind::circular_import, span, circle);
      return;
    }
    const auto too_many = [&](std::string_view what, std::size_t most) {
      project_.diagnostics.report(DiagnosticKind::too_many, span, what, most);
    };
    if (open_.size() > kMaxImportDepth) return too_many("imports go too deep", kMaxImportDepth);
    if (project_.packages.size() > kMaxPackages)
      return too_many("so many knowledge bases cannot be imported", kMaxPackages);
    const auto known = loaded_.find(target);
    std::size_t imported = known == loaded_.end() ? 0 : known->second;
    if (known == loaded_.end()) {
      std::vector<fs::path> files;
      gather(target, files);
      if (files.empty()) return refuse("there is no `.kb` file in this folder");
      imported = load_package(target, files);
    }
    project_.packages[package].imports.push_back({imported, alias});
  }

  static constexpr std::size_t kMaxImportDepth = 16;
  static constexpr std::size_t kMaxPackages = 1000;

  Project& project_;
  const std::map<std::string, std::string>& texts_;
  ReadingCache* cache_;
  fs::path root_;
  std::unordered_map<std::string, fs::path> canonical_;
  std::map<fs::path, std::size_t> loaded_;  // folders of knowledge bases
  std::set<fs::path> files_;                // read already
  std::map<fs::path, Span> asked_by_;       // imports of files
  std::vector<fs::path> open_;              // knowledge bases being loaded, outermost first
};

}  // namespace

Project load(const std::vector<std::string>& paths) { return load(paths, {}); }

Project load(const std::vector<std::string>& paths, const std::map<std::string, std::string>& texts,
             ReadingCache* cache) {
  Project project;
  Loader(project, texts, cache).run(paths);
  return project;
}

Project load_texts(std::vector<NamedText> texts) {
  Project project;
  Package& package = project.packages.emplace_back();
  std::ranges::sort(texts, {}, &NamedText::path);
  std::map<std::string, FileId> files;
  for (NamedText& text : texts) files[text.path] = project.sources.add(text.path, std::move(text.text));
  const auto refuse = [&](NodeRef where, std::string_view name, std::string_view why) {
    project.diagnostics.report(DiagnosticKind::bad_import, where.span(), name, why);
  };
  for (const auto& [path, file] : files) {
    if (!path.ends_with(".kb")) continue;
    const Tree& tree = package.trees.emplace_back(parse(file, project.sources, project.diagnostics));
    for (const NodeRef statement : tree.statements()) {
      if (statement->row().kind == Kind::import)
        refuse(statement, text_of(statement, project.sources).value_or(""), "texts in memory import nothing");
      if (statement->row().kind != Kind::knowledge_base) continue;
      for (const auto& [clause, name] : bibliographies(statement, project.sources)) {
        const auto found = files.find(name);
        if (found == files.end()) {
          refuse(clause, name, "there is no such file");
          continue;
        }
        auto sources = read_bibliography(found->second, project.sources, project.diagnostics);
        std::ranges::move(sources, std::back_inserter(package.bibliography));
      }
    }
  }
  return project;
}

}  // namespace kbc
