// Statements: one thing said of a person, and what it does to a profile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/profile/profile.h"

namespace kb {

enum class SubjectKind : std::uint8_t { fact, supervised, taking, measure };

/// What a statement is about: "knee-injury", "supervised by surgeon", "taking alpha-blocker", "age".
struct Subject {
  SubjectKind kind = SubjectKind::fact;
  std::string written;
  std::uint32_t node = kNone;  ///< of a fact, professional or measure
  std::vector<Item> items;     ///< taken
};

[[nodiscard]] ProfileResult<Subject> find_subject(const KnowledgeBase& kb, std::string_view words);
[[nodiscard]] ProfileResult<Subject> find_supervisor(const KnowledgeBase& kb, std::string_view name);

/// The words with which subjects begin that are no declared names by themselves.
inline constexpr std::string_view kTakingPrefix = "taking ";
inline constexpr std::string_view kSupervisedPrefix = "supervised by ";

/// How a statement meets what was said before.
enum class Meeting : std::uint8_t {
  agrees,    ///< within one text: something else said before is a contradiction
  replaces,  ///< on a command line: the later one holds
};

/// Sets a fact, or that somebody supervises, or that something is not taken; nothing: it is unknown. What is
/// taken is put into `taking` instead.
ProfileResult<void> set_truth(const KnowledgeBase& kb, Profile& profile, const Subject& subject,
                              std::optional<bool> value, Meeting meeting);
/// Sets a measure from text; "unknown" says nothing, or takes back what was said.
ProfileResult<void> set_measure(const KnowledgeBase& kb, Profile& profile, const Subject& subject,
                                std::string_view value, Meeting meeting);
/// Adds what is taken to what is listed, unless that is in it already.
void add_taken(const KnowledgeBase& kb, Profile& profile, const Item& item);

}  // namespace kb
