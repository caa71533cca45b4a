// Exit statuses, what goes to which stream, and the printed reference.
#include <gtest/gtest.h>

#include "tests/support/folder.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"
#include "tests/support/run.h"

namespace {

struct Kbc : testing::Test {
  Kbc() {
    folder.write("good/good.kb", "knowledge base good { version \"1\" }\nfact tall\n");
    folder.write("bad/bad.kb", "knowledge base bad { version \"1\" }\nfact tall implies tal\n");
  }
  [[nodiscard]] support::Ran run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), KB_KBC);
    return support::run(arguments, folder.path());
  }
  support::Folder folder;
};

TEST_F(Kbc, WrongUsageSaysTheWayOut) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{}, "a command is missing: `kbc --help` lists them"},
      {{"buld", "good"}, "there is no command `buld`; did you mean `build`? `kbc --help` lists them"},
      {{"analyze"}, "a command is missing: `kbc analyze --help` lists them"},
      {{"analyze", "gap", "good.kbx"},
       "there is no command `gap`; did you mean `gaps`? `kbc analyze --help` lists them"},
      {{"check", "good", "--fomat", "json"},
       "`kbc check` has no option `--fomat`; did you mean `--format`? `kbc check --help` lists them"},
      {{"build", "good"}, "--output is required; `kbc build --help` shows what it takes"},
  };
  for (const auto& [arguments, says] : cases)
    EXPECT_EQ(run(arguments).error, std::string("kbc: ") + says + "\n") << testing::PrintToString(arguments);
}

TEST_F(Kbc, ExitStatuses) {
  const std::pair<std::vector<std::string>, int> cases[] = {
      {{"check", "good"}, 0},
      {{"build", "good", "-o", "good.kbx"}, 0},
      {{"--help"}, 0},
      {{"build", "--help"}, 0},
      {{"--version"}, 0},
      {{"language"}, 0},
      {{"language", "risk group"}, 0},
      {{"explain"}, 0},
      {{"explain", "KB0231"}, 0},
      {{"explain", "kb0231"}, 0},
      {{"explain", "KB9999"}, 3},
      {{"explain", "walking"}, 3},
      {{"check", "bad"}, 1},
      {{"build", "bad", "-o", "bad.kbx"}, 1},
      {{}, 2},
      {{"check"}, 2},
      {{"build", "good"}, 2},
      {{"check", "good", "--today", "2027-01-31"}, 0},
      {{"check", "good", "--today", "2027-02-30"}, 2},
      {{"check", "good", "--today", "tomorrow"}, 2},
      {{"check", "nowhere"}, 2},
      {{"check", "good", "--format", "yaml"}, 2},
      {{"build", "good", "-o", "nowhere/good.kbx"}, 2},
      {{"language", "nothing"}, 3},
      {{"polish", "good"}, 2},
  };
  for (const auto& [arguments, status] : cases) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.status, status) << (arguments.empty() ? "" : arguments[0]) << ran.out << ran.error;
    if (status >= 2) {
      EXPECT_NE(ran.error, "");
    }
  }
  EXPECT_TRUE(folder.holds("good.kbx"));
  EXPECT_FALSE(folder.holds("bad.kbx"));
}

TEST_F(Kbc, TextGoesToStderrAndJsonToStdout) {
  const auto text = run({"check", "bad"});
  EXPECT_EQ(text.out, "");
  EXPECT_NE(text.error.find("error[KB0201]"), std::string::npos);
  EXPECT_EQ(text.error.find('\x1b'), std::string::npos);
  const auto json = run({"check", "bad", "--format", "json"});
  EXPECT_EQ(json.error, "");
  EXPECT_TRUE(json.out.starts_with("{\"diagnostics\":[{\"code\":\"KB0201\""));
}

TEST_F(Kbc, SarifGoesToStdoutWithPathsFromHere) {
  const auto sarif = run({"check", "bad", "--format", "sarif"});
  EXPECT_EQ(sarif.status, 1);
  EXPECT_EQ(sarif.error, "");
  const support::JsonSchema schema(KB_SOURCE_DIR "/tests/compiler/diagnostics/sarif.schema.json");
  EXPECT_EQ(schema.faults_of_text(sarif.out), "");
  EXPECT_NE(sarif.out.find(R"("uri":"bad/bad.kb")"), std::string::npos) << sarif.out;
  EXPECT_EQ(run({"check", "good", "--format", "sarif"}).status, 0);
}

TEST_F(Kbc, ExplainsACode) {
  EXPECT_EQ(support::golden_difference(KB_SOURCE_DIR "/tests/golden/kbc/explain-KB0225.txt",
                                       run({"explain", "KB0225"}).out),
            "");
  const auto all = run({"explain"});
  EXPECT_NE(all.out.find("KB0225  warning  A stated fraction"), std::string::npos) << all.out;
  EXPECT_NE(run({"explain", "KB231"}).error.find("did you mean `KB0231`"), std::string::npos);
}

TEST_F(Kbc, Version) { EXPECT_TRUE(run({"--version"}).out.starts_with("kbc ")); }

TEST_F(Kbc, ReferenceOfOneKind) {
  EXPECT_EQ(support::golden_difference(KB_SOURCE_DIR "/tests/golden/kbc/language-claim.md",
                                       run({"language", "claim"}).out),
            "");
}

}  // namespace
