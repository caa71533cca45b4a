// Answer: all that is said to a question, ready to be rendered. Every room before this one works towards it;
// every renderer reads nothing else.
//
// Texts are plain, without markup. `[n]` marks of citations are not in the texts: statements carry the
// numbers of their citations. Names are those of the knowledge base's statements.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "runtime/decide/decide.h"
#include "runtime/explain/dependency.h"
#include "runtime/explain/finding.h"
#include "runtime/explain/proof.h"
#include "runtime/explain/statement.h"

namespace kb {

struct KnowledgeBaseIdentity {
  std::string name;
  std::string title;
  std::string version;
  std::string digest;
};

enum class Effect : std::uint8_t { suggest, caution, advise_against, contraindicate };
[[nodiscard]] std::string_view effect_name(Effect effect);  ///< "advise-against"

/// A rule that bears on the option.
struct Reason {
  std::string rule;
  std::string kind;  ///< "suggest", "limit", "separate", …
  Effect effect = Effect::suggest;
  RuleState state = RuleState::silent;
  bool strong = false;
  Level certainty = Level::none;
  std::string when;         ///< its condition in words of the knowledge base; empty: always
  std::string unless;       ///< its exceptions
  std::string defeated_by;  ///< the overriding rule or "unless …"; empty unless defeated
  std::string says;         ///< the author's words, with what may happen (`effect`)
  std::string limit;        ///< of a limit: "total 400 mg > 350 mg per day, 50 mg too much"; else empty
  std::string spacing;      ///< of a separation: "2 h apart"; else empty
  std::vector<std::string>
      concerns;  ///< the other things of a separation or interaction, as the asker named them
  std::vector<std::string> instead;
  std::vector<std::string> consult;
  std::vector<ClaimReason> because;
  CitationNumbers citations;
  Place place;
};

struct DoseBand {
  std::string keyword;  ///< "start", "usual", "studied", "most"
  std::string amount;   ///< "200–350 mg elemental per day"
  std::string
      relation;  ///< of the dose asked about: "below", "within", "above", or empty where that isn't known
};

struct LimitAnswer {
  std::string rule;
  std::string limit;                    ///< "350 mg elemental per day"
  std::string total;                    ///< "400 mg", "200 mg or more"
  std::string remaining;                ///< "150 mg"; empty where there is none or it isn't known
  std::string beyond;                   ///< "50 mg"; empty unless beyond
  RuleState state = RuleState::silent;  ///< active: beyond; silent: within; open: that depends
  std::vector<std::string> counted;     ///< "iodide 1 mg", "iodate 1 mg": what adds up
  std::string applies_to;               ///< for whom; empty: everybody
  CitationNumbers citations;
};

struct DoseAnswer {
  std::string asked;       ///< as written: "500 mg compound"; empty: no dose asked
  std::string elemental;   ///< "70.5 mg"; empty where it isn't known
  std::string basis;       ///< "elemental", "compound" or empty
  std::string conversion;  ///< "500 mg of … at 14.1 % is 70.5 mg of …"; empty where nothing was converted
  std::vector<DoseBand> bands;
  std::vector<LimitAnswer> limits;
};

struct NotCounted {
  std::string design;  ///< "anecdote", "testimonial", "marketing"
  std::uint32_t items = 0;
  std::vector<std::string> names;
  CitationNumbers citations;
};

struct SideEffectAnswer {
  std::string outcome;
  std::string text;  ///< how it shows, when it is likelier, what helps
  std::string when;  ///< only if this is so, which isn't known; empty: it may come
  CitationNumbers citations;
};

/// Why the verdict is what it is.
struct Why {
  /// A smallest set of what was said that forces the verdict by itself: nothing in it can be left out.
  std::vector<std::string> sufficient;
  std::vector<DerivationNode> derivation;  ///< of the rules that decide, whole
  /// What people are shown of it; programs get all.
  bool show_all = false;                                             ///< else what bears on the verdict
  std::size_t show_depth = std::numeric_limits<std::size_t>::max();  ///< steps below the rules
  bool on_paper = false;                                             ///< nobody can ask for the rest there
};

/// What stands between an option and a verdict that it doesn't have.
struct WhyNot {
  std::string wanted;     ///< a verdict
  bool possible = false;  ///< it is possible already, or even the answer
  /// "nothing speaks for it", "what speaks for it does not apply", "what speaks for it does not count",
  /// "something speaks for it", "something speaks against it": one of these words, or several.
  std::vector<std::string> causes;
  /// The smallest sets of what was said that would have to be otherwise: each one alone makes the verdict
  /// possible.
  std::vector<std::vector<std::string>> in_the_way;
  struct Obstacle {
    std::string rule;
    std::string failing;  ///< "total 400 mg > 350 mg per day, 50 mg too much", "needs constipation"
    Place place;
  };
  std::vector<Obstacle> against;  ///< rules that apply and weigh more
  std::vector<Obstacle> nearest;  ///< rules that would speak for it, with the first thing that fails
};

/// One way to reach a verdict by changing what can be changed.
struct Change {
  std::vector<std::string> steps;  ///< "take 150 mg or less", "stop iodate 1 mg", "choose iodide instead"
  std::string verdict;
};
struct Changes {
  std::string wanted;
  std::string
      dose_window;  ///< the doses that have it, all else as it is: "above 0, up to 150 mg"; empty: none
  std::vector<Change> changes;  ///< smallest first
};

/// The answer before and after something is changed.
struct Difference {
  std::string verdict_before;
  std::string verdict_after;
  std::string certainty_before;
  std::string certainty_after;
  std::vector<std::string> gained;   ///< rules that now apply
  std::vector<std::string> lost;     ///< rules that no longer do
  std::vector<std::string> changed;  ///< rules that stand otherwise: "limit-x: within → beyond"
};

/// What is said of one option.
struct OptionAnswer {
  std::string name;
  std::string title;
  std::string kind;  ///< "form", "product", "option"
  Verdicts possible;
  bool exact = true;
  std::vector<DependencyAnswer> depends_on;
  Level certainty = Level::none;
  std::vector<std::string> derivation;  ///< of the certainty
  std::vector<Reason> reasons;  ///< active first, by severity; then open, defeated; silent ones left out
  DoseAnswer dose;
  std::vector<std::string> timing;  ///< "1–2 h before bed", "2 h or more apart from doxycycline"
  std::vector<NotCounted> not_counted;
  std::vector<EvidenceReason> against;  ///< evidence against the claims it rests on
  std::vector<SideEffectAnswer> side_effects;
  std::optional<Why> why;
  std::optional<WhyNot> why_not;
  std::optional<Changes> changes;
  std::optional<Difference> difference;
  std::string rank;  ///< what put it behind the one before; empty for the first or only one
  Proof proof;       ///< for those who check it

