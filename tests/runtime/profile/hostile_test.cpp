// No text does harm: any bytes are read or refused, in little time, and what is read holds to its bounds.
#include <algorithm>
#include <chrono>

#include "sample.h"
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace kb {
namespace {

std::string hostile_run(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

void check_profile(const Profile& profile) {
  const KnowledgeBase& kb = glade();
  std::uint32_t next = 0;
  for (const FactValue& value : profile.facts) {
    RC_ASSERT(value.fact >= next);
    RC_ASSERT(value.fact < kb.facts.size());
    next = value.fact + 1;
  }
  next = 0;
  for (const MeasureValue& value : profile.measures) {
    RC_ASSERT(value.measure >= next);
    RC_ASSERT(value.measure < kb.measures.size());
    next = value.measure + 1;
    RC_ASSERT(value.range.low <= value.range.high);
    RC_ASSERT(value.range.low >= kb.measures[value.measure].low());
    RC_ASSERT(value.range.high <= kb.measures[value.measure].high());
  }
  if (profile.candidate) RC_ASSERT(profile.candidate->option < kb.options.size());
  for (const Item& item : profile.taking.value_or(std::vector<Item>{})) {
    if (!item.dose) continue;
    RC_ASSERT(item.dose->unit.period == Period::day);
    RC_ASSERT(item.dose->range.low >= 0);
  }
}

void check_error(const ProfileError& error) {
  RC_ASSERT(!error.message.empty());
  const bool plain = std::ranges::none_of(
      error.message, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  RC_ASSERT(plain);
}

rc::Gen<std::string> near_profiles(std::vector<std::string> pieces) {
  const auto piece =
      rc::gen::oneOf(rc::gen::elementOf(std::move(pieces)),
                     rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& all) {
                        std::string text;
                        for (const std::string& each : all) text += each;
                        return text;
                      });
}

const std::vector<std::string> kYaml = {"goal: calm\n",
                                        "age: ",
                                        "34",
                                        " years",
                                        "\n",
                                        "\n  ",
                                        "- ",
                                        "frost-shy: ",
                                        "yes",
                                        "no",
                                        "taking: ",
                                        "nothing",
                                        "[",
                                        "]",
                                        "{",
                                        "}",
                                        ", ",
                                        "form: ",
                                        "salt",
                                        "dose: ",
                                        "200 mg",
                                        " elemental",
                                        " per day",
                                        "candidate: ",
                                        "viridol",
                                        "supervised-by: ",
                                        "surgeon",
                                        "presume-no: ",
                                        "'",
                                        "\"",
                                        "\\",
                                        "|",
                                        ">-",
                                        "&a ",
                                        "*a",
                                        "!!str ",
                                        "---\n",
                                        "...\n",
                                        "? ",
                                        "#",
                                        "~",
                                        "\t",
                                        "taking pill: ",
                                        "supervised by healer: ",
                                        "glow: ",
                                        "40 to 60",
                                        " mL/min/1.73m2",
                                        "<<: ",
                                        "%YAML 1.2\n",
                                        "naps"};
const std::vector<std::string> kJson = {"{",
                                        "}",
                                        "[",
                                        "]",
                                        ":",
                                        ",",
                                        "\"goal\":",
                                        "\"calm\"",
                                        "\"age\":",
                                        "34",
                                        "-1",
                                        "1e400",
                                        "0.5",
                                        "null",
                                        "true",
                                        "false",
                                        "\"taking\":",
                                        "\"nothing\"",
                                        "{\"form\":\"salt\"}",
                                        "\"candidate\":",
                                        "\"salt 1 g compound\"",
                                        "\"frost-shy\":",
                                        "\"\\u0000\"",
                                        "\"\\ud800\"",
                                        "\"",
                                        "\\",
                                        "\n",
                                        "\"glow\":",
                                        "\"40 to 60\"",
                                        "\"presume-no\":"};

void read_twice(const std::string& text) {
  const auto profile = read_profile(glade(), text);
  RC_ASSERT(read_in_words(glade(), text) ==
            (profile ? in_words(glade(), *profile) : in_words(profile.error())));
  if (profile) {
    check_profile(*profile);
  } else {
    check_error(profile.error());
  }
}

RC_GTEST_PROP(Hostile, AnyYamlIsReadOrRefused, ()) { read_twice(*near_profiles(kYaml)); }
RC_GTEST_PROP(Hostile, AnyJsonIsReadOrRefused, ()) { read_twice("{" + *near_profiles(kJson)); }

RC_GTEST_PROP(Hostile, AnyMutationIsReadOrRefused, ()) {
  static const std::vector<std::string> kWhole = {
      "goal: calm\nage: 34\nfrost-shy: no\ntaking: [ { form: salt, dose: 200 mg elemental per day }, viridol "
      "]\n"
      "candidate: { form: oil, dose: 500 mg compound per day }\nsupervised-by: surgeon\n",
      R"({"goal": "calm", "age": 34, "frost-shy": false, "taking": [{"form": "salt", "dose": "200 mg elemental"}, "viridol"],
          "candidate": {"form": "oil", "dose": "500 mg compound per day"}, "supervised-by": ["surgeon"]})"};
  std::string text = *rc::gen::elementOf(kWhole);
  const auto times = *rc::gen::inRange(1, 6);
  for (int i = 0; i < times; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 8);
    switch (*rc::gen::inRange(0, 3)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), length)); break;
      default: text[at] = *rc::gen::arbitrary<char>(); break;
    }
    if (text.empty()) break;
  }
  read_twice(text);
}

