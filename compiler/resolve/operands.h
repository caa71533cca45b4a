// Operands: the clauses of a statement checked against the language's table and turned into values. Private
// to this room.
#pragma once

#include <vector>

#include "compiler/resolve/scope.h"

namespace kbc {

class OperandReader {
 public:
  OperandReader(const Sources& sources, Scope& scope, Knowledge& knowledge, Diagnostics& diagnostics)
      : sources_(sources), scope_(scope), knowledge_(knowledge), diagnostics_(diagnostics) {}

  /// Reads a statement's header and clauses; the things that it declares share them.
  void read(NodeRef statement, const std::vector<ThingId>& declared, std::uint32_t package);

 private:
  void read_clause(NodeRef clause, std::uint16_t element);
  void read_clauses(NodeRef parent);
  void read_elements(NodeRef clause, const Clause& row);
  void read_element(NodeRef element, const Clause& row, std::uint16_t number);
  /// Reads one place of an element from its atoms; false if what stands there was reported.
  bool read_slot(const Operand& operand, const Clause& row, const std::vector<NodeRef>& atoms,
                 std::size_t& at, std::uint32_t end, std::uint16_t number);
  bool read_amount(const Operand& operand, const Clause& row, const std::vector<NodeRef>& atoms,
                   std::size_t& at, std::uint32_t end, std::uint16_t number);
  /// Whether the word behind an amount looks like a unit, a basis or a `per` of its own; reports it if so.
  bool misspelt_part(const kb::Amount& amount, Slot slot, const std::vector<NodeRef>& atoms, std::size_t at);
  /// Reports a word that is no unit, if it is near one or can be nothing else.
  bool misspelt_unit(NodeRef atom, bool nothing_else);
  bool read_date(NodeRef atom, std::uint16_t number);
  void leftover(const std::vector<NodeRef>& atoms, std::size_t at, const Clause& row);
  void share_units(const ResolvedClause& dose);

  ConditionId read_condition(NodeRef node);
  ConditionId read_comparison(NodeRef node);
  ConditionId read_phrase(NodeRef node);
  ConditionId combine(ConditionKind kind, const std::vector<ConditionId>& operands, Span span);

  void add(Value::Type type, std::uint32_t index, Span span, std::uint16_t number, bool optional = false);
  void count_clauses(NodeRef parent, const Clause& row);
  [[nodiscard]] std::string_view text(NodeRef node) const { return sources_.text(node.span()); }

  const Sources& sources_;
  Scope& scope_;
  Knowledge& knowledge_;
  Diagnostics& diagnostics_;
  std::uint32_t package_ = 0;
  bool misread_ = false;  ///< a word of the statement may be a clause's misspelt keyword: it was reported
  std::vector<const Clause*> rows_;                 ///< of the clauses being read, outermost first
  std::vector<std::pair<Key, Span>> first_of_key_;  ///< of one clause, while its clauses are counted
};

}  // namespace kbc
