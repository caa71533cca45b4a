// Answers: the requests about a document, each from its params to its result.
#pragma once

#include "compiler/lsp/shapes.h"

namespace kbc::lsp {

class Answers {
 public:
  explicit Answers(Workspace& workspace) : workspace_(workspace) {}
  void set_encoding(Encoding encoding) { encoding_ = encoding; }

  // ---- reading (answers.cpp)
  [[nodiscard]] Answer hover(const json::value& params);
  [[nodiscard]] Answer definition(const json::value& params);
  [[nodiscard]] Answer references(const json::value& params);
  [[nodiscard]] Answer highlights(const json::value& params);
  [[nodiscard]] Answer document_symbols(const json::value& params);
  [[nodiscard]] Answer workspace_symbols(const json::value& params);
  [[nodiscard]] Answer folding(const json::value& params);
  [[nodiscard]] Answer semantic_tokens(const json::value& params);
  [[nodiscard]] Answer inlay_hints(const json::value& params);

  // ---- writing (edits.cpp)
  [[nodiscard]] Answer completion(const json::value& params);
  [[nodiscard]] Answer prepare_rename(const json::value& params);
  [[nodiscard]] Answer rename(const json::value& params);
  [[nodiscard]] Answer formatting(const json::value& params);
  [[nodiscard]] Answer code_actions(const json::value& params);

 private:
  /// A document and its knowledge base.
  struct Where {
    const Document& document;
    const Base& base;
    FileId file;
    std::uint32_t offset = 0;
  };
  /// Both as they are now.
  [[nodiscard]] tl::expected<Where, Refusal> where(const json::value& params);
  [[nodiscard]] tl::expected<Where, Refusal> where_exactly(const json::value& params);
  [[nodiscard]] Places places(const Base& base) const { return {workspace_, base, encoding_}; }
  /// The document that a request is about, which must be open.
  [[nodiscard]] tl::expected<const Document*, Refusal> document(const json::value& params);

  Workspace& workspace_;
  Encoding encoding_ = Encoding::utf16;
};

}  // namespace kbc::lsp
