// Every kind of statement that a verdict can rest on, small enough to look at all completions.
#include "tests/property/random_case.h"

#include <algorithm>

#include <fmt/format.h>

namespace property {
namespace {

const Lines kGoals{"calm", "vigour"};
const Lines kFacts{"red", "green", "blue", "grey", "pink"};
const Lines kMeasures{"age", "glow"};
const Lines kUnits{"years", "mL/min"};
const Lines kMedicines{"pill", "round-pill", "red-pill", "drop"};
const Lines kProfessionals{"healer", "surgeon"};
const Lines kGroups{"crowd", "choir", "frail-ones"};
const Lines kTargets{"moonium", "oxide", "twin", "dust", "moon-powder", "nap", "stroll"};
const Lines kOthers{"sunium", "sun-salt", "sun-oil", "sun-powder"};
const Lines kComparisons{"<", "<=", ">", ">=", "=", "!="};
const Lines kNumbers{"20", "40", "60"};
const Lines kDesigns{"systematic-review",
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
const Lines kLevels{"high", "moderate", "low", "very-low", "none"};
const Lines kDown{"risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias"};
const Lines kUp{"large-effect", "dose-response", "opposing-confounding"};
const Lines kAmounts{"0 mg", "50 mg", "100 mg", "200 mg", "350 mg", "350.000001 mg", "500 mg", "1 g"};

/// `count` different ones, in order.
Lines some(Random& random, const Lines& all, std::size_t count) {
  Lines left = all;
  while (left.size() > count)
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(random.below(left.size())));
  return left;
}

std::string listed(const Lines& names) { return fmt::format("{}", fmt::join(names, ", ")); }

Lines first(const Lines& all, std::size_t count) {
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

class Writer {
 public:
  explicit Writer(Random& random) : r_(random) {}

  Lines run() {
    lines_.push_back("knowledge base random { version \"1\" }");
    if (r_.chance(10))
      lines_[0] = fmt::format("knowledge base random {{ version \"1\"  starts {} {} }}", r_.of(kDesigns),
                              r_.of(kLevels));
    vocabulary();
    things();
    grounds();
    groups();
    const std::size_t rules = 2 + r_.below(8);
    forwards_ = r_.chance(50);
    for (std::size_t i = 0; i < rules; ++i) rule(i, rules);
    for (std::size_t i = r_.below(3); i > 0; --i)
      line("prefer {} over {}{} {{ {} }}", some_targets(1 + r_.below(2)), some_targets(1 + r_.below(2)),
           reach(), because());
    return std::move(lines_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> text, Args&&... args) {
    lines_.push_back(fmt::format(text, std::forward<Args>(args)...));
  }

  std::string some_targets(std::size_t count) { return listed(some(r_, kTargets, count)); }

  // ---- conditions
  struct Words {
    Lines facts;
    Lines groups;
    bool people = true;  // medicines, professionals, what is taken
  };

  std::string atom(const Words& words) {
    for (;;) switch (r_.below(8)) {
        case 0:
        case 1:
        case 2:
          if (!words.facts.empty()) return r_.of(words.facts);
          break;
        case 3:
        case 4: {
          const std::size_t m = r_.below(kMeasures.size());
          return fmt::format("{} {} {} {}", kMeasures[m], r_.of(kComparisons), r_.of(kNumbers), kUnits[m]);
        }
        case 5: return "taking " + r_.of(kMedicines);
        case 6:
          if (words.people)
            return r_.chance(50) ? "taking " + r_.of(kOthers) : "supervised by " + r_.of(kProfessionals);
          break;
        default:
          if (!words.groups.empty()) return r_.of(words.groups);
      }
  }

  std::string condition(const Words& words, int depth = 2) {
    if (depth == 0 || r_.chance(45)) return r_.chance(20) ? "not " + atom(words) : atom(words);
    const std::string_view sign = r_.chance(50) ? "and" : "or";
    std::string text =
        fmt::format("{} {} {}", condition(words, depth - 1), sign, condition(words, depth - 1));
    if (r_.chance(25)) text += fmt::format(" {} {}", sign, atom(words));
    return fmt::format(fmt::runtime(r_.chance(15) ? "not ({})" : "({})"), text);
  }

  // ---- what is said of people
  void vocabulary() {
    line("goal {}", listed(kGoals));
    for (std::size_t i = 0; i < kFacts.size(); ++i) {
      std::string clauses;
      const std::size_t kind = r_.below(10);
      if (kind == 0) clauses += "  presume yes";
      if (kind == 1 || kind == 2) clauses += "  presume no";
      if (kind == 3 || kind == 4) clauses += "  safety";
      if (i + 1 < kFacts.size() && r_.chance(20))
        clauses += "  implies " + kFacts[i + 1 + r_.below(kFacts.size() - i - 1)];
      if (r_.chance(20)) clauses += "  implied by " + condition({first(kFacts, i), {}, false}, 1);
      line("fact {} {{ ask \"?\"{} }}", kFacts[i], clauses);
    }
    if (r_.chance(25)) line("exclusive {}", listed(some(r_, kFacts, 2 + r_.below(2))));
    if (r_.chance(15)) line("exclusive {}, {}", r_.of(kMedicines), r_.of(kFacts));
    line("measure age in years {{{} }}", r_.chance(70) ? " from 0 to 120 years" : "");
    line("measure glow in mL/min {{{} }}", r_.chance(70) ? " from 0 to 250 mL/min" : "");
    line("medicine pill {{{} }}", r_.chance(15) ? " presume no" : "");
    line("medicine round-pill is pill");
    line("medicine red-pill is {}", r_.chance(50) ? "round-pill" : "pill");
    line("medicine drop {{ examples \"tear\"{} }}", r_.chance(15) ? "  presume no" : "");
    line("professional healer");
    line("professional surgeon is healer");
  }

  void groups() {
    for (std::size_t i = 0; i < kGroups.size(); ++i) {
      const std::string who = condition({kFacts, first(kGroups, i)});
      if (i == 2) {
        line("risk group {} {{ who {}  harm \"harm\"  {} }}", kGroups[i], who, because());
      } else {
        line("population {} {{ who {} }}", kGroups[i], who);
      }
    }
  }

  // ---- what can be recommended
  std::string amount() {
    return fmt::format(" {} {}", r_.of(kAmounts), r_.chance(60) ? "elemental" : "compound");
  }

  void things() {
    line("substance moonium {{ symbol Zn }}");
    line("substance sunium");
    line("form oxide of moonium {{ fraction 0.25 }}");
    line("form twin of moonium {{ formula \"ZnO\" \"one\"  formula \"ZnCl2\" \"two\" }}");
    line("form dust of moonium");
    line("form sun-salt of sunium {{ fraction 0.5 }}");
    line("form sun-oil of sunium");
    const auto contents = [&](const Lines& parts) {
      std::string text;
      for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part + (r_.chance(60) ? amount() : "");
      return text;
    };
    line("product moon-powder {{ contains {}  serving 1 tsp }}",
         contents(some(r_, {"moonium", "oxide", "twin", "dust", "sun-salt", "nap", "sun-powder"},
                       1 + r_.below(3))));
    line("product sun-powder {{ contains {} }}",
         contents(some(r_, {"sunium", "sun-salt", "sun-oil", "drop"}, 1 + r_.below(2))));
    line("option nap, stroll");
  }

  // ---- grounds
  std::string ratings(std::size_t most) {
    std::string text;
    for (std::size_t i = r_.below(most + 1); i > 0; --i)
      text += fmt::format("  rate {} {} \"so\"", r_.chance(70) ? "down " + r_.of(kDown) : "up " + r_.of(kUp),
                          r_.chance(50) ? "1" : "2");
    return text;
  }

  void grounds() {
    line("source page {{ title \"A page\" }}");
    const std::size_t items = 2 + r_.below(4);
    for (std::size_t i = 0; i < items; ++i) {
      const std::string& design = r_.of(kDesigns);
      std::string clauses = ratings(2);
      if (design == "systematic-review" && r_.chance(70))
        clauses = " of " + first_pooled() + " {" + clauses;
      else
        clauses = " {" + clauses;
      if ((design == "guideline" || design == "textbook") && r_.chance(60))
        clauses += fmt::format("  stated level {} \"so\"", r_.of(kLevels));
      if (i > 0 && r_.chance(15)) clauses += fmt::format("  retells item-{}", r_.below(i));
      line("evidence item-{} : {}{}  source page }}", i, design, clauses);
    }
    claims_ = 2 + r_.below(4);
    for (std::size_t i = 0; i < claims_; ++i) {
      std::string clauses;
      for (std::size_t n = r_.below(3); n > 0; --n) {
        clauses += fmt::format("  support item-{}", r_.below(items));
        if (const std::string own = ratings(1); !own.empty()) clauses += " {" + own + " }";
      }
      for (std::size_t n = r_.below(5); n > 2; --n)
        clauses += fmt::format("  oppose item-{}{}", r_.below(items),
                               r_.chance(40) ? " { undercut \"another form\" }" : "");
      if (i > 0 && r_.chance(25)) clauses += fmt::format("  support claim-{}", r_.below(i));
      if (i > 1 && r_.chance(25))
        clauses += fmt::format("  follows from claim-{}, claim-{}", r_.below(i), r_.below(i));
      line("claim claim-{} {{ states \"So.\"{} }}", i, clauses);
    }
  }
  std::string first_pooled() { return kDesigns[1 + r_.below(kDesigns.size() - 1)]; }

  std::string because() {
    std::string text = fmt::format("because claim-{}", r_.below(claims_));
    if (r_.chance(30)) text += fmt::format(", claim-{}{}", r_.below(claims_), r_.chance(50) ? "?" : "");
    return text;
  }

  // ---- rules
  /// Whom it is for and when.
  std::string reach() {
    std::string text;
    if (r_.chance(25)) text += " for " + r_.of(kGoals);
    if (r_.chance(15))
      text +=
          fmt::format("{} {}", text.empty() ? " for" : ",", r_.chance(80) ? r_.of(kGroups) : r_.of(kFacts));
    if (r_.chance(60)) text += " when " + condition({kFacts, kGroups});
    if (r_.chance(25)) text += " unless " + condition({kFacts, kGroups}, 1);
    return text;
  }

  void rule(std::size_t i, std::size_t rules) {
    static const Lines kKinds{"suggest", "suggest", "caution", "caution", "advise against", "contraindicate"};
    std::string text;
    std::string clauses = because();
    const std::size_t kind = r_.below(12);
    if (kind < 7) {
      const std::string& keyword = r_.of(kKinds);
      text = fmt::format("{} {}", keyword, some_targets(1 + r_.below(2)));
      if (keyword == "suggest" && r_.chance(30)) clauses += "  strength strong";
    } else if (kind < 10) {
      const std::string& target = r_.of(Lines{"moonium", "moonium", "oxide", "twin", "sunium", "dust"});
      const bool compound = target == "oxide" && r_.chance(40);
      text = r_.chance(4)
                 ? "limit moonium to 4 mmol per day"
                 : fmt::format("limit {}{} to {} {} per day", r_.of(Lines{"", "supplemental ", "total "}),
                               target, r_.of(kAmounts), compound ? "compound" : "elemental");
      if (r_.chance(60)) clauses += "  then " + r_.of(Lines{"caution", "advise-against", "contraindicate"});
    } else if (kind == 10) {
      text = fmt::format("separate {} from {} by 2 h", some_targets(1),
                         listed(some(r_, {"pill", "round-pill", "drop", "sunium", "sun-salt", "sun-powder"},
                                     1 + r_.below(2))));
    } else {
      text =
          fmt::format("interact {} with {}", some_targets(1),
                      listed(some(r_, {"pill", "red-pill", "drop", "sunium", "sun-oil"}, 1 + r_.below(2))));
    }
    text += reach();
    const std::size_t others = forwards_ ? rules - i - 1 : i;
    if (others > 0 && r_.chance(30))
      clauses += fmt::format("  overrides rule-{}", forwards_ ? i + 1 + r_.below(others) : r_.below(others));
    line("{} as rule-{} {{ {} }}", text, i, clauses);
  }

  Random& r_;
  Lines lines_;
  std::size_t claims_ = 0;
  bool forwards_ = false;
};

std::string dose(Random& r) {
  const std::size_t kind = r.below(10);
  if (kind == 0) return r.of(Lines{"2 capsules", "3 mmol elemental", "2 capsules elemental"});
  if (kind == 1 || kind == 2) return fmt::format("{} {}", 1 + r.below(3), r.of(Lines{"servings", "tsp"}));
  if (kind == 3) return "100 to 400 mg elemental per day";
  return fmt::format("{} {}{}", r.of(kAmounts), r.chance(70) ? "elemental" : "compound",
                     r.chance(50) ? " per day" : "");
}

std::string item(Random& r, const std::string& name) {
  static const Lines kForms{"oxide", "twin", "dust", "sun-salt", "sun-oil"};
  const auto is = [&](const Lines& all) { return std::find(all.begin(), all.end(), name) != all.end(); };
  const std::string kind = is(kForms)                                 ? "form"
                           : name.find("powder") != std::string::npos ? "product"
                           : name.find("ium") != std::string::npos    ? "substance"
                           : is(kMedicines) || name == "tear"         ? "medicine"
                                                                      : "option";
  if (kind == "option" || kind == "medicine" || r.chance(30)) return fmt::format("{{ {}: {} }}", kind, name);
  return fmt::format("{{ {}: {}, dose: {} }}", kind, name, dose(r));
}

}  // namespace

Lines random_knowledge(Random& random) { return Writer(random).run(); }

Lines random_profile(Random& r) {
  Lines lines;
  if (r.chance(40)) lines.push_back("goal: " + r.of(kGoals));
  const std::size_t known = 20 + 20 * r.below(4);  // percent of the facts
  for (const std::string& fact : kFacts)
    if (r.chance(known))
      lines.push_back(fact + r.of(Lines{": yes", ": yes", ": yes", ": no", ": no", ": no", ": unknown"}));
  for (std::size_t m = 0; m < kMeasures.size(); ++m) {
    const std::size_t kind = r.below(10);
    if (kind < 5) lines.push_back(fmt::format("{}: {} {}", kMeasures[m], 10 * r.below(9), kUnits[m]));
    if (kind == 5 || kind == 6)
      lines.push_back(
          fmt::format("{}: {} to {} {}", kMeasures[m], 10 * r.below(4), 40 + 10 * r.below(4), kUnits[m]));
  }
  if (r.chance(30)) lines.push_back("supervised-by: " + r.of(kProfessionals));
  static const Lines kTaken{"moonium",    "oxide",    "twin",    "dust",       "moon-powder",
                            "sunium",     "sun-salt", "sun-oil", "sun-powder", "pill",
                            "round-pill", "red-pill", "drop",    "tear",       "nap"};
  const std::size_t taking = r.below(10);
  if (taking < 2) lines.push_back("taking: nothing");
  if (taking >= 2 && taking < 7) {
    std::string items;
    for (std::size_t n = 1 + r.below(3); n > 0; --n)
      items += (items.empty() ? "" : ", ") + item(r, r.of(kTaken));
    lines.push_back("taking: [ " + items + " ]");
  }
  if (taking >= 7)
    for (const std::string& medicine : kMedicines)
      if (r.chance(30)) lines.push_back(fmt::format("taking {}: {}", medicine, r.chance(50) ? "yes" : "no"));
  if (taking == 9 && r.chance(50))
    lines.push_back(fmt::format("taking {}: {}", r.of(kOthers), r.chance(50) ? "yes" : "no"));
  if (r.chance(20)) lines.push_back("presume-no: yes");
  static const Lines kAsked{"oxide",    "twin",       "dust", "moon-powder",
                            "sun-salt", "sun-powder", "nap",  "moonium"};
  if (r.chance(70)) lines.push_back("candidate: " + item(r, r.of(kAsked)));
  return lines;
}

std::string joined(const Lines& lines) {
  return lines.empty() ? std::string{} : fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace property
