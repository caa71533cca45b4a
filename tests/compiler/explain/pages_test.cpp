// Every kind of diagnostic has a page; its wrong example is reported with that code, its right one with none.
#include <algorithm>
#include <filesystem>

#include "../golden/case.h"
#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "compiler/explain/explain.h"
#include "tests/support/folder.h"

namespace kbc {
namespace {

std::vector<std::string> codes_of(std::string_view example) {
  Case c = parse_case(std::string(example));
  if (c.files.empty()) c.files = {{"example.kb", "knowledge base example { version \"1\" }\n" + c.heading}};
  const support::Folder top;
  for (const auto& [name, text] : c.files) top.write("kb/" + name, text);
  for (const auto& [name, size] : c.large) {
    top.write("kb/" + name, "");
    std::filesystem::resize_file(top / ("kb/" + name), size);
  }
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : compile(std::vector<std::string>{top / "kb"}).diagnostics)
    codes.emplace_back(info(diagnostic.kind).code);
  return codes;
}

class Pages : public testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] static const DiagnosticInfo& kind() { return info(static_cast<DiagnosticKind>(GetParam())); }
};

TEST_P(Pages, ItsExamplesDoWhatItSays) {
  const Page* page = find_page(kind().code);
  ASSERT_NE(page, nullptr) << kind().code << " has no page in compiler/explain/pages";
  const std::vector<std::string> wrong = codes_of(page->wrong);
  EXPECT_NE(std::ranges::find(wrong, kind().code), wrong.end())
      << "the wrong example reports " << testing::PrintToString(wrong);
  EXPECT_EQ(codes_of(page->right), std::vector<std::string>{}) << "the right example is to be without fault";
}

TEST_P(Pages, IsWrittenForATerminal) {
  const Page* page = find_page(kind().code);
  ASSERT_NE(page, nullptr);
  const std::string text = print_page(*page, "error");
  EXPECT_TRUE(text.starts_with(std::string(kind().code) + " (error): " + std::string(page->title) + "\n\n"));
  EXPECT_FALSE(page->title.ends_with("."));
  EXPECT_GE(page->meaning.size(), 80U);
  EXPECT_EQ(text.find_first_of("\x01\x1b\t"), std::string::npos);
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
    EXPECT_LE(text.find('\n', at) - at, 120U) << text.substr(at, 120);
}

std::string code_of(const testing::TestParamInfo<std::size_t>& test) {
  return std::string(info(static_cast<DiagnosticKind>(test.param)).code);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Pages, testing::Range(std::size_t{0}, diagnostic_kinds()), code_of);

TEST(Explain, NoPageWithoutKind) { EXPECT_EQ(pages().size(), diagnostic_kinds()); }

TEST(Explain, CodesAreFoundInSmallLettersToo) {
  ASSERT_NE(find_page("kb0231"), nullptr);
  EXPECT_EQ(find_page("kb0231")->code, "KB0231");
  EXPECT_EQ(find_page("KB9999"), nullptr);
  EXPECT_EQ(find_page(""), nullptr);
}

TEST(Explain, NearestCodes) {
  EXPECT_EQ(nearest_codes("KB231").front(), "KB0231");
  EXPECT_TRUE(nearest_codes("walking").empty());
}

}  // namespace
}  // namespace kbc
