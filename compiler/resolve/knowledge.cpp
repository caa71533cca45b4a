// Reading knowledge: the clauses of a thing and their values.
#include "compiler/resolve/knowledge.h"

namespace kbc {
namespace {

const ResolvedClause* find_in(Knowledge::ClauseRange range, Key key) {
  for (const ResolvedClause& clause : range)
    if (clause.key == key) return &clause;
  return nullptr;
}

}  // namespace

std::vector<std::span<const Value>> Knowledge::elements_of(const ResolvedClause& clause) const {
  std::vector<std::span<const Value>> result;
  const std::span<const Value> all = values_of(clause);
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].element == all[begin].element) ++end;
    result.push_back(all.subspan(begin, end - begin));
  }
  return result;
}

const ResolvedClause* Knowledge::find(const Thing& thing, Key key) const {
  return find_in(clauses_of(thing), key);
}

const ResolvedClause* Knowledge::find(const ResolvedClause& clause, Key key) const {
  return find_in(clauses_in(clause), key);
}

std::vector<const ResolvedClause*> Knowledge::of_element(const ResolvedClause& clause, std::uint16_t element,
                                                         Key key) const {
  std::vector<const ResolvedClause*> result;
  for (const ResolvedClause& inner : clauses_in(clause))
    if (inner.key == key && (inner.element == ResolvedClause::kAll || inner.element == element))
      result.push_back(&inner);
  return result;
}

std::vector<ThingId> Knowledge::refs(const Thing& thing, Key key) const {
  std::vector<ThingId> result;
  for (const ResolvedClause& clause : clauses_of(thing)) {
    if (clause.key != key) continue;
    for (const Value& value : values_of(clause))
      if (value.type == Value::Type::thing) result.push_back(static_cast<ThingId>(value.index));
  }
  return result;
}

std::string_view Knowledge::text(const ResolvedClause& clause) const {
  for (const Value& value : values_of(clause))
    if (value.type == Value::Type::text) return texts[value.index];
  return {};
}

std::string_view Knowledge::text(const Thing& thing, Key key) const {
  const ResolvedClause* clause = find(thing, key);
  return clause == nullptr ? std::string_view{} : text(*clause);
}

bool compares(Comparison comparison, std::int64_t value, std::int64_t with) {
  switch (comparison) {
    case Comparison::less: return value < with;
    case Comparison::less_equal: return value <= with;
    case Comparison::greater: return value > with;
    case Comparison::greater_equal: return value >= with;
    case Comparison::equal: return value == with;
    case Comparison::not_equal: return value != with;
  }
  return false;
}

}  // namespace kbc
