#include "answers.h"

namespace {

using kb::Effect;
using kb::Level;
using kb::RuleState;
using kb::Verdict;
using kb::Verdicts;

kb::KnowledgeBaseIdentity identity() {
  return {"velium-calm", "Velium for calm evenings", "2026.1", "0123456789abcdef0123456789abcdef"};
}

kb::Citation trial_citation() {
  kb::Citation citation;
  citation.number = 1;
  citation.id = "marl-2025";
  citation.csl =
      R"({"id":"marl-2025","type":"article-journal","title":"An invented trial","author":[{"family":"Marl","given":"T. B."},{"family":"Quist","given":"M."},{"family":"Perrin","given":"S."}],"container-title":"Inv J Calm","volume":"17","page":"20-27","issued":{"date-parts":[[2025,3]]},"DOI":"10.0000/inv.17"})";
  citation.doi = "10.0000/inv.17";
  citation.reported_by = {"shop-page", "club-page"};
  citation.supports = {"glynate-trial"};
  return citation;
}

kb::Citation shop_citation() {
  kb::Citation citation;
  citation.number = 2;
  citation.id = "shop-page";
  citation.csl =
      R"({"id":"shop-page","type":"webpage","title":"Does velium calm you?","publisher":"Velium Shop","issued":{"date-parts":[[2024]]},"URL":"https://shop.example/velium"})";
  citation.url = "https://shop.example/velium";
  citation.interest = "sells the powder that it praises";
  citation.supports = {"shop-praise"};
  return citation;
}

kb::Citation kidney_citation() {
  kb::Citation citation;
  citation.number = 3;
  citation.id = "spleen-board";
  citation.csl =
      R"({"id":"spleen-board","type":"report","title":"Spleens and velium","author":[{"literal":"Invented Board for Spleens"}],"issued":{"date-parts":[["2019"]]}})";
  citation.retracted = 20250301;
  return citation;
}

kb::EvidenceReason trial() {
  kb::EvidenceReason evidence;
  evidence.name = "glynate-trial";
  evidence.design = "rct";
  evidence.level = Level::low;
  evidence.people = 155;
  evidence.locator = "Results";
  evidence.steps = {"rct starts high", "imprecision −1: one trial, small effect",
                    "indirectness −1: one town"};
  evidence.citations = {1};
  evidence.place = {"claims.kb", 12};
  return evidence;
}

kb::EvidenceReason opposing() {
  kb::EvidenceReason evidence;
  evidence.name = "chlorate-trial";
  evidence.title = "velium chlorate in people with sore muscles";
  evidence.design = "non-randomised-trial";
  evidence.level = Level::low;
  evidence.people = 40;
  evidence.undercut = "another form, another population";
  evidence.steps = {"non-randomised-trial starts low"};
  evidence.citations = {3};
  evidence.place = {"claims.kb", 30};
  return evidence;
}

kb::ClaimReason calming_claim() {
  kb::ClaimReason claim;
  claim.name = "glynate-calms";
  claim.states = "Velium glynate calms a little in adults who are restless in the evening.";
  claim.certainty = Level::low;
  claim.derivation = {"best support: glynate-trial, low"};
  claim.support = {trial()};
  claim.oppose = {opposing()};
  claim.citations = {1};
  claim.place = {"claims.kb", 40};
  return claim;
}

kb::ClaimReason gentle_claim() {
  kb::ClaimReason claim;
  claim.name = "glynate-is-gentle";
  claim.states = "Velium glynate rarely upsets the stomach.";
  claim.needed = false;
  claim.certainty = Level::very_low;
  claim.derivation = {"expert-opinion starts very low"};
  claim.citations = {3};
  claim.place = {"claims.kb", 48};
  return claim;
}

kb::Reason suggestion() {
  kb::Reason reason;
  reason.rule = "suggest-glynate";
  reason.kind = "suggest";
  reason.effect = Effect::suggest;
  reason.state = RuleState::active;
  reason.certainty = Level::low;
  reason.when = "adults";
  reason.says = "Begin low and go up only if needed.";
  reason.because = {calming_claim(), gentle_claim()};
  reason.citations = {1, 3};
  reason.place = {"doses.kb", 7};
  return reason;
}

kb::Reason contraindication(RuleState state) {
  kb::Reason reason;
  reason.rule = "no-velium-without-spleen";
  reason.kind = "contraindicate";
  reason.effect = Effect::contraindicate;
  reason.state = state;
  reason.certainty = Level::moderate;
  reason.when = "spleen disease";
  reason.unless = "supervised by spleen specialist";
  reason.says = "None without the spleen specialist's explicit direction: velium builds up in the body.";
  reason.consult = {"spleen specialist"};
  kb::ClaimReason claim;
  claim.name = "spleens-clear-velium";
  claim.states = "The spleen clears velium.";
  claim.certainty = Level::moderate;
  claim.citations = {3};
  claim.place = {"safety.kb", 3};
  reason.because = {claim};
  reason.citations = {3};
  reason.place = {"safety.kb", 9};
  return reason;
}

kb::DependencyAnswer spleen_dependency() {
  return {"spleen-disease",
          "Spleen disease",
          "Has a clinician told you that you have spleen disease?",
          true,
          {{"no", {"suggested"}}, {"yes", {"contraindicated"}}}};
}

kb::OptionAnswer glynate() {
  kb::OptionAnswer option;
  option.name = "glynate";
  option.title = "Velium glynate";
  option.kind = "form";
  option.possible = Verdicts(Verdict::suggested);
  option.certainty = Level::low;
  option.derivation = {"one randomised trial (n 155) starts high", "−1 imprecision", "−1 indirectness"};
  option.reasons = {suggestion()};
  return option;
}

kb::DoseAnswer compound_dose() {
  kb::DoseAnswer dose;
  dose.asked = "500 mg compound";
  dose.elemental = "70.5 mg";
  dose.basis = "compound";
  dose.conversion = "500 mg of velium glynate at 14.1 % is 70.5 mg of velium";
  dose.bands = {{"start", "100–200 mg elemental per day", "below"},
                {"usual", "200–350 mg elemental per day", "below"}};
  dose.limits = {{"limit-350",
                  "350 mg elemental per day",
                  "70.5 mg",
                  "279.5 mg",
                  "",
                  RuleState::silent,
                  {"glynate 70.5 mg"},
                  "adults",
                  {3}}};
  return dose;
}

kb::Answer answer_about(kb::OptionAnswer option) {
  kb::Answer answer;
  answer.kb = identity();
  answer.notices = {"Information only. It does not replace the advice of a doctor or a pharmacist."};
  answer.goal = "calm";
  answer.goal_title = "Calmer evenings";
  answer.options = {std::move(option)};
  return answer;
}

kb::Answer settled() {
  kb::OptionAnswer option = glynate();
  option.dose = compound_dose();
  kb::Answer answer = answer_about(std::move(option));
  answer.citations = {trial_citation()};
  return answer;
}

kb::Answer contraindicated() {
  kb::OptionAnswer option = glynate();
  option.possible = Verdicts(Verdict::contraindicated);
  option.reasons = {contraindication(RuleState::active), suggestion()};
  kb::Answer answer = answer_about(std::move(option));
  answer.citations = {trial_citation(), kidney_citation()};
  return answer;
}

kb::Answer over_the_limit() {
  kb::OptionAnswer option = glynate();
  option.possible = Verdicts(Verdict::not_suggested);
  kb::Reason limit;
  limit.rule = "limit-350";
  limit.kind = "limit";
  limit.effect = Effect::advise_against;
  limit.state = RuleState::active;
  limit.limit = "total 400 mg > 350 mg per day, 50 mg too much";
  limit.says = "All supplements together count.";
  limit.when = "adults";
  limit.consult = {"doctor"};
  kb::Reason spacing;
  spacing.rule = "apart-from-binders";
  spacing.kind = "separate";
  spacing.effect = Effect::caution;
  spacing.state = RuleState::active;
  spacing.spacing = "2 h apart";
  spacing.concerns = {"bindocycline"};
  kb::Reason aside;
  aside.rule = "older-people-begin-lower";
  aside.kind = "caution";
  aside.effect = Effect::caution;
  aside.state = RuleState::defeated;
  aside.says = "Begin with a lower dose than others.";
  aside.defeated_by = "unless supervised by clinician";
  option.reasons = {limit, spacing, suggestion(), aside};
  option.dose.asked = "200 mg elemental";
  option.dose.elemental = "200 mg";
  option.dose.basis = "elemental";
  option.dose.limits = {{"limit-350",
                         "350 mg elemental per day",
                         "400 mg",
                         "",
                         "50 mg",
                         RuleState::active,
                         {"glynate 200 mg", "citrolate 200 mg"},
                         "",
                         {}}};
  option.timing = {"2 h or more apart from bindocycline"};
  return answer_about(std::move(option));
}

kb::Answer ranked() {
  kb::Answer answer = answer_about(glynate());
  answer.all = true;
  kb::OptionAnswer second = glynate();
  second.name = "citrolate";
  second.title = "Velium citrolate";
  second.possible = Verdicts(Verdict::suggested);
  second.possible |= Verdicts(Verdict::contraindicated);
  second.depends_on = {spleen_dependency()};
  second.reasons = {contraindication(RuleState::open)};
  second.rank = "verdict";
  kb::OptionAnswer third;
  third.name = "evening-walk";
  third.title = "evening-walk";
  third.kind = "option";
  third.possible = Verdicts(Verdict::no_recommendation);
  third.rank = "verdict";
  answer.options.push_back(second);
  answer.options.push_back(third);
  answer.citations = {trial_citation()};
  return answer;
}

kb::Answer unknown() {
  kb::Answer answer;
  answer.kb = identity();
  answer.notices = {"Information only."};
  answer.unknown = kb::UnknownAnswer{"glynat", {"glynate", "glynolate"}};
  return answer;
}

}  // namespace

