// A rule asks for facts and thresholds, rests on claims that rest on evidence and on one another, and
// sometimes overrides an earlier one.
#include "tools/bench/generate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace bench {
namespace {

/// SplitMix64: the standard's distributions differ from library to library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// Below `bound`.
  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
  }
  bool percent(std::size_t chance) { return below(100) < chance; }

 private:
  std::uint64_t state_;
};

struct Measure {
  std::string_view name;
  std::string_view unit;
  std::size_t low;
  std::size_t high;
};
constexpr std::array kMeasures{Measure{"age", "years", 18, 95}, Measure{"clearance", "mL/min", 5, 120},
                               Measure{"weight", "kg", 40, 150}};

constexpr std::array<std::string_view, 10> kDesigns{"rct",      "rct",       "cohort",    "cohort",
                                                    "cohort",   "mechanism", "mechanism", "anecdote",
                                                    "anecdote", "guideline"};

/// Yields distinct numbers below `bound`, for a handful of draws.
template <std::size_t Most>
class Distinct {
 public:
  std::size_t draw(Random& random, std::size_t bound) {
    std::size_t next = random.below(bound);
    while (std::find(drawn_.begin(), drawn_.begin() + static_cast<std::ptrdiff_t>(count_), next) !=
           drawn_.begin() + static_cast<std::ptrdiff_t>(count_))
      next = (next + 1) % bound;
    drawn_[count_++] = next;
    return next;
  }

 private:
  std::array<std::size_t, Most> drawn_{};
  std::size_t count_ = 0;
};

class Generator {
 public:
  explicit Generator(std::size_t rules)
      : random_(rules),
        rules_(rules),
        facts_(std::max<std::size_t>(50, rules / 10)),
        options_(std::max<std::size_t>(5, rules / 50)),
        sources_(std::max<std::size_t>(10, rules / 2)) {}

  std::string references() {
    std::string text;
    for (std::size_t i = 0; i < sources_; ++i)
      put(text,
          "- id: work-{0}\n  type: article-journal\n  title: \"Work {0}, invented\"\n"
          "  issued: {{date-parts: [[{1}]]}}\n",
          i, 1980 + i % 45);
    return text;
  }

  std::string knowledge() {
    std::string text =
        "knowledge base generated {\n  title \"Generated\"\n  version \"1\"\n  notice \"Invented from end to "
        "end.\"\n"
        "  bibliography \"references.yaml\"\n}\ngoal wellbeing\noutcome score { better higher }\n";
    for (const Measure& measure : kMeasures)
      put(text, "measure {0} in {1} {{ ask \"What is your {0}?\"  from 0 to 300 {1} }}\n", measure.name,
          measure.unit);
    for (std::size_t i = 0; i < facts_; ++i)
      put(text, "fact fact-{0} {{ ask \"Does fact {0} hold?\"{1} }}\n", i, i % 10 == 0 ? "  safety" : "");
    for (std::size_t i = 0; i < options_; ++i) put(text, "option option-{0} {{ title \"Option {0}\" }}\n", i);
    for (std::size_t i = 0; i < 2 * rules_; ++i) evidence(text, i);
    for (std::size_t i = 0; i < rules_; ++i) claim(text, i);
    for (std::size_t i = 0; i < rules_; ++i) rule(text, i);
    return text;
  }

 private:
  template <typename... Values>
  static void put(std::string& text, fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text), format, std::forward<Values>(values)...);
  }

  /// Evidence, claims and rules go by the same option where their numbers agree, so that they are of one
  /// thing.
  [[nodiscard]] std::size_t option_of(std::size_t claim) const { return claim % options_; }

  void evidence(std::string& text, std::size_t i) {
    const std::string_view design = kDesigns[random_.below(kDesigns.size())];
    const std::size_t people = 20 + random_.below(5000);
    put(text, "evidence study-{} : {} {{\n  source work-{} at \"Table {}\"\n", i, design,
        random_.below(sources_), 1 + i % 9);
    if (design == "rct" || design == "cohort")
      put(text,
          "  people \"adults\", n {}\n  given  option-{} for {} weeks\n  found  score slightly better\n",
          people, option_of(i / 2), 2 + random_.below(50));
    else
      put(text, "  states \"Option {} does something.\"\n", option_of(i / 2));
    if (random_.percent(30)) put(text, "  rate down imprecision \"{} people\"\n", people);
    text += "}\n";
  }

  void claim(std::string& text, std::size_t i) {
    put(text,
        "claim claim-{} {{\n  states \"Option {} helps, for the {}th time.\"\n  about option-{}, score\n", i,
        option_of(i), i, option_of(i));
    put(text, "  support study-{} at \"Table 1\"\n", 2 * i);
    if (random_.percent(60)) put(text, "  support study-{}\n", 2 * i + 1);
    if (i >= options_ && random_.percent(50)) put(text, "  follows from claim-{}\n", i - options_);
    text += "}\n";
  }

  void condition(std::string& text) {
    Distinct<4> facts;
    Distinct<3> measures;
    const std::size_t literals = 2 + random_.below(3);
    put(text, "fact-{}", facts.draw(random_, facts_));
    for (std::size_t k = 1; k < literals; ++k) {
      const std::size_t chance = random_.below(100);
      if (chance < 45 || k > 2) {
        put(text, " and fact-{}", facts.draw(random_, facts_));
      } else if (chance < 70) {
        put(text, " and not fact-{}", facts.draw(random_, facts_));
      } else {
        const Measure& measure = kMeasures[measures.draw(random_, kMeasures.size())];
        put(text, " and {} {} {} {}", measure.name, random_.percent(50) ? ">=" : "<",
            measure.low + random_.below(measure.high - measure.low), measure.unit);
      }
    }
  }

  void rule(std::string& text, std::size_t i) {
    const std::size_t option = option_of(i);
    const std::size_t effect = random_.below(100);
    if (effect < 60)
      put(text, "suggest option-{} for wellbeing when ", option);
    else
      put(text, "{} option-{} when ", effect < 85 ? "caution" : "advise against", option);
    condition(text);
    put(text, " as rule-{} {{\n", i);
    if (effect >= 60 && effect < 85) text += "  effect \"something unpleasant\"\n";
    put(text, "  because claim-{}\n", i);
    if (i >= options_ && random_.percent(30)) put(text, "  overrides rule-{}\n", i - options_);
    text += "}\n";
  }

  Random random_;
  std::size_t rules_;
  std::size_t facts_;
  std::size_t options_;
  std::size_t sources_;
};

}  // namespace

std::vector<kbc::NamedText> generate(std::size_t rules) {
  Generator generator(rules);
  std::vector<kbc::NamedText> texts;
  texts.push_back({"generated.kb", generator.knowledge()});
  texts.push_back({"references.yaml", generator.references()});
  return texts;
}

}  // namespace bench
