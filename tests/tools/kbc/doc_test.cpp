// kbc doc as a person runs it: what it writes, what it leaves alone, and what cannot be.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>

#include "tests/support/folder.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"

namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

const std::string kWalking = KB_SOURCE_DIR "/tests/kb/walking";

class Doc : public testing::Test {
 protected:
  [[nodiscard]] support::Ran doc(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {KB_KBC, "doc"});
    return support::run(arguments, folder_.path());
  }
  [[nodiscard]] std::string text(const std::string& name) const { return support::read_file(folder_ / name); }
  /// What the page itself says, without head, navigation and foot.
  [[nodiscard]] std::string main_of(const std::string& page) const {
    const std::string whole = text(page);
    const std::size_t begin = whole.find("<main");
    const std::size_t end = whole.find("</main>");
    return begin == std::string::npos || end == std::string::npos
               ? whole
               : whole.substr(begin, end - begin) + "</main>\n";
  }
  /// All files of a site by name, with their bytes.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> bytes_of(const std::string& site) const {
    std::vector<std::pair<std::string, std::string>> result;
    for (const std::string& name : folder_.files())
      if (name.starts_with(site + "/")) result.emplace_back(name.substr(site.size() + 1), text(name));
    return result;
  }
  support::Folder folder_;
};

using DocGolden = Doc;
TEST_F(DocGolden, WritesPages) {
  const support::Ran ran = doc({kWalking, "-o", "site"});
  EXPECT_EQ(ran.status, 0) << ran.error;
  EXPECT_THAT(ran.out, HasSubstr("open site/index.html"));
  for (const std::string page : {"claim/walking-lengthens-distance", "recommendation/no-hills", "options",
                                 "evidence/walk-trial", "source/striders-page", "disputes", "weak-points"}) {
    std::string name = page;
    std::ranges::replace(name, '/', '-');
    EXPECT_EQ(support::golden_difference(KB_SOURCE_DIR "/tests/golden/site/" + name + ".html",
                                         main_of("site/" + page + ".html")),
              "");
  }
}

TEST_F(Doc, GivesTheSameBytesAgain) {
  ASSERT_EQ(doc({kWalking, "-o", "one"}).status, 0);
  ASSERT_EQ(doc({kWalking, "-o", "two"}).status, 0);
  EXPECT_EQ(bytes_of("one"), bytes_of("two"));
}

TEST_F(Doc, ReplacesAnOlderSiteAlone) {
  ASSERT_EQ(doc({kWalking, "-o", "site/"}).status, 0);
  folder_.write("other/a.kb",
                "knowledge base other { title \"Other\"  version \"1\" }\nfact here { ask \"Here?\" }\n");
  ASSERT_EQ(doc({"other", "-o", "site"}).status, 0);
  EXPECT_FALSE(folder_.holds("site/claim/falls-happen.html")) << "of the older one nothing is left";
  EXPECT_THAT(text("site/index.html"), HasSubstr("<h1>Other</h1>"));

  folder_.write("site/mine.txt", "mine");
  const support::Ran ran = doc({kWalking, "-o", "site"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.error, "kbc: site holds other things than pages of kbc doc: nothing was written\n");
  EXPECT_EQ(text("site/mine.txt"), "mine");
  EXPECT_THAT(text("site/index.html"), HasSubstr("<h1>Other</h1>"));
}

TEST_F(Doc, TakesAnEmptyFolderAndNoFile) {
  std::filesystem::create_directory(folder_ / "empty");
  EXPECT_EQ(doc({kWalking, "-o", "empty"}).status, 0);
  EXPECT_TRUE(folder_.holds("empty/index.html"));
  folder_.write("file", "mine");
  const support::Ran ran = doc({kWalking, "-o", "file"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.error, "kbc: file is there already, and is no folder\n");
  EXPECT_EQ(text("file"), "mine");
}

TEST_F(Doc, SaysWhatCannotBe) {
  struct Case {
    std::vector<std::string> arguments;
    int status;
    std::string says;
  };
  folder_.write("wrong/a.kb", "knowledge base wrong { title 3 }\n");
  for (const Case& c : std::vector<Case>{
           {{kWalking, "-o", "nowhere/site"}, 2, "cannot make nowhere/site: No such file or directory"},
           {{kWalking, "-o", "site", "--runtime", "none.js"},
            2,
            "cannot read none.js: No such file or directory"},
           {{kWalking, "-o", "site", "--runtime", "."},
            2,
            "cannot read .: it is empty, no regular file, or not to be read"},
           {{"nothing", "-o", "site"}, 2, "cannot read nothing: No such file or directory"},
           {{"wrong", "-o", "site"}, 1, "error"},
           {{kWalking}, 2, "--output"}}) {
    const support::Ran ran = doc(c.arguments);
    EXPECT_EQ(ran.status, c.status) << c.says;
    EXPECT_THAT(ran.error + ran.out, HasSubstr(c.says));
    EXPECT_EQ(bytes_of("site").size(), 0U) << c.says;
    EXPECT_THAT(folder_.files(), Not(testing::Contains(HasSubstr("site.")))) << "nothing is left beside it";
  }
}

TEST_F(Doc, MadeFromACompiledFileHasAllButTheText) {
  ASSERT_EQ(support::run({KB_KBC, "build", kWalking, "-o", "it.kbx"}, folder_.path()).status, 0);
  ASSERT_EQ(doc({"it.kbx", "-o", "site"}).status, 0);
  EXPECT_EQ(text("site/knowledge.kbx"), text("it.kbx"));
  EXPECT_THAT(text("site/claim/falls-happen.html"), HasSubstr("<span class=\"place\">walking.kb:77</span>"));
  EXPECT_FALSE(folder_.holds("site/text/walking.kb.html"));
}

TEST_F(Doc, AsksOnlyWithARuntime) {
  ASSERT_EQ(doc({kWalking, "-o", "without"}).status, 0);
  EXPECT_THAT(text("without/ask.html"), HasSubstr("kbq ask knowledge.kbx --goal endurance -i"));
  EXPECT_FALSE(folder_.holds("without/ask.js"));
  folder_.write("kb-runtime.js", "const kbRuntime = null;\n");
  ASSERT_EQ(doc({kWalking, "-o", "with", "--runtime", "kb-runtime.js"}).status, 0);
  EXPECT_EQ(text("with/kb-runtime.js"), "const kbRuntime = null;\n");
  EXPECT_THAT(text("with/ask.html"), HasSubstr("<legend>Is one of your knees injured? <span"));
  EXPECT_THAT(text("with/ask.html"), HasSubstr("'wasm-unsafe-eval'"));
  EXPECT_THAT(text("with/index.html"), Not(HasSubstr("unsafe")));
  const std::string script = text("with/knowledge.js");
  const std::size_t size = text("with/knowledge.kbx").size();
  constexpr std::string_view kAround = "window.kbKnowledge = \"\";\n";
  EXPECT_EQ(script.size(), (size + 2) / 3 * 4 + kAround.size());
  EXPECT_THAT(script, EndsWith("\";\n"));
}

}  // namespace
