// Bytes that are not what they seem, and paths that lead out of the knowledge base's folder.
#include <filesystem>

#include <gmock/gmock.h>

#include "tests/support/compile_text.h"
#include "tests/support/folder.h"

namespace {

using testing::HasSubstr;

struct Bytes {
  std::string name;
  std::string text;
  std::string codes;  ///< empty: it compiles
};

class Text : public testing::TestWithParam<Bytes> {};

TEST_P(Text, IsTakenAsItIsSeen) {
  EXPECT_EQ(support::compile_text(GetParam().text).codes(), GetParam().codes);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Text,
    testing::Values(Bytes{"LinesOfAnotherSystem", "fact a { ask \"A?\" }\r\nfact b { ask \"B?\" }\r\n", ""},
                    Bytes{"ByteOrderMark",
                          "\xEF\xBB\xBF"
                          "knowledge base glade { version \"1\" }\nfact a { ask \"A?\" }",
                          ""},
                    Bytes{"ByteOrderMarkElsewhere", "fact a { ask \"A?\" }\n\xEF\xBB\xBF", "KB0104"},
                    Bytes{"Nul", std::string("fact a { ask \"A\0?\" }", 20), "KB0107"},
                    Bytes{"Escape", "fact a { ask \"\x1b[31mA?\" }", "KB0107"},
                    Bytes{"Delete", "fact a { ask \"\x7F\" }", "KB0107"},
                    Bytes{"InvalidUtf8", "fact a { ask \"\xC3(\" }", "KB0107"},
                    Bytes{"OverlongUtf8", "fact a { ask \"\xC0\xAF\" }", "KB0107"},
                    Bytes{"Surrogate", "fact a { ask \"\xED\xA0\x80\" }", "KB0107"},
                    Bytes{"RightToLeftOverrideInAText", "fact a { ask \"A\u202E?\" }", "KB0107"},
                    Bytes{"IsolateInAComment", "# \u2066\nfact a { ask \"A?\" }", "KB0107"},
                    Bytes{"MarksOfDirection", "fact a { ask \"\u05D0\u200F!\" }", ""},
                    Bytes{"LookAlikeInAName", "fact \u0430ge { ask \"A?\" }", "KB0217"},
                    Bytes{"HiddenInAName", "fact a\u200Bb { ask \"A?\" }", "KB0217"},
                    Bytes{"CombiningMarkInAName", "fact a\u0301b { ask \"A?\" }", "KB0217"},
                    Bytes{"WideDigits", "measure age in years { from 0 to \uFF11\uFF10 years }", "KB0220"}),
    [](const auto& of) { return of.param.name; });

/// What kbc says of a folder `in`, next to which there is a folder `out`.
std::string shown_of(const support::Folder& folder) {
  return support::Compiled{kbc::compile({folder / "in"}), std::nullopt}.shown();
}

constexpr std::string_view kBegin = "knowledge base glade { version \"1\" }\nfact a { ask \"A?\" }\n";

TEST(Links, AFileOfAnotherFolderIsNotRead) {
  const support::Folder folder;
  folder.write("in/a.kb", kBegin);
  folder.write("out/secret.kb", "fact secret { ask \"S?\" }");
  std::filesystem::create_symlink("../out/secret.kb", folder / "in/link.kb");
  EXPECT_THAT(shown_of(folder),
              HasSubstr("cannot read link.kb: it is a link that leads out of this knowledge base's folder"));
}

TEST(Links, AFolderIsNotEntered) {
  const support::Folder folder;
  folder.write("in/a.kb", kBegin);
  folder.write("out/secret.kb", "this is nothing");
  std::filesystem::create_directory_symlink("../out", folder / "in/link");
  EXPECT_EQ(shown_of(folder), "");
}

TEST(Links, AFileOfTheSameFolderIsReadOnce) {
  const support::Folder folder;
  folder.write("in/a.kb", kBegin);
  std::filesystem::create_symlink("a.kb", folder / "in/b.kb");
  EXPECT_EQ(shown_of(folder), "");
}

TEST(Links, InACircle) {
  const support::Folder folder;
  folder.write("in/a.kb", kBegin);
  std::filesystem::create_symlink("b.kb", folder / "in/b.kb");
  EXPECT_THAT(shown_of(folder), HasSubstr("cannot read b.kb: "));
}

TEST(Links, ABibliographyOfAnotherFolderIsNotRead) {
  const support::Folder folder;
  folder.write("in/a.kb", "knowledge base glade { version \"1\" bibliography \"r.yaml\" }\n");
  folder.write("out/r.yaml", "- {id: s, type: book, title: A}\n");
  std::filesystem::create_symlink("../out/r.yaml", folder / "in/r.yaml");
  EXPECT_THAT(shown_of(folder),
              HasSubstr("cannot import r.yaml: a bibliography lies in the folder of its knowledge base"));
}

TEST(Links, AnImportDoesNotLeaveTheFolder) {
  const support::Folder folder;
  folder.write("in/a.kb", std::string(kBegin) + "import \"link.kb\"\n");
  folder.write("out/secret.kb", "fact secret { ask \"S?\" }");
  std::filesystem::create_symlink("../out/secret.kb", folder / "in/link.kb");
  EXPECT_THAT(shown_of(folder), HasSubstr("cannot import link.kb: a file outside of this knowledge base"));
}

}  // namespace
