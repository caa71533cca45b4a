#include "asker.h"

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
  add_each(command, "--with", ask.said.with, "FACT",
           "what is so: a fact, \"taking X\", \"supervised by X\", \"age 34 years\"");
  add_each(command, "--without", ask.said.without, "FACT", "what isn't so");
  add_each(command, "--taking", ask.said.taking, "ITEM",
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

kb::ProfileResult<void> say_all(const kb::KnowledgeBase& kb, kb::Profile& profile,
                                const AskerOptions& options) {
  kb::ProfileResult<void> said;
  if (!options.goal.empty()) said = kb::say_goal(kb, profile, options.goal);
  if (said) said = kb::say_all(kb, profile, options.said);
  if (options.presume_no) profile.presume_no = true;
  if (said && !options.option.empty()) said = kb::say_candidate(kb, profile, options.option);
  if (said && !options.dose.empty()) said = kb::say_dose(kb, profile, options.dose);
  return said;
}
