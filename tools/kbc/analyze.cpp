// The command lines of the questions to the rules, and their exit statuses.
#include "analyze.h"

#include <algorithm>

#include "commands.h"
#include "opened.h"
#include <fmt/format.h>

#include "compiler/emit/emit.h"
#include "runtime/text/nearest.h"
#include "tools/shell/number.h"

namespace {

constexpr int kNot = 4;  // "no": nobody; or it is not settled

constexpr const char* kFormHelp = "the form, product or option asked about";

constexpr const char* kCanHelp =
    "Exit status: 0 yes; 4 no, or not settled; 1 the knowledge base has errors; 2 usage; 3 a name that it "
    "doesn't have.\n"
    "Examples: kbc analyze kb/walking can suggested --form hill-walk --with frail\n"
    "          kbc analyze kb/walking can contraindicated --without knee-injury -o who.yaml\n"
    "Everybody is looked at whom the words fit; nothing is presumed of them. A \"yes\" comes with one of\n"
    "them as a profile that `kbq ask --profile` reads; a \"no\" with what stands in the way.";

void add_each(CLI::App* command, const std::string& name, std::vector<std::string>& values,
              const std::string& type, const std::string& meaning) {
  command->add_option(name, values, meaning)
      ->type_name(type)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
}

int unknown(const kb::KnowledgeBase& kb, const std::string& name, std::string_view wanted) {
  std::vector<std::string_view> names;
  for (const kb::fbs::Name& row : kb.names) names.push_back(kb.text(row.text()));
  const std::vector<std::string> nearest = kb::nearest_names(name, names);
  complain(fmt::format("`{}` is not {} of this knowledge base{}{}", name, wanted,
                       nearest.empty() ? "" : "; the nearest names: ", fmt::join(nearest, ", ")));
  return kNotThere;
}

int complain_of(const kb::ProfileError& error) {
  complain(error.message);
  const bool unheard_of =
      error.kind == kb::ProfileErrorKind::unknown_name || error.kind == kb::ProfileErrorKind::unknown_option;
  return unheard_of ? kNotThere : kUsage;
}

std::optional<kb::Verdict> verdict_named(std::string_view name) {
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (kb::verdict_name(static_cast<kb::Verdict>(v)) == name) return static_cast<kb::Verdict>(v);
  return std::nullopt;
}

std::vector<std::string> verdict_names() {
  std::vector<std::string> result;
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    result.emplace_back(kb::verdict_name(static_cast<kb::Verdict>(v)));
  return result;
}

}  // namespace

AnalyzeCommands::AnalyzeCommands(CLI::App& app) {
  CLI::App* analyze = app.add_subcommand("analyze",
                                         "Ask the rules themselves: who can be told what, what it depends "
                                         "on, which rules are needed, where are gaps?");
  analyze->add_option("paths", paths_, "the folder of a knowledge base, its .kb files, or a .kbx file")
      ->required();
  analyze->require_subcommand(1);
  analyze->footer(
      "Begin with `kbc analyze FOLDER gaps`; `kbc analyze FOLDER QUESTION --help` has examples.\n"
      "Answers are exact over the facts and measures that are declared. What would need a longer search\n"
      "than --people allows is called \"not settled\", never \"no\".");
  add_can(*analyze);
  add_depends(*analyze);
  add_needed(*analyze);
  add_gaps(*analyze);
  add_exceptions(app);
  add_diff(app);
}

int AnalyzeCommands::run() const { return chosen_(); }

void AnalyzeCommands::add_person(CLI::App* command) {
  command->add_option("--goal", goal_, "what is to be reached; without it, the rules for every goal count")
      ->type_name("GOAL");
  add_each(command, "--with", said_.with, "FACT",
           "what is so: a fact, \"supervised by X\", \"age 34 years\"");
  add_each(command, "--without", said_.without, "FACT", "what isn't so");
  add_each(command, "--taking", said_.taking, "ITEM", "what is taken: \"X 200 mg elemental\", X, or nothing");
  command->add_flag("--presume-no", presume_no_, "look only at people of whom all that is left unsaid is no");
}

