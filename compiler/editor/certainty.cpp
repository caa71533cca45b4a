// Read off the grades: evidence by its ratings, claims by what speaks for and against them, rules by their
// reasons.
#include "compiler/editor/certainty.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/render/citation.h"

namespace kbc {
namespace {

constexpr Kinds kRuled{Kind::suggest, Kind::caution,  Kind::advise_against, Kind::contraindicate,
                       Kind::limit,   Kind::separate, Kind::interact,       Kind::prefer};

std::string of_evidence(const Knowledge& k, const EvidenceGrade& grade, ThingId id) {
  std::string out =
      fmt::format("- {}: starts {}", kb::design_words(grade.design), kb::level_name(grade.start));
  for (std::size_t i = 0; i < grade.ratings.size(); ++i) {
    const kb::Rating& rating = grade.ratings[i];
    out.append(fmt::format("\n- {}{} {}: {}", kb::rates_up(rating.reason) ? "+" : "−", rating.steps,
                           kb::rate_reason_name(rating.reason), grade.reasons[i]));
  }
  if (grade.study != id && grade.study != ThingId::none)
    out.append(fmt::format("\n- the same study as `{}`: counted once", k[grade.study].name));
  return out;
}

/// What the clauses with a key name, each with its certainty.
void add_grounds(std::string& out, const Knowledge& k, const Grades& grades, const Thing& thing, Key key,
                 std::string_view words) {
  for (const ResolvedClause& clause : k.clauses_of(thing)) {
    if (clause.key != key) continue;
    for (const Value& value : k.values_of(clause)) {
      if (value.type != Value::Type::thing) continue;
      const bool undercut = key == Key::oppose && !k.of_element(clause, value.element, Key::undercut).empty();
      out.append(fmt::format("\n- {} `{}`: {}{}", words, k.things[value.index].name,
                             kb::level_name(grades.certainty[value.index]),
                             undercut         ? ", undercut"
                             : value.optional ? ", not needed"
                                              : ""));
    }
  }
}

std::string of_claim(const Knowledge& k, const Grades& grades, const Thing& thing, const kb::Grade& grade) {
  std::string out;
  add_grounds(out, k, grades, thing, Key::support, "for it");
  add_grounds(out, k, grades, thing, Key::follows_from, "follows from");
  add_grounds(out, k, grades, thing, Key::oppose, "against it");
  if (grade.refuted) out.append("\n- refuted: what speaks against it is surer");
  if (grade.lowered_for_inconsistency) out.append("\n- −1: as much speaks against it as for it");
  return out;
}

}  // namespace

bool is_graded(Kind kind) { return kind == Kind::evidence || kind == Kind::claim || kRuled.has(kind); }

std::string derivation(const Knowledge& k, const Grades& grades, ThingId id) {
  const Thing& thing = k[id];
  if (!is_graded(thing.kind)) return {};
  const auto at = static_cast<std::size_t>(id);
  std::string steps;
  if (thing.kind == Kind::evidence)
    steps = "\n" + of_evidence(k, grades.of_evidence(at), id);
  else if (thing.kind == Kind::claim)
    steps = of_claim(k, grades, thing, grades.of_claim(at).grade);
  else
    add_grounds(steps, k, grades, thing, Key::because, "because of");
  return fmt::format("**Certainty: {}**\n{}", kb::level_name(grades.certainty[at]), steps);
}

std::vector<std::string> sources_behind(const Knowledge& k, ThingId id) {
  std::vector<bool> seen(k.things.size());
  std::vector<ThingId> open{id};
  std::vector<ThingId> sources;
  seen[static_cast<std::size_t>(id)] = true;
  while (!open.empty()) {
    const ThingId at = open.back();
    open.pop_back();
    if (k[at].kind == Kind::source) sources.push_back(at);
    for (auto [e, end] = boost::in_edges(static_cast<Vertex>(at), k.graph); e != end; ++e) {
      const Vertex ground = boost::source(*e, k.graph);
      const Edge& edge = k.graph[*e];
      const bool retells = edge.label == Key::reported_by;  // which adds no weight
      if (edge.descriptive || retells || seen[ground]) continue;
      const Kind kind = k.things[ground].kind;
      if (kind != Kind::source && kind != Kind::evidence && kind != Kind::claim) continue;
      seen[ground] = true;
      open.push_back(static_cast<ThingId>(ground));
    }
  }
  std::ranges::sort(sources, {}, [&](ThingId source) { return k[source].name; });
  std::vector<std::string> lines;
  for (const ThingId source : sources) {
    const Thing& thing = k[source];
    std::string line(k.text(thing, Key::title));
    if (thing.entry != nullptr) {
      const Source& entry = *thing.entry;
      kb::Citation citation;
      citation.id = entry.id;
      citation.csl = entry.csl;
      citation.doi = entry.doi;
      citation.url = entry.url;
      line = kb::render::citation_line(citation);
    }
    lines.push_back(fmt::format("`{}` {}", thing.name, line));
  }
  return lines;
}

}  // namespace kbc
