// Evidence, claims and sources, with their levels.
#include <boost/json.hpp>

#include "compiler/bibliography/doi.h"
#include "compiler/lower/lowering.h"

namespace kbc {
namespace {

namespace fbs = kb::fbs;

std::uint8_t byte(kb::Level level) { return static_cast<std::uint8_t>(level); }

void lower_evidence(Lowering& l, std::uint32_t thing) {
  const EvidenceGrade& grade = l.grades.of_evidence(thing);
  std::uint32_t people = 0;
  if (const ResolvedClause* clause = l.k.find(l.k.things[thing], Key::people); clause != nullptr)
    if (const ResolvedClause* n = l.k.find(*clause, Key::n); n != nullptr && n->values > 0)
      people = static_cast<std::uint32_t>(l.k.amounts[l.k.values_of(*n)[0].index].range.low / kb::kMicro);
  l.detail[thing] = static_cast<std::uint32_t>(l.t.evidence.size());
  l.t.evidence.emplace_back(
      thing, people, static_cast<std::uint32_t>(l.t.ratings.size()), static_cast<std::uint8_t>(grade.design),
      grade.pools ? static_cast<std::uint8_t>(*grade.pools) : std::uint8_t{0xff},
      grade.stated ? byte(*grade.stated) : std::uint8_t{0xff}, byte(grade.level), byte(grade.start),
      static_cast<std::uint8_t>(Lowering::node(grade.study) != thing ? 1 : 0), std::uint16_t{0});
  for (std::size_t i = 0; i < grade.ratings.size(); ++i)
    l.t.ratings.emplace_back(l.t.texts.add(grade.reasons[i]),
                             static_cast<std::uint8_t>(grade.ratings[i].reason),
                             static_cast<std::uint8_t>(grade.ratings[i].steps), std::uint16_t{0});
}

void lower_claim(Lowering& l, std::uint32_t thing) {
  const kb::Grade& grade = l.grades.of_claim(thing).grade;
  l.detail[thing] = static_cast<std::uint32_t>(l.t.claims.size());
  l.t.claims.emplace_back(kNoRow, thing, byte(grade.pro), byte(grade.con), byte(grade.certainty),
                          static_cast<std::uint8_t>(grade.refuted ? 1 : 0));
}

std::uint32_t date(const Lowering& l, const Thing& thing, Key key) {
  const ResolvedClause* clause = l.k.find(thing, key);
  return clause == nullptr || clause->values == 0 ? 0 : l.k.values_of(*clause)[0].index;
}

/// A source that only the knowledge base describes, as CSL-JSON with its keys in order.
std::string csl_of(const Lowering& l, const Thing& source) {
  boost::json::object csl;
  const auto put = [&](std::string_view name, Key key) {
    if (const std::string_view text = l.k.text(source, key); !text.empty()) csl[name] = text;
  };
  if (const auto doi = bare_doi(l.k.text(source, Key::doi))) csl["DOI"] = *doi;
  put("URL", Key::url);
  put("container-title", Key::journal);
  csl["id"] = source.name;
  if (const ResolvedClause* year = l.k.find(source, Key::year); year != nullptr && year->values > 0)
    csl["issued"] = {{"date-parts", {{l.k.amounts[l.k.values_of(*year)[0].index].range.low / kb::kMicro}}}};
  put("title", Key::title);
  csl["type"] = csl.contains("container-title") ? "article-journal" : "document";
  return boost::json::serialize(csl);
}

void lower_source(Lowering& l, std::uint32_t thing) {
  const Thing& source = l.k.things[thing];
  l.detail[thing] = static_cast<std::uint32_t>(l.t.sources.size());
  const std::string csl = source.entry != nullptr ? source.entry->csl : csl_of(l, source);
  l.t.sources.emplace_back(thing, l.t.texts.add(csl), date(l, source, Key::retracted),
                           date(l, source, Key::review_by));
}

}  // namespace

void lower_grounds(Lowering& l) {
  for (std::uint32_t i = 0; i < l.k.things.size(); ++i) {
    switch (l.k.things[i].kind) {
      case Kind::evidence: lower_evidence(l, i); break;
      case Kind::claim: lower_claim(l, i); break;
      case Kind::source: lower_source(l, i); break;
      default: break;
    }
  }
  for (const kb::Level level : l.grades.start_levels) l.t.start_levels.push_back(byte(level));
}

}  // namespace kbc
