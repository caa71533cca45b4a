// The table of kinds and the list that gathers diagnostics.
#include "compiler/diagnostics/diagnostic.h"

#include <set>

#include <gtest/gtest.h>

namespace kbc {
namespace {

constexpr FileId kFile{0};

TEST(Kinds, HaveCodesOfTheirOwnAndMessagesThatCanBeFilled) {
  std::set<std::string_view> codes;
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < diagnostic_kinds(); ++i) {
    const DiagnosticInfo& kind = info(static_cast<DiagnosticKind>(i));
    EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
    EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
    EXPECT_EQ(kind.code.size(), 6U) << kind.code;
    EXPECT_EQ(kind.code.substr(0, 3), "KB0") << kind.code;
    EXPECT_EQ(kind.severity == Severity::warning, kind.code[3] == '3' || kind.code == "KB0225") << kind.code;
    EXPECT_NO_THROW(static_cast<void>(fmt::format(fmt::runtime(kind.message), 1, 2, 3, 4))) << kind.code;
  }
}

TEST(Diagnostics, FillTheMessage) {
  Diagnostics list;
  list.report(DiagnosticKind::unknown_clause, Span{kFile, 1, 2}, "a claim", "dose");
  EXPECT_EQ(list.sorted()[0].message, "a claim takes no `dose`");
}

TEST(Diagnostics, CountErrorsAndWarnings) {
  Diagnostics list;
  EXPECT_FALSE(list.has_errors());
  list.report(DiagnosticKind::strong_on_weak, Span{}, "low");
  EXPECT_FALSE(list.has_errors());
  EXPECT_EQ(list.warnings(), 1U);
  list.report(DiagnosticKind::unterminated_text, Span{});
  EXPECT_TRUE(list.has_errors());
  EXPECT_EQ(list.errors(), 1U);
  EXPECT_EQ(list.warnings(), 1U);
  EXPECT_EQ(count_errors(list.sorted()), 1U);
}

TEST(Diagnostics, AreSortedByPlaceThenCodeThenMessage) {
  Diagnostics list;
  list.report(DiagnosticKind::no_knowledge_base, Span{}, "nowhere");
  list.report(DiagnosticKind::unknown_name, Span{FileId{1}, 0, 1}, "x");
  list.report(DiagnosticKind::unknown_name, Span{kFile, 5, 6}, "b");
  list.report(DiagnosticKind::unknown_name, Span{kFile, 5, 6}, "a");
  list.report(DiagnosticKind::unterminated_text, Span{kFile, 5, 6});
  list.report(DiagnosticKind::unknown_name, Span{kFile, 1, 6}, "z");
  std::vector<std::string> messages;
  for (const Diagnostic& d : list.sorted()) messages.push_back(d.message);
  EXPECT_EQ(messages, (std::vector<std::string>{"nothing here is called `z`", "this text is never closed",
                                                "nothing here is called `a`", "nothing here is called `b`",
                                                "nothing here is called `x`", "nowhere"}));
}

TEST(Diagnostics, DropOnlyWhatIsTheSameInAll) {
  Diagnostics list;
  for (const char* label : {"one", "two", "one"})
    list.report(DiagnosticKind::unterminated_text, Span{kFile, 0, 1}).at(label);
  const auto sorted = list.sorted();
  ASSERT_EQ(sorted.size(), 2U);
  EXPECT_EQ(sorted[0].label, "one");
  EXPECT_EQ(sorted[1].label, "two");
}

TEST(Diagnostics, DoNotDependOnTheOrderOfReporting) {
  const auto report = [](Diagnostics& list, const char* help) {
    list.report(DiagnosticKind::unterminated_text, Span{kFile, 0, 1}).advise(help);
  };
  Diagnostics one;
  report(one, "a");
  report(one, "b");
  Diagnostics other;
  report(other, "b");
  report(other, "a");
  EXPECT_EQ(one.sorted()[0].help, other.sorted()[0].help);
  EXPECT_EQ(one.sorted()[1].help, other.sorted()[1].help);
}

TEST(Diagnostics, ReferencesStayValidAsMoreIsReported) {
  Diagnostics list;
  Diagnostic& first = list.report(DiagnosticKind::unterminated_text, Span{kFile, 0, 1});
  for (std::uint32_t i = 1; i < 1000; ++i) list.report(DiagnosticKind::unterminated_text, Span{kFile, i, i});
  first.at("late");
  EXPECT_EQ(list.sorted()[0].label, "late");
}

}  // namespace
}  // namespace kbc
