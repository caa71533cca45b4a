// Profiles that people are shown as examples are read without an error.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sample.h"
#include <gtest/gtest.h>

#include "compiler/compile.h"

namespace kb {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Examples, OfTheReadme) {
  const std::string readme = contents(KB_SOURCE_DIR "/runtime/profile/README.md");
  constexpr std::string_view kBegin = "```yaml\n";
  const std::size_t begin = readme.find(kBegin) + kBegin.size();
  const std::string example = readme.substr(begin, readme.find("```", begin) - begin);
  EXPECT_EQ(read_in_words(glade(), example),
            "goal calm\nfrost-shy: no\nsupervised by surgeon: yes\neasily-tired: unknown\nage 34 years\nglow "
            "40–60 mL/min/1.73m2\n"
            "takes form salt, 200 mg elemental per day\ntakes form oil, 2 mL per day\n"
            "takes medicine green-pill (viridol)\nasks about form oil, 500 mg compound per day\n");
}

TEST(Examples, OfTheKnowledgeBases) {
  std::size_t read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(KB_SOURCE_DIR "/kb")) {
    if (!fs::exists(folder.path() / "profiles")) continue;
    const kbc::Compilation compilation = kbc::compile({folder.path().string()});
    ASSERT_TRUE(compilation.artifact) << folder.path();
    const auto kb = KnowledgeBase::from_bytes(*compilation.artifact);
    ASSERT_TRUE(kb) << kb.error().message;
    for (const fs::directory_entry& file : fs::directory_iterator(folder.path() / "profiles")) {
      const auto profile = read_profile(*kb, contents(file.path()));
      EXPECT_TRUE(profile) << file.path() << ": " << (profile ? "" : profile.error().message);
      ++read;
    }
  }
  EXPECT_GT(read, 0U);
}

}  // namespace
}  // namespace kb
