// Case: one option in a world. Which rules bear on it, how they stand, and which verdicts that leaves
// possible. Private to this room.
#pragma once

#include <array>
#include <map>

#include "runtime/verify/amounts.h"
#include "runtime/verify/grades.h"
#include "runtime/verify/world.h"

namespace kb::verify {

inline constexpr std::array<std::string_view, 6> kVerdictNames{"contraindicated",        "not-suggested",
                                                               "suggested-with-caution", "suggested",
                                                               "not-enough-evidence",    "no-recommendation"};
/// Bits in the order of the names.
using Verdicts = std::uint8_t;
[[nodiscard]] std::vector<std::string> names_of(Verdicts verdicts);
[[nodiscard]] constexpr bool is_one(Verdicts verdicts) {
  return verdicts != 0 && (verdicts & (verdicts - 1)) == 0;
}

enum class Standing : std::uint8_t { active, defeated, open, silent };

struct Total {
  Counted counted;
  std::uint32_t rule = kNone;  ///< the first that is about it
  Range others;
  Range candidate;
  std::vector<Range> pieces;    ///< between all limits
  std::vector<Mask> in_pieces;  ///< the values of the totals' variable that lie in each
};

struct Bearing {
  std::uint32_t rule = kNone;
  bool on_option = false;
  std::size_t total = 0;   ///< of a limit
  Mask beyond = ~Mask{0};  ///< the values of the totals' variable in which it applies
  std::vector<std::size_t> overriders;
  Standing standing = Standing::silent;
  std::uint32_t defeated_by = kNone;
};

class Case {
 public:
  /// `world` and `grades` are kept by the caller.
  Case(const World& world, const Grades& grades, const Person& person, std::uint32_t option);

  [[nodiscard]] bool too_large() const { return too_large_; }
  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const std::vector<Total>& totals() const { return totals_; }
  [[nodiscard]] const std::vector<Bearing>& rules() const { return rules_; }
  [[nodiscard]] std::uint32_t option() const { return option_; }

  /// The verdicts of all completions of a state.
  [[nodiscard]] Verdicts possible(const State& state) const;
  [[nodiscard]] bool possible(const State& state, Verdicts verdict) const;
  /// Fills in how the rules stand.
  void stand();
  /// What is open of the rules that can still change the verdict; the gravest first.
  /// `surely`: of those alone that some completion makes active, and some not (see stand).
  [[nodiscard]] std::vector<Atom> open_atoms(const State& state, bool surely = false) const;
  /// Not surely for others than this person, whatever the totals are.
  [[nodiscard]] bool is_meant(const Bearing& rule) const;
  /// That the condition of a rule holds, as far as is known; that its exception does.
  [[nodiscard]] Truth applies(const Bearing& rule, const State& state) const;
  [[nodiscard]] Truth excepted(const Bearing& rule, const State& state) const;

 private:
  enum Effect : std::size_t { kSuggest, kCaution, kAdviseAgainst, kContraindicate, kUncounted, kEffects };
  using Effects = std::array<Truth, kEffects>;
  [[nodiscard]] Truth condition(const Bearing& rule, const State& state) const;
  [[nodiscard]] std::size_t effect(std::size_t rule) const;
  [[nodiscard]] Effects effects(const std::vector<Truth>& active) const;
  [[nodiscard]] bool for_goal(std::uint32_t rule, std::uint32_t goal) const;
  void gather(const Person& person);
  void weigh(const Person& person);
  [[nodiscard]] std::vector<Truth> active(const State& state) const;
  [[nodiscard]] Verdicts bound(const std::vector<Truth>& active) const;
  [[nodiscard]] std::optional<Atom> split(const std::vector<Truth>& active, const State& state,
                                          std::size_t rule) const;
  [[nodiscard]] std::vector<std::size_t> weighing(const std::vector<Truth>& active) const;
  template <typename Look>
  [[nodiscard]] bool some(const State& from, Look look) const;
  [[nodiscard]] bool can(std::size_t rule, bool is_active) const;

  const World& world_;
  const KnowledgeBase& kb_;
  const Grades& grades_;
  std::uint32_t option_;
  std::vector<Bearing> rules_;
  std::vector<Total> totals_;
  State state_;
  bool too_large_ = false;
};

}  // namespace kb::verify
