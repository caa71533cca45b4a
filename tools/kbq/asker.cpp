#include "asker.h"

#include <algorithm>

#include "commands.h"
#include <fmt/format.h>

void add_each(CLI::App* command, const std::string& name, std::vector<std::string>& values,
              const std::string& type, const std::string& meaning) {
  command->add_option(name, values, meaning)
      ->type_name(type)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
}

void add_asker(CLI::App* command, AskerOptions& ask) {
  const auto add = [command](const std::string& name, std::string& value, const std::string& type,
                             const std::string& meaning) {
    command->add_option(name, value, meaning)->type_name(type);
  };
  add("--profile", ask.profile, "FILE",
      "what is known of the person, in YAML or JSON; - reads standard input");
  add("--goal", ask.goal, "GOAL", "what is to be reached");
  add("--form,--option", ask.option, "NAME",
      "the form, product or option asked about; without it, all are ranked");
  add("--dose", ask.dose, "AMOUNT", "its dose a day: \"200 mg elemental\", \"500 mg compound\"");
  add_each(command, "--with", ask.with, "FACT",
           "what is so: a fact, \"taking X\", \"supervised by X\", \"age 34 years\"");
  add_each(command, "--without", ask.without, "FACT", "what isn't so");
  add_each(command, "--taking", ask.taking, "ITEM",
           "what the person takes: \"X 200 mg elemental\", X, or nothing");
  command->add_flag("--presume-no", ask.presume_no,
                    "take everything unsaid as no; the answer names what that was");
}

kb::ProfileResult<kb::Profile> profile_in_file(const kb::KnowledgeBase& kb, const std::string& path) {
  if (path.empty()) return kb::Profile{};
  const auto text = read_text(path, kb::kMaxProfileBytes);
  if (!text) return tl::unexpected(kb::ProfileError{kb::ProfileErrorKind::unreadable, text.error(), {}, {}});
  auto profile = kb::read_profile(kb, *text);
  if (!profile) profile.error().message = fmt::format("{}: {}", path, profile.error().message);
  return profile;
}

namespace {

/// One statement of a command line, said of somebody of whom nothing else is known.
struct Said {
  std::string written;
  kb::Profile profile;
};

constexpr std::uint8_t kTaking = 1;  // of facts: that something is taken

bool takes_nothing(const kb::Profile& profile) {
  return profile.taking && profile.taking->empty() && !profile.taking_more;
}

/// That one takes what the other doesn't.
bool takes_otherwise(const kb::KnowledgeBase& kb, const kb::Profile& one, const kb::Profile& other) {
  if (!one.taking) return false;
  if (takes_nothing(other) && !one.taking->empty()) return true;
  return std::ranges::any_of(other.facts, [&](const kb::FactValue& fact) {
    const kb::fbs::Fact& row = kb.facts[fact.fact];
    return !fact.value && row.kind() == kTaking &&
           std::ranges::find(*one.taking, row.node(), &kb::Item::node) != one.taking->end();
  });
}

bool contradict(const kb::KnowledgeBase& kb, const kb::Profile& one, const kb::Profile& other) {
  for (const kb::FactValue& fact : one.facts)
    for (const kb::FactValue& too : other.facts)
      if (fact.fact == too.fact && fact.value != too.value) return true;
  for (const kb::MeasureValue& measure : one.measures)
    for (const kb::MeasureValue& too : other.measures)
      if (measure.measure == too.measure && !(measure.range == too.range)) return true;
  return takes_otherwise(kb, one, other) || takes_otherwise(kb, other, one);
}

/// A later statement replaces what a profile says; within one command line neither can be meant to.
kb::ProfileResult<void> agree(const kb::KnowledgeBase& kb, const AskerOptions& options) {
  std::vector<Said> all;
  const auto add = [&all](const std::string& option, const std::string& statement, const auto& say) {
    Said said{fmt::format("{} \"{}\"", option, statement), {}};
    if (say(said.profile, statement))
      all.push_back(std::move(said));  // its fault, if it has one, is told later
  };
  for (const bool so : {true, false})
    for (const std::string& statement : so ? options.with : options.without)
      add(so ? "--with" : "--without", statement, [&](kb::Profile& profile, const std::string& text) {
        return kb::say(kb, profile, text, so).has_value();
      });
  for (const std::string& item : options.taking)
    add("--taking", item, [&](kb::Profile& profile, const std::string& text) {
      return kb::say_taking(kb, profile, text).has_value();
    });
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (contradict(kb, all[j].profile, all[i].profile))
        return tl::unexpected(kb::ProfileError{
            kb::ProfileErrorKind::contradiction,
            fmt::format("{} and {} contradict each other: leave one out", all[j].written, all[i].written),
            {},
            {}});
  return {};
}

}  // namespace

kb::ProfileResult<void> say_all(const kb::KnowledgeBase& kb, kb::Profile& profile,
                                const AskerOptions& options) {
  kb::ProfileResult<void> said = agree(kb, options);
  if (said && !options.goal.empty()) said = kb::say_goal(kb, profile, options.goal);
  for (const std::string& statement : options.with)
    if (said) said = kb::say(kb, profile, statement, true);
  for (const std::string& statement : options.without)
    if (said) said = kb::say(kb, profile, statement, false);
  for (const std::string& item : options.taking)
    if (said) said = kb::say_taking(kb, profile, item);
  if (options.presume_no) profile.presume_no = true;
  if (said && !options.option.empty()) said = kb::say_candidate(kb, profile, options.option);
  if (said && !options.dose.empty()) said = kb::say_dose(kb, profile, options.dose);
  return said;
}
