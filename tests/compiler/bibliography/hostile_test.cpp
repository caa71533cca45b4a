// Bibliographies that nobody writes: depth, size, bombs, and any bytes at all.
#include <set>

#include "read.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace kbc {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

bool reports(const Read& result, std::string_view what) {
  return result.reports.find(what) != std::string::npos;
}

TEST(Hostile, DepthIsCapped) {
  EXPECT_TRUE(reports(read(repeated("[", 100000)), "nested more than 32 levels deep"));
  EXPECT_TRUE(reports(read(repeated("- ", 100000)), "nested more than 32 levels deep"));
  EXPECT_TRUE(reports(read(repeated("{a: ", 100000)), "nested more than 32 levels deep"));
  EXPECT_TRUE(reports(read(repeated("? ", 100000)), "nested more than 32 levels deep"));
  const auto maps = [](std::size_t deep) {  // in the list, and in its entry
    return "- {id: a, type: book, custom: " + repeated("{a: ", deep) + "1" + repeated("}", deep) + "}";
  };
  EXPECT_EQ(read(maps(30)).reports, "");
  EXPECT_TRUE(reports(read(maps(31)), "nested more than 32 levels deep"));
}

TEST(Hostile, AliasesCannotMultiply) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i)
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeated("*a" + std::to_string(i - 1) + ", ", 9) + "]\n";
  EXPECT_TRUE(reports(read(bomb), "an alias stands for a value written elsewhere"));
}

TEST(Hostile, SizeIsCapped) {
  EXPECT_TRUE(reports(read(std::string(kMaxBibliographyBytes + 1, '#')), "refs.yaml is larger than 32 MiB"));
  EXPECT_FALSE(reports(read(std::string(kMaxBibliographyBytes, '#')), "is larger than"));
  EXPECT_TRUE(reports(read(repeated("- a\n", 1'000'000)), "it holds more than 1000000 values"));
  EXPECT_FALSE(reports(read(repeated("- a\n", 999'999)), "values"));  // the list is one of them
}

TEST(Hostile, LongValuesAreRead) {
  const std::string title(1'000'000, 'x');
  const Read result = read("- id: a\n  type: book\n  title: " + title + "\n");
  EXPECT_EQ(result.reports, "");
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries[0].title, title);
}

RC_GTEST_PROP(Hostile, AnyBytesAreReadOrReported, ()) {
  const auto piece =
      rc::gen::oneOf(rc::gen::element<std::string>(
                         "- ", "id: a", "type: book", "\n", "\n  ", "issued: ", "author: ", "{", "}", "[",
                         "]", ", ", ": ", "'", "\"", "\\", "|", ">-", "&a ", "*a", "!!str ", "!<",
                         "%YAML 1.2\n", "---\n", "...\n", "? ", "#", "date-parts", "DOI: ", "references:\n",
                         "<<: ", "\t", "2025", "漢", "~", "@", "`", "%TAG ! tag:x,1:\n"),
                     rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
  std::string text;
  for (const std::string& each : *rc::gen::container<std::vector<std::string>>(piece)) text += each;
  const Read result = read(text);
  RC_ASSERT(read(text).reports == result.reports);
  std::set<std::string> ids;
  for (const Source& source : result.entries) {
    RC_ASSERT(ids.insert(source.id).second);
    RC_ASSERT(boost::json::parse(source.csl).at("id").as_string() == source.id);
  }
}

}  // namespace
}  // namespace kbc
