// Clauses counted and their operands read, place by place, as the language's table says.
#include "compiler/resolve/operands.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "runtime/quantity/format.h"
#include "runtime/quantity/parse.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

bool is_amount_start(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

bool takes_text(Slot slot) { return slot == Slot::text || slot == Slot::ref_or_text || slot == Slot::value; }

}  // namespace

void OperandReader::add(Value::Type type, std::uint32_t index, Span span, std::uint16_t number,
                        bool optional) {
  knowledge_.values.push_back({type, optional, number, index, span});
  ++knowledge_.clauses.back().values;
}

void OperandReader::read(NodeRef statement, const std::vector<ThingId>& declared, std::uint32_t package) {
  package_ = package;
  misread_ = false;
  const Clause& row = statement->row();
  const auto first = static_cast<std::uint32_t>(knowledge_.clauses.size());
  rows_.assign(1, &row);
  const bool names_things = !row.operands.empty() && row.operands.front().slot == Slot::name;
  if (!names_things && !row.operands.empty()) {
    knowledge_.clauses.push_back({.key = Key::target,
                                  .first_value = static_cast<std::uint32_t>(knowledge_.values.size()),
                                  .span = statement.span()});
  }
  read_elements(statement, row);
  read_clauses(statement);
  count_clauses(statement, row);
  for (const ThingId id : declared) {
    Thing& thing = knowledge_.things[static_cast<std::size_t>(id)];
    thing.first_clause = first;
    thing.clauses = static_cast<std::uint32_t>(knowledge_.clauses.size()) - first;
  }
}

void OperandReader::read_clauses(NodeRef parent) {
  std::uint16_t elements = 0;
  for (const NodeRef child : parent.children()) {
    if (child->kind != NodeKind::clause) {
      ++elements;
    } else {
      const bool of_one = parent->row().list && !child->in_block && elements > 0;
      read_clause(child, of_one ? static_cast<std::uint16_t>(elements - 1) : ResolvedClause::kAll);
    }
  }
}

void OperandReader::read_clause(NodeRef clause, std::uint16_t element) {
  const Clause& row = clause->row();
  const std::size_t index = knowledge_.clauses.size();
  knowledge_.clauses.push_back({.key = row.key,
                                .element = element,
                                .first_value = static_cast<std::uint32_t>(knowledge_.values.size()),
                                .span = clause.span()});
  rows_.push_back(&row);
  read_elements(clause, row);
  read_clauses(clause);
  count_clauses(clause, row);
  rows_.pop_back();
  knowledge_.clauses[index].size = static_cast<std::uint32_t>(knowledge_.clauses.size() - index);
  if (row.key == Key::dose) share_units(knowledge_.clauses[index]);
}

void OperandReader::count_clauses(NodeRef parent, const Clause& row) {
  if (row.clauses.empty()) return;
  first_of_key_.clear();
  const auto first = [&](Key key) {
    return std::ranges::find(first_of_key_, key, &std::pair<Key, Span>::first);
  };
  for (const NodeRef child : parent.children()) {
    if (child->kind != NodeKind::clause) continue;
    const auto seen = first(child->row().key);
    const bool of_one =
        row.list && !child->in_block && child->row().example.empty() && parent->row().example.empty();
    if (seen == first_of_key_.end()) {
      first_of_key_.emplace_back(child->row().key, child.keyword_span());
    } else if (child->row().count != Count::many && !of_one) {
      diagnostics_
          .report(DiagnosticKind::repeated_clause, child.keyword_span(), noun_of(row), child->row().keyword)
          .also(seen->second, "first here");
    }
  }
  if (parent->incomplete || misread_) return;  // what is missing may stand in what could not be read
  for (const Clause& clause : row.clauses) {
    if (clause.count != Count::required || first(clause.key) != first_of_key_.end()) continue;
    const Span place = parent.keyword_span();
    if (clause.key == Key::because) {
      diagnostics_.report(DiagnosticKind::no_reason, place, noun_of(row))
          .advise("add `because` and the name of the claim that carries this");
    } else {
      diagnostics_.report(DiagnosticKind::missing_clause, place, noun_of(row), clause.keyword)
          .advise(fmt::format("`{}` says {}", clause.keyword, clause.meaning));
    }
  }
}

