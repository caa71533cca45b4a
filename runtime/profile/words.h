// Words: which things of the knowledge base a name means, and what to say of a name that means none.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

/// Kinds of things that one place of a profile takes, and how a message names them.
struct WordClass {
  std::span<const std::string_view> kinds;
  std::string_view expected;  ///< "a goal"
};

inline constexpr std::string_view kGoalKinds[] = {"goal"};
inline constexpr std::string_view kFactKinds[] = {"fact"};
inline constexpr std::string_view kMeasureKinds[] = {"measure"};
inline constexpr std::string_view kStatedKinds[] = {"fact", "measure"};
inline constexpr std::string_view kProfessionalKinds[] = {"professional"};
inline constexpr std::string_view kTakenKinds[] = {"form", "substance", "product", "option", "medicine"};
inline constexpr std::string_view kAskedKinds[] = {"form", "substance", "product", "option"};

inline constexpr WordClass kGoals{kGoalKinds, "a goal"};
inline constexpr WordClass kStated{kStatedKinds, "a fact or measure"};
inline constexpr WordClass kProfessionals{kProfessionalKinds, "a professional"};
inline constexpr WordClass kTaken{kTakenKinds, "something that can be taken"};
inline constexpr WordClass kAsked{kAskedKinds, "a form, product or option"};

/// What `taking` says where nothing is taken.
inline constexpr std::string_view kNothing = "nothing";

/// Longer words are no names.
inline constexpr std::size_t kMaxWord = 256;

/// Without the white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// In any case of letters, as names are compared.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// The things of these kinds that a name means, ascending. A thing's own name goes before other things' other
/// names.
[[nodiscard]] std::vector<std::uint32_t> named(const KnowledgeBase& kb, std::string_view word,
                                               std::span<const std::string_view> kinds);

/// Whether a word names only an example of a thing, such as a medicine of a class.
[[nodiscard]] bool is_example(const KnowledgeBase& kb, std::uint32_t node, std::string_view word);

/// The one thing that a name means.
[[nodiscard]] ProfileResult<std::uint32_t> find_one(const KnowledgeBase& kb, std::string_view word,
                                                    const WordClass& wanted);

/// The error for a name that means nothing of these kinds: unknown_name, or bad_value if it means something
/// else; `more` are words that may have been meant besides.
[[nodiscard]] tl::unexpected<ProfileError> unknown_word(const KnowledgeBase& kb, std::string_view word,
                                                        const WordClass& wanted,
                                                        std::span<const std::string_view> more = {});

/// The row of a thing in `options`, or kNone.
[[nodiscard]] std::uint32_t option_of(const KnowledgeBase& kb, std::uint32_t node);
/// The row of a measure in `measures`, or kNone.
[[nodiscard]] std::uint32_t measure_of(const KnowledgeBase& kb, std::uint32_t node);

/// What a fact says of its node, as the artifact numbers it.
enum class FactKind : std::uint8_t { holds = 0, taking = 1, supervised = 2 };
/// The row in `facts`, or kNone.
[[nodiscard]] std::uint32_t fact_of(const KnowledgeBase& kb, std::uint32_t node, FactKind kind);

/// Everything that a thing is as well, by `is`, `of` and `contains`: itself first, then by distance.
[[nodiscard]] std::vector<std::uint32_t> is_also(const KnowledgeBase& kb, std::uint32_t node);

}  // namespace kb
