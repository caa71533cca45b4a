// Profiles that are refused: the place, the cause and the way out, word for word.
#include "sample.h"
#include <gtest/gtest.h>

namespace kb {
namespace {

struct RefusalCase {
  const char* name;
  std::string text;
  std::string expected;
};

void PrintTo(const RefusalCase& c, std::ostream* out) { *out << c.name; }

class Refusal : public testing::TestWithParam<RefusalCase> {};

TEST_P(Refusal, SaysWhy) { EXPECT_EQ(read_in_words(glade(), GetParam().text), GetParam().expected); }

std::string refusal_name(const testing::TestParamInfo<RefusalCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Shape, Refusal,
    testing::Values(RefusalCase{"List", "- goal: calm",
                                "unreadable: line 1: this is no profile: write each line as `name: value`\n"},
                    RefusalCase{"Text", "calm",
                                "unreadable: line 1: this is no profile: write each line as `name: value`\n"},
                    RefusalCase{
                        "Repeated", "goal: calm\ngoal: calm",
                        "unreadable: line 2: `goal` is given twice, first in line 1: keep one of the two\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Names, Refusal,
    testing::Values(
        RefusalCase{"Fact", "goal: calm\nfrost-shi: yes",
                    "unknown_name: line 2: `frost-shi` is not in this knowledge base: did you mean "
                    "`frost-shy`?\nnear: frost-shy\n"},
        RefusalCase{"ReservedKey", "golf: calm",
                    "unknown_name: line 1: `golf` is not in this knowledge base: it has `frost-shy`, "
                    "`easily-tired`, `takes-long-walks`, `age` and more\n"},
        RefusalCase{
            "Capital", "Goal: calm",
            "unknown_name: line 1: `Goal` is not in this knowledge base: did you mean `goal`?\nnear: goal\n"},
        RefusalCase{"FormByItself", "goal: calm\nform: oil",
                    "bad_value: line 2: `form` is no fact of a person: what is asked about is said as "
                    "`candidate: {form: name, dose: amount}`, and what is taken is listed by `taking`\n"},
        RefusalCase{"DoseByItself", "dose: 2 g",
                    "bad_value: line 1: `dose` is no fact of a person: what is asked about is said as "
                    "`candidate: {form: name, dose: amount}`, and what is taken is listed by `taking`\n"},
        RefusalCase{"NothingNear", "zzzz: yes",
                    "unknown_name: line 1: `zzzz` is not in this knowledge base: it has `frost-shy`, "
                    "`easily-tired`, `takes-long-walks`, `age` and more\n"},
        RefusalCase{
            "Goal", "goal: clam",
            "unknown_name: line 1: `clam` is not in this knowledge base: did you mean `calm`?\nnear: calm\n"},
        RefusalCase{"GoalNothingNear", "goal: zzzz",
                    "unknown_name: line 1: `zzzz` is not in this knowledge base: it has `calm`, `vigour`\n"},
        RefusalCase{"MedicineAsFact", "green-pill: yes",
                    "bad_value: line 1: `green-pill` is a medicine, and a fact or measure was expected: "
                    "say `taking green-pill`\n"},
        RefusalCase{"GoalAsFact", "calm: yes",
                    "bad_value: line 1: `calm` is a goal, and a fact or measure was expected: say it as "
                    "the goal\n"},
        RefusalCase{"ProfessionalAsFact", "surgeon: yes",
                    "bad_value: line 1: `surgeon` is a professional, and a fact or measure was expected: "
                    "say `supervised by surgeon`\n"},
        RefusalCase{"ClaimAsFact", "it-is-said: yes",
                    "bad_value: line 1: `it-is-said` is a claim, and a fact or measure was expected: "
                    "leave it out; of a person, facts, measures and what is taken can be said\n"},
        RefusalCase{"ClaimAsGoal", "goal: it-is-said",
                    "bad_value: line 1: `it-is-said` is a claim, and a goal was expected: name one of its "
                    "goals, or none\n"},
        RefusalCase{"FactTaken", "taking: [frost-shy]",
                    "bad_value: line 1: `frost-shy` is a fact, and something that can be taken was "
                    "expected: say it by itself, as yes or no\n"},
        RefusalCase{"Taken", "taking:\n  - salt\n  - viridoll 200 mg",
                    "unknown_name: line 3: `viridoll` is not in this knowledge base: did you mean "
                    "`viridol`?\nnear: viridol\n"},
        RefusalCase{"TakenMap", "taking: [{form: viridol}]",
                    "bad_value: line 1: `viridol` is a medicine, and a form was expected: say `medicine: "
                    "viridol`\n"},
        RefusalCase{"TakenKey", "taking green-pil: no",
                    "unknown_name: line 1: `green-pil` is not in this knowledge base: did you mean "
                    "`green-pill` or `green pills`?\nnear: green-pill\nnear: green pills\n"},
        RefusalCase{"Supervisor", "supervised-by: [healer, sturgeon]",
                    "unknown_name: line 1: `sturgeon` is not in this knowledge base: did you mean "
                    "`surgeon`?\nnear: surgeon\n"},
        RefusalCase{"SupervisorKey", "supervised by sturgeon: yes",
                    "unknown_name: line 1: `sturgeon` is not in this knowledge base: did you mean "
                    "`surgeon`?\nnear: surgeon\n"},
        RefusalCase{
            "LongWord", std::string(300, 'x') + ": yes",
            "unknown_name: line 1: "
            "`xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…` is not in "
            "this knowledge base: it has `frost-shy`, `easily-tired`, `takes-long-walks`, `age` and more\n"},
        RefusalCase{"HiddenCharacters", "\"frost\\u202eshy\": yes",
                    "unknown_name: line 1: `frost\uFFFDshy` is not in this knowledge base: did you mean "
                    "`frost-shy`?\nnear: frost-shy\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Options, Refusal,
    testing::Values(
        RefusalCase{"Unknown", "goal: calm\ncandidate: sallt",
                    "unknown_option: line 2: `sallt` is not in this knowledge base: did you mean "
                    "`salt`?\nnear: salt\n"},
        RefusalCase{"UnknownInAMap", "candidate:\n  form: salz\n  dose: 1 g compound",
                    "unknown_option: line 2: `salz` is not in this knowledge base: did you mean "
                    "`salt`?\nnear: salt\n"},
        RefusalCase{"OfAnotherKind", "candidate: {form: nap}",
                    "bad_value: line 1: `nap` is an option, and a form was expected: say `option: nap`\n"},
        RefusalCase{"Medicine", "candidate: green-pill",
                    "bad_value: line 1: `green-pill` is a medicine, and a form, product or option was "
                    "expected: say `taking green-pill`\n"},
        RefusalCase{"MedicineInAMap", "candidate: {medicine: green-pill}",
                    "bad_value: line 1: `green-pill` is a medicine, and a form, product or option was "
                    "expected: say `taking green-pill`\n"},
        RefusalCase{"NothingNear", "candidate: zzzz 200 mg elemental",
                    "unknown_option: line 1: `zzzz` is not in this knowledge base: it has `moonium`, `salt`, "
                    "`oil`, `moon-powder` and more\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Values, Refusal,
    testing::Values(
        RefusalCase{"On", "frost-shy: on",
                    "bad_value: line 1: `on` is no answer to `frost-shy`: write `yes`, `no` or `unknown`\n"},
        RefusalCase{"Capital", "frost-shy: Yes",
                    "bad_value: line 1: `Yes` is no answer to `frost-shy`: write `yes`, `no` or `unknown`\n"},
        RefusalCase{"Number", "frost-shy: 1",
                    "bad_value: line 1: `1` is no answer to `frost-shy`: write `yes`, `no` or `unknown`\n"},
        RefusalCase{"List", "frost-shy: [yes]",
                    "bad_value: line 1: `frost-shy` has one value: write `yes`, `no` or `unknown`\n"},
        RefusalCase{"PresumeNo", "presume-no: perhaps",
                    "bad_value: line 1: `presume-no` is neither yes nor no: write `presume-no: yes`, or "
                    "leave it out\n"},
        RefusalCase{"PresumeUnknown", "presume-no: ~",
                    "bad_value: line 1: `presume-no` is neither yes nor no: write `presume-no: yes`, or "
                    "leave it out\n"},
        RefusalCase{"GoalList", "goal: [calm, vigour]",
                    "bad_value: line 1: `goal` is one name: write `goal: name`\n"},
        RefusalCase{"MeasureYes", "age: yes",
                    "bad_value: line 1: `age` is a measure, with a number for its value: write `40 years`\n"},
        RefusalCase{"MeasureWord", "age: old",
                    "bad_value: line 1: `age`: `old` is no amount: a number was expected\n"},
        RefusalCase{"MeasureMap", "age: {years: 34}",
                    "bad_value: line 1: `age` has one value: write a number with its unit, or a range as in "
                    "`40 to 60`\n"},
        RefusalCase{
            "MeasureUnit", "age: 34 mg",
            "bad_value: line 1: `age` is measured in `years`, and `34 mg` is not: write `40 years`\n"},
        RefusalCase{
            "MeasureUnknownUnit", "age: 34 yaers",
            "bad_value: line 1: `age`: `yaers` does not belong to an amount: did you mean `years`?\n"},
        RefusalCase{"MeasurePeriod", "naps: 3 times",
                    "bad_value: line 1: `naps` is measured in `times per week`, and `3 times` is not: write "
                    "`40 times per week`\n"},
        RefusalCase{"MeasureBasis", "age: 34 years elemental",
                    "bad_value: line 1: `age` is no dose: leave out `elemental`\n"},
        RefusalCase{"MeasureTooHigh", "glow: 251",
                    "bad_value: line 1: `glow` cannot be `251`: its values are 0–250 mL/min/1.73m2\n"},
        RefusalCase{"MeasureTooLow", "age: -1",
                    "bad_value: line 1: `age` cannot be `-1`: its values are 0–120 years\n"},
        RefusalCase{"MeasureRangeTooHigh", "glow: 200 to 300",
                    "bad_value: line 1: `glow` cannot be `200 to 300`: its values are 0–250 mL/min/1.73m2\n"},
        RefusalCase{
            "MeasureRangeOrder", "glow: 60 to 40",
            "bad_value: line 1: `glow`: `60 to 40` is no amount: the range ends below its start; write the "
            "smaller number first\n"},
        RefusalCase{
            "MeasureExponent", R"({"glow": 4e1})",
            "bad_value: line 1: `glow`: `4e1` is no amount: a number has no exponent; write it out\n"},
        RefusalCase{"MeasureTooManyDigits", R"({"glow": 1234567890123456789012})",
                    "bad_value: line 1: `glow`: `1234567890123456789012` is no amount: a number has at most "
                    "18 digits\n"},
        RefusalCase{"MeasureGoesOn", "glow: 40 mL/min/1.73m2 today",
                    "bad_value: line 1: `glow`: `today` does not belong to an amount: did you mean `day`?\n"},
        RefusalCase{
            "SupervisorMap", "supervised-by: {healer: yes}",
            "bad_value: line 1: `supervised-by` is a professional's name, or a list of such names\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Doses, Refusal,
    testing::Values(
        RefusalCase{"NoUnit", "candidate: {form: salt, dose: 200}",
                    "bad_value: line 1: the dose `200` needs a unit: write `200 mg elemental`, say\n"},
        RefusalCase{"NoUnitOfAProduct", "candidate: {product: moon-powder, dose: 2}",
                    "bad_value: line 1: the dose `2` needs a unit: write `200 mg` or `2 capsules`, say\n"},
        RefusalCase{"NoBasis", "candidate: salt 200 mg",
                    "bad_value: line 1: `200 mg` of `salt` can be weighed in two ways: write `200 mg "
                    "elemental` or `200 mg compound`\n"},
        RefusalCase{"NoBasisPerDay", "taking:\n- salt 100 to 200 mg per day",
                    "bad_value: line 2: `100 to 200 mg per day` of `salt` can be weighed in two ways: write "
                    "`100–200 mg elemental per day` or `100–200 mg compound per day`\n"},
        RefusalCase{"NoBasisOfASubstance", "taking: [moonium 1 g]",
                    "bad_value: line 1: `1 g` of `moonium` can be weighed in two ways: write `1 g elemental` "
                    "or `1 g compound`\n"},
        RefusalCase{"PerWeek", "candidate: salt 200 mg elemental per week",
                    "bad_value: line 1: the dose `200 mg elemental per week` is per week: write how much it "
                    "is per day\n"},
        RefusalCase{"PerWeight", "candidate: salt 2 mg/kg elemental",
                    "bad_value: line 1: `2 mg/kg elemental` is no amount of `salt`: write what is taken in a "
                    "day, as in `200 mg` or `2 capsules`\n"},
        RefusalCase{"Time", "candidate: salt 2 h",
                    "bad_value: line 1: `2 h` is no amount of `salt`: write what is taken in a day, as in "
                    "`200 mg` or `2 capsules`\n"},
        RefusalCase{"Percent", "candidate: salt 2 %",
                    "bad_value: line 1: `2 %` is no amount of `salt`: write what is taken in a day, as in "
                    "`200 mg` or `2 capsules`\n"},
        RefusalCase{"BelowZero", "candidate: salt -2 mg elemental",
                    "bad_value: line 1: the dose `-2 mg elemental` is below zero: write how much is taken in "
                    "a day\n"},
        RefusalCase{
            "OfNothing", "candidate: salt 0 mg elemental",
            "bad_value: line 1: the dose `0 mg elemental` is none at all: write how much it is, or leave "
            "it out\n"},
        RefusalCase{"GoesOn", "candidate: salt 200 mg elemental daily",
                    "bad_value: line 1: `daily` does not belong to an amount: did you mean `day`?\n"},
        RefusalCase{"NumberFirst", "taking: [200 mg elemental salt]",
                    "bad_value: line 1: `200 mg elemental salt` begins with a number: write the name first, "
                    "then the amount\n"},
        RefusalCase{"Huge", "candidate: salt 999999999999999999 kg elemental",
                    "bad_value: line 1: `999999999999999999 kg elemental` is no amount: the number is too "
                    "large for its unit; write a larger unit\n"},
        RefusalCase{"List", "candidate: {form: salt, dose: [1 mg elemental]}",
                    "bad_value: line 1: `dose` has no text for its value\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Things, Refusal,
    testing::Values(
        RefusalCase{"CandidateList", "candidate: [salt, oil]",
                    "bad_value: line 1: `candidate` is one thing: ask about each by itself, or leave it out "
                    "to compare all\n"},
        RefusalCase{"NoName", "candidate: {dose: 200 mg elemental}",
                    "bad_value: line 1: a thing has no name here: write `{form: name, dose: amount}`\n"},
        RefusalCase{"TwoNames", "candidate: {form: salt, product: moon-powder}",
                    "bad_value: line 1: two names are given for one thing: write two things, or one name\n"},
        RefusalCase{"UnknownKey", "candidate: {form: salt, amount: 2 g compound}",
                    "bad_value: line 1: `amount` says nothing of a thing: write `form`, `product`, `option`, "
                    "`substance` or `medicine`, and `dose`\n"},
        RefusalCase{"NameIsAList", "candidate: {form: [salt]}",
                    "bad_value: line 1: `form` has no text for its value\n"},
        RefusalCase{"TakingNo", "taking: no",
                    "bad_value: line 1: `taking` is a list of what is taken: write `taking: nothing` if that "
                    "is nothing\n"},
        RefusalCase{"NothingAmongThings", "taking: [salt, nothing]",
                    "bad_value: line 1: `nothing` stands among things that are taken: write `taking: "
                    "nothing`, or leave it out\n"},
        RefusalCase{"NothingAtAll", "taking:\n  - salt\n  -\n",
                    "bad_value: line 4: a thing is missing here: write its name, and its amount behind it\n"},
        RefusalCase{"ListInList", "taking: [[salt]]",
                    "bad_value: line 1: a thing is missing here: write its name, and its amount behind it\n"},
        RefusalCase{"EmptyText", "taking: ['']",
                    "bad_value: line 1: a name is missing: write something that can be taken\n"},
        RefusalCase{"OneOfAClass", "taking viridol: no",
                    "bad_value: line 1: `viridol` is one of `green-pill`: not taking it leaves the others "
                    "open; write `taking green-pill: no`\n"}),
    refusal_name);

INSTANTIATE_TEST_SUITE_P(
    Contradictions, Refusal,
    testing::Values(
        RefusalCase{"Fact", "frost-shy: yes\nage: 3\nShy of frost: no",
                    "contradiction: line 3: `Shy of frost` is both yes and no: keep one of the two\n"},
        RefusalCase{"Measure", "glow: 40\nInner glow: 50",
                    "contradiction: line 2: `Inner glow` has two values: keep one of the two\n"},
        RefusalCase{
            "Supervisor", "supervised-by: surgeon\nsupervised by surgeon: no",
            "contradiction: line 2: `supervised by surgeon` is both yes and no: keep one of the two\n"},
        RefusalCase{"NothingTaken", "taking green-pill: yes\ntaking: nothing",
                    "contradiction: line 1: `taking green-pill` is yes, but `taking` says nothing: keep one "
                    "of the two\n"},
        RefusalCase{"TakenAndNot", "taking: [salt, viridol]\ntaking green-pill: no",
                    "contradiction: line 2: `taking green-pill` is no, but `viridol` is taken: keep one of "
                    "the two\n"},
        RefusalCase{"UnknownAndYes", "frost-shy: unknown\nShy of frost: yes",
                    "contradiction: line 2: `Shy of frost` is both unknown and yes: keep one of the two\n"},
        RefusalCase{"TakenBothWays", "taking Green pills: no\ntaking viridol: yes",
                    "contradiction: line 1: `taking Green pills` is no, but `viridol` is taken: keep one of "
                    "the two\n"},
        RefusalCase{"UnknownBesideAList", "taking: [salt]\ntaking pill: unknown",
                    "contradiction: line 2: `taking pill` is unknown, but `taking` lists all that is taken: "
                    "keep one of the two\n"},
        RefusalCase{
            "ClassNotTaken", "taking pill: no\ntaking: [viridol]",
            "contradiction: line 1: `taking pill` is no, but `viridol` is taken: keep one of the two\n"},
        RefusalCase{"ContentNotTaken", "taking moonium: no\ntaking: [moon-powder]",
                    "contradiction: line 1: `taking moonium` is no, but `moon-powder` is taken: keep one of "
                    "the two\n"}),
    refusal_name);

TEST(Refusals, TooManyThings) {
  std::string text = "taking:\n";
  for (int i = 0; i < 1001; ++i) text += "- salt\n";
  EXPECT_EQ(read_in_words(glade(), text), "bad_value: line 1: `taking` holds more than 1000 things\n");
}

}  // namespace
}  // namespace kb
