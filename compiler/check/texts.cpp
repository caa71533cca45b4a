// Texts left empty, and titles that begin with a capital where the others of their kind do not, or the other
// way round.
#include <algorithm>
#include <set>
#include <vector>

#include "compiler/check/check.h"

namespace kbc {
namespace {

/// Fewer titles than this show no habit; nor do more exceptions than one in so many.
constexpr std::size_t kFewest = 3;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char capital(char c) { return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" ,:;-")); }

void check_empty(const Checked& c) {
  for (const Value& value : c.knowledge.values)
    if (value.type == Value::Type::text &&
        c.knowledge.texts[value.index].find_first_not_of(" \t\r\n") == std::string::npos)
      c.diagnostics.report(DiagnosticKind::empty_text, value.span)
          .advise("write it, or take out what it was for");
}

/// A word that is only ever a capital's can be a name; one that is written small elsewhere is none.
class Words {
 public:
  explicit Words(const Knowledge& k) {
    for (const Thing& thing : k.things)
      for (std::size_t at = 0; at < thing.name.size();) {
        const std::size_t end = std::min(thing.name.find('-', at), thing.name.size());
        words_.insert(thing.name.substr(at, end - at));
        at = end + 1;
      }
  }
  [[nodiscard]] bool writes_small(std::string_view word) const {
    if (word.size() < 2 || !std::ranges::all_of(word.substr(1), is_small)) return false;
    std::string lower(word);
    lower.front() = small(lower.front());
    return words_.contains(lower);
  }

 private:
  std::set<std::string> words_;
};

void report(const Checked& c, const Value& title, bool to_capital) {
  const std::string& text = c.knowledge.texts[title.index];
  Diagnostic& warning =
      c.diagnostics.report(DiagnosticKind::heading_case, title.span, to_capital ? "capital" : "small");
  const bool plain = title.span.end - title.span.begin == text.size() + 2;  // in single quotes, no escapes
  const char first = to_capital ? capital(text.front()) : small(text.front());
  if (plain)
    warning.replace({title.span.file, title.span.begin + 1, title.span.begin + 2}, std::string(1, first));
  warning.advise("if it is a name, accept it where it stands: accept KB0327 \"why\"");
}

void check_titles(const Checked& c) {
  const Knowledge& k = c.knowledge;
  const Words words(k);
  for (std::size_t kind = 0; kind <= static_cast<std::size_t>(Kind::question); ++kind) {
    std::vector<const Value*> capitals;
    std::vector<const Value*> smalls;
    for (const Thing& thing : k.things) {
      const ResolvedClause* title = static_cast<std::size_t>(thing.kind) == kind && thing.package == 0
                                        ? k.find(thing, Key::title)
                                        : nullptr;
      if (title == nullptr || title->values == 0) continue;
      const Value& value = k.values_of(*title)[0];
      const std::string& text = k.texts[value.index];
      if (text.empty()) continue;
      if (is_capital(text.front())) capitals.push_back(&value);
      if (is_small(text.front()) && std::ranges::none_of(first_word(text), is_capital))
        smalls.push_back(&value);
    }
    const auto rule = [](std::size_t many, std::size_t few) {
      return many >= kFewest && many >= few * kFewest;
    };
    if (rule(capitals.size(), smalls.size()))
      for (const Value* title : smalls) report(c, *title, true);
    if (rule(smalls.size(), capitals.size()))
      for (const Value* title : capitals)
        if (words.writes_small(first_word(k.texts[title->index]))) report(c, *title, false);
  }
}

}  // namespace

void check_texts(const Checked& c) {
  check_empty(c);
  check_titles(c);
}

}  // namespace kbc
