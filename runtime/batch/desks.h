// Desks: threads that answer chunks of lines, each with what it needs for that. Private to this room.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "runtime/batch/person.h"

namespace kb::batch {

/// Used again: its answers fill megabytes, and memory that is given back and asked for each time costs a
/// sixth more.
struct Chunk {
  std::uint64_t first = 0;  ///< number of its first line
  std::vector<std::string> lines;
  std::string answers;
  BatchCount count;
  bool done = false;
  std::exception_ptr failure;  ///< no memory

  void begin(std::uint64_t number);
};

class Desks {
 public:
  /// One desk needs no thread: its chunks are answered when they are waited for.
  Desks(const KnowledgeBase& kb, const BatchOptions& options, const std::vector<std::string>& columns);
  /// Chunks that nobody has begun stay as they are.
  ~Desks();
  Desks(const Desks&) = delete;
  Desks& operator=(const Desks&) = delete;

  /// So many chunks at once keep every desk at work while others are read and written.
  [[nodiscard]] std::size_t most_chunks() const { return threads_.empty() ? 1 : 2 * threads_.size(); }
  void give(Chunk& chunk);
  void wait_for(Chunk& chunk);

 private:
  void work(Desk& desk);
  void answer(Desk& desk, Chunk& chunk) const;

  const BatchOptions& options_;
  std::vector<std::unique_ptr<Desk>> desks_;
  std::mutex mutex_;  ///< of what is below, and of `done`
  std::condition_variable given_;
  std::condition_variable done_;
  std::deque<Chunk*> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kb::batch
