// Base: a knowledge base without faults, with its trees and scenarios, from which mutants are made.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "compiler/syntax/tree.h"

namespace mutation {

/// A stretch of one text replaced. Mutants keep their lines, so that places can be compared.
struct Edit {
  std::size_t text = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string with;
};
using Edits = std::vector<Edit>;

struct Base {
  explicit Base(const std::string& folder);

  std::vector<kbc::NamedText> texts;      ///< `.kb` files first, then the bibliography
  std::vector<kbc::NamedText> scenarios;  ///< not part of the knowledge base
  kbc::Sources sources;                   ///< of the trees
  std::vector<kbc::Tree> trees;           ///< by `.kb` file
  std::map<std::string, kbc::Kind, std::less<>> names;
  /// The name after this one among those of the same kind.
  [[nodiscard]] std::string next_name(std::string_view name) const;
};

/// A node of a tree with what stands around it.
struct At {
  const Base& base;
  std::size_t text;
  kbc::NodeRef node;
  kbc::NodeRef clause;     ///< the innermost; the node itself if it is one
  kbc::NodeRef statement;  ///< the outermost

  [[nodiscard]] kbc::Kind kind() const { return statement->row().kind; }
  [[nodiscard]] bool in_head() const { return clause.index() == statement.index(); }
  /// Of a clause that is no statement, or of a node in one.
  [[nodiscard]] bool in(kbc::Key key) const { return !in_head() && clause->row().key == key; }
  [[nodiscard]] bool is(kbc::NodeKind kind) const { return node->kind == kind; }
  [[nodiscard]] bool is_clause(kbc::Key key) const { return is(kbc::NodeKind::clause) && in(key); }
  [[nodiscard]] bool is_statement() const { return node.index() == statement.index(); }
  [[nodiscard]] std::string_view words() const { return base.sources.text(node.span()); }
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return base.sources.text(kbc::Span{node.span().file, begin, end});
  }
  /// Whether the word is the name of a thing that another statement declares.
  [[nodiscard]] bool is_reference() const;

  // ---- changes
  [[nodiscard]] Edits replaced(std::string with) const {
    return {edit(node->begin, node->end, std::move(with))};
  }
  [[nodiscard]] Edit edit(std::uint32_t begin, std::uint32_t end, std::string with) const {
    return {text, begin, end, std::move(with)};
  }
  /// Taken out; its line feeds stay.
  [[nodiscard]] Edits removed() const;
  /// Once more, right behind itself.
  [[nodiscard]] Edits doubled() const;
};

}  // namespace mutation
