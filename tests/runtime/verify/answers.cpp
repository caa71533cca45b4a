#include "answers.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "runtime/explain/answer.h"
#include "runtime/render/render.h"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string as_json(const tl::expected<kb::Answer, kb::Contradiction>& answer) {
  return answer ? kb::render_json(*answer) : std::string{};
}

std::vector<NamedAnswer> make_answers() {
  std::vector<NamedAnswer> result;
  const auto add = [&](const std::string& name, const std::string& in, std::string text) {
    result.push_back({name, in, std::move(text)});
  };
  const auto asked = [&](const std::string& name, const std::string& in, std::string_view yaml,
                         Command command = Command::ask, kb::Verdict wanted = kb::Verdict::suggested) {
    add(name, in, answer(base(in), command, profile(in, yaml), wanted));
  };
  asked("suggested", "magnesium",
        "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, breastfeeding: no, taking: nothing, "
        "candidate: {form: glycinate, dose: 500 mg compound per day}}");
  asked("not suggested", "magnesium",
        "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, breastfeeding: no, "
        "taking: [{form: citrate, dose: 200 mg elemental per day}], "
        "candidate: {form: glycinate, dose: 200 mg elemental}}");
  asked("contraindicated", "magnesium",
        "{goal: sleep, age: 71, egfr: 20 to 40 mL/min/1.73m2, candidate: oxide}");
  asked("depends", "magnesium", "{goal: sleep, candidate: citrate}");
  asked("depends on a total", "magnesium",
        "{goal: sleep, kidney-disease: no, taking doxycycline: yes, presume-no: no, "
        "candidate: {form: glycinate, dose: 300 mg elemental}}");
  asked("presumed", "magnesium",
        "{goal: sleep, presume-no: yes, candidate: {form: threonate, dose: 2 g compound}}");
  asked("a product", "magnesium", "{goal: sleep, taking: [doxycycline], candidate: magnesi-om}");
  asked("with caution", "walking",
        "{goal: endurance, age: 40, frail: no, frosty-road: yes, candidate: daily-walk}");
  asked("not enough evidence", "walking", "{goal: company, candidate: pole-walk}");
  asked("no recommendation", "walking", "{goal: endurance, age: 12, frail: no, candidate: daily-walk}");
  asked("set aside", "walking",
        "{knee-injury: yes, supervised-by: physiotherapist, frosty-road: yes, frail: yes, age: 50, "
        "candidate: hill-walk}");
  asked("a total limit", "walking",
        "{taking: [{form: table-salt, dose: 3 g compound}], "
        "candidate: {form: table-salt, dose: 2 to 4 g compound}}");
  asked("ranked", "walking", "{goal: endurance, age: 72, gait-speed: 0.7 to 1.2 m/s}");
  asked("ranked without a goal", "walking", "{taking: [invented-thiazide, salty-drink]}");
  for (const auto& [name, wanted] : {std::pair("suggested", kb::Verdict::suggested),
                                     std::pair("contraindicated", kb::Verdict::contraindicated)}) {
    asked(std::string("why not ") + name, "magnesium",
          "{goal: sleep, age: 34, kidney-disease: no, sensitive-stomach: yes, "
          "taking: [{form: citrate, dose: 200 mg elemental per day}, doxycycline], "
          "candidate: {form: glycinate, dose: 300 mg elemental per day}}",
          Command::why_not, wanted);
    asked(std::string("why not here ") + name, "walking",
          "{goal: endurance, age: 15, gait-speed: 0.5 m/s, knee-injury: yes, candidate: hill-walk}",
          Command::why_not, wanted);
  }
  asked("why", "magnesium",
        "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, breastfeeding: no, taking: nothing, "
        "candidate: {form: glycinate, dose: 200 mg elemental}}",
        Command::why);
  asked("why here", "walking",
        "{goal: endurance, age: 40, gait-speed: 1.4 m/s, frosty-road: yes, candidate: hill-walk}",
        Command::why);
  asked("change", "magnesium",
        "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, breastfeeding: no, "
        "taking: [{form: citrate, dose: 200 mg elemental per day}], "
        "candidate: {form: glycinate, dose: 200 mg elemental}}",
        Command::change);
  asked("change here", "walking",
        "{age: 40, taking: [{form: table-salt, dose: 4 g compound}], candidate: {form: table-salt, dose: 4 g "
        "compound}}",
        Command::change, kb::Verdict::no_recommendation);
  const kb::KnowledgeBase& magnesium = base("magnesium");
  const kb::Profile before = profile("magnesium",
                                     "{goal: sleep, age: 34, kidney-disease: no, pregnant: no, "
                                     "breastfeeding: no, taking: nothing, "
                                     "candidate: {form: glycinate, dose: 200 mg elemental}}");
  const kb::Profile after = profile("magnesium",
                                    "{goal: sleep, age: 34, kidney-disease: yes, pregnant: no, "
                                    "breastfeeding: yes, taking: [doxycycline], "
                                    "candidate: {form: glycinate, dose: 400 mg elemental}}");
  add("what if", "magnesium", as_json(kb::what_if(magnesium, before, after)));
  add("compare", "magnesium", as_json(kb::compare(magnesium, comparing(magnesium, before, {0, 2}))));
  add("unknown", "walking",
      kb::render_json(kb::unknown_to(base("walking"), profile("walking", "{goal: endurance}"),
                                     {"daly-walk", {"daily-walk"}})));
  return result;
}

}  // namespace

