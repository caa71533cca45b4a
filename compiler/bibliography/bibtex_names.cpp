// Names as BibTeX tells their parts apart: "First von Last", "von Last, First" and "von Last, Jr, First",
// with `and` between people; what stands in braces is one word.
#include <algorithm>
#include <span>
#include <utility>

#include "compiler/bibliography/bibtex_entry.h"
#include "compiler/bibliography/latex.h"

namespace kbc {
namespace {

constexpr std::string_view kNameHelp =
    "write `Smith, Ann and Berg, Jan`, and a body in braces: `{Example Society}`";

constexpr std::string_view kTie = "\u00A0";

struct NameWord {
  std::size_t begin;
  std::size_t end;
  bool comma;  ///< stands behind it
};

bool is_name_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~'; }

/// The words outside of braces; a comma ends one.
std::vector<NameWord> words_of(std::string_view text) {
  std::vector<NameWord> words;
  std::size_t depth = 0;
  std::size_t begin = std::string_view::npos;
  const auto end_word = [&](std::size_t at, bool comma) {
    if (begin != std::string_view::npos)
      words.push_back({begin, at, comma});
    else if (comma)  // two of them, or one without a name: an empty word
      words.push_back({at, at, true});
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (depth == 0 && c == ',') {
      if (begin == std::string_view::npos && !words.empty() && !words.back().comma)
        words.back().comma = true;
      else
        end_word(at, true);
      continue;
    }
    if (depth == 0 && is_name_space(c)) {
      end_word(at, false);
      continue;
    }
    if (begin == std::string_view::npos) begin = at;
    if (c == '\\' && at + 1 < text.size() && text[at + 1] != '{' && text[at + 1] != '}') ++at;  // \~n
    if (c == '{') ++depth;
    if (c == '}' && depth > 0) --depth;
  }
  end_word(text.size(), false);
  return words;
}

class NameReader {
 public:
  NameReader(const BibtexValue& value, const BibtexReport& report) : value_(value), report_(report) {}

  EntryNode read(std::span<const NameWord> words) {
    EntryNode name{EntryKind::map, value_.at(words.front().begin, words.back().end), {}, {}};
    const std::string_view whole = between(words.front().begin, words.back().end);
    if (words.size() == 1 && whole == "others") return add(name, "literal", "et al."), name;
    if (words.size() == 1 && whole.starts_with('{') && !whole.starts_with("{\\") && whole.ends_with('}'))
      return add(name, "literal", plain(words)), name;
    std::vector<std::span<const NameWord>> parts;
    std::size_t first = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].comma && i + 1 < words.size()) continue;
      parts.push_back(words.subspan(first, i + 1 - first));
      first = i + 1;
    }
    const bool has_empty = std::ranges::any_of(words, [](const NameWord& w) { return w.begin == w.end; });
    if (has_empty || parts.size() > 3) {
      report_(name.span, has_empty ? "a comma stands here without a name" : "a name has at most two commas",
              kNameHelp, {});
      return add(name, "literal", read_latex(whole).text), name;
    }
    std::span<const NameWord> given;
    std::span<const NameWord> last = parts.front();
    if (parts.size() == 1) {  // the first names end where a small letter begins a word, or at the last word
      std::size_t at = 0;
      while (at + 1 < last.size() && !is_small(last[at])) ++at;
      given = last.first(at);
      last = last.subspan(at);
    } else {
      given = parts.back();
    }
    std::size_t particles = 0;
    for (std::size_t i = 0; i + 1 < last.size(); ++i)
      if (is_small(last[i])) particles = i + 1;
    add(name, "non-dropping-particle", plain(last.first(particles)));
    add(name, "family", plain(last.subspan(particles)));
    add(name, "given", plain(given));
    if (parts.size() == 3) add(name, "suffix", plain(parts[1]));
    return name;
  }

 private:
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(value_.text).substr(begin, end - begin);
  }

  /// A word that begins with a small letter belongs to none of a person's names; one in braces has no case.
  [[nodiscard]] bool is_small(const NameWord& word) const {
    const std::string_view text = between(word.begin, word.end);
    if (text.starts_with('{') && !text.starts_with("{\\")) return false;
    const std::string read = read_latex(text).text;
    return !read.empty() && read.front() >= 'a' && read.front() <= 'z';
  }

  [[nodiscard]] std::string plain(std::span<const NameWord> words) const {
    if (words.empty()) return {};
    return text_of(words.front().begin, words.back().end);
  }

  [[nodiscard]] std::string text_of(std::size_t begin, std::size_t end) const {
    LatexText read = read_latex(between(begin, end));
    for (const LatexFault& fault : read.faults)
      report_(value_.at(begin + fault.begin, begin + fault.end), fault.why, fault.help, {});
    for (std::size_t at = read.text.find(kTie); at != std::string::npos; at = read.text.find(kTie, at))
      read.text.replace(at, kTie.size(), " ");
    return std::move(read.text);
  }

  static void add(EntryNode& name, std::string_view part, std::string text) {
    if (text.empty()) return;
    name.items.push_back({EntryKind::text, name.span, std::string(part), {}});
    name.items.push_back({EntryKind::text, name.span, std::move(text), {}});
  }

  const BibtexValue& value_;
  const BibtexReport& report_;
};

}  // namespace

EntryNode bibtex_names(const BibtexValue& value, const BibtexReport& report) {
  EntryNode list{EntryKind::list, value.span, {}, {}};
  const std::vector<NameWord> words = words_of(value.text);
  const auto is_and = [&](const NameWord& word) {
    const std::string_view text = std::string_view(value.text).substr(word.begin, word.end - word.begin);
    return text == "and" || text == "AND" || text == "And";
  };
  NameReader reader(value, report);
  for (std::size_t first = 0; first <= words.size();) {
    std::size_t end = first;
    while (end < words.size() && !is_and(words[end])) ++end;
    if (end > first) {
      list.items.push_back(reader.read(std::span(words).subspan(first, end - first)));
    } else {
      report(value.span, "a name is missing beside `and`", kNameHelp, {});
    }
    first = end + 1;
  }
  return list;
}

}  // namespace kbc
