// Report: an Answer in words, in the order in which they are read, before any layout. The text and the
// Markdown are two layouts of it, so that they can't say different things.
//
// The texts here are as the knowledge base has them: a layout makes them safe for where they go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"

namespace kb::render {

enum class Tone : std::uint8_t { plain, good, care, bad };

/// A remark under an item: "unless  supervised by surgeon". The lead may be empty.
struct Note {
  std::string lead;
  std::string text;
  CitationNumbers citations;
  friend bool operator==(const Note&, const Note&) = default;
};

struct Item {
  std::string text;  ///< empty: the notes alone
  CitationNumbers citations;
  std::vector<Note> notes;
  std::size_t depth = 0;  ///< in a tree: how far below the first
};

struct Section {
  std::string label;
  Tone tone = Tone::plain;
  std::vector<Item> items;
};

/// A statement that stands before the sections: the verdict, and what it depends on.
struct Statement {
  std::string text;
  Tone tone = Tone::plain;
  std::vector<Item> items;
};

struct RankedOption {
  std::string title;
  std::string verdict;
  Tone tone = Tone::plain;
  std::vector<Note> notes;
};

struct Reference {
  std::uint32_t number = 0;
  std::string text;
  std::vector<std::string> notes;
};

struct Report {
  std::string headline;
  std::vector<Statement> statements;
  std::vector<RankedOption> ranking;  ///< best first; only where all options were asked about
  std::vector<Section> sections;
  std::string hint;  ///< how to go on from here; may be empty
  std::vector<Reference> references;
  std::vector<std::string> notices;
  std::string foot;  ///< which knowledge base said this
};

[[nodiscard]] Report report(const Answer& answer);
/// The layout for terminals.
[[nodiscard]] std::string report_text(const Report& report, TextStyle style);

/// Sections that a layout may give a place of their own.
inline constexpr std::string_view kPresumed = "Presumed";
inline constexpr std::string_view kGoodToKnow = "Good to know";

// ---- the parts of a report
/// "suggested-with-caution" as "suggested, with caution".
[[nodiscard]] std::string verdict_words(std::string_view verdict);
[[nodiscard]] Tone verdict_tone(std::string_view verdict);
/// Which verdicts are possible: "contraindicated or suggested", "contraindicated to suggested".
[[nodiscard]] std::string possible_words(Verdicts possible);
/// What the verdict depends on, with the question for each; questions with the same outcomes stand together.
[[nodiscard]] std::vector<Item> dependency_items(const OptionAnswer& option);
/// What each answer to a question leaves of what is possible.
[[nodiscard]] std::vector<Note> outcome_notes(const DependencyAnswer& on, Verdicts possible);
/// Everything that is said of one option after its verdict.
[[nodiscard]] std::vector<Section> option_sections(const OptionAnswer& option);
/// The rules that bear on it, by effect.
[[nodiscard]] std::vector<Section> reason_sections(const OptionAnswer& option);
/// The rule that says most about the verdict, of those that surely apply, in a sentence.
[[nodiscard]] std::optional<Note> main_reason(const OptionAnswer& option);
/// "low certainty", "nothing that counts"
[[nodiscard]] std::string certainty_words(Level level);
/// "randomised trial, n 155"
[[nodiscard]] std::string study_words(const EvidenceReason& evidence);
/// What was asked beyond the answer itself: why, why not, what if, what would change it. Empty for a plain
/// answer.
[[nodiscard]] std::vector<Section> explained_sections(const OptionAnswer& option,
                                                      const std::vector<Citation>& citations);
/// What the verdict rests on, from the rules that decide down to the sources, as a tree; and what that leaves
/// out.
[[nodiscard]] Section derivation_section(const Why& why, const std::vector<Citation>& citations);
/// With a capital at its beginning.
[[nodiscard]] std::string capital(std::string text);
/// " [1, 3]", or nothing.
[[nodiscard]] std::string marks(const CitationNumbers& numbers);

}  // namespace kb::render
