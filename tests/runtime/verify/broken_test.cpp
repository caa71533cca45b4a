// Answers that are cut short, nested without end, of wrong types or with huge numbers: refused in words.
#include "answers.h"
#include <gtest/gtest.h>

#include "runtime/verify/verify.h"

namespace {

const std::string& whole() {
  static const std::string text = answer(
      base("walking"), Command::ask,
      profile("walking",
              "{goal: endurance, age: 40, frail: no, taking: [{form: table-salt, dose: 1 g compound}], "
              "candidate: {form: table-salt, dose: 2 g compound}}"));
  return text;
}

bool verified(const std::string& text) {
  kb::verify::Verifier verifier(base("walking"));
  const auto checked = verifier.verify(text);
  return checked && checked->faults.empty();
}

std::string replaced(std::string text, const std::string& old, const std::string& other) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return at == std::string::npos ? text : text.replace(at, old.size(), other);
}

TEST(Broken, TheWholeIsVerified) { EXPECT_TRUE(verified(whole())); }

TEST(Broken, CutShortAnywhere) {
  for (std::size_t size = 0; size + 2 < whole().size(); size += 97)
    EXPECT_FALSE(verified(whole().substr(0, size))) << size;
}

TEST(Broken, BytesChangedAnywhere) {
  for (const char byte : {'"', '{', '\0', '\xff', '9'})
    for (std::size_t at = 0; at < whole().size(); at += 211) {
      std::string text = whole();
      if (text[at] == byte || text[at] == ' ' || text[at] == '\n') continue;
      text[at] = byte;
      EXPECT_FALSE(verified(text)) << at;
    }
}

struct BrokenCase {
  std::string name;
  std::string text;
  std::string says;
};
class Unreadable : public testing::TestWithParam<BrokenCase> {};

TEST_P(Unreadable, IsRefusedInWords) {
  kb::verify::Verifier verifier(base("walking"));
  const auto checked = verifier.verify(GetParam().text);
  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().find(GetParam().says), std::string::npos) << checked.error();
}

INSTANTIATE_TEST_SUITE_P(
    Verify, Unreadable,
    testing::Values(
        BrokenCase{"Nothing", "", "no JSON"}, BrokenCase{"Word", "suggested", "no JSON"},
        BrokenCase{"Number", "1e999999", "no answer"}, BrokenCase{"List", "[]", "no answer"},
        BrokenCase{"Empty", "{}", "no answer"}, BrokenCase{"Deep", std::string(1'000'000, '['), "no JSON"},
        BrokenCase{"JustNotTooDeep", std::string(160, '[') + std::string(160, ']'), "no answer"},
        BrokenCase{"JustTooDeep", std::string(161, '[') + std::string(161, ']'), "no JSON"},
        BrokenCase{"JustNotTooLarge", "{}" + std::string((64U << 20U) - 2, ' '), "no answer"},
        BrokenCase{"JustTooLarge", "{}" + std::string((64U << 20U) - 1, ' '), "larger than 64 MiB"},
        BrokenCase{"DeepObjects",
                   [] {
                     std::string text;
                     for (int i = 0; i < 100'000; ++i) text += "{\"a\":";
                     return text;
                   }(),
                   "no JSON"},
        BrokenCase{"KeyTwice", "{\"verdict\":1,\"kb\":{},\"verdict\":2}", "twice"},
        BrokenCase{"KeyTwiceInDisguise", "{\"verdict\":1,\"ver\\u0064ict\":2}", "twice"},
        BrokenCase{"Rest", "{} {}", "no JSON"}, BrokenCase{"NoUtf8", "{\"kb\":\"\xc3\x28\"}", "no JSON"},
        BrokenCase{"KbIsText", "{\"kb\":\"walking\",\"asked\":{}}", "no answer"}),
    [](const auto& one) { return one.param.name; });

class Wrong : public testing::TestWithParam<std::tuple<std::string, std::string, std::string>> {};

/// The digest of the question is not what refuses these: the reading of the question comes before it.
TEST_P(Wrong, IsRefusedWhereItIs) {
  const auto& [old, other, at] = GetParam();
  kb::verify::Verifier verifier(base("walking"));
  const auto checked = verifier.verify(replaced(whole(), old, other));
  ASSERT_TRUE(checked) << checked.error();
  ASSERT_EQ(checked->faults.size(), 1U);
  EXPECT_EQ(checked->faults[0].at, at);
}

INSTANTIATE_TEST_SUITE_P(
    Verify, Wrong,
    testing::Values(
        std::tuple("\"question\": \"ask\"", "\"question\": 7", "/asked/question"),
        std::tuple("\"question\": \"ask\",", "", "/asked"),
        std::tuple("\"unknown\": []", "\"unknown\": {}", "/asked/profile/unknown"),
        std::tuple("\"unknown\": []", "\"unknown\": [\"no-such-fact\"]", "/asked/profile/unknown/0"),
        std::tuple("\"low\": \"2000000000\",", "\"low\": \"99999999999999999999\",",
                   "/asked/profile/candidate/dose/low"),
        std::tuple("\"low\": \"2000000000\",", "\"low\": 2e9,", "/asked/profile/candidate/dose/low"),
        std::tuple("\"low\": \"2000000000\",", "\"low\": \"02000000000\",",
                   "/asked/profile/candidate/dose/low"),
        std::tuple("\"low\": \"2000000000\",", "\"low\": \"3000000000\",", "/asked/profile/candidate/dose"),
        std::tuple("\"text\": \"40 years\"", "\"text\": \"41 years\"", "/asked/profile/measures/0/text"),
        std::tuple("\"unit\": \"g per day\"", "\"unit\": \"leagues\"", "/asked/profile/candidate/dose/unit"),
        std::tuple("\"written\": \"table-salt\"", "\"written\": \"salt\"", "/asked/digest")));

}  // namespace
