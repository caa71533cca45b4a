// Scope: which thing a name means in which knowledge base. Private to this room.
#pragma once

#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "compiler/resolve/knowledge.h"
#include "compiler/resolve/resolve.h"

namespace kbc {

class Scope {
 public:
  Scope(const std::vector<Package>& packages, Knowledge& knowledge, Diagnostics& diagnostics,
        std::vector<Use>* uses)
      : packages_(packages),
        knowledge_(knowledge),
        diagnostics_(diagnostics),
        uses_(uses),
        names_(packages.size()) {}

  /// Adds a name; a second declaration is reported.
  void declare(std::uint32_t package, std::string_view name, ThingId thing);
  /// The thing that a name means, or none. Nothing is reported.
  [[nodiscard]] ThingId find(std::uint32_t package, std::string_view name, bool* ambiguous = nullptr) const;
  /// The thing of one of these kinds that a name means; what is wrong is reported, and the answer is none.
  ThingId need(std::uint32_t package, std::string_view name, Span span, Kinds kinds);
  void used(Span span, ThingId thing) {
    if (uses_ != nullptr) uses_->push_back({span, thing});
  }
  [[nodiscard]] bool taken(std::uint32_t package, std::string_view name) const {
    return names_[package].contains(name);
  }

 private:
  /// Of all names that can be used in a package for things of these kinds, those imported with `as` included.
  [[nodiscard]] std::vector<std::string> nearest(std::uint32_t package, std::string_view name, Kinds kinds);

  const std::vector<Package>& packages_;
  Knowledge& knowledge_;
  Diagnostics& diagnostics_;
  std::vector<Use>* uses_;
  std::vector<boost::unordered_flat_map<std::string_view, ThingId>>
      names_;  // keys live in the sources or in things
  std::size_t searches_left_ =
      200;  // each looks at all names: a file of nothing but slips must not cost more
};

/// "a fact", "a fact or a measure", "a suggestion, a caution, … or a limit".
[[nodiscard]] std::string nouns(Kinds kinds);

}  // namespace kbc
