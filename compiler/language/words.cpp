// What the language calls its kinds and keywords, and what an operand is, in words.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/language/language.h"

namespace kbc {

std::string_view keyword(Kind kind) {
  static constexpr std::string_view kKeywords[] = {
#define KBC_KIND(kind, keyword, noun) keyword,
#include "compiler/language/kinds.def"
#undef KBC_KIND
  };
  return kKeywords[static_cast<std::size_t>(kind)];
}

std::string_view noun(Kind kind) {
  static constexpr std::string_view kNouns[] = {
#define KBC_KIND(kind, keyword, noun) noun,
#include "compiler/language/kinds.def"
#undef KBC_KIND
  };
  return kNouns[static_cast<std::size_t>(kind)];
}

std::string_view keyword(Key key) {
  static constexpr std::string_view kKeywords[] = {
#define KBC_KEY(key, keyword) keyword,
#include "compiler/language/keys.def"
#undef KBC_KEY
  };
  return kKeywords[static_cast<std::size_t>(key)];
}

std::size_t key_count() {
  constexpr bool kEach[] = {
#define KBC_KEY(key, keyword) true,
#include "compiler/language/keys.def"
#undef KBC_KEY
  };
  return std::size(kEach);
}

std::string describe(const Operand& operand) {
  const auto words = [&] {
    std::string out;
    for (const std::string_view word : operand.words)
      out.append(out.empty() ? "`" : ", `").append(word).append("`");
    return out;
  };
  const auto things = [&] {
    std::string out;
    for (const Clause& row : language().clauses)
      if (operand.kinds.has(row.kind)) out.append(out.empty() ? "" : " or ").append(row.keyword);
    return "the name of a " + out;
  };
  switch (operand.slot) {
    case Slot::name: return "a new name";
    case Slot::ref: return things();
    case Slot::ref_or_text: return things() + " or a text in quotes";
    case Slot::ref_or_word: return things() + " or one of " + words();
    case Slot::text: return "a text in quotes";
    case Slot::word: return operand.words.size() == 1 ? words() : "one of " + words();
    case Slot::free_word: return "a word, such as a code or a symbol";
    case Slot::number: return "a number";
    case Slot::date: return "a date, such as 2026-11-22";
    case Slot::unit: return "a unit, such as mg";
    case Slot::amount: return "an amount, such as 60 mL/min or 1 to 2";
    case Slot::dose: return "a dose, such as 200 mg elemental per day";
    case Slot::duration: return "a duration, such as 4 weeks or 1 to 2 h";
    case Slot::value: return "a text in quotes or an amount";
    case Slot::condition: return "a condition, such as `a or not b`";
  }
  return {};
}

std::string describe_operands(const Clause& clause) {
  std::string out;
  for (const Operand& operand : clause.operands) {
    if (!out.empty()) out.append(", then ");
    out.append(operand.optional ? "perhaps " : "").append(describe(operand));
  }
  if (clause.list) out.append("; several separated by commas");
  return out;
}

std::string_view noun_of(const Clause& row) { return row.example.empty() ? row.keyword : noun(row.kind); }

std::vector<std::string_view> keywords_in(const Clause& row) {
  std::vector<std::string_view> names;
  for (const Clause& clause : row.clauses) names.push_back(clause.keyword);
  return names;
}

std::string describe_clauses(const Clause& row) {
  const bool is_statement = !row.example.empty();
  constexpr std::size_t kShown = 6;  // what is a statement's own stands before what all take
  std::string text = "it takes ";
  std::size_t shown = 0;
  for (const std::string_view name : keywords_in(row)) {
    if (name == ":") continue;  // which follows a name
    if (is_statement && shown == kShown)
      return text.append(" and others: `kbc language ").append(keyword(row.kind)).append("` lists them");
    text.append(shown++ == 0 ? "`" : ", `").append(name).append("`");
  }
  return text;
}

namespace {

/// Into `places`: the clauses within the row that take one of that name themselves.
void find_places(const Clause& row, std::string_view name, std::vector<std::string_view>& places) {
  for (const Clause& clause : row.clauses) {
    const bool takes = std::ranges::find(clause.clauses, name, &Clause::keyword) != clause.clauses.end();
    if (takes && std::ranges::find(places, clause.keyword) == places.end()) places.push_back(clause.keyword);
    find_places(clause, name, places);
  }
}

}  // namespace

std::string describe_place(const Clause& row, std::string_view keyword) {
  std::vector<std::string_view> places;
  find_places(row, keyword, places);
  if (places.empty()) return {};
  return fmt::format("`{}` stands behind `{}`, after a comma", keyword, fmt::join(places, "` or `"));
}

}  // namespace kbc
