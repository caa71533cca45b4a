// Completion: what fits where somebody writes, by the language's table: keywords, names of the right kinds,
// words, units.
#pragma once

#include <string>
#include <vector>

#include "compiler/editor/index.h"

namespace kbc {

enum class CompletionKind : std::uint8_t { statement, clause, name, word, unit };

struct Completion {
  CompletionKind kind = CompletionKind::word;
  std::string text;
  ThingId thing = ThingId::none;  ///< of a name
  const Clause* row = nullptr;    ///< of a keyword
};

struct Completions {
  std::uint32_t begin = 0;  ///< what stands from here up to the place is replaced
  std::vector<Completion> list;
  bool more = false;  ///< not all that fits is listed: ask again when more has been written
};

/// At most this many are listed.
inline constexpr std::size_t kMostCompletions = 500;

/// `text` is the file as it is now, which need not be what the index was made from.
[[nodiscard]] Completions complete(const Index& index, FileId file, std::string_view text,
                                   std::uint32_t offset);

}  // namespace kbc
