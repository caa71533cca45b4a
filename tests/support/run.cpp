// Through the shell, with every word quoted.
#include "tests/support/run.h"

#include <cstdlib>

#include <sys/wait.h>

#include "tests/support/folder.h"

namespace support {
namespace {

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

}  // namespace

Ran run(const std::vector<std::string>& command, const std::string& folder,
        const std::vector<std::string>& environment) {
  const Folder streams;
  // Nothing can be kept in the caches of who runs the tests.
  std::string line = "cd " + quoted(folder) + " && exec env XDG_CACHE_HOME=/dev/null";
  for (const std::string& setting : environment) line += " " + quoted(setting);
  for (const std::string& word : command) line += " " + quoted(word);
  line += " </dev/null >" + quoted(streams / "out") + " 2>" + quoted(streams / "error");
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(streams / "out"),
          read_file(streams / "error")};
}

}  // namespace support
