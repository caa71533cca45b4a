// Chunks of lines are read, handed to threads, and written in their order.
#include "runtime/batch/batch.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "runtime/batch/desks.h"
#include "runtime/batch/lines.h"
#include "runtime/batch/rows.h"

namespace kb {
namespace {

constexpr std::size_t kLinesOfAChunk = 64;
constexpr std::size_t kBytesOfAChunk = std::size_t{1} << 18;
constexpr std::string_view kColumns[] = {"line",      "id",    "option",    "verdict",
                                         "certainty", "rules", "citations", "error"};

class Run {
 public:
  Run(const KnowledgeBase& kb, const BatchOptions& options, const ReadBytes& read, const WriteBytes& write)
      : options_(options), lines_(read), write_(write) {
    if (options.format != BatchFormat::ndjson) begin_table(options.format == BatchFormat::csv ? ',' : '\t');
    desks_.emplace(kb, options_, columns_);
  }

  tl::expected<BatchCount, std::string> run() {
    if (!refused_.empty()) return tl::unexpected(std::move(refused_));
    if (!header_.empty() && !write_(header_, count_)) return count_;
    std::string line;
    for (std::uint64_t i = 0; i < options_.skip && lines_.next(line); ++i) ++number_;
    for (bool more = true; more || !at_work_.empty();) {
      // Where the next line is yet to come, what was begun is written first: somebody may be waiting for it.
      while (more && at_work_.size() < desks_->most_chunks() && (at_work_.empty() || lines_.ready()))
        more = start();
      if (!at_work_.empty() && !finish()) break;
    }
    return count_;
  }

 private:
  /// The first line names the columns, as does the first of the answers.
  void begin_table(char between) {
    std::string line;
    if (lines_.next(line)) {
      if (auto columns = batch::read_columns(line, between))
        columns_ = std::move(*columns);
      else
        refused_ = fmt::format("line 1: {}", columns.error());
    }
    number_ = 1;
    if (options_.skip == 0) header_ = fmt::format("{}\n", fmt::join(kColumns, std::string(1, between)));
  }

  /// Gives the next lines to the desks; false if there are none.
  bool start() {
    auto chunk = spare_.empty() ? std::make_unique<batch::Chunk>() : std::move(spare_.back());
    if (!spare_.empty()) spare_.pop_back();
    chunk->begin(number_ + 1);
    std::string line;
    for (std::size_t bytes = 0; chunk->lines.size() < kLinesOfAChunk && bytes < kBytesOfAChunk;) {
      if (!chunk->lines.empty() && !lines_.ready()) break;
      if (!lines_.next(line)) break;
      ++number_;
      bytes += line.size();
      chunk->lines.push_back(line);
    }
    if (chunk->lines.empty()) return false;
    desks_->give(*chunk);
    at_work_.push_back(std::move(chunk));
    return true;
  }

  /// Writes what was begun first; false if that ends the run.
  bool finish() {
    batch::Chunk& chunk = *at_work_.front();
    desks_->wait_for(chunk);
    count_.lines += chunk.count.lines;
    count_.faults += chunk.count.faults;
    const bool more = write_(chunk.answers, count_) && !(options_.stop_at_fault && count_.faults > 0);
    spare_.push_back(std::move(at_work_.front()));
    at_work_.pop_front();
    return more;
  }

  const BatchOptions& options_;
  batch::LineReader lines_;
  const WriteBytes& write_;
  std::vector<std::string> columns_;
  std::string header_;
  std::string refused_;  ///< why nothing is answered
  std::uint64_t number_ = 0;
  std::deque<std::unique_ptr<batch::Chunk>> at_work_;
  std::vector<std::unique_ptr<batch::Chunk>> spare_;
  BatchCount count_;
  std::optional<batch::Desks>
      desks_;  ///< once the columns are known; ends before the chunks that it works on
};

}  // namespace

tl::expected<BatchCount, std::string> answer_batch(const KnowledgeBase& kb, const BatchOptions& options,
                                                   const ReadBytes& read, const WriteBytes& write) {
  return Run(kb, options, read, write).run();
}

}  // namespace kb
