// Batch: one person a line in, one answer a line out, for as many as there are.
//
// In NDJSON a line is a profile (runtime/profile/README.md), which may have an `id`. In CSV and TSV the
// first line names the columns: id, form, dose, and what names a line of a profile (several things in a cell
// of `taking` apart by ;); an empty cell is not said. What comes out is described in README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "runtime/artifact/knowledge_base.h"

namespace kb {

enum class BatchFormat : std::uint8_t { ndjson, csv, tsv };

struct BatchOptions {
  BatchFormat format = BatchFormat::ndjson;
  unsigned jobs = 1;           ///< threads
  std::uint64_t skip = 0;      ///< lines of people that were answered before
  bool stop_at_fault = false;  ///< at the first line that is no person; else it is answered as such
  bool with_citations = true;
};

struct BatchCount {
  std::uint64_t lines = 0;   ///< answered, with those below
  std::uint64_t faults = 0;  ///< that are no person
};

/// Fills with the next bytes, at most so many; how many there were: 0 at the end.
using ReadBytes = std::function<std::size_t(char* into, std::size_t most)>;
/// Takes the next bytes and how far it is; false if they can't be written, which ends the run.
using WriteBytes = std::function<bool(std::string_view bytes, const BatchCount& count)>;

/// Longer lines are answered as faults.
inline constexpr std::size_t kMaxBatchLine = std::size_t{1} << 20;

/// Answers in the order of the lines. Memory is bounded by the longest line and the number of jobs. The error
/// is one of the line that names the columns: then nothing is written.
[[nodiscard]] tl::expected<BatchCount, std::string> answer_batch(const KnowledgeBase& kb,
                                                                 const BatchOptions& options,
                                                                 const ReadBytes& read,
                                                                 const WriteBytes& write);

}  // namespace kb
