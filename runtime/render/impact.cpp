// Impact: what falls, what is less sure or surer then, and for whom the verdict changes.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_text.h"
#include "runtime/render/json_values.h"
#include "runtime/render/mentioned.h"
#include "runtime/render/verdict_changes.h"

namespace kb::render {
namespace {

namespace json = boost::json;

std::string level_words(Level level, bool refuted) {
  return refuted ? "refuted" : level == Level::none ? "nothing that counts" : std::string(level_name(level));
}

Item item(const CertaintyChange& change) {
  Item result{
      fmt::format("{}: {} → {} ({})", named(change.what), level_words(change.before, change.refuted_before),
                  level_words(change.after, change.refuted_after), place_words(change.what.place)),
      {},
      {},
      0};
  if (!change.what.says.empty()) result.notes.push_back({"", change.what.says, {}});
  if (change.what.kind == "suggest" && change.before != Level::none && change.after == Level::none)
    result.notes.push_back({"", "it suggests no longer", {}});
  return result;
}

Section section(std::string label, const std::vector<CertaintyChange>& changes) {
  Section result{std::move(label), Tone::plain, {}};
  for (const CertaintyChange& change : changes) result.items.push_back(item(change));
  return result;
}

Section section(std::string label, const std::vector<Mention>& mentions) {
  Section result{std::move(label), Tone::plain, {}};
  for (const Mention& mention : mentions) {
    const std::string grade = grade_words(mention);
    result.items.push_back({fmt::format("{}{}{} ({})", named(mention), grade.empty() ? "" : ", ", grade,
                                        place_words(mention.place)),
                            mention.citations,
                            {},
                            0});
    if (!mention.says.empty()) result.items.back().notes.push_back({"", mention.says, {}});
  }
  return result;
}

/// Names alone, those of a kind together: there can be many.
Section by_kind(std::string label, const std::vector<Mention>& mentions) {
  Section result{std::move(label), Tone::plain, {}};
  std::vector<std::string> kinds;
  std::vector<std::vector<std::string>> names;
  for (const Mention& mention : mentions) {
    const auto at = static_cast<std::size_t>(std::ranges::find(kinds, mention.kind) - kinds.begin());
    if (at == kinds.size()) {
      kinds.push_back(mention.kind);
      names.emplace_back();
    }
    names[at].push_back(mention.name);
  }
  for (std::size_t i = 0; i < kinds.size(); ++i)
    result.items.push_back({fmt::format("{}: {}", kinds[i], fmt::join(names[i], ", ")), {}, {}, 0});
  return result;
}

std::string headline(const Impact& impact) {
  std::vector<std::string> names;
  for (const Mention& mention : impact.removed) names.push_back(named(mention));
  return fmt::format("Without {}", fmt::join(names, ", "));
}

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count == 0 ? "no" : std::to_string(count), thing, count == 1 ? "" : "s");
}

json::object change(const CertaintyChange& from) {
  json::object result;
  result["statement"] = to_json(from.what);
  result["before"] = level_key(from.before);
  result["after"] = level_key(from.after);
  result["refuted_before"] = from.refuted_before;
  result["refuted_after"] = from.refuted_after;
  return result;
}

}  // namespace

void add(Report& report, const Impact& impact) {
  report.headline = headline(impact);
  std::string sum = fmt::format("Another certainty: {}, {}.", counted(impact.rules.size(), "rule"),
                                counted(impact.claims.size(), "claim"));
  if (impact.people > 0)
    sum += fmt::format(" Another verdict: for {} of {} {}.", people_in(impact.verdicts), impact.people,
                       impact.people == 1 ? "person" : "people");
  report.statements.push_back({std::move(sum), impact.verdicts.empty() ? Tone::plain : Tone::care, {}});
  for (Section next : {section("Removed", impact.removed), section("Falls with it", impact.fallen),
                       verdict_section("Verdicts", impact.verdicts), section("Rules", impact.rules),
                       section("Claims", impact.claims), by_kind("Also named by", impact.touched)})
    if (!next.items.empty()) report.sections.push_back(std::move(next));
  if (impact.people == 0)
    report.hint = "For the verdicts that change, say for whom: --profile FILE, or --scenarios FOLDER.";
}

json::object to_json(const Impact& impact) {
  const auto mentions = [](const std::vector<Mention>& list) {
    return list_of(list, [](const Mention& mention) { return to_json(mention); });
  };
  json::object found;
  found["removed"] = mentions(impact.removed);
  found["fallen"] = mentions(impact.fallen);
  found["rules"] = list_of(impact.rules, change);
  found["claims"] = list_of(impact.claims, change);
  found["touched"] = mentions(impact.touched);
  found["people"] = impact.people;
  found["verdicts"] = list_of(impact.verdicts, verdict_change_json);
  json::object result;
  result["impact"] = std::move(found);
  return result;
}

}  // namespace kb::render
