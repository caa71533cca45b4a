// Statements that say opposite things to one person: preferences both ways, doses that do not meet, a dose
// beyond a limit.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "compiler/check/rules.h"

namespace kbc {
namespace {

/// Of the statements on one thing, each is compared with at most so many before it.
constexpr std::size_t kMostCompared = 64;

/// So much of the substance a day, and where it is said.
struct Dose {
  kb::Range range;
  Span span;
};

class Clashes {
 public:
  explicit Clashes(const Checked& checked) : c_(checked), k_(checked.knowledge), people_(k_) {}

  void run() {
    for (std::size_t i = 0; i < k_.things.size(); ++i) {
      if (k_.things[i].kind == Kind::prefer) add_preference(i);
      if (k_.things[i].kind == Kind::suggest) add_suggestion(i);
      if (k_.things[i].kind == Kind::limit) add_limit(i);
    }
    for (const auto& [pair, preferences] : preferences_) check_preferences(pair, preferences);
    for (const auto& [target, suggestions] : suggestions_) {
      check_doses(suggestions);
      check_limits(target, suggestions);
    }
  }

 private:
  using Pair = std::pair<ThingId, ThingId>;

  [[nodiscard]] bool meet(std::size_t a, std::size_t b) {
    if (settled_between(k_, a, b)) return false;
    if (!share_a_goal(goals_of(k_, k_.things[a]), goals_of(k_, k_.things[b]))) return false;
    return people_.possible(people_.both(applies(a), applies(b))) == true;
  }

  /// Somebody for whom both are meant.
  [[nodiscard]] std::string example(std::size_t a, std::size_t b) {
    const std::string person = people_.somebody(people_.both(applies(a), applies(b)));
    return person.empty() ? "for example: anybody" : "for example: " + person;
  }

  Formula applies(std::size_t thing) {
    const auto known = applies_.find(thing);
    return known != applies_.end() ? known->second : applies_[thing] = people_.applies(k_.things[thing]);
  }

  void add_preference(std::size_t i) {
    for (const ThingId better : k_.refs(k_.things[i], Key::target))
      for (const ThingId worse : k_.refs(k_.things[i], Key::over)) preferences_[{better, worse}].push_back(i);
  }
  void add_suggestion(std::size_t i) {
    if (c_.grades.certainty[i] == kb::Level::none) return;
    for (const ThingId target : k_.refs(k_.things[i], Key::target)) suggestions_[target].push_back(i);
  }
  void add_limit(std::size_t i) {
    for (const ThingId target : k_.refs(k_.things[i], Key::target)) limits_[target].push_back(i);
  }

  void check_preferences(const Pair& pair, const std::vector<std::size_t>& one_way) {
    const auto [better, worse] = pair;
    const auto other_way = preferences_.find({worse, better});
    if (other_way == preferences_.end() || worse < better) return;
    for (const std::size_t a : first_of(one_way))
      for (const std::size_t b : first_of(other_way->second)) {
        if (!meet(a, b)) continue;
        const std::size_t later = std::max(a, b);
        const std::size_t earlier = std::min(a, b);
        c_.diagnostics
            .report(DiagnosticKind::clash, k_.things[later].header, k_.things[later].name,
                    k_.things[earlier].name,
                    fmt::format("which of `{}` and `{}` goes first", k_[better].name, k_[worse].name))
            .also(k_.things[earlier].header, "this says it the other way round")
            .advise(example(a, b))
            .advise("say with `when` or `unless` for whom which of them holds");
      }
  }

  void check_doses(const std::vector<std::size_t>& suggestions) {
    for (std::size_t i = 0; i < suggestions.size(); ++i)
      for (std::size_t j = i > kMostCompared ? i - kMostCompared : 0; j < i; ++j) {
        const auto one = dose(suggestions[j], Key::usual);
        const auto other = dose(suggestions[i], Key::usual);
        if (!one || !other) continue;
        const bool apart = one->range.high < other->range.low || other->range.high < one->range.low;
        if (!apart || !meet(suggestions[i], suggestions[j])) continue;
        c_.diagnostics
            .report(DiagnosticKind::clash, other->span, k_.things[suggestions[i]].name,
                    k_.things[suggestions[j]].name, "how much to take")
            .also(one->span, "another amount for the same person")
            .advise(example(suggestions[i], suggestions[j]))
            .advise(
                "say with `when` or `unless` for whom which of them holds, or let one override the other");
      }
  }

  void check_limits(ThingId target, const std::vector<std::size_t>& suggestions) {
    for (const ThingId about : with_substance(k_, target)) {
      const auto found = limits_.find(about);
      if (found == limits_.end()) continue;
      for (const std::size_t limit : first_of(found->second)) {
        const auto most = dose(limit, Key::to);
        if (!most) continue;
        for (const std::size_t suggestion : suggestions)
          for (const Key band : {Key::start, Key::usual, Key::most}) {
            const auto said = dose(suggestion, band);
            if (!said || said->range.high <= most->range.high || !meet(suggestion, limit)) continue;
            c_.diagnostics
                .report(DiagnosticKind::beyond_limit, said->span, k_.things[suggestion].name,
                        k_.things[limit].name)
                .also(most->span, "the limit")
                .advise(example(suggestion, limit))
                .advise("stay within the limit, or say for whom it does not hold");
          }
      }
    }
  }

  /// What a rule says in a band, or a limit's amount, as the substance itself in a day; nothing if it does
  /// not say it in a weight that can be told.
  [[nodiscard]] std::optional<Dose> dose(std::size_t thing, Key band) const {
    const Thing& rule = k_.things[thing];
    const ResolvedClause* clause = k_.find(rule, band == Key::to ? Key::to : Key::dose);
    if (clause == nullptr) return std::nullopt;
    const bool plain = band == Key::to || (band == Key::usual && clause->values > 0);
    const ResolvedClause* inner = plain ? clause : k_.find(*clause, band);
    if (inner == nullptr || inner->values == 0) return std::nullopt;
    const Value& value = k_.values_of(*inner)[0];
    if (value.type != Value::Type::amount) return std::nullopt;
    kb::Amount amount = k_.amounts[value.index];
    if (!(amount.unit.dimension == kb::Dimension{kb::Base::mass, kb::Base::number})) return std::nullopt;
    const auto targets = k_.refs(rule, Key::target);
    if (amount.basis == kb::Basis::compound) {
      const Content* content = targets.size() == 1 ? k_.content(targets[0]) : nullptr;
      if (content == nullptr) return std::nullopt;
      const auto elemental = kb::elemental(amount, content->high);
      if (!elemental) return std::nullopt;
      amount = *elemental;
    }
    const auto day = kb::in_period(amount, kb::Period::day);
    if (!day || amount.basis != kb::Basis::elemental) return std::nullopt;
    return Dose{day->range, value.span};
  }

  static std::vector<std::size_t> first_of(std::vector<std::size_t> list) {
    if (list.size() > kMostCompared) list.resize(kMostCompared);
    return list;
  }

  const Checked& c_;
  const Knowledge& k_;
  People people_;
  std::map<std::size_t, Formula> applies_;
  std::map<Pair, std::vector<std::size_t>> preferences_;
  std::map<ThingId, std::vector<std::size_t>> suggestions_;
  std::map<ThingId, std::vector<std::size_t>> limits_;
};

}  // namespace

void check_clashes(const Checked& c) { Clashes(c).run(); }

}  // namespace kbc
