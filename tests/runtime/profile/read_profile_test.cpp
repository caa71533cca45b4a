// Whole profiles over the sample knowledge base.
#include "sample.h"
#include <gtest/gtest.h>

namespace kb {
namespace {

struct ReadCase {
  const char* name;
  std::string text;
  std::string expected;
};

void PrintTo(const ReadCase& c, std::ostream* out) { *out << c.name; }

class ReadProfile : public testing::TestWithParam<ReadCase> {};

TEST_P(ReadProfile, Says) { EXPECT_EQ(read_in_words(glade(), GetParam().text), GetParam().expected); }

std::string read_name(const testing::TestParamInfo<ReadCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Whole, ReadProfile,
    testing::Values(
        ReadCase{"Nothing", "", ""}, ReadCase{"EmptyObject", "{}", ""},
        ReadCase{
            "Yaml",
            "goal: calm\nage: 34\nfrost-shy: no\neasily-tired: yes\n"
            "taking: [ { form: salt, dose: 200 mg elemental per day }, viridol ]\n"
            "candidate: { form: oil, dose: 500 mg compound per day }\nsupervised-by: surgeon\npresume-no: "
            "yes\n",
            "goal calm\nfrost-shy: no\neasily-tired: yes\nsupervised by surgeon: yes\nage 34 years\n"
            "takes form salt, 200 mg elemental per day\ntakes medicine green-pill (viridol)\npresume no\n"
            "asks about form oil, 500 mg compound per day\n"},
        ReadCase{
            "Json",
            R"({"goal": "calm", "age": 34, "frost-shy": false, "easily-tired": true,
                     "taking": [{"form": "salt", "dose": "200 mg elemental per day"}, "viridol"],
                     "candidate": {"form": "oil", "dose": "500 mg compound per day"},
                     "supervised-by": ["surgeon"], "presume-no": true})",
            "goal calm\nfrost-shy: no\neasily-tired: yes\nsupervised by surgeon: yes\nage 34 years\n"
            "takes form salt, 200 mg elemental per day\ntakes medicine green-pill (viridol)\npresume no\n"
            "asks about form oil, 500 mg compound per day\n"},
        ReadCase{"NotSaid",
                 "goal: ~\nage: unknown\nfrost-shy:\ntaking: ~\ncandidate: null\nsupervised-by: ~\n", ""},
        ReadCase{"PresumeNothing", "presume-no: no", ""}),
    read_name);

INSTANTIATE_TEST_SUITE_P(
    Facts, ReadProfile,
    testing::Values(ReadCase{"FourSpellings", "frost-shy: true\neasily-tired: false",
                             "frost-shy: yes\neasily-tired: no\n"},
                    ReadCase{"Quoted", R"({"frost-shy": "yes", "easily-tired": "unknown"})",
                             "frost-shy: yes\neasily-tired: unknown\n"},
                    ReadCase{"NotSaidIsNotUnknown", "frost-shy: ~\neasily-tired: unknown\nage: unknown",
                             "easily-tired: unknown\n"},
                    ReadCase{"ByTitle", "Shy of frost: yes\nTAKING LONG WALKS: no",
                             "frost-shy: yes\ntakes-long-walks: no\n"},
                    ReadCase{"SaidTwiceAlike", "frost-shy: yes\nShy of frost: yes", "frost-shy: yes\n"},
                    ReadCase{"Supervisors", "supervised-by: [healer, Surgeon]",
                             "supervised by healer: yes\nsupervised by surgeon: yes\n"},
                    ReadCase{"NoSupervisor", "supervised by surgeon: no\nsupervised-by: []",
                             "supervised by surgeon: no\n"}),
    read_name);

