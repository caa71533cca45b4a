// Findings made by hand: what is said of a knowledge base itself.
#include "answers.h"

namespace {

using kb::Level;
using kb::Mention;
using kb::Verdict;
using kb::Verdicts;

Mention source() {
  return {"source", "lee-2020", "A trial of <stretching>", {}, 0, {}, false, {1}, {"trials.kb", 3}};
}
Mention found_trial() {
  return {"evidence", "stretch-trial", {}, "rct", 155, Level::moderate, false, {1}, {"trials.kb", 9}};
}
Mention praise() {
  return {"evidence",  "shop-praise", "Buy a band.", "marketing",      0,
          Level::none, false,         {2},           {"trials.kb", 20}};
}
Mention claim(Level level, bool refuted = false) {
  return {"claim", "stretching-eases", "Stretching eases stiffness.", {}, 0, level, refuted,
          {},      {"claims.kb", 1}};
}
Mention rule(Level level) {
  return {"suggest", "suggest-stretching", "suggest Stretching, when stiff", {}, 0, level, false,
          {},        {"rules.kb", 4}};
}
Mention option() { return {"option", "stretching", "Stretching", {}, 0, {}, false, {}, {"rules.kb", 1}}; }

kb::VerdictChange change(const char* person) {
  Verdicts before(Verdict::suggested);
  before |= Verdicts(Verdict::contraindicated);
  return {person, "stretching", "Stretching", before, Verdicts(Verdict::not_enough_evidence)};
}

kb::Answer about_the_knowledge_base(kb::Finding finding) {
  kb::Answer answer;
  answer.kb = {"stretching", "Stretching for the stiff", "1", "0123456789abcdef0123456789abcdef"};
  answer.notices = {"Information only."};
  answer.finding = std::move(finding);
  kb::Citation lee;
  lee.number = 1;
  lee.id = "lee-2020";
  lee.csl = R"({"id":"lee-2020","title":"A trial of <stretching>"})";
  kb::Citation shop;
  shop.number = 2;
  shop.id = "shop";
  shop.csl = R"({"id":"shop","title":"Bands"})";
  shop.interest = "sells bands";
  answer.citations = {lee, shop};
  return answer;
}

kb::Answer trace() {
  kb::TraceNode to_source{"source", source(), {"at: Table 1"}, true, false, 0, {}};
  kb::TraceNode retelling{"reported by", source(), {}, false, true, 0, {}};
  kb::TraceNode to_trial{"support", found_trial(), {}, true, false, 0, {to_source, retelling}};
  kb::TraceNode to_praise{"support", praise(), {}, false, false, 1, {}};
  kb::TraceNode to_option{"on", option(), {}, true, false, 0, {}};
  kb::TraceNode to_rule{"because", rule(Level::low), {"helps, but isn't needed"}, true, false,
                        0,         {to_option}};
  return about_the_knowledge_base(
      kb::Trace{{{claim(Level::moderate), {to_trial, to_praise}, {to_rule}}, {source(), {}, {}}}});
}

kb::Answer impact() {
  kb::Impact found;
  found.removed = {source()};
  found.fallen = {found_trial()};
  found.rules = {{rule(Level::moderate), Level::moderate, Level::none, false, false}};
  found.claims = {{claim(Level::none, true), Level::none, Level::low, true, false}};
  found.touched = {{"dispute", "which-year", "The year", {}, 0, {}, false, {}, {"disputes.kb", 2}}};
  found.people = 12;
  for (const char* person : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"})
    found.verdicts.push_back(change(person));
  return about_the_knowledge_base(std::move(found));
}

kb::Answer weakest() {
  kb::Weakest found;
  found.on = 20270201;
  found.due = 20270131;
  found.people = 1;
  found.groups = {{kb::Weakness::anecdotes_alone,
                   {{rule(Level::none), {"stretching-eases"}, {}}},
                   {{claim(Level::none), {"shop-praise"}, {2}}}},
                  {kb::Weakness::one_source, {}, {{claim(Level::low), {"lee-2020"}, {1}}}}};
  found.single_points = {{source(), {rule(Level::low)}, {change("ada")}}};
  return about_the_knowledge_base(std::move(found));
}

}  // namespace

std::vector<NamedAnswer> finding_answers() {
  return {{"impact", impact()},
          {"impact_of_nothing", about_the_knowledge_base(kb::Impact{})},
          {"trace", trace()},
          {"weakest", weakest()}};
}
