// What kbc writes never takes the place of what it reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

struct OverwriteCase {
  const char* name;
  std::vector<std::string> arguments;
  const char* output;  ///< the last of the arguments
};

class KbcOverwrites : public testing::TestWithParam<OverwriteCase> {};

TEST_P(KbcOverwrites, NothingThatIsRead) {
  const support::Folder folder;
  folder.write(
      "tea/tea.kb",
      "knowledge base tea { version \"1\"  bibliography \"tea.yaml\" }\nfact tired { ask \"Tired?\" }\n"
      "option mint\nadvise against mint when tired as no-mint { because x }\n"
      "evidence e : expert-opinion { states \"Said.\" }\nclaim x { states \"Said.\" support e }\n");
  folder.write("tea/tea.yaml", "references: []\n");
  folder.write(
      "tea/scenarios/a.yaml",
      "- name: tired\n  profile: {tired: yes, candidate: mint}\n  expect: {verdict: not-suggested}\n");
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), KB_KBC);
    return support::run(arguments, folder.path());
  };
  ASSERT_EQ(run({"build", "tea", "-o", "tea.kbx"}).status, 0);
  ASSERT_EQ(run({"keygen", "tea.kbx.sig"}).status, 0);
  const std::string output = GetParam().output;
  const std::string before = support::read_file(folder / output);
  std::vector<std::string> arguments = GetParam().arguments;
  arguments.push_back(output);
  const support::Ran ran = run(arguments);
  EXPECT_EQ(ran.status, 2) << ran.out;
  EXPECT_THAT(ran.error, testing::HasSubstr("kbc: cannot write " + output + ": "));
  EXPECT_THAT(ran.error, testing::EndsWith("which is read: name another file\n"));
  EXPECT_EQ(support::read_file(folder / output), before);
}

INSTANTIATE_TEST_SUITE_P(
    Commands, KbcOverwrites,
    testing::Values(OverwriteCase{"build_of_a_file", {"build", "tea/tea.kb", "-o"}, "tea/tea.kb"},
                    OverwriteCase{"build_of_a_folder", {"build", "tea", "-o"}, "tea/../tea/tea.kb"},
                    OverwriteCase{"build_on_a_bibliography", {"build", "tea", "-o"}, "tea/tea.yaml"},
                    OverwriteCase{"test_on_rules", {"test", "tea", "--junit"}, "tea/tea.kb"},
                    OverwriteCase{"test_on_scenarios", {"test", "tea", "--junit"}, "tea/scenarios/a.yaml"},
                    OverwriteCase{"analyze_a_folder",
                                  {"analyze", "tea", "can", "not-suggested", "--form", "mint", "-o"},
                                  "tea/tea.kb"},
                    OverwriteCase{"analyze_what_is_compiled",
                                  {"analyze", "tea.kbx", "can", "not-suggested", "--form", "mint", "-o"},
                                  "tea.kbx"},
                    OverwriteCase{"exceptions", {"exceptions", "tea", "mint", "-o"}, "tea/tea.kb"},
                    OverwriteCase{"diff", {"diff", "tea.kbx", "tea", "-o"}, "tea/tea.kb"},
                    OverwriteCase{"sign", {"sign", "tea.kbx", "--key"}, "tea.kbx.sig"}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
