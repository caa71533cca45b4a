// Messages of an editor, one a line; a line that begins with `!` is bytes without a header. Whatever comes,
// each request is answered once, and what goes out is framed JSON.
#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <boost/json.hpp>

#include "compiler/lsp/server.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/json_mutator.h"

namespace {

namespace json = boost::json;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The id of a message, as text; empty where there is none. Of what is no whole request, an answer may come.
struct Asked {
  std::string id;
  bool whole = false;
};
Asked asked(std::string_view line) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 64;
  const json::value message = json::parse(line, error, {}, options);
  const json::object* object = error ? nullptr : message.if_object();
  const json::value* id = object == nullptr ? nullptr : object->if_contains("id");
  const json::value* method = object == nullptr ? nullptr : object->if_contains("method");
  if (id == nullptr) return {};
  const bool named = id->is_int64() || id->is_uint64() || id->is_string();
  const bool called = method != nullptr && method->is_string() && method->as_string() != "$/cancelRequest";
  return {json::serialize(*id), named && called};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::map<std::string, int> open;   // requests without an answer, by id
  std::map<std::string, int> spare;  // answers that may come besides
  kbc::lsp::Server server(
      [&](const std::string& sent) {
        const std::size_t body = sent.find("\r\n\r\n") + 4;
        boost::system::error_code error;
        const json::value message = json::parse(std::string_view(sent).substr(body), error);
        fuzz::require(!error, "what is sent is JSON", sent);
        if (const json::value* id = message.as_object().if_contains("id"); id != nullptr && !id->is_null())
          --open[json::serialize(*id)];
      },
      "fuzz");
  kbc::lsp::Server::Time now{};
  bool raw = false;  // a header of its own may have swallowed what follows
  for (const std::string_view line : lines_of(fuzz::text(data, size))) {
    if (line.starts_with('!')) {
      raw = true;
      server.receive(line.substr(1));
    } else {
      if (const Asked message = asked(line); !message.id.empty())
        ++(message.whole ? open : spare)[message.id];
      server.receive(kbc::lsp::framed(line));
    }
    if (line.size() % 2 == 0) continue;  // some come before the last one is answered
    now += std::chrono::milliseconds(100);
    while (server.work(now)) {
    }
  }
  now += std::chrono::seconds(1);
  while (server.work(now)) {
  }
  for (const auto& [id, left] : open)
    fuzz::require(raw || server.exited() || (left <= 0 && -left <= spare[id]), "a request is answered once",
                  id);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  const std::string text(fuzz::text(data, size));
  const auto lines = lines_of(text);
  if (lines.empty()) return fuzz::mutate_json(data, size, most, seed);
  std::minstd_rand random(seed);
  const std::string_view line = lines[random() % lines.size()];
  const std::size_t begin = static_cast<std::size_t>(line.data() - text.data());
  std::string changed(line);
  if (random() % 4 == 0) {
    changed = std::string(line).append("\n").append(lines[random() % lines.size()]);
  } else {
    std::vector<std::uint8_t> room(line.size() + 1024);
    std::copy(line.begin(), line.end(), room.begin());
    const std::size_t length =
        std::min(fuzz::mutate_json(room.data(), line.size(), room.size(), seed), room.size());
    changed.assign(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(length));
  }
  const std::string result = text.substr(0, begin) + changed + text.substr(begin + line.size());
  const std::size_t length = std::min(result.size(), most);
  std::copy_n(result.begin(), length, reinterpret_cast<char*>(data));
  return length;
}
