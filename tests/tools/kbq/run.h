// Runs the built kbq and keeps all that it says.
#pragma once

#include <string>
#include <vector>

struct Finished {
  int status = -1;  ///< of exiting; -1: ended by a signal
  std::string out;
  std::string err;
};

/// With standard input from `input`, and these settings ("NO_COLOR=1") added to the environment.
Finished kbq(const std::vector<std::string>& arguments, const std::string& input = {},
             const std::vector<std::string>& environment = {});

/// With standard output into this file, such as /dev/full.
Finished kbq_into(const std::string& file, const std::vector<std::string>& arguments);

/// With standard output on a pipe that nobody reads.
Finished kbq_unread(const std::vector<std::string>& arguments);

/// With standard output on a terminal of this many columns.
Finished kbq_on_terminal(unsigned short columns, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment = {});

/// A file of this text in the tests' own folder.
std::string file_with(const std::string& name, const std::string& text);
/// The text of a file.
std::string text_of(const std::string& path);