void OperandReader::read_elements(NodeRef clause, const Clause& row) {
  std::uint16_t number = 0;
  for (const NodeRef child : clause.children()) {
    if (child->kind == NodeKind::clause) continue;
    if (row.operands.empty()) {
      diagnostics_.report(DiagnosticKind::wrong_operand, child.span(), row.keyword, "nothing", text(child));
      return;
    }
    if (number == 1 && !row.list) {
      diagnostics_.report(DiagnosticKind::wrong_operand, child.span(), row.keyword,
                          describe(row.operands.front()), "a list");
      return;
    }
    if (number == UINT16_MAX) {
      diagnostics_.report(DiagnosticKind::too_many, child.span(), "this list is too long", UINT16_MAX);
      return;
    }
    read_element(child, row, number++);
  }
}

void OperandReader::read_element(NodeRef element, const Clause& row, std::uint16_t number) {
  if (row.operands.front().slot == Slot::condition) {
    const ConditionId condition = read_condition(element);
    if (condition != ConditionId::none)
      add(Value::Type::condition, static_cast<std::uint32_t>(condition), element.span(), number);
    return;
  }
  if (element->kind != NodeKind::phrase) {
    diagnostics_.report(DiagnosticKind::wrong_operand, element.span(), row.keyword,
                        describe(row.operands.front()), "a condition");
    return;
  }
  std::vector<NodeRef> atoms;
  for (const NodeRef atom : element.children()) atoms.push_back(atom);
  std::size_t at = 0;
  for (const Operand& operand : row.operands)
    if (!read_slot(operand, row, atoms, at, element->end, number)) return;
  if (at < atoms.size()) leftover(atoms, at, row);
}

void OperandReader::leftover(const std::vector<NodeRef>& atoms, std::size_t at, const Clause& row) {
  const NodeRef atom = atoms[at];
  if (atom->kind == NodeKind::word && !is_amount_start(text(atom))) {
    // Most likely a clause that is none, on the same line.
    misread_ = true;
    const Clause& outer = *rows_.front();
    Diagnostic& fault =
        diagnostics_.report(DiagnosticKind::unknown_clause, atom.span(), noun_of(outer), text(atom));
    const std::string place = describe_place(outer, text(atom));
    auto nearest =
        place.empty() ? kb::nearest_names(text(atom), keywords_in(outer)) : std::vector<std::string>();
    if (nearest.empty())
      fault.advise(!place.empty() ? place
                   : row.list     ? "the names in a list are separated by commas"
                                  : describe_clauses(outer));
    fault.did_you_mean(std::move(nearest), text(atom), Words::of_language);
    return;
  }
  diagnostics_.report(DiagnosticKind::wrong_operand, atom.span(), row.keyword,
                      row.operands.size() == 1 ? describe(row.operands.front()) : "less", text(atom));
}

