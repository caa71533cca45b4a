// The table of kinds, and the total order in which diagnostics are shown.
#include "compiler/diagnostics/diagnostic.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "runtime/text/nearest.h"

namespace kbc {
namespace {

constexpr std::array kKinds{
#define KBC_DIAGNOSTIC(name, code, severity, message) \
  DiagnosticInfo{#name, code, Severity::severity, message},
#include "compiler/diagnostics/kinds.def"
#undef KBC_DIAGNOSTIC
};

auto order(const Diagnostic& d) {
  return std::tuple<const Span&, std::string_view, const std::string&, const std::string&,
                    const std::vector<Label>&, const std::vector<std::string>&,
                    const std::vector<std::string>&, const std::optional<Fix>&>(
      d.span, info(d.kind).code, d.message, d.label, d.labels, d.help, d.nearest, d.fix);
}

}  // namespace

const DiagnosticInfo& info(DiagnosticKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Diagnostic& Diagnostic::did_you_mean(std::vector<std::string> names, std::string_view written, Words words) {
  if (names.size() == 1) {
    const kb::Slip slip = kb::slip(written, names.front());
    if (slip == kb::Slip::spelt || (slip == kb::Slip::changed && words == Words::of_language))
      fix = Fix{span, names.front()};
  }
  return did_you_mean(std::move(names));
}

std::size_t diagnostic_kinds() { return kKinds.size(); }

Diagnostic& Diagnostics::add(DiagnosticKind kind, Span span, std::string message) {
  if (info(kind).severity == Severity::error) ++errors_;
  return list_.emplace_back(Diagnostic{kind, span, std::move(message), {}, {}, {}, {}, {}});
}

std::size_t count_errors(const std::vector<Diagnostic>& diagnostics) {
  return static_cast<std::size_t>(std::ranges::count_if(
      diagnostics, [](const Diagnostic& d) { return info(d.kind).severity == Severity::error; }));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result(list_.begin(), list_.end());
  std::ranges::stable_sort(result, {}, order);
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return order(a) == order(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

}  // namespace kbc
