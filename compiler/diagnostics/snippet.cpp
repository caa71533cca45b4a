// From spans to lines: what is underlined is cut to lines, put onto their columns, and gathered line by line.
#include "compiler/diagnostics/snippet.h"

#include <algorithm>

#include "compiler/diagnostics/display.h"

namespace kbc {
namespace {

constexpr std::size_t kTab = 4;
constexpr std::size_t kMostColumns = 120;
/// How much of a line that is too long stands before the place in question.
constexpr std::size_t kBefore = 40;

constexpr bool is_inside_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// A part of one line to underline, in bytes of the file.
struct Mark {
  Span line;
  Span part;
  bool primary = false;
  bool continues = false;
  std::string_view label;
};

/// A stretch of a line as shown, and for each of its bytes where the character that holds it begins and ends.
struct View {
  std::string text;
  std::uint32_t begin = 0;
  std::vector<std::size_t> starts;
  std::vector<std::size_t> ends;
  std::size_t columns = 0;
  bool whole = false;

  [[nodiscard]] Underline under(const Mark& mark) const {
    const auto place = [&](std::uint32_t offset) -> std::size_t {
      return offset > begin ? offset - begin : 0;
    };
    const std::size_t first = place(mark.part.begin);
    const std::size_t after = place(mark.part.end);
    const std::size_t from = first < starts.size() ? starts[first] : columns;
    const std::size_t to = after > first && !ends.empty() ? ends[std::min(after, ends.size()) - 1] : from;
    return {from, to > from ? to - from : 1, mark.primary, printable(mark.label)};
  }
};

/// Shows the line from `begin` on, as far as kMostColumns reach.
View view(const Sources& sources, Span line, std::uint32_t begin) {
  const std::string_view text = sources.text(Span{line.file, begin, line.end});
  View result;
  result.begin = begin;
  if (begin > line.begin) {
    result.text = "…";
    result.columns = 1;
  }
  std::size_t at = 0;
  while (at < text.size() && result.columns < kMostColumns) {
    Glyph next = glyph(text, at);
    if (text[at] == '\t') {
      next.columns = kTab - result.columns % kTab;
      next.shown.assign(next.columns, ' ');
    }
    result.starts.insert(result.starts.end(), next.bytes, result.columns);
    result.columns += next.columns;
    result.ends.insert(result.ends.end(), next.bytes, result.columns);
    result.text += next.shown;
    at += next.bytes;
    // Marks without width pile up on one column; what no line holds in earnest is cut as well.
    if (result.starts.size() > 8 * kMostColumns) break;
  }
  result.whole = begin == line.begin && at == text.size();
  if (at < text.size()) result.text += "…";
  return result;
}

/// Where to begin showing a line that is too long: some columns before the mark.
std::uint32_t cut_before(const Sources& sources, const Mark& mark) {
  const std::string_view text = sources.text(mark.line.file);
  std::uint32_t at = mark.part.begin;
  std::size_t columns = 0;
  while (at > mark.line.begin) {
    std::uint32_t previous = at - 1;
    while (previous > mark.line.begin && at - previous < 4 && is_inside_character(text[previous])) --previous;
    columns += text[previous] == '\t' ? kTab : std::max<std::size_t>(1, glyph(text, previous).columns);
    if (columns > kBefore) break;
    at = previous;
  }
  return at;
}

/// The first and the last line of the span, or the one line that holds it.
void add_marks(std::vector<Mark>& marks, const Sources& sources, Span span, bool primary,
               std::string_view label) {
  if (!sources.holds(span.file)) return;
  span = within_file(span, sources);
  const std::string_view text = sources.text(span.file);
  while (span.end > span.begin && (text[span.end - 1] == '\n' || text[span.end - 1] == '\r')) --span.end;
  const Span first = sources.line(span.file, span.begin);
  const Span last = sources.line(span.file, span.end);
  const std::uint32_t begin = std::min(span.begin, first.end);
  if (first == last) {
    marks.push_back(
        {first, {span.file, begin, std::clamp(span.end, begin, first.end)}, primary, false, label});
    return;
  }
  std::uint32_t indent = last.begin;
  while (indent < span.end && (text[indent] == ' ' || text[indent] == '\t')) ++indent;
  marks.push_back({first, {span.file, begin, first.end}, primary, false, {}});
  marks.push_back({last, {span.file, indent, span.end}, primary, true, label});
}

}  // namespace

Span within_file(Span span, const Sources& sources) {
  const auto size = static_cast<std::uint32_t>(sources.text(span.file).size());
  span.begin = std::min(span.begin, size);
  span.end = std::clamp(span.end, span.begin, size);
  return span;
}

std::vector<Snippet> snippets(const Diagnostic& diagnostic, const Sources& sources, std::size_t most) {
  std::vector<Mark> marks;
  add_marks(marks, sources, diagnostic.span, true, diagnostic.label);
  for (std::size_t i = 0; i < std::min(most, diagnostic.labels.size()); ++i)
    add_marks(marks, sources, diagnostic.labels[i].span, false, diagnostic.labels[i].text);

  std::vector<Snippet> result;
  std::vector<std::pair<Span, View>> shared;  // lines shown whole, and which snippet shows them
  std::vector<std::size_t> shared_at;
  for (const Mark& mark : marks) {
    const auto known = std::ranges::find(shared, mark.line, &std::pair<Span, View>::first);
    if (known != shared.end()) {
      const auto at = static_cast<std::size_t>(known - shared.begin());
      result[shared_at[at]].underlines.push_back(known->second.under(mark));
      continue;
    }
    View shown = view(sources, mark.line, mark.line.begin);
    if (!shown.whole) shown = view(sources, mark.line, cut_before(sources, mark));
    result.push_back({mark.line.file,
                      sources.position(mark.line.file, mark.part.begin),
                      mark.continues,
                      shown.text,
                      {shown.under(mark)}});
    if (!shown.whole) continue;
    shared.emplace_back(mark.line, std::move(shown));
    shared_at.push_back(result.size() - 1);
  }
  return result;
}

}  // namespace kbc
