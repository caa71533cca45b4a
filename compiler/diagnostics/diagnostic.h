// Diagnostic: a fault as data, with its place, its cause and the way out; and the list that gathers them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/source/span.h"

namespace kbc {

enum class Severity : std::uint8_t { error, warning };

enum class DiagnosticKind : std::uint8_t {
#define KBC_DIAGNOSTIC(name, code, severity, message) name,
#include "compiler/diagnostics/kinds.def"
#undef KBC_DIAGNOSTIC
};

/// A row of the table in kinds.def.
struct DiagnosticInfo {
  std::string_view name;
  std::string_view code;
  Severity severity;
  std::string_view message;
};
[[nodiscard]] const DiagnosticInfo& info(DiagnosticKind kind);
[[nodiscard]] std::size_t diagnostic_kinds();

/// A second place that belongs to the fault, with what is to be seen there.
struct Label {
  Span span;
  std::string text;

  auto operator<=>(const Label&) const = default;
};

/// A replacement that mends the fault.
struct Fix {
  Span span;
  std::string replacement;

  auto operator<=>(const Fix&) const = default;
};

/// Where a word that was not found comes from.
enum class Words : std::uint8_t { of_language, of_author };

struct Diagnostic {
  DiagnosticKind kind;
  Span span;
  std::string message;
  std::string label;          ///< stands under the underlined text; may be empty
  std::vector<Label> labels;  ///< secondary places
  std::vector<std::string> help;
  std::vector<std::string> nearest;  ///< known names close to the one that was not found
  std::optional<Fix> fix;

  Diagnostic& at(std::string text) { return label = std::move(text), *this; }
  Diagnostic& also(Span where, std::string text) { return labels.push_back({where, std::move(text)}), *this; }
  Diagnostic& advise(std::string text) { return help.push_back(std::move(text)), *this; }
  Diagnostic& did_you_mean(std::vector<std::string> names) { return nearest = std::move(names), *this; }
  /// Also as the fix, if it is one name and no doubt is left: of a word of the language if one slip of the
  /// pen made it this, of a name only if no letter stands for another, since that can be another thing's
  /// name.
  Diagnostic& did_you_mean(std::vector<std::string> names, std::string_view written, Words words);
  Diagnostic& replace(Span where, std::string with) { return fix = Fix{where, std::move(with)}, *this; }
};

/// Those that are errors: of what `sorted` gives, where repetitions are gone.
[[nodiscard]] std::size_t count_errors(const std::vector<Diagnostic>& diagnostics);

/// Gathers what all passes find. Passes report and go on; nobody throws and nobody prints.
class Diagnostics {
 public:
  /// The reference stays valid whatever is reported later.
  template <typename... Args>
  Diagnostic& report(DiagnosticKind kind, Span span, const Args&... args) {
    return add(kind, span, fmt::vformat(info(kind).message, fmt::make_format_args(args...)));
  }

  /// Takes over what was found before, and kept.
  void take(Diagnostic found) {
    if (info(found.kind).severity == Severity::error) ++errors_;
    list_.push_back(std::move(found));
  }

  /// Forgets the warnings for which this holds; errors stay.
  template <typename Forget>
  void forget_warnings(Forget forget) {
    std::erase_if(
        list_, [&](const Diagnostic& d) { return info(d.kind).severity == Severity::warning && forget(d); });
  }

  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return list_.size() - errors_; }
  /// In a total order (place, code, message, then all else), without exact repetitions; independent of the
  /// order of reporting.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  Diagnostic& add(DiagnosticKind kind, Span span, std::string message);

  std::deque<Diagnostic> list_;
  std::size_t errors_ = 0;
};

}  // namespace kbc
