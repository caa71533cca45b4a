// One fault in a statement, and all that is said of it: what follows from the fault is not said.
#include <gtest/gtest.h>

#include "tests/support/compile_text.h"

namespace {

constexpr std::string_view kAround =
    "fact wet, frail\n"
    "measure age in years\n"
    "substance iron { symbol Fe }\n"
    "form rust of iron { formula \"Fe2O3\" }\n"
    "goal calm\n"
    "claim c { states \"C.\" }\n";

struct SaidCase {
  const char* name;
  std::string_view statement;
  std::string said;  ///< the errors, a line each, with the nearest names
};

class SaidOf : public testing::TestWithParam<SaidCase> {};

TEST_P(SaidOf, Errors) {
  const auto result = support::compile_text(std::string(kAround).append(GetParam().statement).append("\n"));
  std::string said;
  for (const kbc::Diagnostic& fault : result.compilation.diagnostics) {
    if (kbc::info(fault.kind).severity != kbc::Severity::error) continue;
    said.append(said.empty() ? "" : "\n")
        .append(kbc::info(fault.kind).code)
        .append(" ")
        .append(fault.message);
    for (const std::string& name : fault.nearest) said.append(" [").append(name).append("]");
  }
  EXPECT_EQ(said, GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Unread, SaidOf,
    testing::Values(SaidCase{"ClauseBehindAText", "caution rust { effect \"x\" becuase c }",
                             "KB0105 a caution takes no `becuase` [because]"},
                    SaidCase{"ClauseBehindACondition", "caution rust when wet becuase c",
                             "KB0105 a caution takes no `becuase` [because]"},
                    SaidCase{"ClauseBehindAList", "caution rust for calm becuase c",
                             "KB0105 a caution takes no `becuase` [because]"},
                    SaidCase{"TwoClauses", "risk group g { who wet hram \"x\" becuase c }",
                             "KB0105 a risk group takes no `hram` [harm]"},
                    SaidCase{"AnotherAnd", "suggest rust for calm when wet & frail { because c }",
                             "KB0101 expected a clause or `{`, found `&`"},
                    SaidCase{"ParenthesisTooMany", "caution rust when age > 18 years) { because c }",
                             "KB0101 expected a clause or `{`, found `)`"},
                    SaidCase{"Semicolon", "caution rust for calm; { because c }",
                             "KB0101 expected a clause or `{`, found `;`"},
                    SaidCase{"OtherBrackets", "caution rust for calm [ because c ]",
                             "KB0101 expected a clause or `{`, found `[`"},
                    SaidCase{"ClauseOfItsOwnLine", "caution rust\n  becuase c",
                             "KB0105 a caution takes no `becuase` [because]"},
                    // What stands on the line before is whole.
                    SaidCase{"StatementOnTheNextLine", "caution rust\nfcat c",
                             "KB0229 a caution says no reason: `because` names the claims it rests on\n"
                             "KB0104 no kind of statement is called `fcat` [fact]"},
                    SaidCase{"FormOfNothing", "form salt of irn { formula \"FeCl2\" }",
                             "KB0201 nothing here is called `irn` [iron]"},
                    SaidCase{"DoseOfAFormOfNothing",
                             "form salt of irn { formula \"FeCl2\" }\n"
                             "caution salt { dose 5 mg compound per day because c }",
                             "KB0201 nothing here is called `irn` [iron]"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Amounts, SaidOf,
    testing::Values(SaidCase{"UnitOfAComparison", "caution rust when age > 18 yaers { because c }",
                             "KB0220 this amount cannot be read: no unit is written `yaers` [years]"},
                    SaidCase{"ShortUnitOfAComparison", "caution rust when age > 18 y { because c }",
                             "KB0220 this amount cannot be read: no unit is written `y` [yr]"},
                    SaidCase{"NoUnitOfAComparison", "caution rust when age > 18 potatoes { because c }",
                             "KB0220 this amount cannot be read: no unit is written `potatoes`"},
                    SaidCase{"ClauseBehindAComparison", "caution rust when age > 18 years becuase c",
                             "KB0105 a caution takes no `becuase` [because]"},
                    SaidCase{"ClauseBehindANumber", "caution rust when age > 18 becuase c",
                             "KB0105 a caution takes no `becuase` [because]"},
                    SaidCase{"Swapped", "suggest rust { judge after 4 dya  because c }",
                             "KB0220 this amount cannot be read: no unit is written `dya` [day]"},
                    SaidCase{"Basis", "suggest rust { dose usual 5 mg elementl per day  because c }",
                             "KB0220 this amount cannot be read: no basis is written `elementl` [elemental]"},
                    SaidCase{"Period", "suggest rust { dose usual 5 mg elemental per dya  because c }",
                             "KB0220 this amount cannot be read: no unit is written `dya` [day]"},
                    SaidCase{"NoPeriod", "suggest rust { dose usual 5 mg elemental per potato  because c }",
                             "KB0220 this amount cannot be read: no unit is written `potato`"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Contents, SaidOf,
    testing::Values(
        SaidCase{"Whole", "product p { contains rust 5 mg compound, iron 2 mg elemental, rust }", ""},
        SaidCase{"NoBasis", "product p { contains rust 5 mg }",
                 "KB0222 a dose says what is weighed: `elemental` or `compound`"},
        SaidCase{"SecondWithoutBasis", "product p { contains rust 5 mg compound, iron 2 mg  serving 1 tsp }",
                 "KB0222 a dose says what is weighed: `elemental` or `compound`"},
        SaidCase{"NoWeight", "product p { contains rust 5 mmol elemental }",
                 "KB0221 what it contains is measured in mg, not in mmol"},
        SaidCase{"NoUnit", "product p { contains rust 5 }",
                 "KB0220 this amount cannot be read: it has no unit"},
        SaidCase{"OfAMedicine", "medicine pill\nproduct p { contains pill 500 mg }", ""}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Ratings, SaidOf,
    testing::Values(
        SaidCase{"OfEvidence",
                 "evidence e : textbook { states \"E.\" }\n"
                 "claim d { states \"D.\"  support e { rate down indirectness \"others\" }  support c }",
                 ""},
        SaidCase{"OfAClaim", "claim d { states \"D.\"  support c { rate down indirectness \"others\" } }",
                 "KB0212 `rate down` takes evidence, not a claim"},
        SaidCase{"OfAClaimInItsLine", "claim d { states \"D.\"  support c rate up large-effect \"large\" }",
                 "KB0212 `rate up` takes evidence, not a claim"},
        SaidCase{"OfBoth",
                 "evidence e : textbook { states \"E.\" }\n"
                 "claim d { states \"D.\"  support e, c { rate down indirectness \"others\" } }",
                 "KB0212 `rate down` takes evidence, not a claim"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
