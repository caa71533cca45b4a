// Trace: both ways through the graph from one statement: what it rests on, down to the sources, and what
// rests on it, up to the options.
#pragma once

#include "runtime/explain/mention.h"

namespace kb {

struct TraceNode {
  std::string link;  ///< the keyword that ties it to the one before: "support", "because", "on"
  Mention what;
  std::vector<std::string> remarks;  ///< of the tie: "at Table 1", "undercut: other people"
  bool counts = true;                ///< false: it lends no weight: anecdotes, undercut evidence, retellings
  bool above = false;                ///< it stands in full further up
  std::uint32_t more = 0;            ///< how many are next to it that lie beyond the depth
  std::vector<TraceNode> next;
};

/// Of one statement: a name can mean several.
struct TraceOf {
  Mention what;
  std::vector<TraceNode> rests_on;
  std::vector<TraceNode> carries;  ///< what rests on it
};

struct Trace {
  std::vector<TraceOf> traces;
};

}  // namespace kb
