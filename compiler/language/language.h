// The language as one table: each kind of statement, the clauses it takes, and of what type. Everything that
// knows a kind (parser, checks, formatter, editor, `kbc language`) knows it from here; a new kind is a new
// row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kbc {

enum class Kind : std::uint8_t {
#define KBC_KIND(kind, keyword, noun) kind,
#include "compiler/language/kinds.def"
#undef KBC_KIND
};

enum class Key : std::uint8_t {
#define KBC_KEY(key, keyword) key,
#include "compiler/language/keys.def"
#undef KBC_KEY
};

[[nodiscard]] std::string_view keyword(Kind kind);
[[nodiscard]] std::string_view noun(Kind kind);  ///< "a fact", "evidence"
[[nodiscard]] std::string_view keyword(Key key);
[[nodiscard]] std::size_t key_count();

/// A set of kinds that a reference may be to.
class Kinds {
 public:
  constexpr Kinds() = default;
  template <typename... Rest>
  constexpr Kinds(Kind first, Rest... rest) : bits_((bit(first) | ... | bit(rest))) {}
  [[nodiscard]] constexpr bool has(Kind kind) const { return (bits_ & bit(kind)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr Kinds operator|(Kinds other) const {
    Kinds both;
    both.bits_ = bits_ | other.bits_;
    return both;
  }

 private:
  static constexpr std::uint64_t bit(Kind kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }
  std::uint64_t bits_ = 0;
};

/// What one place of an operand takes. `ref_or_text` and `ref_or_word` say in one place what may stand there.
enum class Slot : std::uint8_t {
  name,         ///< a new name
  ref,          ///< the name of a declared thing of one of `kinds`
  ref_or_text,  ///< that, or a text where nothing is declared for it
  ref_or_word,  ///< that, or one of `words`
  text,         ///< "…"
  word,         ///< one of `words`
  free_word,    ///< any word, such as an element's symbol or a code
  number,       ///< a plain number
  date,         ///< 2026-11-22
  unit,         ///< mg, mL/min/1.73m2
  amount,       ///< a number or range with any unit
  dose,         ///< an amount of a substance, `elemental` or `compound`
  duration,     ///< an amount of time
  value,        ///< a text or an amount
  condition,    ///< facts and comparisons with `and`, `or`, `not`
};

struct Operand {
  Slot slot;
  Kinds kinds = {};
  std::vector<std::string_view> words = {};
  bool optional = false;
};

enum class Count : std::uint8_t { optional, required, many };

/// A clause: keyword, operand, and the clauses that may follow it or stand in its block.
/// A statement is a clause of the outermost level.
struct Clause {
  std::string_view keyword;
  std::uint16_t number = 0;       ///< among all rows: see row_numbered()
  Key key = {};                   ///< of a clause
  Kind kind = {};                 ///< of a statement
  std::vector<Operand> operands;  ///< the places of one element, in order
  bool list = false;              ///< elements may follow one another, separated by commas
  Count count = Count::optional;
  std::vector<Clause> clauses;
  std::string_view meaning;
  std::string_view example = {};  ///< of a statement

  [[nodiscard]] const Clause* find(Key wanted) const;
};

/// The whole language: its `clauses` are the kinds of statement. Built once, never changed.
[[nodiscard]] const Clause& language();
[[nodiscard]] const Clause& statement(Kind kind);
/// Any row of it, however deep: trees are large, and name their rows in two bytes.
[[nodiscard]] const Clause& row_numbered(std::uint16_t number);

/// "a name", "a dose, such as 200 mg elemental": for messages and the reference.
[[nodiscard]] std::string describe(const Operand& operand);
/// "a claim" of a statement, its keyword of a clause.
[[nodiscard]] std::string_view noun_of(const Clause& row);
/// The keywords of what may stand within: of a statement its clauses, of the language its statements.
[[nodiscard]] std::vector<std::string_view> keywords_in(const Clause& row);
/// "it takes `ask`, `presume`, `safety` and others: `kbc language fact` lists them"; of a clause all of them.
[[nodiscard]] std::string describe_clauses(const Clause& row);
/// Of a clause that only others within the row take: "`n` stands behind `people`, after a comma"; empty if
/// none does.
[[nodiscard]] std::string describe_place(const Clause& row, std::string_view keyword);
/// All that a clause takes: "a new name; several separated by commas"; empty if nothing.
[[nodiscard]] std::string describe_operands(const Clause& clause);

}  // namespace kbc
