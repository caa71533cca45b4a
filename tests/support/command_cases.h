// Command lines kept with all that they print: a folder of files, each with one command line or several.
//
//   $ kbc check TMP/walks
//   exit 0
//   no faults in 1 file (TIME s)
//
// A line that begins with `$ ` and a program's name is a command; what follows it, up to the next, is what it
// did, and is compared as one whole. Words in capitals stand for paths; TMP is a folder of the case's own,
// which all of its commands share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct CommandSet {
  std::string folder;                           ///< of the cases, with a slash at its end
  std::map<std::string, std::string> programs;  ///< name and path: "kbq", "/…/bin/kbq"
  std::map<std::string, std::string> words;     ///< what a word in capitals stands for
};

/// The names of the cases in order: their files' without `.txt`.
[[nodiscard]] std::vector<std::string> case_names(const CommandSet& set);
[[nodiscard]] std::string case_path(const CommandSet& set, const std::string& name);
/// The lines of a case that are commands.
[[nodiscard]] std::vector<std::string> command_lines(const CommandSet& set, const std::string& name);
/// Whether a case has a line that begins with this, such as "$ kbq ask ".
[[nodiscard]] bool has_command(const CommandSet& set, const std::string& name, std::string_view begins);

/// Runs the commands of a case in the root of the sources: all that they did, with what differs from run to
/// run said in words. An empty text if the case has no command or one of another program.
[[nodiscard]] std::string transcript(const CommandSet& set, const std::string& name);

/// The commands that a program's help lists.
[[nodiscard]] std::vector<std::string> commands_of(const std::string& program);

}  // namespace support
