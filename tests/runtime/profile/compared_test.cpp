// Options to compare: each at its own dose, none of them dropped.
#include "sample.h"
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "runtime/quantity/format.h"

namespace kb {
namespace {

struct ComparedCase {
  const char* name;
  std::string candidate;  // of the profile, in YAML
  std::vector<std::string> names;
  std::string expected;  // what is compared, or the error
};

class Compared : public testing::TestWithParam<ComparedCase> {};

TEST_P(Compared, EachAtItsDose) {
  const auto& [name, candidate, names, expected] = GetParam();
  Profile profile = *read_profile(glade(), candidate.empty() ? "{}" : "candidate: " + candidate);
  const Profile before = profile;
  const auto said = say_compared(glade(), profile, names);
  if (!said) {
    EXPECT_EQ(said.error().message, expected);
    EXPECT_EQ(profile, before);
    return;
  }
  EXPECT_FALSE(profile.candidate);
  std::string text;
  for (const Item& item : profile.compared)
    text += fmt::format("{} {}\n", glade().name(item.node), item.dose ? format_amount(*item.dose) : "-");
  EXPECT_EQ(text, expected);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Compared,
    testing::Values(
        ComparedCase{"WithoutDoses", "", {"salt", "nap"}, "salt -\nnap -\n"},
        ComparedCase{"WithADose", "", {"salt 2 g compound", "oil"}, "salt 2 g compound per day\noil -\n"},
        ComparedCase{"TheCandidatesDose",
                     "{form: salt, dose: 2 g compound}",
                     {"nap", "moon salt"},
                     "nap -\nsalt 2 g compound per day\n"},
        ComparedCase{"AnotherThanTheCandidates",
                     "{form: salt, dose: 2 g compound}",
                     {"salt 1 g compound", "nap"},
                     "salt 1 g compound per day\nnap -\n"},
        ComparedCase{"ACandidateWithoutADose", "oil", {"salt", "nap"}, "salt -\nnap -\n"},
        ComparedCase{"ACandidateThatIsNotAmongThem",
                     "{form: oil, dose: 2 mL}",
                     {"salt", "nap"},
                     "`oil` is asked about with a dose, and is not among what is compared: name it there, or "
                     "leave out its dose"},
        ComparedCase{"ASubstance",
                     "",
                     {"salt", "moonium"},
                     "`moonium` is a substance, and nothing is told of all its forms at once: compare its "
                     "forms, such as `salt` or `oil`"},
        ComparedCase{"OneTwice",
                     "",
                     {"salt 1 g compound", "moon salt 2 g compound"},
                     "`moon salt` is named twice: compare it with something else"}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace kb