INSTANTIATE_TEST_SUITE_P(
    Measures, ReadProfile,
    testing::Values(ReadCase{"OwnUnit", "glow: 40.5", "glow 40.5 mL/min/1.73m2\n"},
                    ReadCase{"Unit", "glow: 40 mL/min/1.73m2", "glow 40 mL/min/1.73m2\n"},
                    ReadCase{"Range", "glow: 40 to 60 mL/min/1.73m2", "glow 40–60 mL/min/1.73m2\n"},
                    ReadCase{"RangeInOwnUnit", "glow: 40 to 60", "glow 40–60 mL/min/1.73m2\n"},
                    ReadCase{"OtherUnit", "age: 18 months", "age 1.5 years\n"},
                    ReadCase{"OtherPeriod", "naps: 1 per day", "naps 7 times per week\n"},
                    ReadCase{"PeriodOfItsOwn", "naps: 3", "naps 3 times per week\n"},
                    ReadCase{"PlainNumber", "steps: 12", "steps 12 times\n"},
                    ReadCase{"Ends", "age: 0 to 120", "age 0–120 years\n"},
                    ReadCase{"ByTitle", "Inner glow: 7", "glow 7 mL/min/1.73m2\n"}),
    read_name);

INSTANTIATE_TEST_SUITE_P(
    Taking, ReadProfile,
    testing::Values(
        ReadCase{"Nothing", "taking: nothing", "takes nothing\n"},
        ReadCase{"EmptyList", "taking: []", "takes nothing\n"},
        ReadCase{"One", "taking: salt 200 mg elemental", "takes form salt, 200 mg elemental per day\n"},
        ReadCase{"OneAsAMap", "taking: {medicine: mixol, dose: 1 tablet}",
                 "takes medicine green-pill (mixol), 1 tablet per day\ntakes medicine red-pill (mixol), 1 "
                 "tablet per day\n"},
        ReadCase{"ByOtherNames",
                 "taking: [Moon Salt 1 to 2 g compound, Red pills, MOON POWDER 2 tsp per day, nap]",
                 "takes form salt (Moon Salt), 1–2 g compound per day\ntakes medicine red-pill (Red pills)\n"
                 "takes product moon-powder (MOON POWDER), 2 tsp per day\ntakes option nap\n"},
        ReadCase{"Substance", "taking: [moonium 5 mg elemental/day]",
                 "takes substance moonium, 5 mg elemental per day\n"},
        ReadCase{"NoBasisForAMedicine", "taking: [rubrol 200 mg]",
                 "takes medicine red-pill (rubrol), 200 mg per day\n"},
        ReadCase{"NoBasisByVolume", "taking: [oil 2 mL]", "takes form oil, 2 mL per day\n"},
        ReadCase{"DoseNotSaid", "taking: [{form: salt, dose: ~}]", "takes form salt\n"},
        ReadCase{"OneKnownNotTaken", "taking green-pill: no", "taking green-pill: no\n"},
        ReadCase{"OneKnownTaken", "taking green-pill: yes", "takes medicine green-pill\nand perhaps more\n"},
        ReadCase{"OneKnownByExample", "taking viridol: yes",
                 "takes medicine green-pill (viridol)\nand perhaps more\n"},
        ReadCase{"OneKnownWithItsDose", "taking oil 1 g compound: yes",
                 "takes form oil, 1 g compound per day\nand perhaps more\n"},
        ReadCase{"OneKnownUnknown", "taking green-pill: unknown", "taking green-pill: unknown\n"},
        ReadCase{"OneKnownAndOneNot", "taking salt: yes\ntaking pill: no",
                 "taking pill: no\ntakes form salt\nand perhaps more\n"},
        ReadCase{"JoinsTheList", "taking red-pill: yes\ntaking: [salt]",
                 "takes form salt\ntakes medicine red-pill\n"},
        ReadCase{"IsInTheList", "taking: [viridol]\ntaking pill: yes",
                 "takes medicine green-pill (viridol)\n"}),
    read_name);

INSTANTIATE_TEST_SUITE_P(
    Candidates, ReadProfile,
    testing::Values(
        ReadCase{"Name", "candidate: salt", "asks about form salt\n"},
        ReadCase{"NameAndDose", "candidate: Moonium salt 200 mg elemental",
                 "asks about form salt (Moonium salt), 200 mg elemental per day\n"},
        ReadCase{"Option", "candidate: {option: nap, dose: 30 min}",
                 "asks about option nap, 30 min per day\n"},
        ReadCase{
            "Product", "candidate: {product: moon mix}\n",
            "bad_value: line 1: `moon mix` can mean several things: write `moon-powder` or `star-powder`\n"
            "near: moon-powder\nnear: star-powder\n"},
        ReadCase{"Substance", "candidate: moonium", "asks about substance moonium\n"}),
    read_name);

}  // namespace
}  // namespace kb