bool OperandReader::read_slot(const Operand& operand, const Clause& row, const std::vector<NodeRef>& atoms,
                              std::size_t& at, std::uint32_t end, std::uint16_t number) {
  if (at == atoms.size()) {
    if (operand.optional) return true;
    const Span place{atoms.back().span().file, end, end};
    diagnostics_.report(DiagnosticKind::missing_operand, place, row.keyword, describe(operand));
    return false;
  }
  const NodeRef atom = atoms[at];
  const std::string_view here = text(atom);
  const bool is_text = atom->kind == NodeKind::text;
  const auto wrong = [&] {
    if (operand.optional) return true;
    Diagnostic& fault =
        diagnostics_.report(DiagnosticKind::wrong_operand, atom.span(), row.keyword, describe(operand), here);
    if (operand.slot == Slot::text && !is_text) fault.advise("put texts in double quotes");
    return false;
  };
  const auto take = [&](Value::Type type, std::uint32_t index) {
    add(type, index, atom.span(), number, atom->optional);
    ++at;
    return true;
  };
  const auto word_index = [&] {
    const auto found = std::ranges::find(operand.words, here);
    return found == operand.words.end() ? UINT32_MAX
                                        : static_cast<std::uint32_t>(found - operand.words.begin());
  };

  if (is_text) {
    if (!takes_text(operand.slot)) return wrong();
    knowledge_.texts.push_back(text_value(here));
    return take(Value::Type::text, static_cast<std::uint32_t>(knowledge_.texts.size() - 1));
  }
  switch (operand.slot) {
    case Slot::name: ++at; return true;
    case Slot::ref_or_word:
      if (word_index() != UINT32_MAX) return take(Value::Type::word, word_index());
      [[fallthrough]];
    case Slot::ref:
    case Slot::ref_or_text: {
      if (operand.optional && scope_.find(package_, here) == ThingId::none) return true;
      const ThingId thing = scope_.need(package_, here, atom.span(), operand.kinds);
      if (thing != ThingId::none) return take(Value::Type::thing, static_cast<std::uint32_t>(thing));
      return ++at, true;  // reported; read on
    }
    case Slot::word: {
      if (word_index() != UINT32_MAX) return take(Value::Type::word, word_index());
      if (operand.optional) return true;
      diagnostics_.report(DiagnosticKind::unknown_word, atom.span(), here, row.keyword, describe(operand))
          .did_you_mean(kb::nearest_names(here, operand.words), here, Words::of_language);
      return false;
    }
    case Slot::free_word:
      knowledge_.texts.emplace_back(here);
      return take(Value::Type::text, static_cast<std::uint32_t>(knowledge_.texts.size() - 1));
    case Slot::date: return read_date(atom, number) ? (++at, true) : false;
    case Slot::unit: {
      const Span span{atom.span().file, atom->begin, end};
      auto unit = kb::parse_unit(sources_.text(span));
      if (!unit) {
        diagnostics_
            .report(DiagnosticKind::bad_amount, span,
                    fmt::format("no unit is written `{}`", unit.error().text))
            .did_you_mean(unit.error().nearest);
        return false;
      }
      knowledge_.units.push_back(std::move(*unit));
      add(Value::Type::unit, static_cast<std::uint32_t>(knowledge_.units.size() - 1), span, number);
      at = atoms.size();
      return true;
    }
    case Slot::number:
    case Slot::amount:
    case Slot::dose:
    case Slot::duration:
    case Slot::value:
      if (!is_amount_start(here)) return wrong();
      return read_amount(operand, row, atoms, at, end, number);
    case Slot::text: return wrong();
    case Slot::condition: break;  // a condition is a whole element, never one place among several
  }
  return wrong();
}

bool OperandReader::read_amount(const Operand& operand, const Clause& row, const std::vector<NodeRef>& atoms,
                                std::size_t& at, std::uint32_t end, std::uint16_t number) {
  const Span rest{atoms[at].span().file, atoms[at]->begin, end};
  // A date-like or code-like word is no amount: `settled 2025-03-01` is for a text.
  const auto read = kb::parse_amount(sources_.text(rest));
  if (!read) {
    const auto place = rest.begin + static_cast<std::uint32_t>(read.error().offset);
    Diagnostic& fault =
        diagnostics_.report(DiagnosticKind::bad_amount,
                            Span{rest.file, place, std::max(place, atoms[at]->end)}, read.error().message);
    if (!read.error().hint.empty()) fault.advise(read.error().hint);
    return false;
  }
  const Span span{rest.file, rest.begin, rest.begin + static_cast<std::uint32_t>(read->consumed)};
  while (at < atoms.size() && atoms[at]->begin < span.end) ++at;
  const kb::Amount& amount = read->amount;
  const bool plain = amount.unit == kb::plain_unit();
  if (&operand == &row.operands.back() && misspelt_part(amount, operand.slot, atoms, at)) return false;
  const bool time = amount.unit.dimension.over == kb::Base::time;
  if ((operand.slot == Slot::duration && !time) || (operand.slot == Slot::dose && time)) {
    diagnostics_.report(DiagnosticKind::wrong_operand, span, row.keyword, describe(operand),
                        sources_.text(span));
    return false;
  }
  if ((operand.slot == Slot::duration || operand.slot == Slot::dose) && amount.range.low < 0) {
    diagnostics_.report(DiagnosticKind::bad_amount, span, "it is below zero");
    return false;
  }
  if (operand.slot == Slot::number && (!plain || !amount.range.is_single())) {
    Diagnostic& fault = diagnostics_.report(DiagnosticKind::wrong_operand, span, row.keyword,
                                            describe(operand), sources_.text(span));
    if (amount.unit.dimension.over == kb::Base::percent && amount.range.is_single()) {
      const std::string of_one = kb::format_quantity({amount.range.low / 100, kb::plain_unit()});
      fault.did_you_mean({of_one}).replace(span, of_one);
    }
    return false;
  }
  knowledge_.amounts.push_back(amount);
  add(Value::Type::amount, static_cast<std::uint32_t>(knowledge_.amounts.size() - 1), span, number);
  return true;
}

