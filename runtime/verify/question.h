// Question: what was asked, as the answer says that it was understood. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>
#include <tl/expected.hpp>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/quantity/quantity.h"

namespace kb::verify {

struct Thing {
  std::uint32_t node = kNone;
  std::uint32_t option = kNone;
  std::string written;
  std::optional<Amount> dose;
};

/// Only what was said.
struct Person {
  std::uint32_t goal = kNone;
  std::optional<Thing> candidate;
  std::vector<Thing> compared;  ///< in place of a candidate
  std::vector<std::pair<std::uint32_t, bool>> facts;
  std::vector<std::uint32_t> unknown;
  std::vector<std::pair<std::uint32_t, Range>> measures;
  std::optional<std::vector<Thing>> taking;
  bool complete = false;  ///< `taking` is everything
  bool presume_no = false;

  /// What is asked about an option; null: nothing.
  [[nodiscard]] const Thing* asked(std::uint32_t option) const;
};

struct Question {
  std::string command;
  std::string wanted;
  Person person;
  std::optional<Person> before;
};

/// Something in the answer that does not hold.
struct Fault {
  std::string at;  ///< JSON pointer
  std::string claimed;
  std::string so;
};

/// Reads `asked`, and nothing that is not exactly as it is written.
[[nodiscard]] tl::expected<Question, Fault> read_question(const KnowledgeBase& kb,
                                                          const boost::json::value& asked);

/// "taking alpha-blocker"
[[nodiscard]] std::string fact_name(const KnowledgeBase& kb, std::uint32_t fact);

}  // namespace kb::verify
