// Sources: the claims, evidence and citations that an answer must show. Private to this room.
#pragma once

#include <map>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "runtime/verify/grades.h"
#include "runtime/verify/question.h"

namespace kb::verify {

namespace json = boost::json;
using Numbers = std::vector<std::uint32_t>;

// JSON of what answers are made of: null for what isn't known.
[[nodiscard]] json::value text(std::string_view text);
[[nodiscard]] json::value count(std::uint32_t number);
[[nodiscard]] json::array list(const std::vector<std::string>& texts);
[[nodiscard]] json::array list(const Numbers& numbers);
[[nodiscard]] std::string level_key(Level level);
void put_place(json::object& object, const KnowledgeBase& kb, std::uint32_t node);
void join_numbers(Numbers& to, const Numbers& more);

/// Gives numbers to sources in the order in which they are cited first.
class Sources {
 public:
  Sources(const KnowledgeBase& kb, const Grades& grades) : kb_(kb), grades_(grades) {}

  /// The claims that a statement names, with all that they rest on; their citations are added to `cited`.
  [[nodiscard]] json::array claims_of(std::uint32_t node, Numbers& cited);
  /// By its own `source`, and by evidence and sources that it names as reasons.
  [[nodiscard]] Numbers cited_by(std::uint32_t node);
  [[nodiscard]] json::array not_counted(std::uint32_t rule_node);
  [[nodiscard]] json::array against(std::uint32_t rule_node);
  [[nodiscard]] json::array citations() const;

 private:
  struct Cited {
    std::uint32_t source;
    std::vector<std::string> supports;
    std::vector<std::string> reported_by;
  };
  struct Reached {
    std::vector<std::uint32_t> support;  ///< edges from evidence to claims
    std::vector<std::uint32_t> oppose;
  };
  [[nodiscard]] Reached reach(std::vector<std::uint32_t> claims) const;
  [[nodiscard]] std::uint32_t cite(std::uint32_t source, std::uint32_t evidence);
  [[nodiscard]] Numbers cite_evidence(std::uint32_t node);
  [[nodiscard]] json::object evidence(std::uint32_t edge, Numbers& cited);

  const KnowledgeBase& kb_;
  const Grades& grades_;
  std::vector<Cited> cited_;
};

}  // namespace kb::verify
