// Pages cut into their parts once, when the first is asked for.
#include "compiler/explain/explain.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "compiler/explain/page_texts.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

/// The title is the first line, an empty line follows; then the meaning, and the two examples.
Page cut(const PageText& text) {
  constexpr std::string_view kWrong = "\n\n--- wrong\n";
  constexpr std::string_view kRight = "\n--- right\n";
  const std::string_view all = text.text;
  const std::size_t title = std::min(all.find('\n'), all.size());
  const std::size_t wrong = std::min(all.find(kWrong), all.size());
  const std::size_t right = std::min(all.find(kRight), all.size());
  const auto between = [all](std::size_t from, std::size_t to) {
    return from < to ? all.substr(from, to - from) : std::string_view();
  };
  return {.code = text.code,
          .title = all.substr(0, title),
          .meaning = between(title + 2, wrong),
          .wrong = between(wrong + kWrong.size(), right + 1),
          .right = between(right + kRight.size(), all.size())};
}

std::vector<Page> cut_all() {
  std::vector<Page> result;
  for (const PageText& text : page_texts()) result.push_back(cut(text));
  std::ranges::sort(result, {}, &Page::code);
  return result;
}

std::string capitals(std::string_view word) {
  std::string result(word);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

void add_example(std::string& out, std::string_view heading, std::string_view text) {
  constexpr std::string_view kFile = "--- file ";
  constexpr std::string_view kLarge = "--- large ";
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "\n{}\n\n", heading);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(kFile)) {
      fmt::format_to(to, "  {}\n", line.substr(kFile.size()));
    } else if (line.starts_with(kLarge)) {
      const std::string_view rest = line.substr(kLarge.size());
      const std::size_t space = std::min(rest.find(' '), rest.size() - 1);
      fmt::format_to(to, "  {}: a file of {} bytes\n", rest.substr(0, space), rest.substr(space + 1));
    } else {
      // A control character is shown, not sent.
      std::string shown;
      for (const char c : line)
        if (static_cast<unsigned char>(c) < 0x20)
          shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
          shown += c;
      fmt::format_to(to, "    {}\n", shown);
    }
  }
}

}  // namespace

std::span<const Page> pages() {
  static const std::vector<Page> kPages = cut_all();
  return kPages;
}

const Page* find_page(std::string_view code) {
  const auto found = std::ranges::find(pages(), capitals(code), &Page::code);
  return found == pages().end() ? nullptr : &*found;
}

std::vector<std::string> nearest_codes(std::string_view code) {
  std::vector<std::string_view> codes;
  for (const Page& page : pages()) codes.push_back(page.code);
  return kb::nearest_names(code, codes);
}

std::string print_page(const Page& page, std::string_view kind) {
  std::string out = fmt::format("{} ({}): {}\n\n{}\n", page.code, kind, page.title, page.meaning);
  add_example(out, "Wrong:", page.wrong);
  add_example(out, "Right:", page.right);
  return out;
}

}  // namespace kbc
