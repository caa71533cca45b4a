// A queue of chunks, from which whoever is free takes the next.
#include "runtime/batch/desks.h"

#include <functional>
#include <system_error>

namespace kb::batch {

void Chunk::begin(std::uint64_t number) {
  first = number;
  lines.clear();
  answers.clear();
  count = {};
  done = false;
}

Desks::Desks(const KnowledgeBase& kb, const BatchOptions& options, const std::vector<std::string>& columns)
    : options_(options) {
  const unsigned jobs = std::max(1U, options.jobs);
  for (unsigned i = 0; i < jobs; ++i) desks_.push_back(std::make_unique<Desk>(kb, options, columns));
  if (jobs == 1) return;
  try {
    for (const auto& desk : desks_) threads_.emplace_back(&Desks::work, this, std::ref(*desk));
  } catch (const std::system_error&) {
    // The system gives no more threads: those that there are will do, and this one if there are none.
  }
}

Desks::~Desks() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  given_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Desks::give(Chunk& chunk) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(&chunk);
  }
  given_.notify_one();
}

void Desks::wait_for(Chunk& chunk) {
  if (threads_.empty()) {
    waiting_.clear();
    return answer(*desks_.front(), chunk);
  }
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&] { return chunk.done; });
  if (chunk.failure) std::rethrow_exception(chunk.failure);
}

void Desks::work(Desk& desk) {
  for (std::unique_lock lock(mutex_);;) {
    given_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (closed_) return;
    Chunk& chunk = *waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    try {
      answer(desk, chunk);
    } catch (...) {
      chunk.failure = std::current_exception();
    }
    lock.lock();
    chunk.done = true;
    done_.notify_one();
  }
}

void Desks::answer(Desk& desk, Chunk& chunk) const {
  for (std::size_t i = 0; i < chunk.lines.size(); ++i) {
    const bool person = desk.answer(chunk.lines[i], chunk.first + i, chunk.answers);
    ++chunk.count.lines;
    if (!person) ++chunk.count.faults;
    if (!person && options_.stop_at_fault) break;
  }
}

}  // namespace kb::batch
