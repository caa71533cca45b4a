// What is said of a command line that cannot be understood: where it is wrong, and the way out.
#include "run.h"
#include <gtest/gtest.h>

namespace {

struct UsageCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* says;
};

class KbqUsage : public testing::TestWithParam<UsageCase> {};

TEST_P(KbqUsage, SaysWhatIsWrongAndTheWayOut) {
  const Finished run = kbq(GetParam().arguments);
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, std::string("kbq: ") + GetParam().says + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Lines, KbqUsage,
    testing::Values(
        UsageCase{"nothing", {}, "a command is missing: `kbq --help` lists them"},
        UsageCase{"slip_in_a_command",
                  {"asj", WALKING},
                  "there is no command `asj`; did you mean `ask`? `kbq --help` lists them"},
        UsageCase{
            "no_such_command", {"frobnicate"}, "there is no command `frobnicate`; `kbq --help` lists them"},
        UsageCase{"option_for_nobody", {"--frob"}, "`kbq` has no option `--frob`; `kbq --help` lists them"},
        UsageCase{"slip_in_an_option",
                  {"ask", WALKING, "--fom", "x"},
                  "`kbq ask` has no option `--fom`; did you mean `--form`? `kbq ask --help` lists them"},
        UsageCase{
            "slip_before_a_sign",
            {"list", WALKING, "--fomrat=json"},
            "`kbq list` has no option `--fomrat`; did you mean `--format`? `kbq list --help` lists them"},
        UsageCase{"words_too_many",
                  {"ask", WALKING, "two", "words"},
                  "`kbq ask` cannot make use of: two words; `kbq ask --help` shows what it takes"},
        UsageCase{"no_file", {"ask"}, "FILE.kbx is required; `kbq ask --help` shows what it takes"},
        UsageCase{"no_value",
                  {"ask", WALKING, "--form"},
                  "--form: 1 required NAME missing; `kbq ask --help` shows what it takes"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
