// Trees along the edges that carry something, each statement once in full.
#include "runtime/explain/trace.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/begin.h"
#include "runtime/explain/grounds.h"
#include "runtime/explain/ratings.h"
#include "runtime/graph/walks.h"

namespace kb {
namespace {

constexpr std::uint32_t kDeepest = 64;  // of a tree: no knowledge base that people wrote is deeper

bool is_recommendable(std::string_view kind) {
  return kind == "form" || kind == "product" || kind == "option" || kind == "substance";
}

class Tracer {
 public:
  Tracer(const KnowledgeBase& kb, Grounds& grounds, Direction direction, std::uint32_t depth)
      : kb_(kb), grounds_(grounds), direction_(direction), depth_(std::min(depth, kDeepest)) {}

  std::vector<TraceNode> from(std::uint32_t start) {
    shown_ = {start};
    return next(start, 0);
  }

 private:
  [[nodiscard]] std::vector<KnowledgeBase::Edge> edges(std::uint32_t node) const {
    std::vector<KnowledgeBase::Edge> result;
    const std::size_t size = num_vertices(kb_);
    // Towards the sources an edge has a number, by which its remarks are found; the other way it is looked
    // up.
    const auto add = [&](const KnowledgeBase::Edge edge) {
      if (!edge.descriptive && edge.node < size) result.push_back(edge);
    };
    if (direction_ == Direction::backwards) {
      for (const KnowledgeBase::Edge edge : kb_.in(node)) add(edge);
    } else {
      for (const KnowledgeBase::Edge edge : kb_.out(node)) add(edge);
    }
    return result;
  }

  /// Of an edge from here to there, as the statement that makes it says it.
  [[nodiscard]] std::span<const fbs::EdgeNote> notes(std::uint32_t node,
                                                     const KnowledgeBase::Edge& edge) const {
    if (direction_ == Direction::backwards) return kb_.notes_of_edge(edge.index);
    for (const KnowledgeBase::Edge in : kb_.in(edge.node))
      if (in.node == node && in.label == edge.label) return kb_.notes_of_edge(in.index);
    return {};
  }

  TraceNode step(std::uint32_t node, const KnowledgeBase::Edge& edge) {
    TraceNode result;
    result.link = kb_.keyword(edge.label);
    result.what = mention(kb_, edge.node, grounds_);
    if (edge.optional) result.remarks.emplace_back("helps, but isn't needed");
    bool undercut = false;
    const auto of_edge = notes(node, edge);
    if (!of_edge.empty())
      for (const auto& [rating, why] : ratings_of_edge(kb_, of_edge.front().edge()))
        result.remarks.push_back(fmt::format("{}{} {}: {}", rates_up(rating.reason) ? "+" : "−", rating.steps,
                                             rate_reason_name(rating.reason), why));
    for (const fbs::EdgeNote& note : of_edge) {
      if (note.steps() != 0) continue;
      const std::string_view keyword = kb_.keyword(note.keyword());
      undercut = undercut || keyword == "undercut";
      result.remarks.push_back(keyword == result.link
                                   ? std::string(kb_.text(note.text()))
                                   : fmt::format("{}: {}", keyword, kb_.text(note.text())));
    }
    const bool grounds = result.what.kind == "evidence" || result.what.kind == "claim";
    result.counts =
        !undercut && result.link != "reported by" && !(grounds && result.what.level == Level::none);
    return result;
  }

  std::vector<TraceNode> next(std::uint32_t node, std::uint32_t depth) {
    std::vector<TraceNode> result;
    for (const KnowledgeBase::Edge& edge : edges(node)) {
      TraceNode found = step(node, edge);
      // What can be recommended is where a way up ends: its products and sorts rest on it in name alone.
      // Nor does anybody follow on from whom or what a rule points to.
      const bool ends =
          direction_ == Direction::forwards && (is_recommendable(found.what.kind) || found.link == "on");
      const std::size_t further = ends ? 0 : edges(edge.node).size();
      if (further > 0 && depth + 1 >= depth_) {
        found.more = static_cast<std::uint32_t>(further);
      } else if (!shown_.insert(edge.node).second) {
        found.above = true;
      } else if (!ends) {
        found.next = next(edge.node, depth + 1);
      }
      result.push_back(std::move(found));
    }
    return result;
  }

  const KnowledgeBase& kb_;
  Grounds& grounds_;
  Direction direction_;
  std::uint32_t depth_;
  std::set<std::uint32_t> shown_;
};

}  // namespace

Answer trace(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes, std::uint32_t depth) {
  Answer answer = begin_answer(kb, kNone);
  Grounds grounds(kb);
  Trace found;
  for (const std::uint32_t node : nodes) {
    TraceOf trace{mention(kb, node, grounds), {}, {}};
    trace.rests_on = Tracer(kb, grounds, Direction::backwards, depth).from(node);
    trace.carries = Tracer(kb, grounds, Direction::forwards, depth).from(node);
    found.traces.push_back(std::move(trace));
  }
  answer.citations = grounds.citations();
  answer.finding = std::move(found);
  return answer;
}

}  // namespace kb
