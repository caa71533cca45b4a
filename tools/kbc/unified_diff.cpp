// Lines that differ, three around them, and runs that meet put together.
#include "unified_diff.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

void put(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  constexpr std::size_t kAround = 3;
  const std::vector<std::string_view> a = lines_of(before);
  const std::vector<std::string_view> b = lines_of(after);
  const std::size_t count = std::min(a.size(), b.size());
  std::string out;
  for (std::size_t at = 0; at < count; ++at) {
    if (a[at] == b[at]) continue;
    if (out.empty()) fmt::format_to(std::back_inserter(out), "--- {}\n+++ {}\n", path, path);
    const std::size_t from = at - std::min(at, kAround);
    std::size_t to = at;
    for (std::size_t next = at; next < count && next <= to + 2 * kAround; ++next)
      if (a[next] != b[next]) to = next;
    to = std::min(to + kAround + 1, count);
    fmt::format_to(std::back_inserter(out), "@@ -{0},{1} +{0},{1} @@\n", from + 1, to - from);
    for (std::size_t i = from; i < to;) {
      if (a[i] == b[i]) {
        put(out, ' ', a[i++]);
        continue;
      }
      std::size_t end = i;
      while (end < to && a[end] != b[end]) ++end;
      for (std::size_t j = i; j < end; ++j) put(out, '-', a[j]);
      for (std::size_t j = i; j < end; ++j) put(out, '+', b[j]);
      i = end;
    }
    at = to - 1;
  }
  return out;
}
