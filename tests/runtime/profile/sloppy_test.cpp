// Profiles as people and other programs write them carelessly: nothing about somebody's health is guessed.
// Each is refused with its line and the way out, or read as just what it says.
#include "sample.h"
#include <gmock/gmock.h>

namespace kb {
namespace {

struct Sloppy {
  std::string name;
  std::string text;
  std::string said;  ///< a part of the refusal
};

class SloppyProfile : public testing::TestWithParam<Sloppy> {};

TEST_P(SloppyProfile, IsRefused) {
  const auto read = read_profile(glade(), GetParam().text);
  ASSERT_FALSE(read) << in_words(glade(), *read);
  EXPECT_THAT(read.error().message, testing::HasSubstr(GetParam().said));
  EXPECT_THAT(read.error().message, testing::HasSubstr("line 1"));
}

INSTANTIATE_TEST_SUITE_P(
    Each, SloppyProfile,
    testing::Values(
        Sloppy{"KeysTwice", "frost-shy: yes\nfrost-shy: no", "`frost-shy` is given twice"},
        Sloppy{"KeysTwiceInJson", R"({"frost-shy": "yes", "frost-shy": "yes"})",
               "`frost-shy` is given twice"},
        Sloppy{"KeysTwiceByAnEscape", R"({"frost-shy": "yes", "frost\u002dshy": "no"})",
               "`frost-shy` is given twice"},
        Sloppy{"HugeAge", "age: 1e400 years", "a number has no exponent"},
        Sloppy{"HugeAgeInJson", R"({"age": 1e400})", "a number has no exponent"},
        Sloppy{"MoreThanSixtyFourBits", "age: 99999999999999999999999999 years",
               "a number has at most 18 digits"},
        Sloppy{"AgeBeyondItsRange", "age: 340 years", "age"}, Sloppy{"NegativeAge", "age: -34 years", "age"},
        Sloppy{"AgeInKilograms", "age: 34 kg", "age"}, Sloppy{"AgeWithAComma", "age: \"34,5 years\"", "34,5"},
        Sloppy{"DateOfBirth", "age: 1992-03-14", "1992-03-14"},
        Sloppy{"DateOfBirthWithDots", "age: 14.3.1992", "14.3.1992"},
        Sloppy{"DateOfBirthWithSlashes", "age: 3/14/1992", "3/14/1992"},
        Sloppy{"NotANumber", "age: .nan", "nan"}, Sloppy{"Infinity", "age: .inf", "inf"},
        Sloppy{"Hexadecimal", "age: 0x22 years", "0x22"},
        Sloppy{"Sexagesimal", "age: \"12:30\"", "`:30` does not belong to an amount"},
        Sloppy{"RangeBackwards", "age: 60 to 40 years", "60"},
        Sloppy{"UnitOfAnotherKind", "glow: 60 mg/dL", "glow"}, Sloppy{"Percent", "glow: 60 %", "glow"},
        Sloppy{"Approximately", "age: about 34 years", "about"},
        Sloppy{"QuestionMark", "frost-shy: \"?\"", "frost-shy"},
        Sloppy{"EmptyText", "frost-shy: \"\"", "frost-shy"}, Sloppy{"Yep", "frost-shy: yep", "frost-shy"},
        Sloppy{"BothAnswers", "frost-shy: yes/no", "frost-shy"},
        Sloppy{"NumberForAFact", R"({"frost-shy": 0})", "frost-shy"},
        Sloppy{"TakingYes", "taking: yes", "`taking` is a list of what is taken"},
        Sloppy{"DoseWithoutUnit", "taking: [{form: salt, dose: 200}]", "200"},
        Sloppy{"DoseWithoutBasis", "taking: [{form: salt, dose: 200 mg}]", "200 mg"},
        Sloppy{"DoseNegative", "taking: [{form: salt, dose: -200 mg elemental}]", "-200"},
        Sloppy{"DoseInAnotherDimension", "taking: [{form: salt, dose: 2 h elemental}]", "2 h"},
        Sloppy{"LookAlikeLetters", "fr\u043Est-shy: yes", "is not in this knowledge base"}),
    [](const auto& of) { return of.param.name; });

}  // namespace
}  // namespace kb
