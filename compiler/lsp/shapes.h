// Shapes: what the compiler knows, in the protocol's JSON.
#pragma once

#include <string>
#include <vector>

#include "compiler/lsp/params.h"
#include "compiler/lsp/workspace.h"

namespace kbc::lsp {

/// Of one file at most so many diagnostics are sent, the first ones.
inline constexpr std::size_t kMostDiagnostics = 500;

/// Places of one knowledge base as ranges and locations; asked in the order of the files, they cost one run
/// over each.
class Places {
 public:
  Places(const Workspace& workspace, const Base& base, Encoding encoding)
      : workspace_(workspace), base_(base), encoding_(encoding) {}

  [[nodiscard]] json::object range(Span span);
  [[nodiscard]] json::object location(Span span);
  [[nodiscard]] TextPosition position(FileId file, std::uint32_t offset);
  [[nodiscard]] json::object edit(Span span, std::string_view with);

 private:
  const Workspace& workspace_;
  const Base& base_;
  Encoding encoding_;
  FileId file_ = FileId::none;
  Positions positions_{{}, Encoding::utf8};
};

[[nodiscard]] json::object position_json(TextPosition position);
[[nodiscard]] json::object markdown(std::string_view text);
[[nodiscard]] json::object diagnostic_json(const Diagnostic& diagnostic, Places& places);
/// By file; a file of `files` without a diagnostic has an empty list, one without a place stands in the
/// first.
[[nodiscard]] std::vector<std::pair<FileId, json::array>> diagnostics_by_file(const Base& base,
                                                                              Places& places);
[[nodiscard]] int symbol_kind(Kind kind);
[[nodiscard]] int completion_kind(Kind kind);

}  // namespace kbc::lsp
