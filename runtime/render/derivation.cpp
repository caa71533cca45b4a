// What a verdict rests on, as a tree: what bears on it, and on request what doesn't, marked as such.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/report.h"

namespace kb::render {
namespace {

constexpr std::string_view kHelps = " (helps)";

/// How a statement is led in, below the one that names it.
std::string lead(const DerivationNode& node) {
  if (node.kind == "source") return node.link == "reported by" ? "retold by" : "source";
  if (node.link == "support") return "shown by";
  if (node.link == "oppose") return "against it";
  if (node.link == "follows from") return "which follows from";
  if (node.link.ends_with(kHelps)) return "helped by";
  return node.link;
}

class Tree {
 public:
  Tree(const Why& why, const std::vector<Citation>& citations) : why_(why), citations_(citations) {}

  Section section() {
    Section result{"Derivation", Tone::plain, {}};
    struct Step {
      const DerivationNode* node;
      std::size_t depth;
    };
    std::vector<Step> stack;
    for (auto rule = why_.derivation.rbegin(); rule != why_.derivation.rend(); ++rule)
      stack.push_back({&*rule, 0});
    std::size_t beside = 0;
    std::size_t below = 0;
    while (!stack.empty()) {
      const auto [node, depth] = stack.back();
      stack.pop_back();
      result.items.push_back(item(*node, depth));
      const std::vector<const DerivationNode*> grounds = shown(*node, beside);
      if (depth >= why_.show_depth) {
        for (const DerivationNode* ground : grounds) below += size(*ground);
        continue;
      }
      for (auto ground = grounds.rbegin(); ground != grounds.rend(); ++ground)
        stack.push_back({*ground, depth + 1});
    }
    if (beside + below > 0) result.items.push_back({left_out(beside, below), {}, {}, 0});
    return result;
  }

 private:
  /// What counts before what doesn't. Where something counts, the rest doesn't bear on the verdict.
  std::vector<const DerivationNode*> shown(const DerivationNode& node, std::size_t& beside) const {
    const auto bears = [](const DerivationNode& ground) {
      return ground.counts && !ground.link.ends_with(kHelps);
    };
    const bool none_counts = std::ranges::none_of(node.rests_on, [&](const DerivationNode& ground) {
      return ground.kind != "source" && bears(ground);
    });
    std::vector<const DerivationNode*> grounds;
    for (const DerivationNode& ground : node.rests_on) {
      const bool explains = none_counts && ground.kind != "source";  // why nothing counts
      if (why_.show_all || bears(ground) || explains)
        grounds.push_back(&ground);
      else
        beside += size(ground);
    }
    std::stable_partition(grounds.begin(), grounds.end(),
                          [&](const DerivationNode* ground) { return bears(*ground); });
    return grounds;
  }

  static std::size_t size(const DerivationNode& node) {
    std::size_t count = 0;
    std::vector<const DerivationNode*> stack{&node};
    while (!stack.empty()) {
      const DerivationNode& next = *stack.back();
      stack.pop_back();
      ++count;
      for (const DerivationNode& ground : next.rests_on) stack.push_back(&ground);
    }
    return count;
  }

  Item item(const DerivationNode& node, std::size_t depth) const {
    Item item{lead(node), {}, {}, depth};
    const bool is_source = node.kind == "source";
    if (is_source)
      item.text += " " + node.name;
    else
      item.text += ": " + (node.says.empty() ? node.name : node.says);
    if (!node.level.empty())
      item.text += fmt::format(" ({}{})", node.level, node.level == "none" ? "" : " certainty");
    if (!node.counts && !(is_source && node.link == "reported by"))
      item.text += " — " + (node.why_not_counted.empty() ? "not counted" : node.why_not_counted);
    if (is_source)
      for (const Citation& citation : citations_)
        if (citation.id == node.name) item.citations.push_back(citation.number);
    for (const std::string& step : node.steps) item.notes.push_back({"", step, {}});
    std::string place = is_source ? "" : node.name;
    if (node.place.line > 0 && !is_source) place += fmt::format(", {}:{}", node.place.file, node.place.line);
    if (!place.empty()) item.notes.push_back({"", std::move(place), {}});
    return item;
  }

  std::string left_out(std::size_t beside, std::size_t below) const {
    const auto things = [](std::size_t count) {
      return fmt::format("{} statement{}", count, count == 1 ? "" : "s");
    };
    std::string text = "Left out: ";
    if (beside > 0)
      text += things(beside) + " beside the point" + (why_.on_paper ? "" : " (--all shows them)");
    if (beside > 0 && below > 0) text += "; ";
    if (below > 0) text += things(below) + " further down" + (why_.on_paper ? "" : " (--depth)");
    return text;
  }

  const Why& why_;
  const std::vector<Citation>& citations_;
};

}  // namespace

Section derivation_section(const Why& why, const std::vector<Citation>& citations) {
  return Tree(why, citations).section();
}

}  // namespace kb::render
