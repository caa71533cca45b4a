// Single statements: what they add, what they replace, and what they refuse.
#include "sample.h"
#include <gtest/gtest.h>

namespace kb {
namespace {

struct SayCase {
  const char* name;
  std::string before;  // a profile as text
  std::string statement;
  bool holds;
  std::string expected;
};

void PrintTo(const SayCase& c, std::ostream* out) { *out << c.name; }

class Say : public testing::TestWithParam<SayCase> {};

TEST_P(Say, Leaves) {
  auto profile = read_profile(glade(), GetParam().before);
  ASSERT_TRUE(profile) << profile.error().message;
  const Profile before = *profile;
  const auto said = say(glade(), *profile, GetParam().statement, GetParam().holds);
  const std::string outcome = said ? in_words(glade(), *profile) : in_words(said.error());
  EXPECT_EQ(outcome, GetParam().expected);
  EXPECT_TRUE(said || *profile == before) << "a refused statement changes nothing";
}

std::string say_name(const testing::TestParamInfo<SayCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Facts, Say,
    testing::Values(
        SayCase{"Yes", "", "frost-shy", true, "frost-shy: yes\n"},
        SayCase{"No", "", " Frost-Shy ", false, "frost-shy: no\n"},
        SayCase{"Replaces", "frost-shy: yes\nage: 3", "frost-shy", false, "frost-shy: no\nage 3 years\n"},
        SayCase{"WithItsValue", "", "frost-shy = no", true, "frost-shy: no\n"},
        SayCase{"WithAColon", "", "Shy of frost: yes", true, "frost-shy: yes\n"},
        SayCase{"WithoutASign", "", "frost-shy true", true, "frost-shy: yes\n"},
        SayCase{"TakesBack", "frost-shy: yes\neasily-tired: no", "frost-shy unknown", true,
                "easily-tired: no\nfrost-shy: unknown\n"},
        SayCase{"BeginsAsTaking", "", "Taking long walks", true, "takes-long-walks: yes\n"},
        SayCase{"Supervised", "", "supervised by surgeon", true, "supervised by surgeon: yes\n"},
        SayCase{"NotSupervised", "supervised-by: surgeon", "supervised by surgeon", false,
                "supervised by surgeon: no\n"},
        SayCase{"DeniedTwice", "", "frost-shy = no", false,
                "bad_value: `frost-shy = no` is denied and has a value of its own: leave out `no`\n"},
        SayCase{"Zero", "", "frost-shy 0", true,
                "bad_value: `0` is no answer to `frost-shy`: write `yes`, `no` or `unknown`\n"},
        SayCase{"NumberWithASign", "frost-shy: no", "Shy of frost = 3.5 years", true,
                "bad_value: `3.5 years` is no answer to `Shy of frost`: write `yes`, `no` or `unknown`\n"},
        SayCase{"NumberAndTruth", "", "frost-shy 1 no", true,
                "bad_value: `1` is no answer to `frost-shy`: write `yes`, `no` or `unknown`\n"},
        SayCase{"SupervisedByANumber", "", "supervised by surgeon = 0", true,
                "bad_value: `0` is no answer to `supervised by surgeon`: write `yes`, `no` or `unknown`\n"},
        SayCase{"Unknown", "", "frost-shi", true,
                "unknown_name: `frost-shi` is not in this knowledge base: did you mean `frost-shy`?\nnear: "
                "frost-shy\n"},
        SayCase{"UnknownSupervisor", "", "supervised by sturgeon", true,
                "unknown_name: `sturgeon` is not in this knowledge base: did you mean `surgeon`?\nnear: "
                "surgeon\n"},
        SayCase{"Nothing", "", "  ", true, "bad_value: nothing is said here: write a name\n"},
        SayCase{
            "Long", "", std::string(513, 'x'), true,
            "bad_value: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` "
            "is too long for one statement: a profile in a file says more\n"},
        SayCase{"NoText", "", "frost\x1b[2J", true,
                "bad_value: `frost\uFFFD[2J` holds bytes that are no text\n"},
        SayCase{"NoUtf8", "", "frost\xff", true, "bad_value: `frost\uFFFD` holds bytes that are no text\n"}),
    say_name);

INSTANTIATE_TEST_SUITE_P(
    Measures, Say,
    testing::Values(
        SayCase{"Unit", "", "glow 40 mL/min/1.73m2", true, "glow 40 mL/min/1.73m2\n"},
        SayCase{"Sign", "", "age = 34 years", true, "age 34 years\n"},
        SayCase{"NoSpace", "", "age=34", true, "age 34 years\n"},
        SayCase{"RangeReplaces", "glow: 7", "Inner glow: 40 to 60", true, "glow 40–60 mL/min/1.73m2\n"},
        SayCase{"TakesBack", "glow: 7\nage: 1", "glow unknown", true, "age 1 year\n"},
        SayCase{"Denied", "", "age 34", false,
                "bad_value: `age` is a measure, and cannot be denied: say its value instead\n"},
        SayCase{"NoValue", "age: 1", "age", true,
                "bad_value: `age` is a measure: say its value behind it, or `unknown`\n"},
        SayCase{"NoValueDenied", "age: 1", "age", false,
                "bad_value: `age` is a measure: say its value behind it, or `unknown`\n"},
        SayCase{"Truth", "", "age yes", true,
                "bad_value: `age` is a measure, with a number for its value: write `40 years`\n"},
        SayCase{"TooHigh", "age: 1", "age 121", true,
                "bad_value: `age` cannot be `121`: its values are 0–120 years\n"},
        SayCase{"UnknownName", "", "agge 34", true,
                "unknown_name: `agge` is not in this knowledge base: did you mean `age`?\nnear: age\n"}),
    say_name);

INSTANTIATE_TEST_SUITE_P(
    Taking, Say,
    testing::Values(
        SayCase{"OthersStayUnknown", "", "taking green-pill", true,
                "takes medicine green-pill\nand perhaps more\n"},
        SayCase{"JoinsTheList", "taking: nothing", "taking salt 1 g compound", true,
                "takes form salt, 1 g compound per day\n"},
        SayCase{"JoinsTheListByExample", "taking: [salt]", "taking viridol", true,
                "takes form salt\ntakes medicine green-pill (viridol)\n"},
        SayCase{"ReplacesTheDenialOfItsClass", "taking pill: no\ntaking red-pill: no", "taking viridol", true,
                "taking red-pill: no\ntakes medicine green-pill (viridol)\nand perhaps more\n"},
        SayCase{"Not", "", "taking green-pill", false, "taking green-pill: no\n"},
        SayCase{"NotLeavesTheList", "taking: [salt, viridol, rubrol]", "taking green-pill", false,
                "taking green-pill: no\ntakes form salt\ntakes medicine red-pill (rubrol)\n"},
        SayCase{"NotTheWholeClass", "taking: [salt, viridol, rubrol]", "taking pill = no", true,
                "taking pill: no\ntakes form salt\n"},
        SayCase{"NotTheExample", "taking: [viridol, green-pill]", "taking viridol", false,
                "takes medicine green-pill\n"},
        SayCase{"NotTheExampleInOtherLetters", "taking: [Viridol, green-pill]", "taking VIRIDOL", false,
                "takes medicine green-pill\n"},
        SayCase{"NotTheExampleOfSeveral", "taking: [mixol]", "taking mixol", false, "takes nothing\n"},
        SayCase{"TakesBack", "taking green-pill: yes", "taking green-pill unknown", true,
                "taking green-pill: unknown\n"},
        SayCase{"ForgetsThatItIsUnknown", "taking pill: unknown", "taking viridol", true,
                "takes medicine green-pill (viridol)\nand perhaps more\n"},
        SayCase{"IsTakenAlready", "taking: [viridol]", "taking pill", true,
                "takes medicine green-pill (viridol)\n"},
        SayCase{"ReplacesTheDose", "taking: [salt 1 g compound]", "taking Salt 2 g compound", true,
                "takes form salt, 2 g compound per day\n"},
        SayCase{"NotTheExampleOfOneKnown", "taking viridol: yes", "taking viridol", false, ""},
        SayCase{"NotOfOneKnown", "taking viridol: yes\ntaking salt: yes", "taking pill", false,
                "taking pill: no\ntakes form salt\nand perhaps more\n"},
        SayCase{"TakesBackWhatIsListed", "taking: [viridol]", "taking green-pill unknown", true,
                "bad_value: `taking green-pill` cannot be unknown where all that is taken is listed: take it "
                "in or leave it out\n"},
        SayCase{"NotTheExampleWithoutAList", "", "taking viridol", false,
                "bad_value: `viridol` is one of `green-pill`: not taking it leaves the others open; say "
                "`taking green-pill` to leave out all of them\n"},
        SayCase{"UnknownThing", "taking: [salt]", "taking sallt 1 g compound", true,
                "unknown_name: `sallt` is not in this knowledge base: did you mean `salt`?\nnear: salt\n"},
        SayCase{"NoBasis", "taking: [salt]", "taking oil 1 g", true,
                "bad_value: `1 g` of `oil` can be weighed in two ways: write `1 g elemental` or `1 g "
                "compound`\n"}),
    say_name);

// ---- the other statements, in order, on one profile
struct Step {
  ProfileResult<void> (*say)(const KnowledgeBase&, Profile&, std::string_view);
  std::string words;
  std::string expected;  // of the whole profile, or the error
};

struct StepsCase {
  const char* name;
  std::vector<Step> steps;
};

void PrintTo(const StepsCase& c, std::ostream* out) { *out << c.name; }

class Steps : public testing::TestWithParam<StepsCase> {};

TEST_P(Steps, Leave) {
  Profile profile;
  for (const Step& step : GetParam().steps) {
    const Profile before = profile;
    const auto said = step.say(glade(), profile, step.words);
    EXPECT_EQ(said ? in_words(glade(), profile) : in_words(said.error()), step.expected) << step.words;
    EXPECT_TRUE(said || profile == before) << "a refused statement changes nothing";
  }
}

std::string steps_name(const testing::TestParamInfo<StepsCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Each, Steps,
    testing::Values(
        StepsCase{
            "Goal",
            {{say_goal, "calm", "goal calm\n"},
             {say_goal, "VIGOUR", "goal vigour\n"},
             {say_goal, "clam",
              "unknown_name: `clam` is not in this knowledge base: did you mean `calm`?\nnear: calm\n"}}},
        StepsCase{"Taking",
                  {{say_taking, "salt 1 g compound", "takes form salt, 1 g compound per day\n"},
                   {say_taking, "nothing", "takes nothing\n"},
                   {say_taking, "viridol", "takes medicine green-pill (viridol)\n"},
                   {say_taking, "Moon powder 2 tsp",
                    "takes medicine green-pill (viridol)\ntakes product moon-powder (Moon powder), 2 tsp per "
                    "day\n"},
                   {say_taking, "salt 1 g",
                    "bad_value: `1 g` of `salt` can be weighed in two ways: write `1 g elemental` or `1 g "
                    "compound`\n"}}},
        StepsCase{
            "Candidate",
            {{say_dose, "1 g compound",
              "bad_value: `1 g compound` is a dose of nothing: name what it is asked about first\n"},
             {say_candidate, "salt", "asks about form salt\n"},
             {say_dose, "1 g compound", "asks about form salt, 1 g compound per day\n"},
             {say_dose, "5 to 6 mg elemental per day", "asks about form salt, 5–6 mg elemental per day\n"},
             {say_candidate, "Moonium salt",
              "asks about form salt (Moonium salt), 5–6 mg elemental per day\n"},
             {say_dose, "5 mg",
              "bad_value: `5 mg` of `salt` can be weighed in two ways: write `5 mg elemental` or `5 mg "
              "compound`\n"},
             {say_candidate, "oil", "asks about form oil\n"},
             {say_candidate, "oil 1 mg compound", "asks about form oil, 1 mg compound per day\n"},
             {say_candidate, "oik",
              "unknown_option: `oik` is not in this knowledge base: did you mean `oil`?\nnear: oil\n"}}}),
    steps_name);

TEST(Statements, NothingTakenTakesBackWhatIsTaken) {
  Profile profile;
  ASSERT_TRUE(say(glade(), profile, "taking green-pill", true));
  ASSERT_TRUE(say(glade(), profile, "taking red-pill", false));
  ASSERT_TRUE(say_taking(glade(), profile, "nothing"));
  EXPECT_EQ(in_words(glade(), profile), "taking red-pill: no\ntakes nothing\n");
}

TEST(Statements, ListedThingsTakeBackTheirDenial) {
  Profile profile;
  ASSERT_TRUE(say(glade(), profile, "taking pill", false));
  ASSERT_TRUE(say_taking(glade(), profile, "viridol"));
  EXPECT_EQ(in_words(glade(), profile), "takes medicine green-pill (viridol)\n");
}

}  // namespace
}  // namespace kb