void AnalyzeCommands::add_output(CLI::App* command) {
  command->add_option("--format", format_, "text or json")
      ->check(CLI::IsMember({"text", "json"}).description(""))
      ->type_name("FORMAT");
  command->add_option("-o,--output", output_, "write the first person shown to this file, as a profile")
      ->type_name("FILE");
  command->add_option("--people", people_, "how many people, known in part, one search looks at")
      ->type_name("NUMBER")
      ->check(shell::whole_number(1, 1'000'000'000))
      ->capture_default_str();
}

void AnalyzeCommands::add_can(CLI::App& analyze) {
  CLI::App* command = analyze.add_subcommand("can", "Can anybody like this be told this verdict?");
  command->add_option("verdict", verdict_, fmt::format("{}", fmt::join(verdict_names(), ", ")))
      ->required()
      ->type_name("VERDICT");
  command->add_option("--form,--option", form_, std::string(kFormHelp) + "; without it, any of them")
      ->type_name("NAME");
  add_person(command);
  add_output(command);
  command->footer(kCanHelp);
  command->callback([this] { chosen_ = [this] { return ask([this](const auto& kb) { return can(kb); }); }; });
}

void AnalyzeCommands::add_depends(CLI::App& analyze) {
  CLI::App* command = analyze.add_subcommand(
      "depends", "What does a verdict depend on at all: which facts, measures and medicines?");
  command->add_option("--form,--option", form_, kFormHelp)->required()->type_name("NAME");
  add_person(command);
  command->add_flag("--witness", examples_, "show for each two people who differ in that alone");
  add_output(command);
  command->footer(
      "A fact is named if two people who differ in it alone get different verdicts.\n"
      "Exit status: 0 answered; 4 not all is settled; 1, 2 and 3 as for `can`.\n"
      "Example: kbc analyze kb/walking depends --form hill-walk --goal endurance --witness");
  command->callback(
      [this] { chosen_ = [this] { return ask([this](const auto& kb) { return depends(kb); }); }; });
}

void AnalyzeCommands::add_needed(CLI::App& analyze) {
  CLI::App* command =
      analyze.add_subcommand("needed", "Is a rule needed: does anybody get another answer without it?");
  command->add_option("rules", names_, "names of rules; without them, all are tried")->type_name("RULE");
  add_output(command);
  command->footer(
      "Each rule is left out by itself. `prefer` changes no verdict, and is not tried.\n"
      "Exit status: 0 all are needed for a verdict or its certainty; 4 one is not, or it isn't settled; 1, 2 "
      "and 3 as for `can`.\n"
      "Example: kbc analyze kb/walking needed no-hills");
  command->callback(
      [this] { chosen_ = [this] { return ask([this](const auto& kb) { return needed(kb); }); }; });
}

void AnalyzeCommands::add_gaps(CLI::App& analyze) {
  CLI::App* command = analyze.add_subcommand(
      "gaps", "Who is told to go ahead although something may harm them, and no rule speaks of it?");
  command->add_option("--form,--option", form_, std::string(kFormHelp) + "; without it, each of them")
      ->type_name("NAME");
  add_output(command);
  command->footer(
      "Looked at are facts declared `safety` and risk groups with a `harm`. Then the values of measures at "
      "which two rules "
      "meet, and both hold or neither does.\n"
      "Exit status: 0 there are none; 4 there are some, or it isn't settled; 1, 2 and 3 as for `can`.\n"
      "Example: kbc analyze kb/walking gaps");
  command->callback(
      [this] { chosen_ = [this] { return ask([this](const auto& kb) { return gaps(kb); }); }; });
}

void AnalyzeCommands::add_exceptions(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "exceptions", "Show as a tree which rule sets which aside, and for whom each counts.");
  command
      ->add_option("paths", paths_,
                   "the folder of a knowledge base, its .kb files, or a .kbx file, then the target")
      ->required()
      ->expected(2, CLI::detail::expected_max_vector_size)
      ->type_name("PATHS... TARGET");
  add_output(command);
  command->footer(
      "TARGET is a rule, a form, product or option, or a goal.\n"
      "Exit status: 0 shown; 1 the knowledge base has errors; 2 usage; 3 a name that it doesn't have.\n"
      "Example: kbc exceptions kb/walking hill-walk");
  command->callback([this] {
    target_ = paths_.back();
    paths_.pop_back();
    chosen_ = [this] { return ask([this](const auto& kb) { return exceptions(kb); }); };
  });
}

void AnalyzeCommands::add_diff(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "diff", "Do two versions answer anybody differently: for which options, in what, and whom?");
  command->add_option("paths", paths_, "two versions: folders, .kb files or .kbx files")
      ->required()
      ->expected(2)
      ->type_name("A B");
  add_output(command);
  command->footer(
      "Compared are verdicts, their certainty, doses and times, and what cautions say. Things are the same "
      "that have the same "
      "kind and name. Each difference is shown by a person as a profile.\n"
      "Exit status: 0 the same; 1 different, or a knowledge base has errors; 2 usage; 4 none found, but not "
      "all is settled.\n"
      "Example: kbc diff walking-2026.kbx kb/walking");
  command->callback([this] { chosen_ = [this] { return diff(); }; });
}

