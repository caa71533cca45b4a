// Why, why not, what if and what would change it, as JSON.
#include "runtime/render/explained_json.h"

#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

namespace json = boost::json;

json::object node(const DerivationNode& from) {
  json::object result;
  result["link"] = from.link;
  result["kind"] = from.kind;
  result["name"] = from.name;
  result["says"] = text(from.says);
  result["level"] = text(from.level);
  result["counts"] = from.counts;
  result["why_not_counted"] = text(from.why_not_counted);
  result["steps"] = texts(from.steps);
  put_place(result, from.place);
  result["rests_on"] = list_of(from.rests_on, node);
  return result;
}

json::array obstacles(const std::vector<WhyNot::Obstacle>& list) {
  json::array result;
  for (const WhyNot::Obstacle& from : list) {
    json::object obstacle;
    obstacle["rule"] = from.rule;
    obstacle["failing"] = from.failing;
    put_place(obstacle, from.place);
    result.push_back(std::move(obstacle));
  }
  return result;
}

json::object why(const Why& from) {
  json::object result;
  result["sufficient"] = texts(from.sufficient);
  json::array derivation;
  for (const DerivationNode& rule : from.derivation) derivation.push_back(node(rule));
  result["derivation"] = std::move(derivation);
  return result;
}

json::object why_not(const WhyNot& from) {
  json::object result;
  result["wanted"] = from.wanted;
  result["possible"] = from.possible;
  result["causes"] = texts(from.causes);
  json::array sets;
  for (const auto& set : from.in_the_way) sets.push_back(texts(set));
  result["in_the_way"] = std::move(sets);
  result["against"] = obstacles(from.against);
  result["nearest"] = obstacles(from.nearest);
  return result;
}

json::object changes(const Changes& from) {
  json::object result;
  result["wanted"] = from.wanted;
  result["dose_window"] = text(from.dose_window);
  json::array list;
  for (const Change& change : from.changes) list.push_back(texts(change.steps));
  result["changes"] = std::move(list);
  return result;
}

json::object difference(const Difference& from) {
  json::object result;
  result["verdict_before"] = from.verdict_before;
  result["verdict_after"] = from.verdict_after;
  result["certainty_before"] = from.certainty_before;
  result["certainty_after"] = from.certainty_after;
  result["gained"] = texts(from.gained);
  result["lost"] = texts(from.lost);
  result["changed"] = texts(from.changed);
  return result;
}

}  // namespace

void put_explained(json::object& result, const OptionAnswer& option) {
  if (option.why) result["why"] = why(*option.why);
  if (option.why_not) result["why_not"] = why_not(*option.why_not);
  if (option.changes) result["changes"] = changes(*option.changes);
  if (option.difference) result["difference"] = difference(*option.difference);
}

}  // namespace kb::render
