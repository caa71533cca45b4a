// Knowledge: everything the files say, named, typed and connected. What every pass after resolve works on.
//
// Each statement is a Thing. Its clauses are kept as one flat array in the order of the tree (a clause, then
// the clauses in it), with their operands as Values: things, texts, amounts, conditions. Names are found,
// units read, words checked against the language; nothing is left to look up in the text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include "compiler/bibliography/bibliography.h"
#include "compiler/language/language.h"
#include "compiler/source/source.h"
#include "compiler/syntax/tree.h"
#include "runtime/quantity/formula.h"
#include "runtime/quantity/quantity.h"

namespace kbc {

enum class ThingId : std::uint32_t { none = UINT32_MAX };
enum class ConditionId : std::uint32_t { none = UINT32_MAX };

struct Value {
  enum class Type : std::uint8_t { thing, text, word, amount, date, unit, condition };
  Type type = Type::word;
  bool optional = false;      ///< `name?`
  std::uint16_t element = 0;  ///< which element of the clause's list
  std::uint32_t index = 0;    ///< thing, text, amount, unit or condition; of a word, its place in the row's
                              ///< words; of a date, yyyymmdd
  Span span;
};

/// A clause with its operand. `size` counts itself and the clauses in it, which follow it.
struct ResolvedClause {
  static constexpr std::uint16_t kAll = UINT16_MAX;
  Key key = Key::target;
  std::uint16_t element = kAll;  ///< which element of the clause around it this one is said of
  std::uint32_t size = 1;
  std::uint32_t first_value = 0;
  std::uint32_t values = 0;
  Span span;  ///< the whole clause
};

struct Thing {
  static constexpr std::uint32_t kNoText = UINT32_MAX;
  Kind kind = Kind::fact;
  std::string name = {};                  ///< unique among all things; written or made from the header
  Span span;                              ///< the whole statement
  Span header;                            ///< where to point: the name or the first target
  std::uint32_t documentation = kNoText;  ///< of the `///` lines before it: in Knowledge::texts
  std::uint32_t package = 0;
  std::uint32_t first_clause = 0;  ///< the header as a clause with key `target`, then the statement's clauses
  std::uint32_t clauses = 0;       ///< how many, nested ones included
  const Source* entry = nullptr;   ///< of a source: in its package's bibliography, if it stands there
};

enum class ConditionKind : std::uint8_t {
  holds,       ///< a fact holds
  taking,      ///< the person takes a medicine, form, substance, product
  supervised,  ///< the person is under a professional's supervision
  compare,     ///< a measure is compared with a number
  group,       ///< the person belongs to a population or risk group
  any_of,
  all_of,
  negation,
};

[[nodiscard]] bool compares(Comparison comparison, std::int64_t value, std::int64_t with);

struct Condition {
  ConditionKind kind = ConditionKind::holds;
  Comparison comparison = Comparison::less;
  ThingId thing = ThingId::none;
  std::int64_t micro = 0;   ///< of a comparison: in micro-units of the measure's base unit and period
  std::uint32_t first = 0;  ///< operands of any_of, all_of, negation: in Knowledge::operands
  std::uint32_t count = 0;
  Span span;
};

/// An edge runs from what is relied on to what relies on it: source, evidence, claim, rule, option.
struct Edge {
  Key label = Key::target;
  bool optional = false;     ///< `name?`
  bool descriptive = false;  ///< says what something is about; carries nothing and may go round
  Span span;                 ///< where the name stands
  std::uint32_t clause = 0;  ///< which clause of its statement the name stands in
};

/// Built once, from all edges. What leaves a vertex comes in the order of the text; what comes in does not.
using Graph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, Edge,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;
/// A thing's number.
using Vertex = Graph::vertex_descriptor;

/// The elemental fraction of a form, as the range over the salts it may be: one formula gives one fraction.
struct Content {
  kb::Fraction low;
  kb::Fraction high;
};

struct Knowledge {
  std::vector<Thing> things;
  std::vector<ResolvedClause> clauses;
  std::vector<Value> values;
  std::vector<std::string> texts;
  std::vector<kb::Amount> amounts;
  std::vector<kb::Unit> units;
  std::vector<Condition> conditions;
  std::vector<ConditionId> operands;
  boost::unordered_flat_map<ThingId, Content> contents;  ///< of forms of which it is known
  Graph graph;                                           ///< a vertex for each thing
  std::vector<ThingId> groups;                           ///< of people, each after those that it is made of
  ThingId root = ThingId::none;  ///< the `knowledge base` statement of the first package

  [[nodiscard]] const Thing& operator[](ThingId id) const { return things[static_cast<std::size_t>(id)]; }
  [[nodiscard]] const Condition& operator[](ConditionId id) const {
    return conditions[static_cast<std::size_t>(id)];
  }

  /// Null where it is not known.
  [[nodiscard]] const Content* content(ThingId form) const {
    const auto found = contents.find(form);
    return found == contents.end() ? nullptr : &found->second;
  }

  // ---- reading clauses
  /// The clauses of a thing that stand directly in it; `target` first if its header points to something.
  class ClauseRange;
  [[nodiscard]] ClauseRange clauses_of(const Thing& thing) const;
  [[nodiscard]] ClauseRange clauses_in(const ResolvedClause& clause) const;
  [[nodiscard]] std::span<const Value> values_of(const ResolvedClause& clause) const {
    return {values.data() + clause.first_value, clause.values};
  }
  /// The values of the elements one after the other: `a 1 mg, b` gives {a, 1 mg} and {b}.
  [[nodiscard]] std::vector<std::span<const Value>> elements_of(const ResolvedClause& clause) const;
  /// The first clause with this key, or null.
  [[nodiscard]] const ResolvedClause* find(const Thing& thing, Key key) const;
  [[nodiscard]] const ResolvedClause* find(const ResolvedClause& clause, Key key) const;
  /// The clauses with this key in a clause that are said of one of its elements (or of all).
  [[nodiscard]] std::vector<const ResolvedClause*> of_element(const ResolvedClause& clause,
                                                              std::uint16_t element, Key key) const;
  /// The things that all clauses with this key name, in order.
  [[nodiscard]] std::vector<ThingId> refs(const Thing& thing, Key key) const;
  /// The first text of the first clause with this key; empty if there is none.
  [[nodiscard]] std::string_view text(const Thing& thing, Key key) const;
  [[nodiscard]] std::string_view text(const ResolvedClause& clause) const;
};

class Knowledge::ClauseRange {
 public:
  class Iterator {
   public:
    using value_type = ResolvedClause;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(const ResolvedClause* at) : at_(at) {}
    const ResolvedClause& operator*() const { return *at_; }
    const ResolvedClause* operator->() const { return at_; }
    Iterator& operator++() { return at_ += at_->size, *this; }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const ResolvedClause* at_ = nullptr;
  };
  ClauseRange(const ResolvedClause* begin, const ResolvedClause* end) : begin_(begin), end_(end) {}
  [[nodiscard]] Iterator begin() const { return Iterator(begin_); }
  [[nodiscard]] Iterator end() const { return Iterator(end_); }

 private:
  const ResolvedClause* begin_;
  const ResolvedClause* end_;
};

inline Knowledge::ClauseRange Knowledge::clauses_of(const Thing& thing) const {
  const ResolvedClause* first = clauses.data() + thing.first_clause;
  return {first, first + thing.clauses};
}
inline Knowledge::ClauseRange Knowledge::clauses_in(const ResolvedClause& clause) const {
  return {&clause + 1, &clause + clause.size};
}

}  // namespace kbc
