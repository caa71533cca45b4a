// Book: what all pages are made from: the knowledge base, where each statement stands, and what is worked out
// once. Private to this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/explain/grounds.h"
#include "runtime/explain/weakest.h"
#include "runtime/pages/routes.h"

namespace kb::pages {

class Book {
 public:
  explicit Book(const SiteInput& input);

  [[nodiscard]] const KnowledgeBase& kb() const { return input_.kb; }
  [[nodiscard]] const SiteInput& input() const { return input_; }
  [[nodiscard]] const Routes& routes() const { return routes_; }
  /// A citation's number is that of its source's row, from 1: see source_of().
  [[nodiscard]] Grounds& grounds() { return grounds_; }
  [[nodiscard]] std::uint32_t source_of(std::uint32_t citation_number) const;
  [[nodiscard]] const Citation& citation_of(std::uint32_t source) const;
  [[nodiscard]] const Weakest& weakest() const { return weakest_; }
  [[nodiscard]] const std::vector<std::uint32_t>& on(Shelf shelf) const {
    return shelves_[static_cast<std::size_t>(shelf)];
  }
  /// The statement of this kind and name; kNone if there is none.
  [[nodiscard]] std::uint32_t find(std::string_view kind, std::string_view name) const;

 private:
  const SiteInput& input_;
  Routes routes_;
  Grounds grounds_;
  std::vector<Citation> citations_;
  Weakest weakest_;
  std::vector<std::vector<std::uint32_t>> shelves_;  ///< nodes in the order of the text
};

[[nodiscard]] std::vector<std::uint32_t> of_kind(const KnowledgeBase& kb, std::vector<std::uint32_t> nodes,
                                                 std::string_view kind);
/// Disputes about it.
[[nodiscard]] std::vector<std::uint32_t> disputes_about(const KnowledgeBase& kb, std::uint32_t node);

}  // namespace kb::pages