int AnalyzeCommands::ask(const Ask& question) const {
  const Opened opened = open_any(paths_);
  if (!opened.kb) return opened.status;
  return overwrites_none(output_, opened.read) ? question(*opened.kb) : kUsage;
}

kb::ProfileResult<kb::Profile> AnalyzeCommands::person(const kb::KnowledgeBase& kb) const {
  kb::Profile profile;
  kb::ProfileResult<void> said;
  if (!goal_.empty()) said = kb::say_goal(kb, profile, goal_);
  if (said) said = kb::say_all(kb, profile, said_);
  if (!said) return tl::unexpected(said.error());
  profile.presume_no = presume_no_;
  return profile;
}

std::optional<std::vector<std::uint32_t>> AnalyzeCommands::options(const kb::KnowledgeBase& kb) const {
  if (form_.empty()) return kb::asked_options(kb);
  kb::Profile asked;
  if (const auto said = kb::say_candidate(kb, asked, form_); !said)
    return complain_of(said.error()), std::nullopt;
  return std::vector{asked.candidate->option};
}

int AnalyzeCommands::can(const kb::KnowledgeBase& kb) const {
  const auto verdict = verdict_named(verdict_);
  if (!verdict)
    return complain(
        fmt::format("`{}` is no verdict: write one of {}", verdict_, fmt::join(verdict_names(), ", ")));
  const auto profile = person(kb);
  if (!profile) return complain_of(profile.error());
  const auto asked = options(kb);
  if (!asked) return kNotThere;
  const kb::Report report = kb::can(kb, *profile, *asked, *verdict, effort());
  const int given = give(report);
  return given != kOk || report.answer == "yes" ? given : kNot;
}

int AnalyzeCommands::depends(const kb::KnowledgeBase& kb) const {
  const auto profile = person(kb);
  if (!profile) return complain_of(profile.error());
  const auto asked = options(kb);
  if (!asked) return kNotThere;
  const kb::Report report =
      kb::depends(kb, *profile, asked->front(), examples_ || !output_.empty(), effort());
  const int given = give(report);
  return given != kOk || report.limits.empty() ? given : kNot;
}

int AnalyzeCommands::needed(const kb::KnowledgeBase& kb) const {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t rule = 0; rule + std::size_t{1} < kb.rules.size(); ++rule) {
    const std::string_view name = kb.name(kb.rules[rule].node());
    if (names_.empty() || std::ranges::find(names_, name) != names_.end()) rules.push_back(rule);
  }
  for (const std::string& name : names_)
    if (std::ranges::none_of(rules, [&](std::uint32_t r) { return kb.name(kb.rules[r].node()) == name; }))
      return unknown(kb, name, "a rule");
  const kb::Report report = kb::needed(kb, rules, effort());
  const int given = give(report);
  return given != kOk || report.answer == "yes" ? given : kNot;
}

int AnalyzeCommands::gaps(const kb::KnowledgeBase& kb) const {
  const auto asked = options(kb);
  if (!asked) return kNotThere;
  const kb::Report report = kb::gaps(kb, *asked, effort());
  const int given = give(report);
  return given != kOk || report.answer == "none" ? given : kNot;
}

int AnalyzeCommands::exceptions(const kb::KnowledgeBase& kb) const {
  for (const kb::fbs::Name& name : kb.find(target_)) {
    const std::uint32_t node = name.node();
    // The last row of each table is no thing.
    const auto has = [&](const auto& rows) {
      const auto run = rows.run(0, std::max<std::size_t>(rows.size(), 1) - 1);
      return std::ranges::any_of(run, [&](const auto& row) { return row.node() == node; });
    };
    if (has(kb.rules) || has(kb.options) || kb.kind(node) == "goal")
      return give(kb::exceptions(kb, node, effort()));
  }
  return unknown(kb, target_, "a rule, an option or a goal");
}

int AnalyzeCommands::diff() const {
  const Opened a = open_any({paths_[0]});
  if (!a.kb) return a.status;
  const Opened b = open_any({paths_[1]});
  if (!b.kb) return b.status;
  if (!overwrites_none(output_, a.read) || !overwrites_none(output_, b.read)) return kUsage;
  const kb::Report report = kb::differences(*a.kb, *b.kb, effort());
  const int given = give(report);
  if (given != kOk || report.answer == "same") return given;
  return report.answer == "different" ? kFaulty : kNot;
}

int AnalyzeCommands::give(const kb::Report& report) const {
  if (!write(stdout, format_ == "json" ? kb::render_report_json(report) : kb::render_report(report)))
    return complain("cannot write the answer");
  const std::string example = kb::first_example(report);
  if (output_.empty() || example.empty()) return kOk;
  const auto written = kbc::write_file(output_, std::as_bytes(std::span(example)));
  return written ? kOk : complain(written.error());
}
