// Batches: many lines at once, in each format, in pieces of any size. Each line is answered, as
// a person or as a fault with its number, and all forms of asking give the same bytes.
#include "runtime/batch/batch.h"

#include <algorithm>
#include <string>

#include <boost/json.hpp>

#include "tests/fuzz/fuzz.h"

namespace {

struct Answered {
  std::string out;
  kb::BatchCount count;
};

/// The answers to a text that comes in pieces of so many bytes.
Answered answer(std::string_view text, kb::BatchOptions options, std::size_t piece) {
  Answered answered;
  const auto count = kb::answer_batch(
      fuzz::sample(), options,
      [&](char* into, std::size_t most) {
        const std::size_t size = std::min({piece, most, text.size()});
        std::copy_n(text.data(), size, into);
        text.remove_prefix(size);
        return size;
      },
      [&](std::string_view bytes, const kb::BatchCount&) { return answered.out.append(bytes), true; });
  fuzz::require(count || (answered.out.empty() && !count.error().empty()), "what is refused says why", text);
  if (count) answered.count = *count;
  return answered;
}

void check_lines(const Answered& answered) {
  std::uint64_t number = 0;
  std::uint64_t faults = 0;
  std::string_view rest = answered.out;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    fuzz::require(end != std::string_view::npos, "each answer is a line", rest);
    boost::json::error_code error;
    const boost::json::value line = boost::json::parse(rest.substr(0, end), error);
    fuzz::require(!error && line.is_object(), "an answer is JSON", rest.substr(0, end));
    const boost::json::value* const at = line.get_object().if_contains("line");
    fuzz::require(at != nullptr && at->to_number<std::uint64_t>() > number, "lines are numbered",
                  rest.substr(0, end));
    number = at->to_number<std::uint64_t>();
    if (const boost::json::value* const fault = line.get_object().if_contains("error")) {
      fuzz::require(fault->is_string() && !fault->get_string().empty(), "a fault says why",
                    rest.substr(0, end));
      ++faults;
    }
    rest.remove_prefix(end + 1);
  }
  fuzz::require(faults == answered.count.faults, "faults are counted", answered.out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  for (const kb::BatchFormat format : {kb::BatchFormat::ndjson, kb::BatchFormat::csv, kb::BatchFormat::tsv}) {
    const kb::BatchOptions options{.format = format};
    const Answered whole = answer(text, options, text.size());
    fuzz::seen(whole.out);
    fuzz::require(answer(text, options, 7).out == whole.out, "pieces change nothing", whole.out);
    const Answered rest = answer(text, {.format = format, .skip = 1}, text.size());
    fuzz::require(whole.out.ends_with(rest.out), "no line changes the next one's answer", rest.out);
    if (format == kb::BatchFormat::ndjson) check_lines(whole);
  }
  return 0;
}
