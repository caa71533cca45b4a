// What a knowledge base may have at most: with just so much it compiles, with one more it is told of the
// limit.
#include <algorithm>
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/support/compile_text.h"
#include "tests/support/folder.h"

namespace {

using testing::HasSubstr;

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& each) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += each(i);
  return text;
}

struct Limit {
  std::string name;
  std::size_t most;
  std::string code;
  std::string said;  ///< past it
  std::function<std::string(std::size_t)> text;
};

class Limits : public testing::TestWithParam<Limit> {};

TEST_P(Limits, AtItAndPastIt) {
  const Limit& limit = GetParam();
  const support::Compiled at = support::compile_text(limit.text(limit.most));
  EXPECT_TRUE(at.kb) << at.shown();
  const support::Compiled past = support::compile_text(limit.text(limit.most + 1));
  EXPECT_FALSE(past.kb);
  EXPECT_THAT(past.codes(), HasSubstr(limit.code));
  EXPECT_THAT(past.shown(), HasSubstr(limit.said));
}

INSTANTIATE_TEST_SUITE_P(
    Each, Limits,
    testing::Values(Limit{"Name", 100, "KB0216", "the limit is 100 bytes",
                          [](std::size_t n) { return "fact " + std::string(n, 'a'); }},
                    Limit{"Text", (std::size_t{1} << 20) - 2, "KB0216", "the limit is 1048576 bytes",
                          [](std::size_t n) { return "fact a { title \"" + std::string(n, 'x') + "\" }"; }},
                    Limit{"List", 65'535, "KB0216", "the limit is 65535",
                          [](std::size_t n) {
                            return "goal g" +
                                   repeated(n - 1, [](std::size_t i) { return fmt::format(", g{}", i); });
                          }},
                    Limit{"Exclusive", 100, "KB0216", "the limit is 100",
                          [](std::size_t n) {
                            return repeated(n, [](std::size_t i) { return fmt::format("fact f{}\n", i); }) +
                                   "exclusive f0" +
                                   repeated(n - 1, [](std::size_t i) { return fmt::format(", f{}", i + 1); });
                          }},
                    Limit{"Groups", 256, "KB0106", "nested more than 256 levels deep",
                          [](std::size_t n) {
                            return "fact a\npopulation p0 { who a }\n" + repeated(n - 1, [](std::size_t i) {
                                     return fmt::format("population p{} {{ who p{} }}\n", i + 1, i);
                                   });
                          }},
                    Limit{"Parentheses", 62, "KB0106", "nested more than 64 levels deep",
                          [](std::size_t n) {  // in a clause of a statement, which are two levels
                            return "fact a\npopulation p { who " + std::string(n, '(') + "a" +
                                   std::string(n, ')') + " }";
                          }}),
    [](const auto& of) { return of.param.name; });

// ---- imports

/// Folders k0, k1, … next to one another.
void write_bases(const support::Folder& folder, std::size_t count,
                 const std::function<std::string(std::size_t)>& imports) {
  for (std::size_t i = 0; i < count; ++i)
    folder.write(fmt::format("k{}/a.kb", i),
                 fmt::format("knowledge base k{} {{ version \"1\" }}\n{}", i, imports(i)));
}

std::string shown(const support::Folder& folder) {
  const kbc::Compilation compilation = kbc::compile({folder / "k0"});
  std::string text;
  for (const kbc::Diagnostic& diagnostic : compilation.diagnostics)
    text += fmt::format("{} ", kbc::info(diagnostic.kind).code);
  return text + support::Compiled{compilation, std::nullopt}.shown();
}

std::string deep(std::size_t count) {
  const support::Folder folder;
  write_bases(folder, count + 1,
              [&](std::size_t i) { return i < count ? fmt::format("import \"../k{}\"\n", i + 1) : ""; });
  return shown(folder);
}

std::string wide(std::size_t count) {
  const support::Folder folder;
  write_bases(folder, count + 1, [&](std::size_t i) {
    return i > 0 ? ""
                 : repeated(count, [](std::size_t j) { return fmt::format("import \"../k{}\"\n", j + 1); });
  });
  return shown(folder);
}

TEST(Limits, Imports) {
  EXPECT_EQ(deep(16), "");
  EXPECT_THAT(deep(17), HasSubstr("imports go too deep: the limit is 16"));
  EXPECT_EQ(wide(1000), "");
  EXPECT_THAT(wide(1001), HasSubstr("so many knowledge bases cannot be imported: the limit is 1000"));
}

TEST(Limits, AFileOfAGibibyte) {
  const support::Folder folder;
  folder.write("k0/a.kb", "");
  std::filesystem::resize_file(folder / "k0/a.kb",
                               (std::uintmax_t{1} << 30) + 1);  // takes no room on the disk
  EXPECT_THAT(shown(folder), HasSubstr("a.kb is larger than 1024 MiB"));
}