namespace {

kb::Proof proof() {
  using Kind = kb::Atom::Kind;
  const kb::Atom spleen{Kind::fact, "spleen-disease", "open", {}};
  const kb::Atom clearance{Kind::measure, "clearance", {}, {0, 59'999'999}};
  const kb::Atom total{Kind::total, "limit-velium", {}, {200'000'000, kb::Range::kOpenHigh}};
  kb::Proof proof;
  proof.suggestion = "suggest-glynate";
  proof.decided_by = "suggest-glynate";
  proof.presumed = {{Kind::fact, "pregnant", "no", {}}};
  proof.rules = {{"suggest-glynate", "active", true, {}, {}},
                 {"limit-velium", "open", true, {}, {total}},
                 {"no-velium", "open", true, {}, {spleen, clearance}},
                 {"mild-velium", "defeated", false, "no-velium", {}}};
  proof.limits = {{"limit-velium", {0, kb::Range::kOpenHigh}, {200'000'000, 200'000'000}, 350'000'000}};
  proof.outcomes = {{spleen}, {clearance}};
  proof.witnesses = {{"suggested", {{Kind::fact, "spleen-disease", "no", {}}, clearance}}};
  return proof;
}

kb::Asked asked() {
  kb::Amount dose;
  dose.range = {200'000'000, 200'000'000};
  dose.basis = kb::Basis::elemental;
  kb::Asked asked;
  asked.question = "what-if";
  asked.wanted = "suggested";
  asked.among = {{"form", "glynate", "glynate", dose}};
  asked.profile.goal = "calm";
  asked.profile.candidate = {"form", "glynate", "Glynate", dose};
  asked.profile.facts = {{"pregnant", false}};
  asked.profile.unknown = {"spleen-disease"};
  asked.profile.measures = {{"clearance", {40'000'000, 60'000'000}, "40–60 mL/min"}};
  asked.before = asked.profile;
  asked.profile.taking = {{"medicine", "bindocycline", "bindocycline", std::nullopt}};
  asked.profile.complete = true;
  return asked;
}

}  // namespace

