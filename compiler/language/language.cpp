// The table itself. Read it as the reference: each row is a keyword, what it takes, how often, what it means.
#include "compiler/language/language.h"

#include <algorithm>
#include <iterator>

namespace kbc {
namespace {

using enum Kind;

// ---- what operands are made of
Operand name() { return {.slot = Slot::name}; }
Operand ref(Kinds kinds) { return {.slot = Slot::ref, .kinds = kinds}; }
Operand ref_or_text(Kinds kinds) { return {.slot = Slot::ref_or_text, .kinds = kinds}; }
Operand word(std::vector<std::string_view> words) { return {.slot = Slot::word, .words = std::move(words)}; }
Operand a(Slot slot) { return {.slot = slot}; }
Operand maybe(Operand operand) {
  operand.optional = true;
  return operand;
}

using Operands = std::vector<Operand>;
using Clauses = std::vector<Clause>;

Clause clause(Key key, Operands operands, std::string_view meaning, Clauses clauses = {}) {
  return {.keyword = keyword(key),
          .key = key,
          .operands = std::move(operands),
          .clauses = std::move(clauses),
          .meaning = meaning};
}
Clause list(Key key, Operands operands, std::string_view meaning, Clauses clauses = {}) {
  Clause result = clause(key, std::move(operands), meaning, std::move(clauses));
  result.list = true;
  return result;
}
Clause many(Clause c) { return c.count = Count::many, c; }
Clause required(Clause c) { return c.count = Count::required, c; }

// ---- sets of kinds
const Kinds kThings{substance, form, product, option};
const Kinds kPeople{fact, population, risk_group, medicine};
const Kinds kRules{suggest, caution, advise_against, contraindicate, limit, separate, interact};
const Kinds kGrounds{claim, evidence, source};
const Kinds kWords{fact, measure, goal, outcome, medicine, population, risk_group, food};
const Kinds kGuidance{prefer, sign, side_effect, advise, routine, monitor, refer, criterion};

const std::vector<std::string_view> kDesigns{"systematic-review",
                                             "rct",
                                             "non-randomised-trial",
                                             "cohort",
                                             "case-control",
                                             "cross-sectional",
                                             "case-series",
                                             "open-pilot",
                                             "mechanism",
                                             "expert-opinion",
                                             "guideline",
                                             "textbook",
                                             "anecdote",
                                             "testimonial",
                                             "marketing"};
const std::vector<std::string_view> kLevels{"high", "moderate", "low", "very-low", "none"};
const std::vector<std::string_view> kDown{"risk-of-bias", "inconsistency", "indirectness", "imprecision",
                                          "publication-bias"};
const std::vector<std::string_view> kUp{"large-effect", "dose-response", "opposing-confounding"};
const std::vector<std::string_view> kAnchors{"bed",     "bedtime", "breakfast", "dinner",
                                             "evening", "food",    "meals",     "morning",
                                             "sleep",   "waking",  "water",     "exercise"};

// ---- clauses that mean the same in every kind
Clause at() { return clause(Key::at, {a(Slot::text)}, "where in the source: section, page or table"); }
Clause because() {
  return many(list(Key::because, {ref_or_text(kGrounds)},
                   "the claims that this rests on; `name?` helps but is not needed", {at()}));
}
Clause why() { return required(because()); }
Clause for_() {
  return many(
      list(Key::for_, {ref(Kinds{goal} | kPeople)}, "the goals or the people that this is meant for"));
}
Clause when() { return many(clause(Key::when, {a(Slot::condition)}, "holds only if the condition does")); }
Clause unless() {
  return many(clause(Key::unless, {a(Slot::condition)}, "an exception: where it holds, this is set aside"));
}
Clause consult() { return list(Key::consult, {ref(professional)}, "whom to ask"); }
Clause goes_with() {
  return list(Key::of, {ref(kThings)},
              "what it goes with, and is said only where that may be used; left out: anything");
}
Clause instead() { return list(Key::instead, {ref(kThings)}, "what may be better"); }
Clause effect(std::string_view meaning) { return clause(Key::effect, {a(Slot::text)}, meaning); }
Clause says() { return clause(Key::says, {a(Slot::text)}, "what is advised, in words for a reader"); }
Clause code() {
  return many(clause(Key::code,
                     {word({"snomed", "loinc", "atc", "icd10", "rxnorm", "unii", "cas"}), a(Slot::free_word)},
                     "a code in a public terminology"));
}
Clause people() {
  return clause(Key::people, {ref_or_text({population, fact, risk_group})}, "who was studied",
                {clause(Key::n, {a(Slot::number)}, "how many")});
}
Clause doses() {
  const auto band = [](Key key, std::string_view meaning) { return clause(key, {a(Slot::dose)}, meaning); };
  return clause(Key::dose, {maybe(a(Slot::dose))}, "how much; a number without a unit takes the next one's",
                {band(Key::start, "to begin with"), band(Key::usual, "as usually taken"),
                 band(Key::studied, "as given in studies: no advice"), band(Key::most, "at most")});
}
Clause take() {
  return many(clause(
      Key::take,
      {maybe(a(Slot::duration)), word({"before", "after", "at", "with", "without", "in"}), word(kAnchors)},
      "when to take it, relative to the day"));
}

/// What every statement may carry.
Clauses common(Clauses clauses) {
  clauses.push_back(clause(Key::title, {a(Slot::text)}, "what people call it"));
  clauses.push_back(list(Key::aka, {a(Slot::text)}, "other names"));
  clauses.push_back(many(clause(Key::note, {a(Slot::text)}, "a remark for readers")));
  clauses.push_back(many(list(Key::source, {ref(source)}, "where this is said", {at()})));
  clauses.push_back(many(clause(Key::accept, {a(Slot::free_word), a(Slot::text)},
                                "a warning of kbc, by its code, that is right to stay, and why")));
  return clauses;
}

Clause kind(Kind k, Operands header, std::string_view meaning, std::string_view example, Clauses clauses) {
  return {.keyword = keyword(k),
          .kind = k,
          .operands = std::move(header),
          .count = Count::many,
          .clauses = common(std::move(clauses)),
          .meaning = meaning,
          .example = example};
}
/// A kind whose header takes several names or targets, separated by commas.
Clause kinds(Kind k, Operands header, std::string_view meaning, std::string_view example, Clauses clauses) {
  Clause result = kind(k, std::move(header), meaning, example, std::move(clauses));
  result.list = true;
  return result;
}
/// A kind that names no new thing in its header can be given a name with `as`.
Clause named(Clause c) {
  c.clauses.push_back(clause(Key::as, {name()}, "a name for this statement"));
  return c;
}
/// A rule: who it is for, when, why, and what it overrides.
Clause rule(Kind k, Operands header, std::string_view meaning, std::string_view example, Clauses clauses) {
  for (Clause c : {for_(), when(), unless(), why(), consult(), instead()}) clauses.push_back(std::move(c));
  clauses.push_back(
      list(Key::overrides, {ref(kRules)}, "the rules that this one sets aside where it applies"));
  return named(kinds(k, std::move(header), meaning, example, std::move(clauses)));
}

Clauses package() {
  return {
      kind(knowledge_base, {name()}, "Names a knowledge base; one for each folder.",
           "knowledge base spring-water { title \"Spring water\"  version \"2026.1\" }",
           {required(clause(Key::version, {a(Slot::text)}, "the edition, as answers name it")),
            many(clause(Key::notice, {a(Slot::text)}, "what every answer must say")),
            many(clause(Key::bibliography, {a(Slot::text)},
                        "a file of references in CSL-YAML, or in BibTeX (`.bib`)")),
            clause(Key::reviewed, {a(Slot::date)}, "when it was last reviewed as a whole"),
            clause(Key::review_every, {a(Slot::duration)}, "how often it is due for review"),
            many(clause(Key::start_level, {word(kDesigns), word(kLevels)},
                        "another start level for a study design than GRADE's", {because()}))}),
      kind(import, {a(Slot::text)}, "Brings in another file, or another knowledge base by its folder.",
           "import \"../common\" as common",
           {clause(Key::as, {name()}, "qualifies the imported names: `common.adult`")}),
  };
}

Clauses vocabulary() {
  const auto ask = [] { return clause(Key::ask, {a(Slot::text)}, "the question to put to a person"); };
  const auto presume = [] {
    return clause(Key::presume, {word({"yes", "no"})}, "what holds where a profile says nothing");
  };
  return {
      kinds(fact, {name()}, "Something that is or isn't so of a person.",
            "fact left-handed { ask \"Do you write with your left hand?\"  presume no }",
            {ask(), presume(), code(),
             clause(Key::safety, {}, "unknown is never taken for no: the fact can reveal harm"),
             list(Key::implies, {ref({fact})}, "facts that hold wherever this one does"),
             many(clause(Key::implied_by, {a(Slot::condition)},
                         "this fact holds wherever the condition does"))}),
      named(kinds(exclusive, {ref({fact, medicine, population, risk_group})},
                  "At most one of these holds of a person.", "exclusive child, retired", {})),
      kind(measure, {name()}, "Something measured of a person.",
           "measure age in years { ask \"How old are you?\" }",
           {required(clause(Key::in, {a(Slot::unit)}, "the unit it is measured in")), ask(), code(),
            clause(Key::from, {a(Slot::amount)}, "the range it can have")}),
      kinds(goal, {name()}, "What a person wants to reach.", "goal endurance, strength", {ask()}),
      kinds(outcome, {name()}, "What studies measure, and what can get better or worse.",
            "outcome walking-distance { scale \"6-minute walk\"  better higher }",
            {clause(Key::scale, {a(Slot::text)}, "how it is measured"),
             clause(Key::better, {word({"higher", "lower"})}, "which way is better")}),
      kinds(medicine, {name()}, "A medicine or a class of medicines that a person may take.",
            "medicine alpha-blocker is blood-pressure-medicine { examples \"prazosin\" }",
            {list(Key::is, {ref(medicine)}, "the classes it belongs to"), code(), ask(), presume(),
             list(Key::examples, {a(Slot::text)}, "names under which people know it")}),
      kinds(professional, {name()}, "Someone to consult, or under whose supervision an exception holds.",
            "professional surgeon is doctor",
            {list(Key::is, {ref(professional)}, "the professions it belongs to")}),
      kind(population, {name()}, "A group of people by a condition.",
           "population adults { who age >= 18 years }",
           {required(clause(Key::who, {a(Slot::condition)}, "who belongs to it"))}),
      kind(risk_group, {name()}, "People who may be harmed, or who may lack something.",
           "risk group frail { who age >= 80 years  harm \"falls\"  because falls-grow-with-age }",
           {required(clause(Key::who, {a(Slot::condition)}, "who belongs to it")),
            clause(Key::harm, {a(Slot::text)}, "what may happen to them"),
            list(Key::lack, {ref(substance)},
                 "what they may be short of: never by itself a reason to take it"),
            why(), ask()}),
  };
}

Clauses things() {
  return {
      kind(substance, {name()}, "What forms and products are made of.", "substance iodine { symbol I }",
           {clause(Key::symbol, {a(Slot::free_word)}, "its chemical symbol"), code()}),
      kind(
          form, {name()}, "A chemical or preparation in which a substance is taken.",
          "form potassium-iodide of iodine { formula \"KI\" }",
          {required(clause(Key::of, {ref(substance)}, "the substance")), code(),
           many(clause(Key::formula, {a(Slot::text), maybe(a(Slot::text))},
                       "its formula, from which kbc works out the elemental fraction; several, each with its "
                       "name, where the same word names several salts")),
           clause(
               Key::fraction, {a(Slot::number)}, "the elemental fraction where it is no pure compound",
               {clause(Key::from, {ref_or_text({source, evidence}), maybe(a(Slot::text))}, "who says so")}),
           many(clause(Key::property, {a(Slot::free_word)}, "something that sets it apart", {why()}))}),
      kind(product, {name()}, "Something sold, made of forms; amounts not given stay unknown.",
           "product salt-mix { made by \"A company\"  contains potassium-iodide 1 mg compound }",
           {clause(Key::made_by, {a(Slot::text)}, "who sells it"),
            list(Key::contains, {ref({substance, form, option, medicine, product}), maybe(a(Slot::dose))},
                 "what is in one serving"),
            clause(Key::serving, {a(Slot::amount)},
                   "how much one serving is: a dose in its unit is counted by it"),
            clause(Key::interest, {a(Slot::text)}, "who gains from its praise")}),
      kinds(option, {name()}, "Something that can be recommended and is no substance.",
            "option daily-walk { title \"A daily walk\" }", {code()}),
      kind(food, {name()}, "A food and what it gives.",
           "food seaweed gives iodine over 100 mg/kg { because food-table }",
           {list(Key::gives, {ref(substance)}, "what it gives",
                 {clause(Key::over, {a(Slot::amount)}, "more than"),
                  clause(Key::under, {a(Slot::amount)}, "less than"),
                  clause(Key::at, {a(Slot::amount)}, "about")}),
            why()}),
  };
}

Clauses grounds() {
  const auto rate_down = [] {
    return many(clause(Key::rate_down, {word(kDown), maybe(word({"1", "2"})), a(Slot::text)},
                       "lowers the level by one (or two), with the reason"));
  };
  const auto rate_up = [] {
    return many(clause(Key::rate_up, {word(kUp), maybe(word({"1", "2"})), a(Slot::text)},
                       "raises the level of observational evidence, with the reason"));
  };
  return {
      kind(source, {name()},
           "A source: a remark on an entry of the bibliography, or with `title` a source of its own.",
           "source old-trial { retracted 2025-03-01 }",
           {many(clause(Key::interest, {a(Slot::text)}, "what its authors gain")),
            clause(Key::retracted, {a(Slot::date)}, "when it was retracted"),
            clause(Key::review_by, {a(Slot::date)}, "when it is due for review"),
            clause(Key::year, {a(Slot::number)}, "year of publication"),
            clause(Key::journal, {a(Slot::text)}, "where it appeared"),
            clause(Key::doi, {a(Slot::text)}, "its DOI"), clause(Key::url, {a(Slot::text)}, "its address"),
            clause(Key::notice, {a(Slot::text)}, "what answers that rest on it must say")}),
      kind(evidence, {name()}, "One study, report or anecdote: what was found, by whom.",
           "evidence walking-trial : rct { source lee-2020  found walking-distance better }",
           {required(clause(Key::design, {word(kDesigns)}, "the design of the study",
                            {clause(Key::of, {word(kDesigns)}, "the designs that a review pools")})),
            people(),
            many(list(Key::given,
                      {ref_or_text({substance, form, product, option, medicine, food}), maybe(a(Slot::dose))},
                      "what was given",
                      {clause(Key::for_, {a(Slot::duration)}, "for how long"),
                       clause(Key::against,
                              {{.slot = Slot::ref_or_word,
                                .kinds = kThings,
                                .words = {"placebo", "usual-care", "no-treatment", "baseline", "control"}}},
                              "against what")})),
            many(list(Key::found,
                      {ref(outcome), maybe(word({"slightly", "moderately", "greatly"})),
                       word({"better", "worse", "unchanged"})},
                      "what came of it",
                      {clause(Key::difference, {a(Slot::amount)}, "by how much",
                              {clause(Key::interval, {a(Slot::amount)}, "95 % confidence interval")}),
                       clause(Key::at, {a(Slot::text)}, "where in the source")})),
            rate_down(), rate_up(),
            clause(Key::stated_level, {word(kLevels), a(Slot::text)},
                   "the certainty that a guideline's issuer states, in its words or paraphrased"),
            many(list(Key::reported_by, {ref(source)}, "who retells it: retelling adds no weight",
                      {clause(Key::year, {a(Slot::number)}, "the year it gives"),
                       clause(Key::journal, {a(Slot::text)}, "the journal it gives"),
                       clause(Key::n, {a(Slot::number)}, "the number of people it gives"),
                       clause(Key::people, {a(Slot::text)}, "the people it gives"),
                       clause(Key::given, {a(Slot::text)}, "the treatment it gives"),
                       clause(Key::found, {a(Slot::text)}, "the result it gives"),
                       clause(Key::says, {a(Slot::text)}, "what it says otherwise"), at()})),
            list(Key::retells, {ref(evidence)}, "the same study as another item: counted once"),
            clause(Key::states, {a(Slot::text)}, "what it says, where it is no study")}),
      kind(claim, {name()}, "What is held to be so, and what speaks for and against it.",
           "claim walking-helps { states \"Walking helps.\"  support walking-trial }",
           {required(clause(Key::states, {a(Slot::text)}, "the claim, in words for a reader")),
            list(Key::about, {ref(kThings | kWords)}, "what it is about"),
            list(Key::carries_over, {ref(kThings)}, "other forms or options that it holds for too",
                 {because()}),
            many(list(Key::support, {ref({evidence, claim})}, "what speaks for it",
                      {at(), rate_down(), rate_up()})),
            many(list(Key::oppose, {ref(evidence), maybe(a(Slot::text))}, "what speaks against it",
                      {at(), clause(Key::undercut, {a(Slot::text)}, "why it does not bear on the claim")})),
            many(list(Key::follows_from, {ref(claim)}, "the claims that together lead to it"))}),
      kind(dispute, {name()}, "Sources that disagree, and how that is settled.",
           "dispute trial-size { between lee-2020 \"40\", review-2021 \"44\"  settled 40 because \"the "
           "trial's own record\" }",
           {required(list(Key::between, {ref({source, evidence}), a(Slot::value)}, "who says what", {at()})),
            list(Key::about, {ref(kGrounds | kRules | kThings | kWords | kGuidance)}, "what it bears on"),
            clause(Key::settled, {a(Slot::value)}, "what this knowledge base goes by; left out: it is open"),
            because()}),
      named(kinds(sign, {ref({outcome, fact})}, "What a lack can show itself by: never by itself a proof.",
                  "sign tiredness of lack iodine { because tiredness-is-a-sign }",
                  {required(list(Key::of_lack, {ref(substance)}, "what is lacking")), why()})),
  };
}

Clauses rules() {
  const Operands target{ref(kThings)};
  return {
      rule(suggest, target, "Speaks for an option.",
           "suggest daily-walk for endurance { strength conditional  because walking-helps }",
           {clause(Key::strength, {word({"strong", "conditional"})}, "how firmly; conditional unless said"),
            doses(), take(), clause(Key::judge, {a(Slot::duration)}, "when to judge whether it helped"),
            says()}),
      rule(caution, target, "Says that care is needed.",
           "caution daily-walk when frail { because falls-happen }",
           {effect("what may happen"), says(), doses()}),
      rule(advise_against, target, "Speaks against an option.",
           "advise against daily-walk when injured { because rest-heals }",
           {effect("what may happen"), says()}),
      rule(contraindicate, target, "Rules an option out.",
           "contraindicate daily-walk for bed-bound unless supervised by surgeon { because wounds-reopen }",
           {effect("what may happen"), says()}),
      rule(limit, {maybe(word({"supplemental", "total"})), ref({substance, form})},
           "A ceiling on the day's amount: of supplements and medicines, or with food (`total`).",
           "limit supplemental iodine to 1 mg elemental per day for adults { because upper-level }",
           {required(clause(Key::to, {a(Slot::dose)}, "the most that is within the limit")),
            clause(Key::then, {word({"caution", "advise-against", "contraindicate"})},
                   "what being beyond it means; `advise-against` unless said"),
            list(Key::beyond, {ref(outcome)}, "what may come of more"), says()}),
      rule(separate, target, "Two things that must not be taken at the same time.",
           "separate iodine from alpha-blocker by 2 h { because binds }",
           {required(list(Key::from, {ref({medicine, form, substance, product})}, "the other")),
            required(clause(Key::by, {a(Slot::duration)}, "how far apart")),
            clause(Key::after, {a(Slot::duration)}, "how long after the other, where that differs"),
            effect("what may happen"), says()}),
      rule(interact, target, "Two things that act on one another.",
           "interact iodine with alpha-blocker { effect \"less pressure\"  because pressure-falls }",
           {required(list(Key::with, {ref({medicine, form, substance, product})}, "the other")),
            effect("what may happen"), says()}),
      named(kind(prefer, {ref(kThings)}, "Puts an option before another; changes no verdict.",
                 "prefer daily-walk over weekly-run when frail { because walking-is-gentle }",
                 {required(list(Key::over, {ref(kThings)}, "the others")), for_(), when(), unless(), why()})),
  };
}

Clauses guidance() {
  return {
      named(kinds(side_effect, {ref(outcome)}, "What may come of taking something.",
                  "side effect nausea of potassium-iodide { because nausea-reported }",
                  {required(list(Key::of, {ref(kThings)}, "of what")),
                   clause(Key::likelier_above, {a(Slot::dose)}, "the dose above which it is likelier"),
                   when(), many(clause(Key::relief, {a(Slot::text)}, "what helps against it")), instead(),
                   why(), effect("how it shows")})),
      kind(advise, {name()}, "General advice that goes with the recommendations.",
           "advise good-shoes { says \"Wear good shoes.\"  for endurance  because shoes-help }",
           {required(says()), goes_with(), for_(), when(), unless(), why()}),
      kind(routine, {name()}, "A course of steps, placed relative to a time of day.",
           "routine evening-walk for endurance { at 60 min after dinner \"Walk.\"  because walking-helps }",
           {goes_with(), for_(), when(),
            many(clause(
                Key::at,
                {maybe(a(Slot::duration)), maybe(word({"before", "after"})), word(kAnchors), a(Slot::text)},
                "a step")),
            why()}),
      kind(monitor, {name()}, "What to watch, week by week, and what to do then.",
           "monitor first-month { in weeks 1 to 4 \"Note how far you walk.\"  because walking-helps }",
           {goes_with(), for_(), when(), why(),
            many(clause(Key::weeks, {a(Slot::amount), maybe(a(Slot::text))}, "what to do in these weeks",
                        {many(clause(Key::when, {a(Slot::condition)}, "what to do if",
                                     {clause(Key::raise_dose, {a(Slot::text)}, "take more"),
                                      clause(Key::lower_dose, {a(Slot::text)}, "take less"),
                                      clause(Key::stop, {}, "stop"),
                                      list(Key::change_to, {ref(kThings)}, "take this instead"),
                                      list(Key::refer, {ref(professional)}, "whom to see"), says()}))})),
            many(clause(
                Key::after, {a(Slot::duration), maybe(a(Slot::text))}, "what to do after that time",
                {clause(Key::when, {a(Slot::condition)}, "if"),
                 list(Key::refer, {ref(professional)}, "whom to see"), clause(Key::stop, {}, "stop")}))}),
      named(kinds(refer, {ref(professional)}, "When to see whom.",
                  "refer doctor when limping { because limping-needs-a-look }",
                  {for_(), when(), unless(), says(), why()})),
      kind(criterion, {name()}, "What to look for when choosing.",
           "criterion tested { says \"Tested by others.\"  for choosing product  because labels-err }",
           {required(says()),
            clause(Key::for_choosing, {word({"product", "form", "option"})}, "what it helps choose"), why()}),
      named(kind(
          question, {a(Slot::text)}, "A question that people ask, and what answers it.",
          "question \"Does walking help?\" { answered by walking-helps }",
          {clause(Key::answer, {a(Slot::text)}, "the answer in a sentence"),
           list(Key::answered_by, {ref(kRules | kGrounds | kThings | kWords | kGuidance | Kinds{dispute})},
                "the statements that answer it; left out: the knowledge base does not know")})),
  };
}

void number_rows(Clause& row, std::uint16_t& next) {
  row.number = next++;
  for (Clause& clause : row.clauses) number_rows(clause, next);
}

void list_rows(const Clause& row, std::vector<const Clause*>& into) {
  into.push_back(&row);
  for (const Clause& clause : row.clauses) list_rows(clause, into);
}

Clause build() {
  Clause root;
  for (Clauses part : {package(), vocabulary(), things(), grounds(), rules(), guidance()})
    std::ranges::move(part, std::back_inserter(root.clauses));
  std::uint16_t rows = 0;
  number_rows(root, rows);
  return root;
}

}  // namespace

const Clause* Clause::find(Key wanted) const {
  const auto found = std::ranges::find(clauses, wanted, &Clause::key);
  return found == clauses.end() ? nullptr : &*found;
}

const Clause& language() {
  static const Clause kLanguage = build();
  return kLanguage;
}

const Clause& row_numbered(std::uint16_t number) {
  static const std::vector<const Clause*> kRows = [] {
    std::vector<const Clause*> rows;
    list_rows(language(), rows);
    return rows;
  }();
  return *kRows[number];
}

const Clause& statement(Kind kind) { return *std::ranges::find(language().clauses, kind, &Clause::kind); }

}  // namespace kbc
