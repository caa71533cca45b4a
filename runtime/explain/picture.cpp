// Pictures of a piece of the graph, and of a derivation.
#include "runtime/explain/picture.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/explain/grounds.h"
#include "runtime/explain/words.h"
#include "runtime/graph/walks.h"

namespace kb {
namespace {

bool counts(const Mention& mention) {
  const bool ground = mention.kind == "evidence" || mention.kind == "claim";
  return !ground || mention.level != Level::none;
}

bool is_main_kind(std::string_view kind) {
  return is_rule_kind(kind) || kind == "source" || kind == "evidence" || kind == "claim" || kind == "form" ||
         kind == "product" || kind == "option" || kind == "substance";
}

class Painter {
 public:
  explicit Painter(const KnowledgeBase& kb) : kb_(kb), grounds_(kb) {
    picture_.foot = words_of(kb, kb.root()) + ", " + std::string(kb.version());
  }

  std::size_t add(std::uint32_t node) {
    const auto [at, fresh] = at_.try_emplace(node, picture_.nodes.size());
    if (!fresh) return at->second;
    Mention what = mention(kb_, node, grounds_);
    const bool weighs = counts(what);
    picture_.nodes.push_back({std::move(what), weighs, false});
    return at->second;
  }

  void add(PictureEdge edge) {
    const auto same = [&](const PictureEdge& e) {
      return e.from == edge.from && e.to == edge.to && e.link == edge.link;
    };
    if (std::ranges::none_of(picture_.edges, same)) picture_.edges.push_back(std::move(edge));
  }

  /// An edge of the graph between two that are drawn.
  void add(std::uint32_t to, const KnowledgeBase::Edge& edge) {
    const std::string_view link = kb_.keyword(edge.label);
    const bool undercut = std::ranges::any_of(
        kb_.notes_of_edge(edge.index),
        [this](const fbs::EdgeNote& note) { return kb_.keyword(note.keyword()) == "undercut"; });
    const std::size_t from = at_.at(edge.node);
    add({from, at_.at(to), std::string(undercut ? "undercut" : link), edge.optional,
         !undercut && link != "reported by" && picture_.nodes[from].counts});
  }

  [[nodiscard]] bool has(std::uint32_t node) const { return at_.contains(node); }
  Picture& picture() { return picture_; }

 private:
  const KnowledgeBase& kb_;
  Grounds grounds_;
  Picture picture_;
  std::map<std::uint32_t, std::size_t> at_;  // by node: its place in the picture
};

/// The statement of this kind and name.
std::uint32_t node_of(const KnowledgeBase& kb, const DerivationNode& step) {
  for (std::uint32_t node = 0; node < num_vertices(kb); ++node)
    if (kb.name(node) == step.name && kb.kind(node) == step.kind) return node;
  return kNone;
}

}  // namespace

Picture surroundings(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes, std::uint32_t depth) {
  Painter painter(kb);
  for (const std::uint32_t node : nodes) painter.picture().nodes[painter.add(node)].main = true;
  std::vector<Reached> near;
  for (const Direction direction : {Direction::backwards, Direction::forwards})
    for (const Reached& reached : reach(kb, nodes, direction))
      if (reached.steps > 0 && reached.steps <= depth) near.push_back(reached);
  // Grounds and rules before what merely names them.
  std::ranges::stable_sort(near, [&kb](const Reached& a, const Reached& b) {
    const auto key = [&kb](const Reached& reached) {
      return std::pair(reached.steps, is_main_kind(kb.kind(reached.node)) ? 0 : 1);
    };
    return key(a) < key(b);
  });
  for (const Reached& reached : near) {
    if (painter.has(reached.node)) continue;
    if (painter.picture().nodes.size() < kMostDrawn) {
      painter.add(reached.node);
    } else {
      ++painter.picture().left_out;
    }
  }
  for (std::uint32_t node = 0; node < num_vertices(kb); ++node)
    if (painter.has(node))
      for (const KnowledgeBase::Edge edge : kb.in(node))
        if (!edge.descriptive && painter.has(edge.node)) painter.add(node, edge);
  for (const std::uint32_t node : nodes)
    painter.picture().title += (painter.picture().title.empty() ? "" : ", ") + words_of(kb, node);
  return std::move(painter.picture());
}

Picture picture_of(const KnowledgeBase& kb, const Answer& answer) {
  Painter painter(kb);
  if (answer.options.empty()) return {};
  const OptionAnswer& option = answer.options.front();
  PictureNode verdict;
  verdict.what.kind = "verdict";
  verdict.what.name = option.title;
  verdict.what.says = option.verdict();
  if (option.possible.has(Verdict::suggested) || option.possible.has(Verdict::suggested_with_caution))
    verdict.what.level = option.certainty;
  verdict.main = true;
  painter.picture().nodes.push_back(std::move(verdict));
  painter.picture().title = option.title + (answer.goal_title.empty() ? "" : ", for " + answer.goal_title);
  struct Open {
    const DerivationNode* step;
    std::size_t to;
  };
  std::vector<Open> open;
  if (option.why)
    for (const DerivationNode& rule : option.why->derivation) open.push_back({&rule, 0});
  for (std::size_t i = 0; i < open.size(); ++i) {
    const auto [step, to] = open[i];
    const std::uint32_t node = node_of(kb, *step);
    if (node == kNone) continue;
    const std::size_t at = painter.add(node);
    const std::size_t mark = step->link.find(" (helps)");
    const bool undercut = step->link == "oppose" && step->why_not_counted.starts_with("undercut");
    painter.add({at, to,
                 to == 0    ? "on"
                 : undercut ? "undercut"
                            : step->link.substr(0, mark),
                 mark != std::string::npos, step->counts});
    for (const DerivationNode& ground : step->rests_on) open.push_back({&ground, at});
  }
  return std::move(painter.picture());
}

}  // namespace kb