kb::Answer full_answer() {
  kb::OptionAnswer option = glynate();
  option.possible |= Verdicts(Verdict::contraindicated);
  option.exact = false;
  option.depends_on = {
      spleen_dependency(),
      {"clearance",
       "Clearance of the spleen",
       "What is your spleen's clearance?",
       true,
       {{"below 60 mL/min", {"contraindicated"}}, {"60 mL/min or more", {"contraindicated", "suggested"}}}}};
  option.reasons = {contraindication(RuleState::open), suggestion()};
  option.dose = compound_dose();
  option.timing = {"1–2 h before bed", "2 h or more apart from bindocycline"};
  option.not_counted = {{"anecdote", 2, {"forum-praise", "cousin"}, {}},
                        {"marketing", 1, {"shop-praise"}, {2}}};
  option.against = {opposing()};
  option.side_effects = {{"Loose stools", "likelier above 350 mg elemental per day; lower the dose", {}, {3}},
                         {"Drowsiness", {}, "taking bindocycline", {}}};
  option.proof = proof();
  kb::Answer answer = answer_about(std::move(option));
  answer.asked = asked();
  answer.presumed = {"no pregnancy (not said)"};
  answer.advice = {"No coffee in the 8 to 10 hours before bed."};
  answer.citations = {trial_citation(), shop_citation(), kidney_citation()};
  return answer;
}

std::vector<NamedAnswer> all_answers() {
  std::vector<NamedAnswer> all{{"settled", settled()},
                               {"contraindicated", contraindicated()},
                               {"over_the_limit", over_the_limit()},
                               {"depends", full_answer()},
                               {"ranked", ranked()},
                               {"unknown", unknown()}};
  for (NamedAnswer& finding : finding_answers()) all.push_back(std::move(finding));
  return all;
}
