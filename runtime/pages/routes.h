// Routes: where in the site each statement stands. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/pages/site.h"

namespace kb::pages {

/// Statements of these kinds have a page each; others stand together on one, below an anchor.
enum class Shelf : std::uint8_t {
  recommendation,
  option,
  claim,
  evidence,
  source,
  group,
  dispute,
  guidance,
  question,
  word,
  none,  ///< shown as text alone
};
[[nodiscard]] Shelf shelf_of(std::string_view kind);
[[nodiscard]] bool has_own_page(Shelf shelf);
/// "claims.html": the page that lists them.
[[nodiscard]] std::string_view list_page(Shelf shelf);

/// Addresses from the site's folder: of letters, digits, `.`, `_`, `-`, `/` and `#`, whatever the names hold.
class Routes {
 public:
  Routes(const KnowledgeBase& kb, const std::vector<SiteText>& texts);

  /// "claim/falls-happen.html", "disputes.html#trial-size"; of what has no place of its own, its line in the
  /// text; empty: there is none.
  [[nodiscard]] const std::string& of(std::uint32_t node) const;
  /// The anchor on a page that it shares with others; empty where it has its own.
  [[nodiscard]] std::string_view anchor(std::uint32_t node) const;
  /// "text/rules.kb.html"; empty if that text isn't shown.
  [[nodiscard]] std::string text(std::string_view path) const;
  /// "text/rules.kb.html#L12"
  [[nodiscard]] std::string place(std::uint32_t node) const;

 private:
  const KnowledgeBase& kb_;
  std::vector<std::string> routes_;                         ///< by node
  std::vector<std::pair<std::string, std::string>> texts_;  ///< path and page, in the order of the texts
  std::string nowhere_;
};

}  // namespace kb::pages
