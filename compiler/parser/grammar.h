// The grammar of `.kb` in Boost.Spirit X3: one shape for every kind of statement. Private to this room.
//
// clang-format off
//   item    := head [ "{" { item } "}" ]                   a statement, or a clause in a block
//   head    := keyword [ any { "," any | [","] head } ]    clauses in a head have no block of their own; a
//              statement's list is over with its first clause
//   any     := all { "or" all }     all := not { "and" not }     not := "not" not | "(" any ")" | compared
//   compared := phrase [ "<" phrase ]
//   phrase  := (word | text) { word | text }               on one line, up to the next keyword
// clang-format on
//
// Which keywords there are, and whether they take an operand, is looked up in the language by the Builder.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "compiler/parser/builder.h"

namespace kbc::grammar {

namespace x3 = boost::spirit::x3;

struct BuilderTag;
using Iterator = const char*;

template <typename Context>
Builder& builder(const Context& context) {
  return x3::get<BuilderTag>(context).get();
}

/// Spaces and comments; comments are kept.
struct Space : x3::parser<Space> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Builder* builder = nullptr;

  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator&, const Context&, RContext&, Attribute&) const {
    const Iterator after = builder->behind_space(first);
    if (after == first) return false;
    first = after;
    return true;
  }
};

/// A terminal written as a function of the builder and the place, which returns the place behind it or null.
template <typename Match>
struct Terminal : x3::parser<Terminal<Match>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  constexpr explicit Terminal(Match m) : match(m) {}
  Match match;

  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator&, const Context& context, RContext&, Attribute&) const {
    Builder& b = builder(context);
    const Iterator after = match(b, first, b.behind_space(first));
    if (after == nullptr) return false;
    first = after;
    return true;
  }
};

/// Something done to the builder in passing; matches the empty text.
template <typename Do>
auto constexpr act(Do action) {
  return Terminal([action](Builder& b, Iterator before, Iterator) { return action(b), before; });
}

inline bool reserved(std::string_view word) { return word == "and" || word == "or" || word == "not"; }

/// Behind the word or text at `at`, added to the tree; null where there is none.
inline Iterator atom(Builder& b, Iterator at) {
  if (at != b.end() && *at == '"') {
    return b.text(at);
  }
  Iterator after = word_end(at, b.end());
  if (after == at || reserved({at, static_cast<std::size_t>(after - at)})) return nullptr;
  const bool optional = after != b.end() && *after == '?';
  b.word(at, after, optional);
  return optional ? after + 1 : after;
}

inline bool new_line_between(Iterator from, Iterator to) { return std::find(from, to, '\n') != to; }

inline constexpr Terminal first_atom([](Builder& b, Iterator before, Iterator at) -> Iterator {
  // A list that a comma was left behind in does not take the next statement for its last element.
  return new_line_between(before, at) && b.starts_statement(at) ? nullptr : atom(b, at);
});

/// Whether the word at `at` goes on with `supervised by`, where `by` is no clause.
inline bool is_supervised_by(Builder& b, Iterator before, Iterator at) {
  constexpr std::string_view kSupervised = "supervised";
  const auto length = static_cast<std::ptrdiff_t>(kSupervised.size());
  return before - b.begin() >= length &&
         std::string_view(before - length, kSupervised.size()) == kSupervised &&
         std::string_view(at, static_cast<std::size_t>(word_end(at, b.end()) - at)) == "by";
}

inline constexpr Terminal next_atom([](Builder& b, Iterator before, Iterator at) -> Iterator {
  if (new_line_between(before, at)) return nullptr;
  return !b.ends_operand(at) || is_supervised_by(b, before, at) ? atom(b, at) : nullptr;
});

constexpr auto word(std::string_view wanted) {
  return Terminal([wanted](Builder& b, Iterator, Iterator at) {
    const Iterator after = word_end(at, b.end());
    return std::string_view(at, static_cast<std::size_t>(after - at)) == wanted ? after : nullptr;
  });
}

inline constexpr Terminal comparison_sign([](Builder& b, Iterator, Iterator at) -> Iterator {
  if (at == b.end()) return nullptr;
  const bool equal = *at != '=' && at + 1 != b.end() && at[1] == '=';
  const auto sign = [&](Comparison comparison) { return b.set_comparison(comparison), at + (equal ? 2 : 1); };
  switch (*at) {
    case '<': return sign(equal ? Comparison::less_equal : Comparison::less);
    case '>': return sign(equal ? Comparison::greater_equal : Comparison::greater);
    case '=': return sign(Comparison::equal);
    case '!': return equal ? sign(Comparison::not_equal) : nullptr;
    default: return nullptr;
  }
});

inline constexpr Terminal not_([](Builder& b, Iterator, Iterator at) -> Iterator {
  const Iterator after = word_end(at, b.end());
  if (std::string_view(at, static_cast<std::size_t>(after - at)) != "not") return nullptr;
  return b.begin_group(at), after;
});

inline constexpr Terminal enter([](Builder& b, Iterator before, Iterator at) {
  return b.enter(at) ? before : nullptr;
});

