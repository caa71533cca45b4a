// One line of a batch: the person it describes, and the answer as text. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch/batch.h"
#include "runtime/decide/survey.h"
#include "runtime/explain/rule_sources.h"

namespace kb::batch {

/// What one thread needs, used again from line to line.
class Desk {
 public:
  Desk(const KnowledgeBase& kb, const BatchOptions& options, const std::vector<std::string>& columns);

  /// Appends the answer to a line; false if the line is no person, and that is what it says.
  bool answer(std::string_view line, std::uint64_t number, std::string& out);

 private:
  struct Person {
    std::string id;  ///< as it is written out: JSON, or a cell's text
    Profile profile;
  };
  ProfileResult<Person> read(std::string_view line);
  ProfileResult<Person> read_json(std::string_view line) const;
  ProfileResult<Person> read_cells(std::string_view line);
  void append_json(std::span<const Standing> standings, std::string& out);
  /// The name of a node as JSON. An answer has hundreds: each is quoted once.
  const std::string& quoted(std::uint32_t node);
  void append_rows(std::span<const Standing> standings, const std::string& lead, std::string& out);

  const KnowledgeBase& kb_;
  const BatchOptions& options_;
  const std::vector<std::string>& columns_;
  bool says_id_;  ///< `id` says something of a person
  Survey survey_;
  RuleSources sources_;
  std::vector<std::string> names_;  ///< by node, as JSON; empty: not asked for yet
  std::vector<std::string> cells_;
};

}  // namespace kb::batch
