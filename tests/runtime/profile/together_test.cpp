// Statements said at once: what goes together is said, what doesn't is refused, and then nothing is said.
#include "sample.h"
#include <gtest/gtest.h>

namespace kb {
namespace {

struct TogetherCase {
  const char* name;
  std::string profile;  // in YAML: what was said before
  Statements statements;
  std::string expected;  // of the whole profile, or the error
};

void PrintTo(const TogetherCase& c, std::ostream* out) { *out << c.name; }

class Together : public testing::TestWithParam<TogetherCase> {};

TEST_P(Together, IsSaidOrRefused) {
  const auto read = read_profile(glade(), GetParam().profile.empty() ? "{}" : GetParam().profile);
  ASSERT_TRUE(read) << read.error().message;
  Profile profile = *read;
  const auto said = say_all(glade(), profile, GetParam().statements);
  EXPECT_EQ(said ? in_words(glade(), profile) : said.error().message, GetParam().expected);
  if (!said) {
    EXPECT_EQ(profile, *read);
    EXPECT_EQ(said.error().kind, ProfileErrorKind::contradiction);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Statements, Together,
    testing::Values(
        TogetherCase{"InOrder",
                     "",
                     {{"frost-shy"}, {"easily-tired"}, {"salt"}},
                     "frost-shy: yes\neasily-tired: no\ntakes form salt\n"},
        TogetherCase{"TheSameTwice", "", {{"frost-shy", "frost-shy"}, {}, {}}, "frost-shy: yes\n"},
        TogetherCase{"OverAProfile", "frost-shy: no", {{"frost-shy"}, {}, {}}, "frost-shy: yes\n"},
        TogetherCase{"SoAndNotSo",
                     "easily-tired: yes",
                     {{"frost-shy"}, {"frost-shy"}, {}},
                     "`frost-shy` and not `frost-shy` don't go together: say once what is meant"},
        TogetherCase{"TwoValues",
                     "",
                     {{"age 30 years", "age 70 years"}, {}, {}},
                     "`age 30 years` and `age 70 years` don't go together: say once what is meant"},
        TogetherCase{"NothingAndSomething",
                     "",
                     {{}, {}, {"nothing", "salt"}},
                     "taking `nothing` and taking `salt` don't go together: say once what is meant"},
        TogetherCase{"NothingAndAFact",
                     "",
                     {{"taking viridol"}, {}, {"nothing"}},
                     "`taking viridol` and taking `nothing` don't go together: say once what is meant"},
        TogetherCase{"NotItsClass",
                     "",
                     {{}, {"taking pill"}, {"viridol"}},
                     "not `taking pill` and taking `viridol` don't go together: say once what is meant"},
        TogetherCase{"AnotherOfItsClass",
                     "",
                     {{}, {"taking red-pill"}, {"viridol"}},
                     "taking red-pill: no\ntakes medicine green-pill (viridol)\n"},
        TogetherCase{
            "TwoAmountsOfOne",
            "",
            {{}, {}, {"salt 1 g compound", "salt 2 g compound"}},
            "taking `salt 1 g compound` and taking `salt 2 g compound` don't go together: say once what is "
            "meant"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace kb
