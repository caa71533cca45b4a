// kbq: answers from a compiled knowledge base. Arguments in, library calls, exit status out.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <sstream>

#include "commands.h"
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "runtime/render/plain.h"
#include "tools/shell/names.h"
#include "tools/shell/shell.h"
#include "tools/shell/usage.h"

namespace {

constexpr std::string_view kStatuses =
    "Exit statuses:\n"
    "  0  answered\n"
    "  1  the knowledge base has errors\n"
    "  2  wrong usage, or input that can't be read or isn't signed with a trusted key\n"
    "  3  not in this knowledge base\n"
    "  4  it depends on something that wasn't said";

bool write(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

int complain(std::string_view message, int status) {
  // Names of a file that others made can stand in it.
  write(stderr, fmt::format("kbq: {}\n", kb::render::plain(message)));
  return status;
}

/// Everything at once, so that a reader never gets half of it without a word; one that went away, as `head`
/// does, wants none.
int give(const Result& result) {
  if (!write(stdout, result.out))
    return errno == EPIPE ? kUsage : complain("the output cannot be written", kUsage);
  return result.err.empty() ? result.status : complain(result.err, result.status);
}

kb::TextStyle style_of_terminal() {
  kb::TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = no_colour == nullptr || *no_colour == '\0';
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::min<std::size_t>(size.ws_col, style.width);
  return style;
}

struct Command {
  std::string_view name;
  void (*add)(Commands&);
};

constexpr Command kCommands[] = {
    // in the order in which --help shows them
    {"ask", add_ask},           {"questions", add_questions}, {"why", add_why},
    {"why-not", add_why_not},   {"what-if", add_what_if},     {"change", add_change},
    {"compare", add_compare},   {"batch", add_batch},         {"disputes", add_disputes},
    {"question", add_question}, {"cite", add_cite},           {"plan", add_plan},
    {"report", add_report},     {"trace", add_trace},         {"impact", add_impact},
    {"weakest", add_weakest},   {"graph", add_graph},         {"list", add_list},
    {"show", add_show},         {"verify", add_verify},
};

/// Setting up a command takes about as long as an answer: the one that is called, or, if none is, all of
/// them.
void add_called(Commands& commands, std::string_view called) {
  const auto is_called = [called](const Command& command) { return command.name == called; };
  if (const auto* const command = std::ranges::find_if(kCommands, is_called); command != std::end(kCommands))
    return command->add(commands);
  for (const Command& command : kCommands) command.add(commands);
}

int parse_and_run(int argc, char** argv) {
  CLI::App app{
      "kbq answers from a compiled knowledge base: what is suggested, for whom, why, and how sure that is."};
  app.name("kbq");
  app.set_version_flag("--version", "kbq " KB_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Begin with `kbq list FILE.kbx goals` and `kbq ask FILE.kbx --goal GOAL`;\n"
      "`kbq COMMAND --help` has examples. `kbq completions bash` (zsh, fish) makes a shell complete "
      "commands\n"
      "and the names of a knowledge base; `kbq man` is all of this as a page.\n\n" +
      std::string(kStatuses));
  Commands commands(app);
  add_called(commands, argc < 2 ? std::string_view{} : argv[1]);
  if (const auto said = shell::speak(app, argc, argv, {KB_VERSION, KB_RELEASED, "kbc"}, shell::names_on_line))
    return said->understood ? give({kAnswered, said->text, {}}) : complain(said->text, kUsage);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return complain(shell::wrong_usage(app, error, argc, argv), kUsage);
    std::ostringstream help;  // or the version
    app.exit(error, help);
    return give({kAnswered, help.str(), {}});
  }
  if (const std::string why = shell::empty_value(app); !why.empty()) return complain(why, kUsage);
  return give(commands.run(style_of_terminal()));
}

}  // namespace

int main(int argc, char** argv) {
  // A closed pipe and a file that may not grow are failed writes, like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& error) {
    return complain(error.what(), kUsage);
  }
}
