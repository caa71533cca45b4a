// `kbq ask`: where a profile comes from, and what its answer's status is.
#include <filesystem>

#include "run.h"
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> ask(std::vector<std::string> more) {
  more.insert(more.begin(), {"ask", WALKING});
  return more;
}

struct AskCase {
  std::string name;
  std::vector<std::string> arguments;
  int status;
  std::string verdict;
};

class Status : public testing::TestWithParam<AskCase> {};

TEST_P(Status, FollowsTheVerdict) {
  std::vector<std::string> arguments = ask(GetParam().arguments);
  arguments.insert(arguments.end(), {"--format", "json"});
  const Finished run = kbq(arguments);
  EXPECT_EQ(run.status, GetParam().status) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(boost::json::parse(run.out).at("verdict").as_string(), GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(
    Ask, Status,
    testing::Values(AskCase{"all", {"--goal", "endurance"}, 0, "ranked"},
                    AskCase{"settled",
                            {"--goal", "endurance", "--form", "daily-walk", "--with", "age 40 years",
                             "--without", "frail"},
                            0,
                            "suggested"},
                    AskCase{"by_its_title_and_as_option",
                            {"--goal", "endurance", "--option", "daily-walk", "--with", "age 40 years",
                             "--with", "frail"},
                            0,
                            "suggested-with-caution"},
                    AskCase{"depends", {"--goal", "endurance", "--form", "hill-walk"}, 4, "depends"},
                    AskCase{"presumed",
                            {"--goal", "endurance", "--form", "hill-walk", "--presume-no", "--with",
                             "age 40 years"},
                            0,
                            "suggested"},
                    AskCase{"harm", {"--form", "hill-walk", "--with", "knee-injury"}, 0, "contraindicated"},
                    AskCase{"unknown", {"--form", "hil-walk"}, 3, "unknown"}),
    [](const auto& test) { return test.param.name; });

TEST(Ask, AnUnknownNameHasNearOnes) {
  const Finished run = kbq(ask({"--form", "hil-walk"}));
  EXPECT_EQ(run.status, 3);
  EXPECT_THAT(run.out, HasSubstr("Not in this knowledge base"));
  EXPECT_THAT(run.out, HasSubstr("hill-walk"));
}

TEST(Ask, StatementsReplaceTheFiles) {
  const std::string file =
      file_with("profile.yaml", "goal: endurance\nage: 40 years\nfrail: yes\ncandidate: daily-walk\n");
  const std::vector<std::string> only_file = ask({"--profile", file, "--format", "json"});
  EXPECT_THAT(kbq(only_file).out, HasSubstr("\"verdict\": \"suggested-with-caution\""));
  const std::vector<std::string> and_more =
      ask({"--profile", file, "--without", "frail", "--format", "json"});
  EXPECT_THAT(kbq(and_more).out, HasSubstr("\"verdict\": \"suggested\","));
  const std::vector<std::string> piped = ask({"--profile", "-", "--format", "json"});
  EXPECT_EQ(kbq(piped, text_of(file)).out, kbq(only_file).out);
  std::filesystem::remove(file);
}

TEST(Ask, ProfilesThatCannotBeRead) {
  struct Bad {
    std::string profile;
    std::string message;
  };
  const Bad cases[] = {{"goal: endurence\n", "endurance"},
                       {"no-such-fact: yes\n", "no-such-fact"},
                       {"{\"goal\":", "-: "},
                       {std::string(2U << 20U, 'x'), "-: "}};
  for (const Bad& c : cases) {
    const Finished run = kbq(ask({"--profile", "-"}), c.profile);
    EXPECT_EQ(run.status, 2) << c.profile.substr(0, 40);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr(c.message));
  }
  for (const std::string path : {"/nowhere/p.yaml", "/tmp"})
    EXPECT_THAT(kbq(ask({"--profile", path})).err, HasSubstr("cannot read " + path));
}

TEST(Ask, StatementsThatSayNothingHere) {
  const std::vector<std::string> cases[] = {{"--with", "frial"},
                                            {"--goal", "walking"},
                                            {"--taking", "nothing at all"},
                                            {"--dose", "2 g"},
                                            {"--form", "table-salt", "--dose", "much"}};
  for (const auto& more : cases) {
    const Finished run = kbq(ask(more));
    EXPECT_EQ(run.status, 2) << testing::PrintToString(more);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, testing::StartsWith("kbq: "));
  }
}

TEST(Ask, HostileArgumentsReachNoTerminal) {
  for (const Finished& run : {kbq(ask({"--form", "\x1b[2J\xff"})), kbq(ask({"--with", "\x1b[2J"})),
                              kbq({"show", WALKING, "\x1b[2J"}), kbq({"list", WALKING, "\x1b[2J"})}) {
    EXPECT_NE(run.status, 0);
    EXPECT_NE(run.status, -1);
    EXPECT_THAT(run.out + run.err, Not(HasSubstr("\x1b")));
  }
}

struct GuidanceCase {
  const char* name;
  std::vector<std::string> line;
  bool of_oil;  // what goes with it is said
  bool rest;    // what goes with anything
};

void PrintTo(const GuidanceCase& c, std::ostream* out) { *out << c.name; }

class Guidance : public testing::TestWithParam<GuidanceCase> {};

TEST_P(Guidance, IsSaidWithWhatItGoesWith) {
  std::vector<std::string> line = GetParam().line;
  line.insert(line.begin() + 1, TONIC);
  const Finished run = kbq(line);
  EXPECT_NE(run.status, 2) << run.err;
  EXPECT_EQ(run.out.find(" spoon.") != std::string::npos, GetParam().of_oil) << run.out;
  EXPECT_EQ(run.out.find("Rest.") != std::string::npos, GetParam().rest) << run.out;
}

std::string guidance_name(const testing::TestParamInfo<GuidanceCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Ask, Guidance,
    testing::Values(
        GuidanceCase{"OfIt", {"ask", "--form", "oil", "--taking", "nothing"}, true, true},
        GuidanceCase{"OfAnother", {"ask", "--form", "walk", "--taking", "nothing"}, false, true},
        GuidanceCase{"OfWhatWouldHarm",
                     {"ask", "--form", "oil", "--taking", "viridol", "--format", "json"},
                     false,
                     false},
        GuidanceCase{"All", {"ask", "--goal", "calm", "--taking", "nothing"}, true, true},
        GuidanceCase{"AllButWhatWouldHarm", {"ask", "--goal", "calm", "--taking", "viridol"}, false, true},
        GuidanceCase{
            "PlanOfIt", {"plan", "--bedtime", "22:00", "--form", "oil", "--taking", "nothing"}, true, false},
        GuidanceCase{"PlanOfAnother",
                     {"plan", "--bedtime", "22:00", "--form", "walk", "--taking", "nothing"},
                     false,
                     false}),
    guidance_name);

}  // namespace
