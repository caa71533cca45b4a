// Workspace: the files that are open in the editor, the knowledge bases that they belong to, and what is
// known of these.
//
// A file belongs to the nearest folder above it that has a `knowledge base` statement in one of its own
// files; if none has one, it is read by itself, since what else lies around it may be anything.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/editor/index.h"
#include "compiler/lsp/text.h"

namespace kbc::lsp {

struct Document {
  std::string path;    ///< without links and dots
  std::string folder;  ///< of its knowledge base; its own path if it has none
  std::string text;
  std::optional<std::int64_t> version;
};

/// A knowledge base as it was last read.
struct Base {
  explicit Base(Analysis made) : analysis(std::move(made)), index(analysis) {}
  Base(const Base&) = delete;
  Base& operator=(const Base&) = delete;

  Analysis analysis;
  Index index;
};

class Workspace {
 public:
  void set_roots(std::vector<std::string> roots) { roots_ = std::move(roots); }

  /// False for what is no file of this machine: nothing is known of it then.
  bool open(const std::string& uri, std::string text, std::optional<std::int64_t> version);
  void close(const std::string& uri);
  /// Null if it is not open.
  [[nodiscard]] Document* document(const std::string& uri);
  /// The text of a document has changed.
  void touch(const Document& document) { stale_.insert(document.folder); }
  /// Files changed outside of the editor.
  void touch_all();

  /// The knowledge base of a document as it is now; as it was last read, if that will do.
  [[nodiscard]] const Base& base(const Document& document);
  [[nodiscard]] const Base& base_as_read(const Document& document);
  /// The same with other texts for some files, by path: what would be, if they were written.
  [[nodiscard]] Analysis tried(const std::string& folder, const std::map<std::string, std::string>& texts);
  /// All knowledge bases with an open document, by folder, as they are now.
  [[nodiscard]] std::vector<std::string> folders() const;
  [[nodiscard]] const Base& base(const std::string& folder);
  [[nodiscard]] bool stale() const { return !stale_.empty(); }

  /// The URI of a file, as the editor spells it.
  [[nodiscard]] std::string uri(const Base& base, FileId file) const;
  [[nodiscard]] FileId file(const Base& base, const Document& document) const;
  [[nodiscard]] std::optional<std::int64_t> version(const std::string& uri) const;

 private:
  struct Kept {
    std::unique_ptr<const Base> base;
    ReadingCache cache;
  };

  [[nodiscard]] std::string folder_of(const std::string& path) const;
  [[nodiscard]] std::map<std::string, std::string> open_texts(const std::string& folder) const;
  [[nodiscard]] Analysis read(const std::string& folder, const std::map<std::string, std::string>& texts);

  std::vector<std::string> roots_;
  std::map<std::string, Document> documents_;  ///< by URI
  std::map<std::string, std::string> uris_;    ///< of open documents, by path
  std::map<std::string, Kept> kept_;           ///< by folder
  std::set<std::string> stale_;                ///< folders whose base is not what the texts say
};

}  // namespace kbc::lsp
