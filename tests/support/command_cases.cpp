// Through the shell's eyes: words apart, run in the sources' root, names put back for paths.
#include "tests/support/command_cases.h"

#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <regex>
#include <sstream>

#include "tests/support/folder.h"
#include "tests/support/run.h"

namespace support {
namespace {

namespace fs = std::filesystem;

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

bool is_command(const CommandSet& set, const std::string& line) {
  return std::ranges::any_of(
      set.programs, [&](const auto& program) { return line.starts_with("$ " + program.first + " "); });
}

/// The words of a command line; where one is a name in capitals, or begins with one and a slash, its path.
std::vector<std::string> words_of(const std::string& line, const std::map<std::string, std::string>& names) {
  std::istringstream stream(line);
  std::vector<std::string> result;
  for (std::string word; stream >> std::quoted(word);) {
    const std::string first = word.substr(0, word.find('/'));
    const auto name = names.find(first);
    result.push_back(name == names.end() ? word : name->second + word.substr(first.size()));
  }
  return result;
}

}  // namespace

std::vector<std::string> case_names(const CommandSet& set) {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator(set.folder))
    if (entry.path().extension() == ".txt") result.push_back(entry.path().stem().string());
  std::ranges::sort(result);
  return result;
}

std::string case_path(const CommandSet& set, const std::string& name) { return set.folder + name + ".txt"; }

std::vector<std::string> command_lines(const CommandSet& set, const std::string& name) {
  std::istringstream text(read_file(case_path(set, name)));
  std::vector<std::string> result;
  for (std::string line; std::getline(text, line);)
    if (is_command(set, line)) result.push_back(line);
  return result;
}

bool has_command(const CommandSet& set, const std::string& name, std::string_view begins) {
  return std::ranges::any_of(command_lines(set, name),
                             [&](const std::string& line) { return line.starts_with(begins); });
}

std::string transcript(const CommandSet& set, const std::string& name) {
  const Folder own;
  std::map<std::string, std::string> names = set.words;
  names["TMP"] = own.path();
  std::string result;
  for (const std::string& line : command_lines(set, name)) {
    std::vector<std::string> command = words_of(line.substr(2), names);
    command[0] = set.programs.at(command[0]);
    const Ran ran = run(command, KB_SOURCE_DIR, {"NO_COLOR=1", "LC_ALL=C"});
    result += line + "\nexit " + std::to_string(ran.status) + "\n" + ran.out + ran.error;
  }
  for (const auto& [word, path] : names) replace_all(result, path, word);
  static const std::regex kSeconds(R"(\([0-9]+\.[0-9]+ s\))");
  return std::regex_replace(result, kSeconds, "(TIME s)");
}

std::vector<std::string> commands_of(const std::string& program) {
  std::istringstream help(run({program, "--help"}, KB_SOURCE_DIR).out);
  std::string line;
  while (std::getline(help, line) && line != "Subcommands:") continue;
  std::vector<std::string> result;
  while (std::getline(help, line) && line.starts_with("  ")) {
    // A long description goes on in lines that are indented further.
    if (line.size() > 2 && line[2] != ' ') result.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return result;
}

}  // namespace support