  /// "depends" where several verdicts are possible, else the one.
  [[nodiscard]] std::string verdict() const;
};

/// The name asked about isn't in the knowledge base.
struct UnknownAnswer {
  std::string name;
  std::vector<std::string> nearest;
};

struct Answer {
  KnowledgeBaseIdentity kb;
  std::vector<std::string> notices;
  std::string goal;  ///< name; empty: none asked
  std::string goal_title;
  bool all = false;  ///< no option was named: all are decided, ranked
  std::vector<OptionAnswer> options;
  std::optional<UnknownAnswer> unknown;
  Finding finding;  ///< of a question about the knowledge base itself: then there are no options
  std::vector<std::string>
      presumed;                     ///< "no knee injury (not said)", each presumption that an option rests on
  std::vector<Citation> citations;  ///< by number
  std::string remark;               ///< of what was asked besides and isn't given; may be empty
  std::vector<std::string> advice;  ///< general advice for the goal, in the author's words
  Asked asked;                      ///< the question as it was understood

  /// "unknown", or for one option its verdict, or "ranked" for all.
  [[nodiscard]] std::string verdict() const;
};

/// Answers `kbq ask`: one option if the profile has a candidate, else all of them.
[[nodiscard]] tl::expected<Answer, Contradiction> ask(const KnowledgeBase& kb, const Profile& profile);

/// Each of these is `ask` with one more thing worked out, for the profile's candidate.
[[nodiscard]] tl::expected<Answer, Contradiction> why(const KnowledgeBase& kb, const Profile& profile);
[[nodiscard]] tl::expected<Answer, Contradiction> why_not(const KnowledgeBase& kb, const Profile& profile,
                                                          Verdict wanted);
[[nodiscard]] tl::expected<Answer, Contradiction> change(const KnowledgeBase& kb, const Profile& profile,
                                                         Verdict wanted);
/// The answer for `after`, with the difference from `before`.
[[nodiscard]] tl::expected<Answer, Contradiction> what_if(const KnowledgeBase& kb, const Profile& before,
                                                          const Profile& after);
/// The options that the profile compares, each at its dose, in order of rank.
[[nodiscard]] tl::expected<Answer, Contradiction> compare(const KnowledgeBase& kb, const Profile& profile);

/// What can change the answer of `ask`, in the order in which to ask: what may reveal harm first, then what
/// settles most; of several options, what bears on most.
[[nodiscard]] tl::expected<Answer, Contradiction> questions(const KnowledgeBase& kb, const Profile& profile);

/// Who says what where sources disagree, how it is settled, and why: of these disputes (nodes).
[[nodiscard]] Answer disputes(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes);

/// What these statements rest on and what rests on them, at most so many steps away.
[[nodiscard]] Answer trace(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                           std::uint32_t depth = kNone);
/// What changes if these statements fall away (see without.h): certainties, and verdicts for these people.
[[nodiscard]] Answer impact(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                            const std::vector<Person>& people);
/// What rests on little, as of a day (yyyymmdd), and what single sources and studies hold up alone.
[[nodiscard]] Answer weakest(const KnowledgeBase& kb, std::uint32_t on, const std::vector<Person>& people);

/// What these questions (nodes) are answered, and what that rests on; `in_short`: to choose from.
[[nodiscard]] Answer common_questions(const KnowledgeBase& kb, const std::vector<std::uint32_t>& nodes,
                                      bool in_short);

/// The sources among these nodes, and those that the others rest on, at any remove; each once, in order of
/// their numbers. Retellings are no grounds.
[[nodiscard]] std::vector<Citation> citations_of(const KnowledgeBase& kb,
                                                 const std::vector<std::uint32_t>& nodes);

/// An evening and the weeks after it, of the profile's candidate: the plan is the answer's finding. Of what
/// isn't suggested there is none: then it is the answer of `ask`, with a remark.
[[nodiscard]] tl::expected<Answer, Contradiction> plan(const KnowledgeBase& kb, const Profile& profile,
                                                       const Evening& evening);

/// The answer to a question about something that isn't in the knowledge base.
[[nodiscard]] Answer unknown_to(const KnowledgeBase& kb, const Profile& profile, UnknownAnswer unknown);

}  // namespace kb
