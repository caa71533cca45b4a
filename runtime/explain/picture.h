// Picture: statements and what ties them to one another, to be drawn from sources to verdicts.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/answer.h"
#include "runtime/explain/mention.h"

namespace kb {

struct PictureNode {
  Mention what;        ///< kind "verdict": of an answer, with the option's title as its name
  bool counts = true;  ///< false: anecdotes, praise, refuted claims
  bool main = false;   ///< what the picture is of
};

struct PictureEdge {
  std::size_t from = 0;  ///< index into nodes
  std::size_t to = 0;
  std::string link;       ///< the keyword: "support", "because", "on"; "undercut": opposes, but is set aside
  bool optional = false;  ///< it helps, but isn't needed
  bool counts = true;
};

struct Picture {
  std::string title;
  std::string foot;  ///< which knowledge base it is from
  std::vector<PictureNode> nodes;
  std::vector<PictureEdge> edges;
  std::size_t left_out = 0;  ///< statements that were too many to draw
};

/// More statements than this on one picture nobody can read: the nearest are drawn.
inline constexpr std::size_t kMostDrawn = 48;

/// What lies around these statements, both ways, at most so many steps off.
[[nodiscard]] Picture surroundings(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                                   std::uint32_t depth);

/// Why the answer to one option is what it is: an answer of `why`.
[[nodiscard]] Picture picture_of(const KnowledgeBase& kb, const Answer& answer);

}  // namespace kb
