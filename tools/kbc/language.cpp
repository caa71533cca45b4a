// `kbc language`: the reference of the language, row by row.

#include "compiler/language/language.h"

#include <iterator>

#include "commands.h"
#include <fmt/format.h>

#include "compiler/diagnostics/display.h"
#include "runtime/text/nearest.h"

namespace {

std::string_view how_often(const kbc::Clause& clause) {
  switch (clause.count) {
    case kbc::Count::required: return "once, needed";
    case kbc::Count::many: return "any number";
    case kbc::Count::optional: return "once";
  }
  return {};
}

void print_clause(std::string& out, const kbc::Clause& clause, std::size_t depth) {
  const std::string indent(depth * 4, ' ');
  fmt::format_to(std::back_inserter(out), "{}- `{}` ({}): {}", indent, clause.keyword, how_often(clause),
                 clause.meaning);
  if (const std::string takes = kbc::describe_operands(clause); !takes.empty())
    fmt::format_to(std::back_inserter(out), ". Takes {}", takes);
  out.append(".\n");
  for (const kbc::Clause& inner : clause.clauses) print_clause(out, inner, depth + 1);
}

/// All kinds of statement, or the one that is named; empty if there is none.
std::string language_reference(const std::string& kind) {
  std::string out;
  for (const kbc::Clause& row : kbc::language().clauses) {
    if (!kind.empty() && row.keyword != kind) continue;
    if (!out.empty()) out.push_back('\n');
    fmt::format_to(std::back_inserter(out), "## {}\n\n{}", row.keyword, row.meaning);
    if (const std::string header = kbc::describe_operands(row); !header.empty())
      fmt::format_to(std::back_inserter(out), " After the keyword: {}.", header);
    fmt::format_to(std::back_inserter(out), "\n\n    {}\n\n", row.example);
    for (const kbc::Clause& clause : row.clauses) print_clause(out, clause, 0);
  }
  return out;
}

}  // namespace

int language_command(const Options& options) {
  const std::string text = language_reference(options.kind);
  if (text.empty()) {
    const auto near = kb::nearest_names(options.kind, kbc::keywords_in(kbc::language()));
    complain(fmt::format("no kind of statement is called `{}`{}; `kbc language` lists them all",
                         kbc::printable(options.kind),
                         near.empty() ? "" : fmt::format("; did you mean {}?", kbc::alternatives(near))));
    return kNotThere;
  }
  return write(stdout, text) ? kOk : complain("cannot write the reference");
}
