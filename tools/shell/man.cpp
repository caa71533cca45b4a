// The page, section by section. What is shown as it stands, such as examples, keeps its lines.
#include "tools/shell/man.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace shell {
namespace {

constexpr std::size_t kShared = 3;  ///< an option of so many commands is explained once

/// Nothing in it is taken for a request, and `-` is the character that one types.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '`') {
      result += "\\(ga";
    } else {
      if ((c == '.' || c == '\'') && (result.empty() || result.back() == '\n')) result += "\\&";
      result += c;
    }
  }
  return result;
}

std::string capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string shown_names(const Option& option) {
  if (!option.names.front().starts_with('-')) return fmt::format("\\fI{}\\fR", escaped(option.names.front()));
  std::string out;
  for (const std::string& name : option.names)
    out += fmt::format("{}\\fB{}\\fR", out.empty() ? "" : ", ", escaped(name));
  if (!option.value.empty()) out += fmt::format(" \\fI{}\\fR", escaped(option.value));
  return out;
}

void collect(const Command& command, std::vector<const Command*>& all) {
  all.push_back(&command);
  for (const Command& below : command.commands) collect(below, all);
}

class PageText {
 public:
  PageText(const Command& program, const Page& page) : program_(program), page_(page) {
    std::vector<const Command*> all;
    collect(program, all);
    for (const Command* command : all)
      for (const auto* options : {&command->positionals, &command->options})
        for (const Option& option : *options) {
          const auto same = std::ranges::find(seen_, option, &Seen::option);
          if (same == seen_.end())
            seen_.push_back({option, 1});
          else
            ++same->times;
        }
  }

  std::string text() {
    out_ = fmt::format(".TH {} 1 {} \"{} {}\" \"User Commands\"\n", capitals(program_.name), page_.date,
                       program_.name, page_.version);
    section("NAME");
    out_ += fmt::format("{} \\- {}\n", escaped(program_.name), escaped(in_short()));
    section("SYNOPSIS");
    out_ += fmt::format(".B {}\n.I COMMAND\n.RI [ OPTIONS ]\n.RI [ ARGUMENTS ]\n", escaped(program_.name));
    section("DESCRIPTION");
    paragraph(program_.purpose);
    as_it_stands(program_.footer);
    footer_ = program_.footer;
    section("COMMANDS");
    for (const Command& command : program_.commands) add(command, program_.name);
    section("OPTIONS OF SEVERAL COMMANDS");
    for (const Seen& seen : seen_)
      if (seen.times >= kShared) add(seen.option);
    if (!page_.see_also.empty()) {
      section("SEE ALSO");
      out_ += fmt::format(".BR {} (1)\n", escaped(page_.see_also));
    }
    return std::move(out_);
  }

 private:
  struct Seen {
    Option option;
    std::size_t times;
  };

  /// The purpose up to its colon, as a part of a sentence.
  [[nodiscard]] std::string in_short() const {
    std::string purpose = program_.purpose.substr(0, program_.purpose.find(':'));
    if (purpose.starts_with(program_.name + " ")) purpose.erase(0, program_.name.size() + 1);
    if (!purpose.empty() && purpose[0] >= 'A' && purpose[0] <= 'Z')
      purpose[0] = static_cast<char>(purpose[0] - 'A' + 'a');
    return purpose;
  }

  void section(std::string_view title) { out_ += fmt::format(".SH {}\n", title); }
  void paragraph(std::string_view text) { out_ += escaped(text) + "\n"; }

  void as_it_stands(std::string_view text) {
    if (!text.empty()) out_ += fmt::format(".PP\n.nf\n{}\n.fi\n", escaped(text));
  }

  void add(const Option& option) {
    const bool needed =
        option.required && option.names.front().starts_with('-');  // of others the heading shows it
    out_ += fmt::format(".TP\n{}\n{}{}\n", shown_names(option), escaped(option.meaning),
                        needed ? " (needed)" : "");
  }

  [[nodiscard]] bool shared(const Option& option) const {
    const auto same = std::ranges::find(seen_, option, &Seen::option);
    return same != seen_.end() && same->times >= kShared;
  }

  void add(const Command& command, const std::string& above) {
    const std::string name = above + " " + command.name;
    out_ += fmt::format(".SS \"{}", escaped(name));
    for (const Option& positional : command.positionals) {
      const std::string& shown = positional.names.front();
      out_ += escaped(fmt::format(" {}{}{}{}", positional.required ? "" : "[", shown,
                                  positional.many ? " ..." : "", positional.required ? "" : "]"));
    }
    out_ += "\"\n";
    paragraph(command.purpose);
    for (const Option& positional : command.positionals)
      if (!shared(positional)) add(positional);
    std::string also;
    for (const Option& option : command.options) {
      if (!shared(option))
        add(option);
      else if (option.names.back() != "--help")
        also += fmt::format("{}\\fB{}\\fR", also.empty() ? "" : ", ", escaped(option.names.back()));
    }
    if (!also.empty()) out_ += fmt::format(".PP\nAlso takes {}.\n", also);
    if (command.footer != footer_) as_it_stands(command.footer);
    footer_ = command.footer;  // commands of one kind share their examples
    for (const Command& below : command.commands) add(below, name);
  }

  const Command& program_;
  const Page& page_;
  std::vector<Seen> seen_;
  std::string footer_;  ///< the one that was shown last
  std::string out_;
};

}  // namespace

std::string man_page(const Command& program, const Page& page) { return PageText(program, page).text(); }

}  // namespace shell
