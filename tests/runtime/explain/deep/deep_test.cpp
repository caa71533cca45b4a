// Chains of claims: what is left out of them is said, and none is too long to be asked about.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "runtime/explain/answer.h"
#include "runtime/explain/picture.h"
#include "runtime/render/dot.h"
#include "runtime/render/render.h"
#include "runtime/verify/verify.h"
#include "tests/support/compile_text.h"
#include "tests/support/thinned.h"

namespace {

using testing::HasSubstr;

support::Compiled chain(int length) {
  std::string text =
      "knowledge base glade { version \"1\" bibliography \"r.yaml\" }\ngoal calm\noption nap { title \"A "
      "nap\" }\n"
      "fact tired { ask \"Tired?\" }\nevidence e : rct { source s people tired, n 5 states \"x\" }\n"
      "claim c0 { states \"It calms.\" support e }\n";
  for (int i = 1; i <= length; ++i)
    text += fmt::format("claim c{} {{ states \"It calms.\" follows from c{} }}\n", i, i - 1);
  text += fmt::format("suggest nap for calm when tired {{ because c{} }}\n", length);
  text += "dispute d { between s \"1\", s2 \"2\" about c0 settled \"1\" because \"so\" }\n";
  return support::compile_texts(
      {{"a.kb", text}, {"r.yaml", "- {id: s, type: book, title: A}\n- {id: s2, type: book, title: B}\n"}});
}

kb::Profile asker(const kb::KnowledgeBase& kb) {
  auto profile = kb::read_profile(kb, "goal: calm\ntired: yes\ncandidate: nap");
  EXPECT_TRUE(profile);
  return *profile;
}

TEST(Deep, WhyGoesAsFarAsItCanAndSaysWhereItEnds) {
  const support::Compiled compiled = chain(40);
  ASSERT_TRUE(compiled.kb) << compiled.shown();
  auto answer = kb::why(*compiled.kb, asker(*compiled.kb));
  ASSERT_TRUE(answer);
  constexpr std::string_view kEnd = "what this rests on lies deeper than is shown here: trace c8 goes on";
  EXPECT_THAT(kb::render_text(*answer, {.width = 200}), HasSubstr(kEnd));
  EXPECT_THAT(kb::render_json(*answer), HasSubstr(kEnd));
  const auto checked = kb::verify::Verifier(*compiled.kb).verify(kb::render_json(*answer));
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->faults.empty()) << checked->faults[0].at;
}

TEST(Deep, WhyAtItsLimitAndPastIt) {
  const auto is_cut = [](int steps) {  // a chain of so many claims and the evidence below them
    const support::Compiled compiled = chain(steps - 2);
    const std::string shown = kb::render_text(*kb::why(*compiled.kb, asker(*compiled.kb)), {.width = 200});
    return shown.find("deeper than is shown") != std::string::npos;
  };
  EXPECT_FALSE(is_cut(32));
  EXPECT_TRUE(is_cut(33));
}

TEST(Deep, EveryQuestionToAHundredThousandClaims) {
  const support::Compiled compiled = chain(support::every() > 1 ? 10'000 : 100'000);
  ASSERT_TRUE(compiled.kb);
  const kb::KnowledgeBase& kb = *compiled.kb;
  const kb::Profile profile = asker(kb);
  for (const auto& answer : {kb::ask(kb, profile), kb::why(kb, profile), kb::questions(kb, profile),
                             kb::why_not(kb, profile, kb::Verdict::contraindicated),
                             kb::change(kb, profile, kb::Verdict::no_recommendation)}) {
    ASSERT_TRUE(answer);
    EXPECT_FALSE(kb::render_text(*answer).empty());
    EXPECT_FALSE(kb::render_markdown(*answer).empty());
  }
  const auto checked = kb::verify::Verifier(kb).verify(kb::render_json(*kb::ask(kb, profile)));
  ASSERT_TRUE(checked);
  EXPECT_TRUE(checked->faults.empty());
  for (const std::string_view name : {"s", "e", "c0", "c5000", "c10000"}) {
    const std::vector<std::uint32_t> nodes{kb.find(name).front().node()};
    EXPECT_FALSE(kb::render_json(kb::trace(kb, nodes)).empty());
    EXPECT_FALSE(kb::render_json(kb::impact(kb, nodes, {{"somebody", profile}})).empty());
    EXPECT_FALSE(kb::render_dot(kb::surroundings(kb, nodes, 1'000'000)).empty());
    EXPECT_EQ(kb::citations_of(kb, nodes).size(), 1U);
  }
  EXPECT_FALSE(kb::render_text(kb::weakest(kb, 20300101, {})).empty());
  EXPECT_FALSE(kb::render_text(kb::disputes(kb, {kb.find("d").front().node()})).empty());
}

}  // namespace