TEST(Limits, Files) {
  const auto said = [](std::size_t count) {
    std::vector<kbc::NamedText> texts{{"a.kb", "knowledge base k { version \"1\" }\n"}};
    while (texts.size() < count) texts.push_back({fmt::format("b{}.kb", texts.size()), ""});
    const kbc::Compilation compilation = kbc::compile(kbc::load_texts(std::move(texts)));
    return support::Compiled{compilation, std::nullopt}.shown();
  };
  constexpr std::size_t kMost = 65'535;
  EXPECT_EQ(said(kMost), "");
  EXPECT_THAT(said(kMost + 1), HasSubstr("there are too many files: the limit is 65535"));
}

// ---- what is looked for no longer, where that would take too long

TEST(Searched, NearestNamesOfTheFirstUnknownOnes) {
  const auto suggestions = [](std::size_t unknown) {
    const support::Compiled compiled =
        support::compile_text("fact tired\n" + repeated(unknown, [](std::size_t i) {
                                return fmt::format("population p{} {{ who tird }}\n", i);
                              }));
    return static_cast<std::size_t>(std::ranges::count_if(
        compiled.compilation.diagnostics, [](const kbc::Diagnostic& d) { return !d.nearest.empty(); }));
  };
  EXPECT_EQ(suggestions(200), 200U);
  EXPECT_EQ(suggestions(201), 200U);
}

/// A condition that holds of everybody, of so many facts.
std::string always(std::size_t facts) {
  return repeated(facts, [](std::size_t i) { return fmt::format("fact f{} {{ ask \"F?\" }}\n", i); }) +
         "population everybody { who f0 or not f0" +
         repeated(facts - 1, [](std::size_t i) { return fmt::format(" or f{}", i + 1); }) + " }\n";
}

TEST(Searched, CombinationsOfACondition) {
  EXPECT_THAT(support::compile_text(always(12)).codes(), HasSubstr("KB0303"));  // 4096
  EXPECT_THAT(support::compile_text(always(13)).codes(), testing::Not(HasSubstr("KB0303")));
}

constexpr std::string_view kRules =
    "goal calm\noption stroll, run\nfact rainy\nsource log { title \"A log\" }\nevidence e : rct { source "
    "log "
    "}\nclaim c { states \"C.\" support e }\n";

TEST(Searched, FactsOfAPersonWhomARuleFits) {
  const auto nobody = [](std::size_t facts) {
    return support::compile_text(
               std::string(kRules) +
               repeated(facts - 1, [](std::size_t i) { return fmt::format("fact f{}\n", i); }) +
               "suggest stroll for calm when rainy and not rainy" +
               repeated(facts - 1, [](std::size_t i) { return fmt::format(" and f{}", i); }) +
               " { because c }\n")
        .codes();
  };
  EXPECT_THAT(nobody(48), HasSubstr("KB0318"));
  EXPECT_THAT(nobody(49), testing::Not(HasSubstr("KB0318")));
}

TEST(Searched, RulesOnOneThing) {
  const auto clash = [](std::size_t rules) {  // the last one alone
    return support::compile_text(std::string(kRules) +
                                 repeated(rules - 1,
                                          [](std::size_t i) {
                                            return fmt::format(
                                                "prefer stroll over run when not rainy "
                                                "as p{} {{ because c }}\n",
                                                i);
                                          }) +
                                 "prefer stroll over run when rainy as last { because c }\n"
                                 "prefer run over stroll when rainy as other { because c }\n")
        .codes();
  };
  EXPECT_THAT(clash(64), HasSubstr("KB0321"));
  EXPECT_THAT(clash(65), testing::Not(HasSubstr("KB0321")));
}

// ---- lengths that nothing limits but the memory

TEST(Unlimited, AChainOfAHundredThousandClaims) {
  const auto compiled = support::compile_texts(
      {{"a.kb",
        "knowledge base glade { version \"1\" bibliography \"r.yaml\" }\ngoal calm\noption nap\nfact tired\n"
        "evidence e : rct { source s people tired, n 5 states \"x\" }\nclaim c0 { states \"x\" support e "
        "}\n" +
            repeated(100'000,
                     [](std::size_t i) {
                       return fmt::format("claim c{} {{ states \"x\" follows from c{} }}\n", i + 1, i);
                     }) +
            "suggest nap for calm { because c100000 }\n"},
       {"r.yaml", "- {id: s, type: book, title: A}\n"}});
  ASSERT_TRUE(compiled.kb);
  EXPECT_EQ(compiled.kb->claims.size(), 100'001U);
}

TEST(Unlimited, ALineOfAMillionBytes) {
  const support::Compiled compiled = support::compile_text("fact a" + std::string(1'000'000, ' ') + "{ }");
  EXPECT_TRUE(compiled.kb) << compiled.shown();
}

}  // namespace
