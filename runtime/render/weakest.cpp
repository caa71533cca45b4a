// Weakest: one section for each weakness, recommendations first; then what stands and falls with one source.
#include <algorithm>

#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"
#include "runtime/render/mentioned.h"
#include "runtime/render/verdict_changes.h"

namespace kb::render {
namespace {

namespace json = boost::json;

struct Words {
  std::string_view label;
  std::string_view means;
};

/// In the order of Weakness.
constexpr Words kWords[kWeaknesses] = {
    {"Retracted", "rests on a source that was retracted"},
    {"Anecdotes alone", "only anecdotes, praise and advertising speak for it, and they count for nothing"},
    {"A seller's word", "only those who gain by it speak for it"},
    {"Unsupported", "nothing that counts speaks for it"},
    {"Refuted", "what speaks against it is surer than what speaks for it"},
    {"One source",
     "if this source falls, nothing that counts speaks for it any more; a warning is still given"},
    {"Review overdue", "rests on a source that was to be looked at again by now"}};

const Words& words_of(Weakness weakness) { return kWords[static_cast<std::size_t>(weakness)]; }

std::string date_words(std::uint32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

Item item(const WeakStatement& statement) {
  Item result{fmt::format("{} ({})", named(statement.what), place_words(statement.what.place)),
              statement.citations,
              {},
              0};
  if (!statement.what.says.empty()) result.notes.push_back({"", statement.what.says, {}});
  if (!statement.because.empty())
    result.notes.push_back({"by", fmt::format("{}", fmt::join(statement.because, ", ")), {}});
  return result;
}

/// Claims that hang on the same sources together: there are many, and the sources are what matters.
std::vector<Item> by_source(const std::vector<WeakStatement>& claims) {
  std::vector<Item> result;
  std::vector<std::vector<std::string>> names;
  for (const WeakStatement& claim : claims) {
    const std::string sources = fmt::format("{}", fmt::join(claim.because, ", "));
    const auto found = std::ranges::find(result, sources, &Item::text);
    const auto at = static_cast<std::size_t>(found - result.begin());
    if (found == result.end()) {
      result.push_back({sources, claim.citations, {}, 0});
      names.emplace_back();
    }
    names[at].push_back(claim.what.name);
  }
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].text =
        fmt::format("{} claim{} by {}", names[i].size(), names[i].size() == 1 ? "" : "s", result[i].text);
    result[i].notes.push_back({"", fmt::format("{}", fmt::join(names[i], ", ")), {}});
  }
  return result;
}

Section section(const WeakGroup& group) {
  const Words& words = words_of(group.weakness);
  Section result{std::string(words.label), Tone::care, {}};
  result.items.push_back({fmt::format("({})", words.means), {}, {}, 0});
  for (const WeakStatement& rule : group.rules) result.items.push_back(item(rule));
  const bool hang_on_sources = group.weakness == Weakness::one_source ||
                               group.weakness == Weakness::retracted || group.weakness == Weakness::overdue;
  if (hang_on_sources) {
    for (Item& claims : by_source(group.claims)) result.items.push_back(std::move(claims));
  } else {
    for (const WeakStatement& claim : group.claims) result.items.push_back(item(claim));
  }
  return result;
}

Section section(const std::vector<SinglePoint>& points) {
  Section result{"Single points", Tone::care, {}};
  if (!points.empty())
    result.items.push_back(
        {"(without one of these, a suggestion loses its last certainty, or a verdict changes)", {}, {}, 0});
  for (const SinglePoint& point : points) {
    Item item{fmt::format("{} ({})", named(point.what), place_words(point.what.place)),
              point.what.citations,
              {},
              0};
    if (!point.what.says.empty()) item.notes.push_back({"", point.what.says, {}});
    for (const Mention& rule : point.rules)
      item.notes.push_back({"lost", fmt::format("{}: {}", rule.name, rule.says), {}});
    for (const Item& verdict : verdict_items(point.verdicts))
      item.notes.push_back(
          {"verdict", fmt::format("{}, for {}", verdict.text, verdict.notes.front().text), {}});
    result.items.push_back(std::move(item));
  }
  return result;
}

json::object statement(const WeakStatement& from) {
  json::object result;
  result["statement"] = to_json(from.what);
  result["because"] = texts(from.because);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object group(const WeakGroup& from) {
  json::object result;
  result["weakness"] = weakness_name(from.weakness);
  result["rules"] = list_of(from.rules, statement);
  result["claims"] = list_of(from.claims, statement);
  return result;
}

json::object point(const SinglePoint& from) {
  json::object result;
  result["statement"] = to_json(from.what);
  result["rules"] = list_of(from.rules, [](const Mention& mention) { return to_json(mention); });
  result["verdicts"] = list_of(from.verdicts, verdict_change_json);
  return result;
}

json::value date(std::uint32_t from) { return from == 0 ? json::value() : json::value(date_words(from)); }

}  // namespace

void add(Report& report, const Weakest& weakest) {
  std::size_t rules = 0;
  std::size_t claims = 0;
  for (const WeakGroup& group : weakest.groups) rules += group.rules.size(), claims += group.claims.size();
  report.headline = fmt::format("What is weakest, as of {}", date_words(weakest.on));
  std::vector<std::string> counts;
  for (const WeakGroup& group : weakest.groups)
    counts.push_back(fmt::format("{}: {} rule{}, {} claim{}", words_of(group.weakness).label,
                                 group.rules.size(), group.rules.size() == 1 ? "" : "s", group.claims.size(),
                                 group.claims.size() == 1 ? "" : "s"));
  Statement sum{rules + claims == 0 ? "Nothing is weak in any of the ways looked for." : "Found weak:",
                rules + claims == 0 ? Tone::good : Tone::care,
                {}};
  for (std::string& count : counts) sum.items.push_back({std::move(count), {}, {}, 0});
  report.statements.push_back(std::move(sum));
  if (weakest.due != 0 && weakest.due < weakest.on)
    report.statements.push_back(
        {fmt::format("The whole knowledge base was due for review on {}.", date_words(weakest.due)),
         Tone::bad,
         {}});
  for (const WeakGroup& group : weakest.groups) report.sections.push_back(section(group));
  if (!weakest.single_points.empty()) report.sections.push_back(section(weakest.single_points));
  if (weakest.people == 0)
    report.hint =
        "For the verdicts that one source alone holds up, say for whom: --profile FILE, or --scenarios "
        "FOLDER.";
}

json::object to_json(const Weakest& weakest) {
  json::object found;
  found["on"] = date(weakest.on);
  found["review_due"] = date(weakest.due);
  found["people"] = weakest.people;
  found["groups"] = list_of(weakest.groups, group);
  found["single_points"] = list_of(weakest.single_points, point);
  json::object result;
  result["weakest"] = std::move(found);
  return result;
}

}  // namespace kb::render
