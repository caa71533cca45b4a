// `kbq batch`: answers for many people, a line each.
#include "runtime/batch/batch.h"

#include <cerrno>
#include <chrono>
#include <cstring>

#include "commands.h"
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "tools/shell/number.h"
#include "tools/shell/overwrites.h"

namespace {

constexpr std::string_view kBatchExamples =
    "Examples:\n"
    "  kbq batch sleep.kbx < people.ndjson > answers.ndjson\n"
    "  kbq batch sleep.kbx --in people.csv --format csv --out answers.csv --jobs 4\n"
    "  kbq batch sleep.kbx --in people.ndjson --out answers.ndjson --resume\n"
    "\n"
    "A line is one person: {\"id\": 7, \"goal\": \"sleep\", \"age\": 70}. In CSV and TSV the first line "
    "names\n"
    "the columns, each once: id, goal, form, dose, taking (apart by ;), presume-no, any fact (yes, no) or "
    "measure.\n"
    "A line that is no person is answered with its error, and counted. Exit status 1: there was one.";

struct BatchArguments {
  std::string in = "-";
  std::string out = "-";
  std::string format = "ndjson";
  unsigned jobs = 1;
  bool resume = false;
  bool stop = false;
  bool no_citations = false;
};

class File {
 public:
  File() = default;
  File(const std::string& path, int flags, int standard)
      : fd_(path == "-" ? standard : ::open(path.c_str(), flags | O_CLOEXEC, 0666)), ours_(path != "-") {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (ours_ && fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] int error() const { return error_; }

  /// 0 at the end, and where it can't be read: then there is an error.
  std::size_t read(char* into, std::size_t most) {
    for (;;) {
      const ssize_t got = ::read(fd_, into, most);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      error_ = errno;
      return 0;
    }
  }

 private:
  int fd_ = -1;
  int error_ = 0;
  bool ours_ = false;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

/// What a run that was broken off has left: answers to so many lines, which take so many bytes. The last
/// line's may be a part of them: it is answered again.
struct Left {
  std::uint64_t lines = 0;
  off_t bytes = 0;
};

Left left_in(File& file, bool json) {
  Left left;
  std::string line;
  std::uint64_t number = 0;
  off_t at = 0;
  const auto take = [&] {
    const std::string_view text = line;
    const std::string_view digits = json && text.starts_with(R"({"line":)") ? text.substr(8) : text;
    std::uint64_t of = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') break;
      of = of * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (of > number) left = {number, at};
    number = std::max(number, of);
    at += static_cast<off_t>(line.size()) + 1;
    line.clear();
  };
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = file.read(buffer, sizeof buffer)) > 0;)
    for (std::size_t i = 0; i < got; ++i)
      if (buffer[i] == '\n')
        take();
      else
        line += buffer[i];
  return left;
}

/// How far it is, on a terminal, a few times a second.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() {
    if (any_) std::fputs("\n", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(const kb::BatchCount& count) {
    static constexpr std::chrono::milliseconds kBetween{250};
    const auto now = Clock::now();
    if (!shown_ || now - last_ < kBetween) return;
    last_ = now;
    any_ = true;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const std::string text = fmt::format("\r{} people, {} faults, {:.0f} a second ", count.lines,
                                         count.faults, static_cast<double>(count.lines) / seconds);
    std::fputs(text.c_str(), stderr);
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool any_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

std::string failed(std::string_view what, const std::string& path, int error = errno) {
  return fmt::format("{} {}: {}", what, path == "-" ? "the standard stream" : path, std::strerror(error));
}

Result batch(const kb::KnowledgeBase& kb, const BatchArguments& arguments, std::vector<std::string> read) {
  if (arguments.resume && arguments.out == "-")
    return {kUsage, {}, "--resume goes on with a file: name it with --out"};
  kb::BatchOptions options;
  options.format = arguments.format == "csv"   ? kb::BatchFormat::csv
                   : arguments.format == "tsv" ? kb::BatchFormat::tsv
                                               : kb::BatchFormat::ndjson;
  options.jobs = arguments.jobs;
  options.stop_at_fault = arguments.stop;
  options.with_citations = !arguments.no_citations;

  read.push_back(arguments.in);
  if (std::string why = shell::overwrites(arguments.out, read); !why.empty())
    return {kUsage, {}, std::move(why)};
  File in(arguments.in, O_RDONLY, STDIN_FILENO);
  const bool readable = in.fd() >= 0 && ::read(in.fd(), nullptr, 0) == 0;  // a folder can be opened, too
  if (!readable) return {kUsage, {}, failed("cannot read", arguments.in)};
  const int flags = O_RDWR | O_CREAT | (arguments.resume ? 0 : O_TRUNC);
  File out(arguments.out, flags, STDOUT_FILENO);
  if (out.fd() < 0) return {kUsage, {}, failed("cannot write", arguments.out)};
  if (arguments.resume) {
    const bool json = options.format == kb::BatchFormat::ndjson;
    Left left = left_in(out, json);
    if (!json)
      left = left.lines == 0 ? Left{} : Left{left.lines - 1, left.bytes};  // the first line names columns
    options.skip = left.lines;
    if (out.error() != 0) return {kUsage, {}, failed("cannot go on with", arguments.out, out.error())};
    if (::ftruncate(out.fd(), left.bytes) != 0 || ::lseek(out.fd(), 0, SEEK_END) < 0)
      return {kUsage, {}, failed("cannot go on with", arguments.out)};
  }

  bool written = true;
  Progress progress(::isatty(STDERR_FILENO) != 0);
  const auto count = kb::answer_batch(
      kb, options, [&](char* into, std::size_t most) { return in.read(into, most); },
      [&](std::string_view bytes, const kb::BatchCount& so_far) {
        progress.at(so_far);
        return written = write_all(out.fd(), bytes);
      });
  if (!count) return {kUsage, {}, count.error()};
  if (!written) return {kUsage, {}, failed("cannot write", arguments.out)};
  if (in.error() != 0) return {kUsage, {}, failed("cannot read", arguments.in, in.error())};
  if (count->faults == 0) return {};
  return {kFaulty,
          {},
          fmt::format("{} of {} lines {} no person: {}", count->faults, count->lines,
                      count->faults == 1 ? "is" : "are", "see `error` in what was written")};
}

}  // namespace

void add_batch(Commands& commands) {
  const auto arguments = std::make_shared<BatchArguments>();
  CLI::App* command =
      commands.add("batch", "What is suggested, for many people: a line each.", kBatchExamples,
                   [arguments, &commands](const kb::KnowledgeBase& kb, kb::TextStyle /*style*/) {
                     return batch(kb, *arguments, commands.files_read());
                   });
  command->add_option("--in", arguments->in, "people; - reads standard input")->type_name("FILE");
  command->add_option("--out", arguments->out, "answers; - writes to standard output")->type_name("FILE");
  command->add_option("--jobs", arguments->jobs, "threads")
      ->type_name("N")
      ->check(shell::whole_number(1, 256));
  add_format(command, arguments->format, {"ndjson", "csv", "tsv"});
  command->add_flag("--resume", arguments->resume, "go on where a run that was broken off has left FILE");
  command->add_flag("--stop-at-fault", arguments->stop, "end at the first line that is no person");
  command->add_flag("--no-citations", arguments->no_citations, "leave out what the rules rest on");
}
