// How places are found, and the parts that many mutations are made of.
#include "mutations.h"

#include <iterator>
#include <utility>

namespace mutation {

std::function<std::vector<Mutant>(const Base&)> at_nodes(std::function<Change(const At&)> change) {
  return [change = std::move(change)](const Base& base) {
    std::vector<Mutant> found;
    for (std::size_t text = 0; text < base.trees.size(); ++text) {
      const kbc::Tree& tree = base.trees[text];
      std::vector<std::uint32_t> around;  // the clauses that the node stands in
      for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
        while (!around.empty() && i >= around.back() + tree.nodes[around.back()].size) around.pop_back();
        if (tree.nodes[i].kind == NodeKind::clause) around.push_back(i);
        const At at{base, text, {tree, i}, {tree, around.back()}, {tree, around.front()}};
        if (Change edits = change(at))
          found.push_back({*std::move(edits), at.statement.span(), text, at.kind(),
                           at.in_head() ? Key::target : at.clause->row().key});
      }
    }
    return found;
  };
}

Mutation without(std::string_view name, Key key, std::optional<Kinds> kinds) {
  return {name, at_nodes([=](const At& at) -> Change {
            if (!at.is_clause(key) || (kinds && !kinds->has(at.kind()))) return std::nullopt;
            return at.removed();
          })};
}

Mutation without_statement(std::string_view name, Kinds kinds) {
  return {name, at_nodes([=](const At& at) -> Change {
            if (!at.is_statement() || !kinds.has(at.kind())) return std::nullopt;
            return at.removed();
          }),
          true};
}

Mutation word_for_word(std::string_view name, std::string_view from, std::string_view to) {
  return {name, at_nodes([=](const At& at) -> Change {
            if (!at.is(NodeKind::word) || at.words() != from || at.in(Key::formula)) return std::nullopt;
            return at.replaced(std::string(to));
          })};
}

Mutation another(std::string_view name, Key key, Kinds kinds) {
  return {name, at_nodes([=](const At& at) -> Change {
            const bool fits = key == Key::target ? at.in_head() : at.in(key);
            if (!fits || !at.is_reference() || !kinds.has(at.kind())) return std::nullopt;
            const std::string other = at.base.next_name(at.words());
            if (other == at.words()) return std::nullopt;
            return at.replaced(other);
          })};
}

std::vector<Mutation> mutations() {
  std::vector<Mutation> all;
  for (auto* group : {slips_of_the_pen, wrong_doses, wrong_rules, wrong_evidence})
    std::ranges::move(group(), std::back_inserter(all));
  return all;
}

}  // namespace mutation
