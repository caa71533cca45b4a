// What the context expects, looked up: operands first, then clauses, then statements.
#include "compiler/editor/complete.h"

#include <algorithm>

#include "compiler/editor/context.h"
#include "runtime/quantity/unit_table.h"

namespace kbc {
namespace {

class Completer {
 public:
  Completer(const Index& index, FileId file) : index_(index), package_(package_of(file)) {}

  Completions run(std::string_view text, std::uint32_t offset) {
    const Expected expected = expected_at(text, offset);
    if (expected.amount != nullptr) amount(*expected.amount, expected.before);
    for (const Operand* operand : expected.operands) fill(*operand, expected.before);
    for (const Clause* row : expected.clauses) keyword_of(CompletionKind::clause, *row);
    if (expected.statement)
      for (const Clause& row : language().clauses) keyword_of(CompletionKind::statement, row);
    result_.begin = expected.begin;
    shorten(text.substr(expected.begin, offset - expected.begin));
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::uint32_t package_of(FileId file) const {
    const auto& packages = index_.analysis().project.packages;
    for (std::size_t i = 0; i < packages.size(); ++i)
      if (std::ranges::find(packages[i].trees, file, &Tree::file) != packages[i].trees.end())
        return static_cast<std::uint32_t>(i);
    return 0;
  }

  void keyword_of(CompletionKind kind, const Clause& row) {
    result_.list.push_back({kind, std::string(row.keyword), ThingId::none, &row});
  }

  void words(const std::vector<std::string_view>& list) {
    for (const std::string_view word : list)
      result_.list.push_back({CompletionKind::word, std::string(word), ThingId::none, nullptr});
  }

  void units(bool time_alone) {
    for (const kb::UnitEntry& unit : kb::unit_table()) {
      if (kb::is_denominator_only(unit) || unit.spelling.empty() ||
          (time_alone && unit.base != kb::Base::time))
        continue;
      result_.list.push_back({CompletionKind::unit,
                              std::string(unit.plural.empty() ? unit.spelling : unit.plural), ThingId::none,
                              nullptr});
    }
  }

  void amount(const Operand& operand, std::string_view before) {
    if (operand.slot == Slot::number) return;
    const bool number = before.find_first_not_of("0123456789.-") == std::string_view::npos;
    if (number) {
      units(operand.slot == Slot::duration);
      words({"to"});
    } else if (operand.slot != Slot::duration) {
      words({"elemental", "compound", "per day", "per week"});
    }
  }

  void names(Kinds kinds) {
    const Knowledge& k = index_.knowledge();
    const auto gather = [&](std::size_t package, const std::string& prefix) {
      for (std::size_t i = 0; i < k.things.size(); ++i) {
        const Thing& thing = k.things[i];
        if (thing.package != package || !kinds.has(thing.kind)) continue;
        result_.list.push_back({CompletionKind::name, prefix + thing.name, static_cast<ThingId>(i), nullptr});
      }
    };
    const std::size_t first = result_.list.size();
    gather(package_, "");
    const auto& packages = index_.analysis().project.packages;
    if (package_ < packages.size())
      for (const Package::Import& import : packages[package_].imports)
        gather(import.package, import.alias.empty() ? "" : import.alias + ".");
    // Where several kinds fit, claims are meant most often, and sources least.
    const auto rank = [&](const Completion& c) {
      const Kind kind = k[c.thing].kind;
      return kind == Kind::claim ? 0 : kind == Kind::source ? 2 : 1;
    };
    std::ranges::stable_sort(result_.list.begin() + static_cast<std::ptrdiff_t>(first), result_.list.end(),
                             {}, rank);
  }

  void condition(std::string_view before) {
    if (before == "taking")
      return names({Kind::medicine, Kind::form, Kind::substance, Kind::product, Kind::option});
    if (before == "by") return names(Kind::professional);
    if (before == "supervised") return words({"by"});
    if (!before.empty() && before != "not" && before != "and" && before != "or") {
      if (before.front() >= '0' && before.front() <= '9') units(false);
      return words({"and", "or"});
    }
    words({"not", "taking", "supervised by"});
    names({Kind::fact, Kind::population, Kind::risk_group, Kind::measure});
  }

  void fill(const Operand& operand, std::string_view before) {
    switch (operand.slot) {
      case Slot::ref:
      case Slot::ref_or_text: return names(operand.kinds);
      case Slot::ref_or_word: words(operand.words); return names(operand.kinds);
      case Slot::word: return words(operand.words);
      case Slot::unit: return units(false);
      case Slot::condition: return condition(before);
      default: return;  // the author's own
    }
  }

  /// Of very many, those that the word fits which has been begun.
  void shorten(std::string_view begun) {
    auto& list = result_.list;
    if (list.size() <= kMostCompletions) return;
    result_.more = true;
    std::erase_if(list, [&](const Completion& c) { return c.text.find(begun) == std::string::npos; });
    const auto starts = [&](const Completion& c) { return c.text.starts_with(begun); };
    std::stable_partition(list.begin(), list.end(), starts);
    if (list.size() > kMostCompletions) list.resize(kMostCompletions);
  }

  const Index& index_;
  std::uint32_t package_;
  Completions result_;
};

}  // namespace

Completions complete(const Index& index, FileId file, std::string_view text, std::uint32_t offset) {
  return Completer(index, file).run(text, offset);
}

}  // namespace kbc
