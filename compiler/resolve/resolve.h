// Resolve: from syntax trees to Knowledge, by the language's table: names to things, words, units and types
// checked, clauses counted, conditions read, the graph built and searched for circles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/bibliography/bibliography.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/source/source.h"
#include "compiler/syntax/tree.h"

namespace kbc {

enum class ThingId : std::uint32_t;
struct Knowledge;  // in knowledge.h, with the graph's library behind it: for the passes alone

/// One knowledge base among those that are compiled together: its files and what they import.
struct Package {
  struct Import {
    std::size_t package;  ///< index among the packages
    std::string alias;    ///< `as`; empty: its names are used as they are
  };
  std::vector<Tree> trees;  ///< in the order of their paths
  std::vector<Import> imports;
  std::vector<Source> bibliography;
};

/// Whether a thing can be named so: small letters, digits and single hyphens between them, a letter first.
[[nodiscard]] bool is_kebab(std::string_view name);
/// Names of more bytes than this are refused (KB0216).
inline constexpr std::size_t kMaxName = 100;

/// A place where a name stands for a thing that is declared elsewhere.
struct Use {
  Span span;
  ThingId thing;
};

/// Reads what the trees say; after it they are not needed any more. packages[0] is the knowledge base that is
/// compiled; the others are imported, and their bibliographies are pointed into. `uses`, if wanted: of all
/// names, also where the thing is of the wrong kind; in no order.
[[nodiscard]] Knowledge resolve(const std::vector<Package>& packages, const Sources& sources,
                                Diagnostics& diagnostics, std::vector<Use>* uses = nullptr);
/// Goes on with the whole: values and forms weighed, the graph built and searched for circles, groups put in
/// order, contradictions reported.
void relate(Knowledge& knowledge, const Sources& sources, Diagnostics& diagnostics);

}  // namespace kbc
