// Every example that `kbc language` shows: right but for the names that it takes from elsewhere.
#include <gtest/gtest.h>

#include "compiler/language/language.h"
#include "tests/support/compile_text.h"

namespace {

TEST(Examples, OnlyNamesAreMissing) {
  for (const kbc::Clause& row : kbc::language().clauses) {
    const auto result = support::compile_text(row.example);
    for (const kbc::Diagnostic& fault : result.compilation.diagnostics) {
      const bool missing_name = fault.kind == kbc::DiagnosticKind::unknown_name ||
                                fault.kind == kbc::DiagnosticKind::unknown_source ||
                                fault.kind == kbc::DiagnosticKind::bad_import;
      EXPECT_TRUE(missing_name || kbc::info(fault.kind).severity == kbc::Severity::warning)
          << row.example << "\n"
          << result.shown();
    }
  }
}

}  // namespace
