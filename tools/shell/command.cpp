// The tree of a CLI11 application, copied out.
#include "tools/shell/command.h"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

namespace shell {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

/// The words of the meaning that the option accepts: its help names its choices.
std::vector<std::string> choices_of(CLI::Option& option, const std::string& meaning) {
  std::vector<std::string> choices;
  if (option.get_type_size_max() == 0) return choices;
  CLI::Validator* check = nullptr;
  try {
    check = option.get_validator(0);
  } catch (const CLI::OptionNotFound&) {
    return choices;  // that is how CLI11 says that there is none
  }
  for (std::size_t at = 0; at < meaning.size();) {
    const auto begin =
        std::find_if(meaning.begin() + static_cast<std::ptrdiff_t>(at), meaning.end(), is_word);
    const auto end = std::find_if_not(begin, meaning.end(), is_word);
    std::string word(begin, end);
    at = static_cast<std::size_t>(end - meaning.begin());
    const bool named = !word.empty() && word[0] >= 'a' && word[0] <= 'z';
    if (named && (*check)(word).empty() && std::ranges::find(choices, word) == choices.end())
      choices.push_back(std::move(word));
  }
  return choices;
}

/// "FORMAT" of "TEXT:{text,json}": the checks that CLI11 adds are said by the meaning.
std::string value_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find_first_of(":{ "));
}

Option option_of(CLI::Option& from) {
  Option option;
  option.meaning = from.get_description();
  option.choices = choices_of(from, option.meaning);
  option.required = from.get_required();
  option.many =
      from.get_expected_max() > 1 || from.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  if (from.get_positional()) {
    option.names.push_back(from.get_name(true));
    option.value = value_of(from);
    return option;
  }
  for (const std::string& name : from.get_snames()) option.names.push_back("-" + name);
  for (const std::string& name : from.get_lnames()) option.names.push_back("--" + name);
  if (from.get_type_size_max() != 0) option.value = value_of(from);
  return option;
}

}  // namespace

// As deep as the program's commands are nested.
Command describe(CLI::App& app) {
  Command command{app.get_name(), app.get_description(), app.get_footer(), {}, {}, {}};
  for (CLI::Option* option : app.get_options([](CLI::Option* any) { return !any->get_group().empty(); }))
    (option->get_positional() ? command.positionals : command.options).push_back(option_of(*option));
  for (CLI::App* below : app.get_subcommands([](CLI::App* any) { return !any->get_group().empty(); }))
    command.commands.push_back(describe(*below));
  return command;
}

}  // namespace shell
