// One study that is told in two ways: other figures, or another result. Which of them holds is for a dispute
// to say.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/check/check.h"
#include "compiler/check/rules.h"
#include "runtime/quantity/quantity.h"

namespace kbc {
namespace {

/// What is told of one thing about the study, and where.
struct Telling {
  std::string what;
  Span span;
};
/// By what it is about: a figure's key, and for results the outcome.
using Tellings = std::map<std::pair<Key, ThingId>, std::vector<Telling>>;

class Told {
 public:
  explicit Told(const Checked& checked) : c_(checked), k_(checked.knowledge) {}

  void run() {
    const std::vector<bool> disputed = disputed_things(k_);
    std::map<ThingId, Tellings> studies;
    std::map<ThingId, bool> settled;
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      const Thing& item = k_.things[i];
      if (item.kind != Kind::evidence || item.package != 0) continue;
      const ThingId study = c_.grades.of_evidence(i).study;
      settled[study] = settled[study] || disputed[i];
      add(item, studies[study]);
    }
    for (const auto& [study, tellings] : studies)
      if (!settled[study])
        for (const auto& [about, told] : tellings) compare(k_[study], about, told);
  }

 private:
  void add(const Thing& item, Tellings& tellings) const {
    for (const ResolvedClause& clause : k_.clauses_of(item)) {
      if (clause.key == Key::people) add_figure(k_.find(clause, Key::n), tellings);
      if (clause.key == Key::reported_by)
        for (const ResolvedClause& inner : k_.clauses_in(clause))
          if (inner.key == Key::n || inner.key == Key::year || inner.key == Key::journal)
            add_figure(&inner, tellings);
      if (clause.key == Key::found) add_results(clause, tellings);
    }
  }

  void add_figure(const ResolvedClause* clause, Tellings& tellings) const {
    if (clause == nullptr || clause->values == 0) return;
    const Value& value = k_.values_of(*clause)[0];
    const std::string what = value.type == Value::Type::text
                                 ? fmt::format("\"{}\"", k_.texts[value.index])
                                 : fmt::to_string(k_.amounts[value.index].range.low / kb::kMicro);
    tellings[{clause->key, ThingId::none}].push_back({what, value.span});
  }

  void add_results(const ResolvedClause& clause, Tellings& tellings) const {
    constexpr std::array<std::string_view, 3> kDirections{"better", "worse",
                                                          "unchanged"};  // as in the language
    for (const auto element : k_.elements_of(clause)) {
      const Value& last = element.back();
      if (element.front().type != Value::Type::thing || last.type != Value::Type::word) continue;
      tellings[{Key::found, static_cast<ThingId>(element.front().index)}].push_back(
          {std::string(kDirections.at(last.index)), last.span});
    }
  }

  void compare(const Thing& study, const std::pair<Key, ThingId>& about,
               const std::vector<Telling>& told) const {
    const Telling& first = told.front();
    const auto other = std::ranges::find_if(told, [&](const Telling& t) { return t.what != first.what; });
    if (other == told.end()) return;
    const std::string what = about.first == Key::n         ? "how many took part"
                             : about.first == Key::year    ? "its year"
                             : about.first == Key::journal ? "its journal"
                                                           : fmt::format("`{}`", k_[about.second].name);
    c_.diagnostics
        .report(DiagnosticKind::told_differently, other->span, study.name, what, first.what, other->what)
        .also(first.span, "told so here")
        .advise(
            fmt::format("say which of them holds, and why, in a `dispute` that is `about {}`", study.name));
  }

  const Checked& c_;
  const Knowledge& k_;
};

}  // namespace

void check_told(const Checked& c) { Told(c).run(); }

}  // namespace kbc
