// Reads the entries of a BibTeX file from left to right, each byte at most twice.
#include "compiler/bibliography/bibtex.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "compiler/bibliography/bibliography.h"
#include "compiler/bibliography/bibtex_entry.h"
#include "runtime/text/nearest.h"

namespace kbc {
namespace {

constexpr std::size_t kMaxFields = 1'000'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_bibtex_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_bibtex_digit(char c) { return c >= '0' && c <= '9'; }
/// What a key, a field's name or a macro's can hold.
bool is_word(char c) {
  return !is_blank(c) && std::string_view("\"#%'(),={}").find(c) == std::string_view::npos;
}

class BibtexReader {
 public:
  BibtexReader(FileId file, const Sources& sources, Diagnostics& diagnostics)
      : file_(file), text_(sources.text(file)), diagnostics_(diagnostics) {
    for (const std::string_view month :
         {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
      macros_.emplace(month, month);
  }

  std::vector<EntryNode> read() {
    bool any = false;
    while (find_entry()) {
      any = true;
      read_entry();
    }
    if (!any)
      fault(Span{file_, 0, 0}, "it has no entries",
            "begin each with its type and key: `@article{smith-2025,`");
    return std::move(entries_);
  }

 private:
  // ---- places

  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] Span here() const { return span(at_, std::min(at_ + 1, text_.size())); }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char next() const { return at_end() ? '\0' : text_[at_]; }

  void fault(Span where, std::string_view why, std::string_view help, std::vector<std::string> meant = {}) {
    if (faults_ > kMaxBibtexFaults) return;
    if (++faults_ > kMaxBibtexFaults) {
      diagnostics_.report(DiagnosticKind::bad_bibliography, where, "it has too many faults to read on")
          .advise("mend those above first");
      at_ = text_.size();
      return;
    }
    Diagnostic& report = diagnostics_.report(DiagnosticKind::bad_bibliography, where, why);
    if (!meant.empty())
      report.did_you_mean(std::move(meant));
    else
      report.advise(std::string(help));
  }

  /// Blanks, and comments from `%` to the end of the line.
  void skip_blanks() {
    while (!at_end()) {
      if (next() == '%')
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (!is_blank(next()))
        return;
      else
        ++at_;
    }
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (!at_end() && is_word(next())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// Whether an entry of a known type begins here, with its `@` or, in free text, without.
  [[nodiscard]] bool entry_at(std::size_t at, bool with_at) const {
    if (with_at && (at >= text_.size() || text_[at++] != '@')) return false;
    std::size_t end = at;
    constexpr std::size_t kLongestType = 16;
    while (end < text_.size() && end - at <= kLongestType && is_bibtex_letter(text_[end])) ++end;
    const std::size_t open = text_.find_first_not_of(" \t", end);
    if (open == std::string_view::npos || open - end > kLongestType) return false;
    return (text_[open] == '{' || text_[open] == '(') &&
           is_bibtex_type(in_small_letters(text_.substr(at, end - at)));
  }

  // ---- entries

  /// Goes to the `@` of the next entry. What stands before it is a comment, unless it looks like an entry.
  bool find_entry() {
    bool line_begins = at_ == 0 || text_[at_ - 1] == '\n';
    while (!at_end()) {
      const char c = next();
      if (c == '%' && line_begins) {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      if (c == '@') return true;
      if (line_begins && is_bibtex_letter(c) && entry_at(at_, false)) {
        const std::size_t begin = at_;
        fault(span(begin, begin + word().size()), "an entry begins without its `@`",
              "write the `@` before its type");
      }
      line_begins = c == '\n' || (line_begins && is_blank(c));
      if (!at_end()) ++at_;
    }
    return false;
  }

  void read_entry() {
    const std::size_t begin = at_++;
    skip_blanks();
    const std::size_t type_at = at_;
    while (!at_end() && is_bibtex_letter(next())) ++at_;
    BibtexEntry entry;
    entry.type = in_small_letters(text_.substr(type_at, at_ - type_at));
    entry.type_span = span(type_at, at_);
    skip_blanks();
    if (entry.type.empty() || (next() != '{' && next() != '(')) {
      const bool mail = begin > 0 && !is_blank(text_[begin - 1]);
      if (!mail)
        fault(span(begin, std::max(at_, begin + 1)), "no entry begins so",
              "write its type and key: `@article{smith-2025,`");
      at_ = std::max(at_, begin + 1);
      return;
    }
    close_ = next() == '{' ? '}' : ')';
    opened_ = at_;
    if (!is_bibtex_type(entry.type)) {
      fault(entry.type_span, fmt::format("`{}` is no type of entry", entry.type),
            "take `article`, `book`, `online` or `misc`, whatever comes nearest",
            nearest_bibtex_types(entry.type));
      return skip_group(false);
    }
    if (entry.type == "comment" || entry.type == "preamble") return skip_group(entry.type == "comment");
    ++at_;
    if (entry.type == "string") return read_macro();
    skip_blanks();
    const std::size_t key_at = at_;
    entry.key = word();
    entry.key_span = span(key_at, at_);
    skip_blanks();
    if (entry.key.empty() || next() == '=') {
      fault(entry.key.empty() ? here() : entry.key_span, "this entry has no key",
            "write the key by which it is cited before its fields: `@article{smith-2025,`");
      at_ = key_at;
      entry.key.clear();
    }
    read_fields(entry);
    entry.span = span(begin, at_);
    if (!entry.key.empty()) entries_.push_back(csl_of_bibtex(entry, report_));
  }

  void read_fields(BibtexEntry& entry) {
    std::map<std::string, Span> known;
    while (true) {
      skip_blanks();
      if (next() == ',') {
        ++at_;
        continue;
      }
      if (next() == close_) {
        ++at_;
        return;
      }
      if (at_end() || entry_at(at_, true)) return unclosed();
      const std::size_t name_at = at_;
      BibtexField field;
      field.name = in_small_letters(word());
      field.name_span = span(name_at, at_);
      skip_blanks();
      if (field.name.empty() || next() != '=') {
        fault(field.name.empty() ? here() : field.name_span,
              field.name.empty() ? "no field begins so" : "this field has no `=` and no value",
              "write `field = {value},`, and close every brace and quote before");
        return skip_to_entry();
      }
      ++at_;
      if (!read_value(field.value)) return skip_to_entry();
      if (++fields_ > kMaxFields) {
        fault(field.name_span, fmt::format("it holds more than {} values", kMaxFields),
              "split the bibliography into several files");
        at_ = text_.size();
        return;
      }
      const auto [first, is_new] = known.emplace(field.name, field.name_span);
      if (is_new) {
        entry.fields.push_back(std::move(field));
      } else {
        fault(field.name_span, fmt::format("`{}` is given twice", field.name), "keep one of the two");
      }
      skip_blanks();
      if (next() != ',' && next() != close_ && !at_end() && !entry_at(at_, true))
        fault(here(), "a `,` is missing before this", "write one behind each field");
    }
  }

  void read_macro() {
    skip_blanks();
    const std::size_t name_at = at_;
    const std::string name = in_small_letters(word());
    const Span name_span = span(name_at, at_);
    skip_blanks();
    if (name.empty() || next() != '=') {
      fault(name.empty() ? here() : name_span, "a `@string` is a name and a text",
            "write `@string{jox = \"Journal of Examples\"}`");
      return skip_to_entry();
    }
    ++at_;
    BibtexValue value;
    if (!read_value(value)) return skip_to_entry();
    macros_[name] = std::move(value.text);
    skip_blanks();
    if (next() == ',') ++at_;
    skip_blanks();
    if (next() != close_) return unclosed();
    ++at_;
  }

  // ---- values

  /// Parts with `#` between them. Nothing, and a fault, where none can be read.
  bool read_value(BibtexValue& value) {
    skip_blanks();
    const std::size_t begin = at_;
    std::size_t parts = 0;
    while (true) {
      skip_blanks();
      const std::size_t part = at_;
      bool plain = false;
      if (next() == '{' || next() == '"') {
        if (!read_delimited(value.text)) return false;
      } else if (is_bibtex_digit(next())) {
        while (is_bibtex_digit(next())) value.text += text_[at_++];
        plain = true;
      } else if (const std::string_view name = word(); !name.empty()) {
        add_macro(name, part, value.text);
        plain = true;
      } else {
        fault(here(), "a value is missing here",
              "write a text in braces, a number, or the name of a `@string`");
        return false;
      }
      value.one = parts++ == 0 && !plain;
      value.span = span(begin, at_);
      const std::size_t end = at_;
      skip_blanks();
      if (next() != '#') {
        at_ = end;
        return true;
      }
      ++at_;
    }
  }

  /// What stands between braces, or between quotes outside of braces.
  bool read_delimited(std::string& out) {
    const std::size_t begin = at_++;
    const bool quoted = text_[begin] == '"';
    std::size_t depth = 0;
    for (; !at_end(); ++at_) {
      const char c = next();
      if (c == '{') {
        ++depth;
      } else if (c == '}' && depth > 0) {
        --depth;
      } else if (c == '}' && quoted) {
        fault(here(), "a `}` closes nothing here", "put `{` before it, or take it out");
        return false;
      } else if (depth == 0 && c == (quoted ? '"' : '}')) {
        out += text_.substr(begin + 1, at_ - begin - 1);
        ++at_;
        return true;
      } else if (c == '@' && first_in_line() && entry_at(at_, true)) {
        break;
      }
    }
    fault(span(begin, begin + 1), quoted ? "a `\"` is never closed" : "a `{` is never closed by its `}`",
          "close it, and each brace within: a brace counts even behind a `\\`");
    return false;
  }

  [[nodiscard]] bool first_in_line() const {
    std::size_t at = at_;
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
  }

  void add_macro(std::string_view name, std::size_t at, std::string& out) {
    const auto found = macros_.find(in_small_letters(name));
    if (found == macros_.end()) {
      std::vector<std::string_view> known;
      constexpr std::size_t kMostCompared = 1000;
      if (macros_.size() <= kMostCompared)
        for (const auto& [each, text] : macros_) known.push_back(each);
      fault(span(at, at_), fmt::format("no `@string` is named `{}`", name),
            "put a text into braces or quotes", kb::nearest_names(name, known));
      return;
    }
    put_in_ += found->second.size();
    if (put_in_ > kMaxBibliographyBytes)  // so that texts of texts cannot multiply
      return fault(span(at, at_), "its `@string`s come to more than a file can hold", "write the texts out");
    out += found->second;
  }

  // ---- reading on after a fault

  void unclosed() {
    fault(span(opened_, opened_ + 1), "this entry is never closed",
          fmt::format("close it with `{}`", close_));
  }

  void skip_to_entry() {
    while (!at_end() && !(next() == '@' && first_in_line() && entry_at(at_, true))) ++at_;
  }

  /// Past the braces that open here; unless entries may stand in them, no farther than to the next one.
  void skip_group(bool with_entries) {
    std::size_t depth = 0;
    for (; !at_end(); ++at_) {
      const char c = next();
      if (c == '{' || (c == '(' && at_ == opened_)) ++depth;
      const bool closes = c == '}' || (c == ')' && close_ == ')' && depth == 1);
      if (closes && depth > 0 && --depth == 0) {
        ++at_;
        return;
      }
      if (c == '@' && !with_entries && first_in_line() && entry_at(at_, true)) break;
    }
    unclosed();
  }

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  BibtexReport report_ = [this](Span where, std::string_view why, std::string_view help,
                                std::vector<std::string> meant) {
    fault(where, why, help, std::move(meant));
  };
  std::vector<EntryNode> entries_;
  std::map<std::string, std::string> macros_;
  std::size_t at_ = 0;
  std::size_t opened_ = 0;  ///< where the entry's brace stands
  char close_ = '}';
  std::size_t fields_ = 0;
  std::size_t faults_ = 0;
  std::size_t put_in_ = 0;  ///< bytes of macros
};

}  // namespace

std::vector<EntryNode> bibtex_entries(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  return BibtexReader(file, sources, diagnostics).read();
}

}  // namespace kbc
