// Profiles written, and read again.
#include "runtime/profile/write.h"

#include "sample.h"
#include <gtest/gtest.h>

namespace kb {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* written;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class WriteProfile : public testing::TestWithParam<Case> {};

TEST_P(WriteProfile, SaysTheSame) {
  const auto profile = read_profile(glade(), GetParam().text);
  ASSERT_TRUE(profile) << profile.error().message;
  const std::string written = write_profile(glade(), *profile);
  EXPECT_EQ(written, GetParam().written);
  const auto again = read_profile(glade(), written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(in_words(glade(), *again), in_words(glade(), *profile));
}

INSTANTIATE_TEST_SUITE_P(
    , WriteProfile,
    testing::Values(Case{"Nothing", "", "{}\n"},
                    Case{"Facts", "easily-tired: yes\nfrost-shy: no\ntakes-long-walks: unknown",
                         "frost-shy: no\neasily-tired: yes\ntakes-long-walks: unknown\n"},
                    Case{"Measures", "age: 34\nglow: 40 to 60\nsteps: 12",
                         "age: 34 years\nglow: 40–60 mL/min/1.73m2\nsteps: 12 times\n"},
                    Case{"NothingTaken", "taking: nothing", "taking: nothing\n"},
                    Case{"AList", "taking: [ { form: salt, dose: 200 mg elemental per day }, viridol ]",
                         "taking: [{form: salt, dose: 200 mg elemental per day}, viridol]\n"},
                    Case{"TheSameTwice", "taking: [ salt 1 mg elemental, salt 1 mg elemental ]",
                         "taking: [{form: salt, dose: 1 mg elemental per day}, {form: salt, dose: 1 mg "
                         "elemental per day}]\n"},
                    Case{"OfTwoClasses", "taking: mixol", "taking: mixol\n"},
                    Case{"SomeOfWhatIsTaken", "taking viridol: yes\ntaking moonium: no",
                         "taking moonium: no\ntaking viridol: yes\n"},
                    Case{"Supervised", "supervised-by: surgeon", "supervised by surgeon: yes\n"},
                    Case{"Presumed", "presume-no: yes", "presume-no: yes\n"},
                    Case{"Candidates", "goal: calm\ncandidate: { form: oil, dose: 500 mg compound per day }",
                         "goal: calm\ncandidate: {form: oil, dose: 500 mg compound per day}\n"},
                    Case{"ACandidateAlone", "candidate: nap", "candidate: {option: nap}\n"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace kb
