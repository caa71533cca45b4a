// `kbq verify`: what it says of an answer, and its exit status.
#include "run.h"
#include <gtest/gtest.h>

namespace {

std::string answer() {
  return kbq({"ask", WALKING, "--goal", "endurance", "--option", "daily-walk", "--with", "age 40 years",
              "--without", "frail", "--format", "json"})
      .out;
}

std::string altered(const std::string& old, const std::string& other) {
  std::string text = answer();
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos);
  return at == std::string::npos ? text : text.replace(at, old.size(), other);
}

TEST(Verify, SaysWhatItChecked) {
  const Finished run = kbq({"verify", file_with("answer.json", answer()), WALKING});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out.substr(0, run.out.find('\n')), "verified: the answer follows from walking 2026.1");
  EXPECT_NE(run.out.find("  1 option, 2 rules, 1 claim, 3 items of evidence, 3 citations; "),
            std::string::npos)
      << run.out;
  EXPECT_EQ(run.err, "");
}

TEST(Verify, ReadsStandardInput) { EXPECT_EQ(kbq({"verify", "-", WALKING}, answer()).status, 0); }

TEST(Verify, SaysWhereAndWhatIsSo) {
  const Finished run = kbq({"verify", "-", WALKING},
                           altered("\"verdict\": \"suggested\"", "\"verdict\": \"contraindicated\""));
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "/verdict\n  says  \"contraindicated\"\n  is    \"suggested\"\n");
  EXPECT_EQ(run.err, "kbq: not verified: 1 value does not follow from the knowledge base and the question\n");
}

TEST(Verify, RefusesWhatIsNoAnswer) {
  EXPECT_EQ(kbq({"verify", "-", WALKING}, "{}").status, 2);
  EXPECT_EQ(kbq({"verify", "-", WALKING}, answer().substr(0, 1000)).status, 2);
  EXPECT_EQ(kbq({"verify", "no-such-file.json", WALKING}).status, 2);
  EXPECT_EQ(kbq({"verify", WALKING}).status, 2);
  const std::string disputes = kbq({"disputes", WALKING, "--format", "json"}).out;
  EXPECT_EQ(kbq({"verify", "-", WALKING}, disputes).status, 2);
}

TEST(Verify, ShowsNothingThatATerminalWouldObey) {
  const Finished run = kbq({"verify", "-", WALKING},
                           altered("\"title\": \"A daily walk\"", "\"title\": \"\\u001b[31m\\u202e\""));
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(run.out.find("\xe2\x80\xae"), std::string::npos);
}

}  // namespace
