// Report: an Answer in words, in the order in which they are read, before any layout. The text and the
// Markdown are two layouts of it, so that they can't say different things.
//
// The texts here are as the knowledge base has them: a layout makes them safe for where they go.
#pragma once

#include <string>
#include <vector>

#include "runtime/explain/answer.h"

namespace kb::render {

enum class Tone : std::uint8_t { plain, good, care, bad };

/// A remark under an item: "unless  supervised by surgeon". The lead may be empty.
struct Note {
  std::string lead;
  std::string text;
};

struct Item {
  std::string text;
  std::vector<Note> notes;
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

// ---- the parts of a report
/// "suggested-with-caution" as "suggested, with caution".
[[nodiscard]] std::string verdict_words(std::string_view verdict);
[[nodiscard]] Tone verdict_tone(std::string_view verdict);
/// What the verdict depends on, with the question for each.
[[nodiscard]] std::vector<Item> dependency_items(const OptionAnswer& option);
/// Everything that is said of one option after its verdict.
[[nodiscard]] std::vector<Section> option_sections(const OptionAnswer& option);
/// " [1, 3]", or nothing.
[[nodiscard]] std::string marks(const CitationNumbers& numbers);
/// "randomised trial, n 155"
[[nodiscard]] std::string study_words(const EvidenceReason& evidence);
/// What speaks for an option, or else what decides against it, in one sentence; may be empty.
[[nodiscard]] std::string main_reason(const OptionAnswer& option);

}  // namespace kb::render