RC_GTEST_PROP(Hostile, AnyStatementIsSaidOrRefused, ()) {
  Profile profile;
  for (int i = 0; i < 4; ++i) {
    const std::string words = *near_profiles({"frost-shy",
                                              "taking ",
                                              "supervised by ",
                                              "surgeon",
                                              "viridol",
                                              "pill",
                                              "salt",
                                              "age",
                                              " ",
                                              "=",
                                              ":",
                                              "34",
                                              " years",
                                              "40 to 60",
                                              "no",
                                              "yes",
                                              "unknown",
                                              "glow",
                                              "nothing",
                                              "moon powder",
                                              " 200 mg",
                                              " elemental",
                                              "Taking long walks",
                                              "calm",
                                              "mixol"});
    const Profile before = profile;
    ProfileResult<void> said;
    switch (*rc::gen::inRange(0, 5)) {
      case 0: said = say_taking(glade(), profile, words); break;
      case 1: said = say_goal(glade(), profile, words); break;
      case 2: said = say_candidate(glade(), profile, words); break;
      case 3: said = say_dose(glade(), profile, words); break;
      default: said = say(glade(), profile, words, *rc::gen::arbitrary<bool>()); break;
    }
    check_profile(profile);
    if (said) continue;
    check_error(said.error());
    RC_ASSERT(profile == before);
  }
}

// Large texts of each kind: none may take long, whatever it is made of. The bound is far above what is
// needed, and far below what anything quadratic would take.
TEST(HostileSize, NoTextTakesLong) {
  constexpr std::size_t kBytes = kMaxProfileBytes / 4;
  const auto whole = [](std::string_view part) { return hostile_run(part, kBytes / part.size()); };
  const std::string texts[] = {whole("a"),
                               whole(" "),
                               whole("\n"),
                               whole("-"),
                               whole("- a\n"),
                               whole("["),
                               whole("{"),
                               whole("? "),
                               whole("a: "),
                               whole("a:\n"),
                               whole("'"),
                               whole("\""),
                               whole("|\n"),
                               whole("#"),
                               whole("a b "),
                               whole("[a,"),
                               whole(": "),
                               whole("!"),
                               whole("&a "),
                               whole("*"),
                               whole("%"),
                               whole("\t"),
                               whole("a\n"),
                               whole("---\n"),
                               whole("1 "),
                               whole("é"),
                               "taking: " + whole("salt 1 "),
                               "taking: [" + whole("a 1, "),
                               "a: \"" + whole("\\"),
                               "a: |\n" + whole(" b\n"),
                               "{\"a\":\"" + whole("\\\\"),
                               "{" + whole("\"a\":1,"),
                               "{\"taking\":[" + whole("\"salt\","),
                               "{\"age\":" + whole("9") + "}"};
  for (const std::string& text : texts) {
    const auto start = std::chrono::steady_clock::now();
    const auto profile = read_profile(glade(), text);
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_FALSE(profile && text.find_first_not_of(" \n\t#") != std::string::npos) << text.substr(0, 40);
    EXPECT_LT(took, std::chrono::seconds(20)) << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace kb
