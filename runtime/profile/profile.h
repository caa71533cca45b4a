// Profile: what is known of a person, and what is asked about: resolved against one knowledge base.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "runtime/artifact/knowledge_base.h"
#include "runtime/quantity/quantity.h"

namespace kb {

/// What somebody takes, or asks about: a form, product, option or medicine, with or without an amount.
struct Item {
  std::uint32_t node = kNone;    ///< in the knowledge base
  std::uint32_t option = kNone;  ///< index into options, where it is one
  std::string written;           ///< as the asker wrote it, such as "doxycycline" for a class of medicines
  std::optional<Amount> dose;    ///< per day; a dose written without a period is taken as a day's

  friend bool operator==(const Item&, const Item&) = default;
};

struct FactValue {
  std::uint32_t fact = kNone;  ///< index into facts
  bool value = false;

  friend bool operator==(const FactValue&, const FactValue&) = default;
};

struct MeasureValue {
  std::uint32_t measure = kNone;  ///< index into measures
  Range range;                    ///< micro, in the measure's unit

  friend bool operator==(const MeasureValue&, const MeasureValue&) = default;
};

/// Only what was said stands here. What follows from it, and what is presumed, is worked out by decide.
struct Profile {
  std::uint32_t goal = kNone;  ///< node
  std::vector<FactValue>
      facts;  ///< by fact, each once; `supervised by` included, `taking` only where said by itself
  std::vector<MeasureValue> measures;  ///< by measure, each once
  std::optional<std::vector<Item>>
      taking;                          ///< everything the person takes; not said: unknown. Empty: nothing.
  bool taking_more = false;            ///< there may be more than `taking` lists
  std::vector<std::uint32_t> unknown;  ///< facts said to be unknown: never presumed; sorted
  bool presume_no = false;             ///< everything left unsaid is taken as no, and nothing else as taken
  std::optional<Item> candidate;
  std::vector<Item> compared;  ///< in place of a candidate: options that are asked about together, each once

  /// What is asked about an option: perhaps at a dose. Null: it isn't asked about by itself.
  [[nodiscard]] const Item* asked(std::uint32_t option) const;

  friend bool operator==(const Profile&, const Profile&) = default;
};

enum class ProfileErrorKind : std::uint8_t {
  unreadable,      ///< no YAML, no JSON, or too large
  unknown_name,    ///< a word that the knowledge base doesn't declare
  unknown_option,  ///< the candidate isn't in the knowledge base: answered as such, not as a usage error
  bad_value,       ///< a value of the wrong type, unit or range
  contradiction,   ///< said twice, differently
};

struct ProfileError {
  ProfileErrorKind kind;
  std::string message;               ///< with the place, where the text has one: "line 3: …"
  std::string name;                  ///< the word in question
  std::vector<std::string> nearest;  ///< declared words near it
};

template <typename T>
using ProfileResult = tl::expected<T, ProfileError>;

/// Texts larger than this are refused.
inline constexpr std::size_t kMaxProfileBytes = std::size_t{1} << 20;

/// Reads a profile from YAML or JSON (told apart by their first character). See README.md for the form.
ProfileResult<Profile> read_profile(const KnowledgeBase& kb, std::string_view text);

// ---- single statements, as on a command line; each replaces or adds to what the profile says
/// "knee-injury", "supervised by surgeon", "taking alpha-blocker", "pulse 80 beats/min", "age = 34
/// years"
ProfileResult<void> say(const KnowledgeBase& kb, Profile& profile, std::string_view statement, bool holds);
/// "iodide 1 mg elemental", "prazosin"; "nothing" says that nothing is taken.
ProfileResult<void> say_taking(const KnowledgeBase& kb, Profile& profile, std::string_view item);
/// Several of them at once, as on one command line. There a later one cannot be meant to replace an earlier
/// one: what doesn't go together is a contradiction that names both, and nothing is said.
struct Statements {
  std::vector<std::string> with;     ///< what is so
  std::vector<std::string> without;  ///< what isn't
  std::vector<std::string> taking;
};
ProfileResult<void> say_all(const KnowledgeBase& kb, Profile& profile, const Statements& statements);
ProfileResult<void> say_goal(const KnowledgeBase& kb, Profile& profile, std::string_view goal);
/// The form, product or option asked about; unknown_option with the nearest names if there is none.
ProfileResult<void> say_candidate(const KnowledgeBase& kb, Profile& profile, std::string_view option);
/// Options to compare, by name, with or without an amount behind it. The candidate's dose is its dose among
/// them, and has to be; there is no candidate any more.
ProfileResult<void> say_compared(const KnowledgeBase& kb, Profile& profile,
                                 std::span<const std::string> names);
/// "200 mg elemental", "500 mg compound per day": the candidate's dose.
ProfileResult<void> say_dose(const KnowledgeBase& kb, Profile& profile, std::string_view dose);

}  // namespace kb
