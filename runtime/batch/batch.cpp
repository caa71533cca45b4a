// Chunks of lines are read, handed to threads, and written in their order.
#include "runtime/batch/batch.h"

#include <deque>
#include <future>
#include <memory>
#include <vector>

#include "runtime/batch/lines.h"
#include "runtime/batch/person.h"

namespace kb {
namespace {

constexpr std::size_t kLinesOfAChunk = 256;
constexpr std::size_t kBytesOfAChunk = std::size_t{1} << 18;
constexpr std::string_view kColumns[] = {"line",      "id",    "option",    "verdict",
                                         "certainty", "rules", "citations", "error"};

struct Chunk {
  std::uint64_t first = 0;  ///< number of its first line
  std::vector<std::string> lines;
  std::string answers;
  BatchCount count;
};

/// Answers a chunk; after a fault that ends the run, no more.
void answer_chunk(batch::Desk& desk, Chunk& chunk, bool stop_at_fault) {
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const bool person = desk.answer(chunk.lines[i], chunk.first + i, chunk.answers);
    ++chunk.count.lines;
    if (!person) ++chunk.count.faults;
    if (!person && stop_at_fault) break;
  }
}

class Run {
 public:
  Run(const KnowledgeBase& kb, const BatchOptions& options, const ReadBytes& read, const WriteBytes& write)
      : options_(options), lines_(read), write_(write) {
    if (options.format != BatchFormat::ndjson) {
      const char between = options.format == BatchFormat::csv ? ',' : '\t';
      std::string line;
      if (lines_.next(line)) static_cast<void>(batch::split_cells(line, between, columns_));
      number_ = 1;
      if (options.skip == 0) {
        for (const std::string_view column : kColumns) {
          if (!header_.empty()) header_ += between;
          header_ += column;
        }
        header_ += '\n';
      }
    }
    for (unsigned i = 0; i < std::max(1U, options.jobs); ++i)
      desks_.push_back(std::make_unique<batch::Desk>(kb, options_, columns_));
  }

  BatchCount run() {
    if (!header_.empty() && !write_(header_, count_)) return count_;
    std::string line;
    for (std::uint64_t i = 0; i < options_.skip && lines_.next(line); ++i) ++number_;
    for (bool more = true; more || !at_work_.empty();) {
      // Where the next line is yet to come, what was begun is written first: somebody may be waiting for it.
      while (more && !desks_.empty() && (at_work_.empty() || lines_.ready())) more = start();
      if (!at_work_.empty() && !finish()) break;
    }
    for (Work& work : at_work_) work.done.wait();
    return count_;
  }

 private:
  struct Work {
    std::unique_ptr<Chunk> chunk;
    std::unique_ptr<batch::Desk> desk;
    std::future<void> done;
  };

  /// Gives the next lines to a free desk; false if there are none.
  bool start() {
    auto chunk = std::make_unique<Chunk>();
    chunk->first = number_ + 1;
    std::string line;
    for (std::size_t bytes = 0; chunk->lines.size() < kLinesOfAChunk && bytes < kBytesOfAChunk;) {
      if (!chunk->lines.empty() && !lines_.ready()) break;
      if (!lines_.next(line)) break;
      ++number_;
      bytes += line.size();
      chunk->lines.push_back(line);
    }
    if (chunk->lines.empty()) return false;
    Work work{std::move(chunk), std::move(desks_.back()), {}};
    desks_.pop_back();
    work.done = std::async(options_.jobs > 1 ? std::launch::async : std::launch::deferred,
                           [desk = work.desk.get(), of = work.chunk.get(), stop = options_.stop_at_fault] {
                             answer_chunk(*desk, *of, stop);
                           });
    at_work_.push_back(std::move(work));
    return true;
  }

  /// Writes what was begun first; false if that ends the run.
  bool finish() {
    Work work = std::move(at_work_.front());
    at_work_.pop_front();
    work.done.get();
    desks_.push_back(std::move(work.desk));
    count_.lines += work.chunk->count.lines;
    count_.faults += work.chunk->count.faults;
    return write_(work.chunk->answers, count_) && !(options_.stop_at_fault && count_.faults > 0);
  }

  const BatchOptions& options_;
  batch::LineReader lines_;
  const WriteBytes& write_;
  std::vector<std::string> columns_;
  std::string header_;
  std::uint64_t number_ = 0;
  std::vector<std::unique_ptr<batch::Desk>> desks_;  ///< where nobody works
  std::deque<Work> at_work_;
  BatchCount count_;
};

}  // namespace

BatchCount answer_batch(const KnowledgeBase& kb, const BatchOptions& options, const ReadBytes& read,
                        const WriteBytes& write) {
  return Run(kb, options, read, write).run();
}

}  // namespace kb