/// A comma that goes on with the innermost clause's list, not with the next clause.
inline constexpr Terminal list_comma([](Builder& b, Iterator, Iterator at) -> Iterator {
  if (at == b.end() || *at != ',' || !b.takes_list() || b.list_is_over()) return nullptr;
  return b.clause_after_comma(skip_space(at + 1, b.end(), nullptr)) ? nullptr : at + 1;
});

inline constexpr Terminal clause_comma([](Builder& b, Iterator, Iterator at) -> Iterator {
  if (at == b.end() || *at != ',' || b.list_is_over()) return nullptr;
  const char* after = nullptr;
  const Iterator next = skip_space(at + 1, b.end(), nullptr);
  return b.keyword_here(next, after) != nullptr ? at + 1 : nullptr;
});

inline constexpr Terminal keyword([](Builder& b, Iterator, Iterator at) -> Iterator {
  const char* after = nullptr;
  const Clause* row = b.keyword_here(at, after);
  return row != nullptr && b.open_clause(*row, at) ? after : nullptr;
});

inline constexpr Terminal inline_keyword([](Builder& b, Iterator before, Iterator at) -> Iterator {
  const char* after = nullptr;
  const Clause* row = b.inline_keyword_here(at, after, new_line_between(before, at));
  return row != nullptr && b.open_clause(*row, at) ? after : nullptr;
});

/// Matches nothing; succeeds where an operand has to follow, or can.
inline constexpr Terminal operand_follows([](Builder& b, Iterator before, Iterator at) -> Iterator {
  if (b.operand_needed()) return before;
  const bool possible = b.operand_allowed() && at != b.end() && (*at == '"' || is_word_character(*at));
  return possible && !b.ends_operand(at) ? before : nullptr;
});

inline constexpr Terminal open_brace([](Builder& b, Iterator, Iterator at) -> Iterator {
  if (at == b.end() || *at != '{') return nullptr;
  return b.open_block(at), at + 1;
});

/// A word in a block that begins no clause is reported and passed over.
inline constexpr Terminal stray([](Builder& b, Iterator, Iterator at) -> Iterator {
  if (at != b.end() && *at == '}') return nullptr;
  return b.stray(at);
});

inline constexpr Terminal close_brace([](Builder& b, Iterator, Iterator at) -> Iterator {
  b.close_block();
  return at != b.end() && *at == '}' ? at + 1 : at;  // a missing one has been reported by stray
});

template <NodeKind kKind>
inline constexpr auto end_group = act([](Builder& b) { b.end_group(kKind); });
inline constexpr auto begin_group =
    Terminal([](Builder& b, Iterator before, Iterator at) { return b.begin_group(at), before; });
inline constexpr auto count = act([](Builder& b) { b.count_operand(); });
inline constexpr auto leave = act([](Builder& b) { b.leave(); });
inline constexpr Terminal close_clause([](Builder& b, Iterator before, Iterator) {
  return b.close_clause(before), before;
});

// ---- the rules
inline const x3::rule<struct Item> item = "a clause";
inline const x3::rule<struct InlineClause> inline_clause = "a clause";
inline const x3::rule<struct Head> head = "an operand";
inline const x3::rule<struct Block> block = "`}`";
inline const x3::rule<struct OperandRule> operand = "an operand";
inline const x3::rule<struct AnyOf> any_of = "an operand";
inline const x3::rule<struct AllOf> all_of = "an operand";
inline const x3::rule<struct Negation> negation = "an operand";
inline const x3::rule<struct Compared> compared = "an operand";
inline const x3::rule<struct Phrase> phrase = "a number";

inline const x3::rule<struct CloseParen> close_paren = "`)`";

/// What has to follow is always a rule: Spirit names anything else by its C++ type.
template <typename Id, typename Attribute, bool kForce>
constexpr auto expected(const x3::rule<Id, Attribute, kForce>& rule) {
  return x3::expect[rule];
}

inline const auto item_def = keyword >> head >> -block >> close_clause;
inline const auto inline_clause_def = inline_keyword >> head >> close_clause;
inline const auto head_def = ((&operand_follows >> expected(operand)) | x3::eps) >>
                             *(-clause_comma >> inline_clause | (list_comma >> expected(any_of)));
inline const auto block_def = open_brace >> *(item | stray) >> close_brace;
inline const auto operand_def = any_of;
inline const auto any_of_def = begin_group >> all_of >>
                               *((word("or") >> expected(all_of)) >> count) >> end_group<NodeKind::any_of>;
inline const auto all_of_def = begin_group >> negation >>
                               *((word("and") >> expected(negation)) >> count) >> end_group<NodeKind::all_of>;
inline const auto negation_def =
    (not_ >> enter >> expected(negation) >> leave >> end_group<NodeKind::negation>) |
    (x3::lit('(') >> enter >> expected(any_of) >> expected(close_paren) >> leave) | compared;
inline const auto compared_def = begin_group >> phrase >>
                                 -(comparison_sign >> expected(phrase)) >> end_group<NodeKind::comparison>;
inline const auto phrase_def = begin_group >> first_atom >> *next_atom >> end_group<NodeKind::phrase>;

inline const auto close_paren_def = x3::lit(')');

BOOST_SPIRIT_DEFINE(item, inline_clause, head, block, operand, any_of, all_of, negation, compared, phrase,
                    close_paren)

}  // namespace kbc::grammar
