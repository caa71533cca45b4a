// `kbc test` as a person runs it: exit status, text, JSON and JUnit.
#include <sstream>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace {

using testing::HasSubstr;

constexpr std::string_view kBase = R"(knowledge base tea { version "1" }
fact tired { ask "Tired?" }
option mint
advise against mint when tired as no-mint { because x }
evidence e : expert-opinion { states "Said." }
claim x { states "Said." support e }
)";
constexpr std::string_view kPasses =
    "- name: tired\n  profile: {tired: yes, candidate: mint}\n  expect: {verdict: not-suggested}\n";
constexpr std::string_view kFails =
    "- name: \"awake & <fit>\"\n  profile: {tired: no, candidate: mint}\n  expect:\n    verdict: suggested\n";

class KbcTest : public testing::Test {
 protected:
  void SetUp() override { folder_.write("tea/tea.kb", kBase); }

  [[nodiscard]] support::Ran run(std::vector<std::string> more) const {
    std::vector<std::string> command{KBC, "test"};
    command.insert(command.end(), more.begin(), more.end());
    return support::run(command, folder_.path());
  }

  support::Folder folder_;
};

TEST_F(KbcTest, PassesWithStatus0) {
  folder_.write("tea/scenarios/a.yaml", kPasses);
  const auto ran = run({"tea"});
  EXPECT_EQ(ran.status, 0) << ran.error;
  EXPECT_EQ(ran.out, "1 scenario: 1 passed, 0 failed\n");
}

TEST_F(KbcTest, FailsWithStatus1AndTheReason) {
  folder_.write("tea/scenarios/b.yaml", kFails);
  folder_.write("tea/scenarios/a.yaml", kPasses);
  const auto ran = run({"tea", "--coverage"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("failed  awake & <fit>  (tea/scenarios/b.yaml:1)\n"
                                 "  verdict (tea/scenarios/b.yaml:4)\n"
                                 "    expected  suggested\n"
                                 "    got       no-recommendation\n"));
  EXPECT_THAT(ran.out, HasSubstr("2 scenarios: 1 passed, 1 failed\n"));
  EXPECT_THAT(ran.out, HasSubstr("rules active               1 of 1\n"));
}

TEST_F(KbcTest, ListsWhatIsNotCovered) {
  folder_.write("tea/scenarios/a.yaml", kPasses);
  const auto ran = run({"tea", "--coverage"});
  EXPECT_THAT(ran.out, HasSubstr("  no-mint (tea.kb:4)\n"
                                 "    never without effect: it was never seen not to hold\n"
                                 "    not seen false: `tired`: it was never seen not to hold\n"));
}

TEST_F(KbcTest, TellsWhatNoScenarioCanCover) {
  folder_.write("tea/more.kb",
                "fact awake { ask \"Awake?\" }\nexclusive tired, awake\n"
                "caution mint when tired and awake as half-asleep { because x }\n");
  folder_.write("tea/scenarios/a.yaml", kPasses);
  const auto ran = run({"tea", "--coverage"});
  EXPECT_THAT(ran.out, HasSubstr("  half-asleep (more.kb:3)\n"
                                 "    no scenario can: `half-asleep` can never apply (KB0318)\n"
                                 "    never active: it was never seen to hold\n"));
  EXPECT_THAT(run({"tea", "--coverage", "--format", "json"}).out,
              HasSubstr("\"unreachable\": \"`half-asleep` can never apply (KB0318)\""));
}

TEST_F(KbcTest, JunitHoldsNoControlCharacters) {
  folder_.write(
      "tea/scenarios/a.yaml",
      "- name: \"bell \\a, escape \\e, <tag> \\\"quoted\\\"\"\n  profile: {tired: no, candidate: mint}\n"
      "  expect: {verdict: suggested}\n");
  EXPECT_EQ(run({"tea", "--junit", "out.xml"}).status, 1);
  const std::string xml = support::read_file(folder_ / "out.xml");
  for (const char c : xml) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= ' ') << int{c};
  EXPECT_THAT(xml, HasSubstr("&lt;tag&gt; &quot;quoted&quot;"));
  EXPECT_THAT(xml, HasSubstr("holds a control character"));
  EXPECT_THAT(folder_.files(), testing::Not(testing::Contains(HasSubstr("out.xml."))));
}

TEST_F(KbcTest, FaultyScenariosFail) {
  folder_.write("tea/scenarios/a.yaml", std::string(kPasses) + std::string(kPasses));
  const auto ran = run({"tea"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("another scenario has this name, at tea/scenarios/a.yaml:1"));
}

TEST_F(KbcTest, FilterChoosesByName) {
  folder_.write("tea/scenarios/a.yaml", std::string(kPasses) + std::string(kFails));
  EXPECT_EQ(run({"tea", "--filter", "tired"}).status, 0);
  EXPECT_EQ(run({"tea", "--filter", "awake"}).status, 1);
  EXPECT_EQ(run({"tea", "--filter", "nobody"}).status, 2);
}

TEST_F(KbcTest, CompileErrorsAreStatus1) {
  folder_.write("tea/scenarios/a.yaml", kPasses);
  folder_.write("tea/wrong.kb", "claim claim claim\n");
  const auto ran = run({"tea"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.error, HasSubstr("wrong.kb:1"));
}

TEST_F(KbcTest, UsageIsStatus2) {
  EXPECT_EQ(run({}).status, 2);
  EXPECT_EQ(run({"nowhere"}).status, 2);
  EXPECT_EQ(run({"tea"}).status, 2);  // no scenarios
  EXPECT_EQ(run({"tea", "--format", "xml"}).status, 2);
}

TEST_F(KbcTest, JsonHoldsTheMismatch) {
  folder_.write("tea/scenarios/a.yaml", kFails);
  const auto ran = run({"tea", "--format", "json", "--coverage"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.out, HasSubstr("\"got\": \"no-recommendation\""));
  EXPECT_THAT(ran.out, HasSubstr("\"why\": \"never-true\""));
}

TEST_F(KbcTest, JunitIsWellFormed) {
  folder_.write("tea/scenarios/a.yaml",
                std::string(kPasses) + std::string(kFails) + "- name: 'it''s \"none\"'\n");
  EXPECT_EQ(run({"tea", "--junit", "out.xml"}).status, 1);
  std::istringstream xml(support::read_file(folder_ / "out.xml"));
  boost::property_tree::ptree tree;
  ASSERT_NO_THROW(boost::property_tree::read_xml(xml, tree));
  const auto& suite = tree.get_child("testsuites.testsuite");
  EXPECT_EQ(suite.get<int>("<xmlattr>.tests"), 3);
  EXPECT_EQ(suite.get<int>("<xmlattr>.failures"), 1);
  EXPECT_EQ(suite.get<int>("<xmlattr>.errors"), 1);
  std::vector<std::string> names;
  for (const auto& [key, test] : suite)
    if (key == "testcase") names.push_back(test.get<std::string>("<xmlattr>.name"));
  EXPECT_THAT(names, testing::ElementsAre("tired", "awake & <fit>", "it's \"none\""));
}

}  // namespace
