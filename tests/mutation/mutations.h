// Mutations: the kinds of author's mistake, each with all the places at which it can be made.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base.h"

namespace mutation {

using kbc::Key;
using kbc::Kind;
using kbc::Kinds;
using kbc::NodeKind;

/// What one mistake writes; none where it cannot be made.
using Change = std::optional<Edits>;

struct Mutant {
  Edits edits;
  kbc::Span statement;  ///< in `Base::sources`, or of the bibliography: what counts as its place
  std::size_t text = 0;
  Kind kind = {};
  Key key = Key::target;  ///< of the clause, `target` in the statement's head
};

struct Mutation {
  std::string_view name;
  std::function<std::vector<Mutant>(const Base&)> find;
  /// What is gone is missed where it is used: any place will do.
  bool anywhere = false;
};

/// All of them, by what they are about.
[[nodiscard]] std::vector<Mutation> mutations();
[[nodiscard]] std::vector<Mutation> slips_of_the_pen();
[[nodiscard]] std::vector<Mutation> wrong_doses();
[[nodiscard]] std::vector<Mutation> wrong_rules();
[[nodiscard]] std::vector<Mutation> wrong_evidence();

/// A mutant for each node for which `change` gives edits.
[[nodiscard]] std::function<std::vector<Mutant>(const Base&)> at_nodes(
    std::function<Change(const At&)> change);

// ---- parts that many are made of
[[nodiscard]] Mutation without(std::string_view name, Key key, std::optional<Kinds> kinds = {});
[[nodiscard]] Mutation without_statement(std::string_view name, Kinds kinds);
/// In clauses with one of these keys, one word for another.
[[nodiscard]] Mutation word_for_word(std::string_view name, std::string_view from, std::string_view to);
/// In clauses with this key, a reference to another thing of the same kind.
[[nodiscard]] Mutation another(std::string_view name, Key key, Kinds kinds);

}  // namespace mutation
