// The line is followed word by word, as the program would read it.
#include "tools/shell/complete.h"

#include <algorithm>

#include <fmt/format.h>

namespace shell {
namespace {

const Option* named(const Command& command, std::string_view name) {
  const auto found = std::ranges::find_if(command.options, [&](const Option& option) {
    return std::ranges::find(option.names, name) != option.names.end();
  });
  return found == command.options.end() ? nullptr : &*found;
}

bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

/// Where the line stands.
struct Place {
  const Command* command;
  const Option* awaited = nullptr;  ///< the option whose value comes next
  std::size_t positionals = 0;      ///< how many were given
  std::vector<const Option*> given;
};

Place place_after(const Command& program, const std::vector<std::string>& words) {
  Place place{&program, nullptr, 0, {}};
  for (const std::string& word : words) {
    if (word == "=") continue;  // as bash takes `--format=json` apart
    if (place.awaited != nullptr) {
      place.awaited = nullptr;
    } else if (is_option(word)) {
      const std::size_t equals = word.find('=');
      const Option* const option = named(*place.command, std::string_view(word).substr(0, equals));
      if (option != nullptr) place.given.push_back(option);
      if (option != nullptr && !option->value.empty() && equals == std::string::npos) place.awaited = option;
    } else {
      const auto below = std::ranges::find(place.command->commands, word, &Command::name);
      if (below != place.command->commands.end())
        place = {&*below, nullptr, 0, {}};
      else
        ++place.positionals;
    }
  }
  return place;
}

/// The positional that comes next: the last one may take all that follow.
const Option* next_positional(const Place& place) {
  const std::vector<Option>& all = place.command->positionals;
  if (place.positionals < all.size()) return &all[place.positionals];
  return !all.empty() && all.back().many ? &all.back() : nullptr;
}

/// "kbx" of "FILE.kbx", any file for "FILE" and its like; nothing for what is no file.
std::optional<std::string> files_for(const Option& option) {
  for (const std::string& name : {option.names.front(), option.value}) {
    if (const std::size_t dot = name.find('.'); dot != std::string::npos && name.back() != '.')
      return name.substr(dot + 1);
    for (const std::string_view kind : {"FILE", "FOLDER", "paths", "folder"})
      if (name.starts_with(kind)) return "";
  }
  return std::nullopt;
}

class Completion {
 public:
  Completion(std::vector<std::string> words, const Values& values)
      : typed_(words.empty() ? "" : std::move(words.back())), values_(values) {
    if (!words.empty()) words.pop_back();
    words_ = std::move(words);
    if (typed_ == "=") typed_.clear();  // bash: `--format=` and nothing behind it yet
  }

  Suggestions of(const Command& program) {
    const Place place = place_after(program, words_);
    const std::size_t equals = is_option(typed_) ? typed_.find('=') : std::string::npos;
    if (place.awaited != nullptr) {
      add_values(*place.command, *place.awaited, "", typed_);
    } else if (equals != std::string::npos) {
      if (const Option* option = named(*place.command, std::string_view(typed_).substr(0, equals)))
        add_values(*place.command, *option, typed_.substr(0, equals + 1),
                   std::string_view(typed_).substr(equals + 1));
    } else if (!typed_.empty() && typed_[0] == '-') {
      add_options(place);
    } else {
      for (const Command& below : place.command->commands) add("", below.name, below.purpose);
      const Option* const positional = next_positional(place);
      if (positional != nullptr) add_values(*place.command, *positional, "", typed_);
      if (result_.words.empty() && !result_.files) add_options(place);
    }
    return std::move(result_);
  }

 private:
  void add(const std::string& lead, const std::string& word, const std::string& meaning) {
    const std::string whole = lead + word;
    if (whole.starts_with(typed_)) result_.words.push_back({whole, meaning});
  }

  void add_options(const Place& place) {
    for (const Option& option : place.command->options) {
      const bool again = option.many || std::ranges::find(place.given, &option) == place.given.end();
      if (!again) continue;
      // The short name is for those who know it.
      for (const std::string& name : option.names)
        if (name.starts_with("--")) add("", name, option.meaning);
    }
  }

  void add_values(const Command& command, const Option& option, const std::string& lead,
                  std::string_view typed) {
    for (const std::string& choice : option.choices) add(lead, choice, "");
    if (!option.choices.empty()) return;
    for (const Suggestion& value : values_(command, option, words_, typed))
      add(lead, value.word, value.meaning);
    result_.files = files_for(option);
  }

  std::string typed_;
  std::vector<std::string> words_;
  const Values& values_;
  Suggestions result_;
};

}  // namespace

Suggestions complete(const Command& program, std::vector<std::string> words, const Values& values) {
  return Completion(std::move(words), values).of(program);
}

std::string lines_of(const Suggestions& suggestions) {
  std::string lines;
  for (const Suggestion& suggestion : suggestions.words)
    lines += suggestion.meaning.empty() ? fmt::format("{}\n", suggestion.word)
                                        : fmt::format("{}\t{}\n", suggestion.word, suggestion.meaning);
  if (suggestions.files) lines += fmt::format(":files {}\n", *suggestions.files);
  return lines;
}

}  // namespace shell
