// `kbc explain`: what a kind of diagnostic means, with a wrong example and the right one.
#include "compiler/explain/explain.h"

#include <iterator>

#include "commands.h"
#include <fmt/format.h>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/diagnostics/display.h"

namespace {

std::string_view severity_of(std::string_view code) {
  for (std::size_t i = 0; i < kbc::diagnostic_kinds(); ++i) {
    const kbc::DiagnosticInfo& kind = kbc::info(static_cast<kbc::DiagnosticKind>(i));
    if (kind.code == code) return kind.severity == kbc::Severity::error ? "error" : "warning";
  }
  return "unknown";
}

std::string list_of_pages() {
  std::string out;
  for (const kbc::Page& page : kbc::pages())
    fmt::format_to(std::back_inserter(out), "{}  {:<7}  {}\n", page.code, severity_of(page.code), page.title);
  return out;
}

}  // namespace

int explain_command(const Options& options) {
  if (options.code.empty()) return write(stdout, list_of_pages()) ? kOk : complain("cannot write the list");
  const kbc::Page* page = kbc::find_page(options.code);
  if (page == nullptr) {
    const std::vector<std::string> near = kbc::nearest_codes(options.code);
    complain(fmt::format("no diagnostic has the code {}{}; `kbc explain` lists them all",
                         kbc::printable(options.code),
                         near.empty() ? "" : fmt::format("; did you mean {}?", kbc::alternatives(near))));
    return kNotThere;
  }
  return write(stdout, kbc::print_page(*page, severity_of(page->code))) ? kOk
                                                                        : complain("cannot write the page");
}
