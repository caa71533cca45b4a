// Weakest: what rests on little, and what a single source or study holds up alone.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/impact.h"

namespace kb {

/// Ways to be weak, the worst first.
enum class Weakness : std::uint8_t {
  retracted,        ///< it rests on a source that was retracted
  anecdotes_alone,  ///< nothing but anecdotes, praise and advertising supports it
  sellers_word,     ///< without those who gain by it, nothing supports it
  unsupported,      ///< nothing at all supports it
  refuted,          ///< what speaks against it is surer than what speaks for it
  one_source,       ///< without one source, nothing supports it
  overdue,          ///< it rests on a source whose review is due
};
inline constexpr std::size_t kWeaknesses = 7;
[[nodiscard]] std::string_view weakness_name(Weakness weakness);  ///< "anecdotes-alone"

struct WeakStatement {
  Mention what;
  std::vector<std::string>
      because;                ///< the names of what it is weak by: claims of a rule, sources of a claim
  CitationNumbers citations;  ///< of the sources in question
};

/// Statements that are weak in one way.
struct WeakGroup {
  Weakness weakness = Weakness::unsupported;
  std::vector<WeakStatement> rules;  ///< recommendations first, then warnings
  std::vector<WeakStatement> claims;
};

/// A source or study that something stands and falls with.
struct SinglePoint {
  Mention what;
  std::vector<Mention> rules;           ///< suggestions that lose their last certainty without it
  std::vector<VerdictChange> verdicts;  ///< for the people asked about
};

struct Weakest {
  std::uint32_t on = 0;      ///< yyyymmdd: what is overdue by then
  std::uint32_t due = 0;     ///< yyyymmdd: when the whole knowledge base is to be reviewed; 0: not said
  std::uint32_t people = 0;  ///< for how many verdicts were compared
  std::vector<WeakGroup> groups;
  std::vector<SinglePoint> single_points;  ///< those that most rests on first
};

}  // namespace kb