bool OperandReader::misspelt_part(const kb::Amount& amount, Slot slot, const std::vector<NodeRef>& atoms,
                                  std::size_t at) {
  if (at >= atoms.size() || atoms[at]->kind != NodeKind::word) return false;
  const std::string_view here = text(atoms[at]);
  if (amount.unit == kb::plain_unit()) {
    // Behind a comparison there is a unit, or a clause; elsewhere perhaps more of the operand.
    const bool is_clause = !kb::nearest_names(here, keywords_in(*rows_.front())).empty();
    return misspelt_unit(atoms[at], slot == Slot::condition && !is_clause);
  }
  if (here == "per" && at + 1 < atoms.size()) return misspelt_unit(atoms[at + 1], true);
  if (slot != Slot::dose || amount.basis != kb::Basis::unspecified) return false;
  const std::array bases{kb::basis_name(kb::Basis::elemental), kb::basis_name(kb::Basis::compound)};
  auto nearest = kb::nearest_names(here, bases);
  if (nearest.empty()) return false;
  diagnostics_
      .report(DiagnosticKind::bad_amount, atoms[at].span(), fmt::format("no basis is written `{}`", here))
      .did_you_mean(std::move(nearest), here, Words::of_language);
  return true;
}

bool OperandReader::misspelt_unit(NodeRef atom, bool nothing_else) {
  const std::string_view here = text(atom);
  const auto unit = kb::parse_unit(here);
  if (atom->kind != NodeKind::word || unit || (unit.error().nearest.empty() && !nothing_else)) return false;
  // Capitals and an `s` too many leave no doubt; whatever else it may be is for the author to say.
  std::string plainer(here);
  for (char& c : plainer)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (!kb::parse_unit(plainer) && plainer.ends_with('s')) plainer.pop_back();
  Diagnostic& fault = diagnostics_.report(DiagnosticKind::bad_amount, atom.span(),
                                          fmt::format("no unit is written `{}`", here));
  if (kb::parse_unit(plainer))
    fault.did_you_mean({plainer}).replace(atom.span(), plainer);
  else if (unit.error().nearest.empty())
    fault.advise("a unit is written like `mg`, `mL/min`, `weeks` or `per day`");
  else
    fault.did_you_mean(unit.error().nearest);
  return true;
}

bool OperandReader::read_date(NodeRef atom, std::uint16_t number) {
  const std::string_view here = text(atom);
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto part = [&](std::size_t from, std::size_t length, unsigned& value) {
    const char* end = here.data() + from + length;
    return std::from_chars(here.data() + from, end, value).ptr == end;
  };
  static constexpr std::array<unsigned, 13> kDays{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool shape = here.size() == 10 && here[4] == '-' && here[7] == '-' && part(0, 4, year) &&
                     part(5, 2, month) && part(8, 2, day);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (!shape || month < 1 || month > 12 || day < 1 || day > kDays[month] ||
      (month == 2 && day == 29 && !leap)) {
    diagnostics_.report(DiagnosticKind::bad_date, atom.span(), here);
    return false;
  }
  add(Value::Type::date, year * 10000 + month * 100 + day, atom.span(), number);
  return true;
}

/// In `dose start 100 to 200, usual 200 to 350 mg elemental per day` the first amount takes the next one's
/// unit.
void OperandReader::share_units(const ResolvedClause& clause) {
  std::vector<Value*> values;
  for (const ResolvedClause* c = &clause; c != &clause + clause.size; ++c)
    for (std::uint32_t i = 0; i < c->values; ++i) values.push_back(&knowledge_.values[c->first_value + i]);
  const kb::Amount* next = nullptr;
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    if ((*value)->type != Value::Type::amount) continue;
    kb::Amount& amount = knowledge_.amounts[(*value)->index];
    if (next != nullptr && amount.unit == kb::plain_unit() && !(next->unit == kb::plain_unit())) {
      const std::string whole =
          fmt::format("{} {} {}", sources_.text((*value)->span), kb::unit_text(next->unit),
                      next->basis == kb::Basis::unspecified ? "" : kb::basis_name(next->basis));
      if (const auto read = kb::parse_amount(whole)) amount = read->amount;
    }
    next = &amount;
  }
}

}  // namespace kbc
