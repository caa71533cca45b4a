// Texts of a knowledge base, or of who asks, that would command a terminal, a Markdown page or a reader of
// JSON.
#include "answers.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "runtime/render/leaflet.h"
#include "runtime/render/plain.h"
#include "runtime/render/render.h"

namespace {

using namespace std::string_literals;

/// An answer in which every text is this one.
kb::Answer filled_with(const std::string& text) {
  kb::Answer answer = full_answer();
  answer.kb = {text, text, text, text};
  answer.goal = answer.goal_title = text;
  answer.notices = answer.presumed = answer.advice = {text};
  for (kb::Citation& citation : answer.citations) {
    citation.id = citation.csl = citation.doi = citation.url = citation.interest = text;
    citation.reported_by = {text};
  }
  kb::OptionAnswer& option = answer.options.front();
  option.name = option.title = option.kind = text;
  option.derivation = option.timing = {text};
  for (kb::DependencyAnswer& on : option.depends_on) {
    on.fact = on.title = on.ask = text;
    for (kb::DependencyOutcome& outcome : on.outcomes) outcome.value = text;
  }
  for (kb::Reason& reason : option.reasons) {
    reason.rule = reason.when = reason.unless = reason.says = reason.limit = reason.spacing = text;
    reason.concerns = reason.instead = reason.consult = {text};
    for (kb::ClaimReason& claim : reason.because) claim.name = claim.states = text;
  }
  option.dose.asked = option.dose.elemental = option.dose.conversion = text;
  for (kb::EvidenceReason& evidence : option.against)
    evidence.design = evidence.name = evidence.undercut = text;
  for (kb::SideEffectAnswer& effect : option.side_effects) effect.outcome = effect.text = text;
  return answer;
}

const std::string kHostile[] = {
    "\x1b[2J\x1b]0;title\x07"s, "\u009b31m"s,           "\xff\xfe\xc3"s, "a\0b"s,
    "\u202e\u2066reversed"s,    "line\r\nline\u2028x"s, "\xed\xa0\x80"s, std::string(3000, 'x') + "\x1b",
};

TEST(Hostile, NothingCommandsATerminal) {
  for (const std::string& text : kHostile) {
    const kb::Answer answer = filled_with(text);
    for (const std::string& shown : {kb::render_text(answer), kb::render_json(answer),
                                     kb::render_markdown(answer), kb::render_leaflet({{text, answer}})}) {
      std::size_t bad = 0;
      for (std::size_t at = 0; at < shown.size();) {
        const kb::Character next = kb::character_at(shown, at);
        if (!next.valid || (next.code != '\n' && kb::hidden(next.code))) ++bad;
        at += next.bytes;
      }
      EXPECT_EQ(bad, 0U) << testing::PrintToString(text);
    }
  }
}

TEST(Hostile, JsonGivesValidTextsBackAsTheyWere) {
  for (const std::string& text : {"\x1b[2J\"\\\n\t"s, "a\0b\u009b"s, "\u202e\U000E0041"s}) {
    kb::Answer answer;
    answer.notices = {text};
    const boost::json::value read = boost::json::parse(kb::render_json(answer));
    EXPECT_EQ(read.at("notices").at(0).as_string(), text);
  }
}

TEST(Hostile, MarkdownMarkupIsEscaped) {
  struct HostileCase {
    std::string text;
    std::string shown;
  };
  const HostileCase cases[] = {
      {"<script>alert(1)</script>", "\n\\<script\\>alert(1)\\</script\\>\n"},
      {"[x](javascript:y) ![](z)", "\n\\[x\\](javascript:y) !\\[\\](z)\n"},
      {"# no heading", "\n\\# no heading\n"},
      {"1. no list", "\n1\\. no list\n"},
      {"- no list", "\n\\- no list\n"},
      {"+ no list", "\n\\+ no list\n"},
      {"=====", "\n\\=====\n"},
      {"*a* _b_ `c` ~d~ $e$ |f|", "\n\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\$e\\$ \\|f\\|\n"},
      {"&lt; \\", "\n\\&lt; \\\\\n"},
      {"\n\n    # no code\n", "\n\\# no code \n"},
      {"200 mg, 5.5 h", "\n200 mg, 5.5 h\n"},
  };
  for (const HostileCase& c : cases) {
    kb::Answer answer;
    answer.notices = {c.text};
    const std::string shown = kb::render_markdown(answer);
    EXPECT_NE(shown.find(c.shown), std::string::npos) << c.text << "\n" << shown;
  }
}

TEST(Hostile, DeepCslIsDroppedNotFollowed) {
  kb::Answer answer;
  answer.citations.emplace_back().number = 1;
  answer.citations.front().csl = "{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}";
  const boost::json::value read = boost::json::parse(kb::render_json(answer));
  EXPECT_TRUE(read.at("citations").at(0).at("csl").is_null());
  EXPECT_LT(kb::render_text(answer).size(), 1000U);
}

/// The elements and attributes of a page, without the texts between and in them.
std::string skeleton(const std::string& page) {
  std::string tags;
  bool tag = false;
  bool quoted = false;
  for (const char c : page) {
    if (tag && c == '"') quoted = !quoted;
    if (!tag && c == '<') tag = true;
    if (tag && (!quoted || c == '"')) tags += c;
    if (tag && !quoted && c == '>') tag = false;
  }
  return tags;
}

TEST(Hostile, NothingIsMarkupOnAPage) {
  const std::string harmless = skeleton(kb::render_leaflet({{"heading", filled_with("harmless")}}));
  for (const std::string text : {"<script>alert(1)</script>", "\" onclick=\"alert(1)", "' x='", "</style><b>",
                                 "<!--", "&lt;b&gt;", "]]>", "<a href=javascript:alert(1)>"})
    EXPECT_EQ(skeleton(kb::render_leaflet({{"heading", filled_with(text)}})), harmless) << text;
}

TEST(Hostile, OnlyTheWebIsLinkedTo) {
  kb::Answer answer = full_answer();
  for (kb::Citation& citation : answer.citations) {
    citation.csl = "{\"title\": \"T\", \"URL\": \"javascript:alert(1)\"}";
    citation.doi.clear();
    citation.url = "javascript:alert(1)";
  }
  const std::string page = kb::render_leaflet({{"heading", answer}});
  EXPECT_NE(page.find("javascript:alert(1)"), std::string::npos) << "shown, as what it is";
  EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
}

}  // namespace
