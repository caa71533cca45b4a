// Builder: what the grammar does with what it recognises. It looks keywords up in the language, appends nodes
// to the tree, and records faults; it knows nothing of X3.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/tree.h"

namespace kbc {

class Builder {
 public:
  Builder(FileId file, std::string_view text, Diagnostics& diagnostics);

  // ---- places
  [[nodiscard]] const char* begin() const { return text_.data(); }
  [[nodiscard]] const char* end() const { return text_.data() + text_.size(); }
  /// Behind the spaces and comments here; the comments are kept. Remembered, as each alternative asks anew.
  [[nodiscard]] const char* behind_space(const char* at);
  [[nodiscard]] Span span(const char* from, const char* to) const;

  // ---- keywords
  /// The clause that begins here according to the innermost open clause, or null; `after` is set behind the
  /// keyword.
  [[nodiscard]] const Clause* keyword_here(const char* at, const char*& after) const;
  /// The same for a clause in the head of another: at the beginning of a line, a keyword of the block goes
  /// first.
  [[nodiscard]] const Clause* inline_keyword_here(const char* at, const char*& after, bool new_line) const;
  [[nodiscard]] bool takes_list() const;  ///< the innermost clause takes several elements
  /// Whether the innermost clause is a statement with a clause in its header: a comma would go on with that
  /// clause, as it does in the block, and not with the statement's own list.
  [[nodiscard]] bool list_is_over() const { return open_.size() == 1 && open_.back().has_clause; }
  /// Whether a clause of any clause that is open here, up to the enclosing block, begins here.
  [[nodiscard]] bool ends_operand(const char* at) const;
  [[nodiscard]] bool operand_needed() const;   ///< the innermost clause cannot do without an operand
  [[nodiscard]] bool operand_allowed() const;  ///< the innermost clause takes an operand at all
  /// Whether the comma before `at` separates clauses of an inline clause, as in `start 1 mg, usual 2 mg`.
  [[nodiscard]] bool clause_after_comma(const char* at) const;
  /// What the innermost clause takes, for messages.
  [[nodiscard]] std::string operand_wanted() const;

  // ---- the tree
  bool open_clause(const Clause& row, const char* at);
  void close_clause(const char* at);
  void open_block(const char* at);
  void close_block();
  void begin_group(const char* at);
  void count_operand() { ++groups_.back().operands; }
  void set_comparison(Comparison comparison);
  /// Wraps the nodes since begin_group() in one of `kind`: always a phrase or negation, else only several
  /// operands.
  void end_group(NodeKind kind);
  bool enter(const char* at);  ///< one level deeper; false (and a fault) at the limit
  void leave() { --depth_; }
  void word(const char* from, const char* to, bool optional);
  const char* text(const char* at);  ///< returns behind it; faults in it are reported
  void comment(const char* from, const char* to);

  // ---- faults
  /// Reports a word that no clause of the open block begins with, and returns where to go on. Where the
  /// block's closing brace is what is missing, says so and closes the block: returns null.
  const char* stray(const char* at);
  /// Reports what is no statement, or what the header right before it cannot go on with.
  void unknown_statement(const char* at);
  void unexpected(const char* at, std::string_view wanted, std::string_view advice = {});
  /// Where the next statement begins, after a fault at `at`.
  [[nodiscard]] const char* next_statement(const char* at) const;
  /// Forgets the unfinished statement.
  void abandon();
  /// Whether a line begins here with the keyword of a statement.
  [[nodiscard]] bool starts_statement(const char* at) const;
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }

  Tree tree;

 private:
  struct Open {
    const Clause* row;
    std::uint32_t node;
    const char* brace;  ///< where its block opened, or null
    bool has_clause = false;
  };
  struct Group {
    std::uint32_t mark;
    std::uint32_t begin;
    std::uint32_t operands;
    Comparison comparison;
  };

  [[nodiscard]] std::uint32_t offset(const char* at) const {
    return static_cast<std::uint32_t>(at - text_.data());
  }
  [[nodiscard]] const Clause& innermost() const;
  /// The statement whose header ended right before `at`, on the same line or on an indented one; or null.
  [[nodiscard]] Node* header_before(const char* at);
  void unknown_clause(const Clause& row, const char* from, const char* to);
  bool too_long(const char* from, const char* to, std::string_view what, std::size_t most);
  [[nodiscard]] bool starts_line(const char* at) const;
  [[nodiscard]] std::string found(const char* at) const;

  const char* space_ = nullptr;  ///< where the space was that is remembered
  const char* behind_space_ = nullptr;
  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::vector<Group> groups_;
  std::uint32_t statement_ = 0;  ///< where the nodes of the current statement begin
  int depth_ = 0;
  bool unclosed_text_ = false;  ///< in the current statement: reported, and braces in it were not seen
  bool too_deep_ = false;       ///< reported already: what follows from it is not
};

// ---- the smallest pieces of the text
[[nodiscard]] bool is_word_character(char c);
/// Behind the word that begins at `at`; `at` itself if none does.
[[nodiscard]] const char* word_end(const char* at, const char* end);
/// The longest keyword among the clauses of a row that begins at `at`, `advise against` before `advise`, and
/// where it ends; null if none does.
[[nodiscard]] const Clause* keyword_at(const Clause& row, const char* at, const char* end,
                                       const char*& after);
/// Behind the text that begins at `at`, however it ends.
[[nodiscard]] const char* skip_text(const char* at, const char* end);
/// Behind spaces and comments.
[[nodiscard]] const char* skip_space(const char* at, const char* end, Builder* comments);

}  // namespace kbc