kb::Profile comparing(const kb::KnowledgeBase& kb, kb::Profile profile,
                      const std::vector<std::uint32_t>& options) {
  for (const std::uint32_t option : options)
    profile.compared.push_back({kb.options[option].node(), option, "", std::nullopt});
  if (profile.candidate && !profile.compared.empty()) profile.compared.front().dose = profile.candidate->dose;
  profile.candidate.reset();
  return profile;
}

const kb::KnowledgeBase& base(std::string_view name) {
  static std::map<std::string, kb::KnowledgeBase, std::less<>> opened;
  auto at = opened.find(name);
  if (at == opened.end()) {
    auto kb = kb::KnowledgeBase::open(std::string(BASES "/").append(name).append(".kbx"));
    if (!kb) std::fprintf(stderr, "%s\n", kb.error().message.c_str()), std::abort();
    at = opened.emplace(name, *std::move(kb)).first;
  }
  return at->second;
}

const std::vector<kb::Scenario>& scenarios(std::string_view name) {
  static std::map<std::string, std::vector<kb::Scenario>, std::less<>> read;
  const auto [at, fresh] = read.try_emplace(std::string(name));
  if (!fresh) return at->second;
  const std::string folder =
      std::string(KB_SOURCE_DIR).append(name == "walking" ? "/tests/kb/" : "/kb/").append(name) +
      "/scenarios";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    for (kb::Scenario& scenario : kb::read_scenarios(base(name), file.string(), text_of(file)).scenarios)
      if (scenario.profile) at->second.push_back(std::move(scenario));
  return at->second;
}

kb::Profile profile(std::string_view of, std::string_view yaml) {
  auto read = kb::read_profile(base(of), "# a person\n" + std::string(yaml));
  if (!read) std::fprintf(stderr, "%s\n", read.error().message.c_str()), std::abort();
  return *std::move(read);
}

std::string answer(const kb::KnowledgeBase& kb, Command command, const kb::Profile& profile,
                   kb::Verdict wanted) {
  switch (command) {
    case Command::why: return as_json(kb::why(kb, profile));
    case Command::why_not: return as_json(kb::why_not(kb, profile, wanted));
    case Command::change: return as_json(kb::change(kb, profile, wanted));
    case Command::ask: break;
  }
  return as_json(kb::ask(kb, profile));
}

const std::vector<NamedAnswer>& all_answers() {
  static const std::vector<NamedAnswer> answers = make_answers();
  return answers;
}
