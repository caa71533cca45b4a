// kbq: answers from a compiled knowledge base. Arguments in, library calls, exit status out.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <sstream>

#include "commands.h"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace {

constexpr std::string_view kStatuses =
    "Exit statuses:\n"
    "  0  answered\n"
    "  1  the knowledge base has errors\n"
    "  2  wrong usage, or input that can't be read\n"
    "  3  not in this knowledge base\n"
    "  4  it depends on something that wasn't said";

constexpr std::string_view kAskExamples =
    "Examples:\n"
    "  kbq ask sleep.kbx --goal sleep                      every option, best first\n"
    "  kbq ask sleep.kbx --goal sleep --form NAME \\\n"
    "      --dose \"200 mg elemental\" --with \"age 34 years\" --without FACT --taking nothing\n"
    "  kbq ask sleep.kbx --profile me.yaml --format json   for another program\n"
    "\n"
    "What isn't said is unknown, never \"no\". `kbq list sleep.kbx facts` shows what can be said.";

constexpr std::string_view kExplainExamples =
    "Examples:\n"
    "  kbq why sleep.kbx --goal sleep --form NAME --profile me.yaml\n"
    "  kbq why-not sleep.kbx --goal sleep --form NAME --profile me.yaml --verdict suggested\n"
    "  kbq what-if sleep.kbx --profile me.yaml --with FACT --dose \"100 mg elemental\"\n"
    "  kbq change sleep.kbx --goal sleep --form NAME --profile me.yaml --to suggested\n"
    "  kbq compare sleep.kbx NAME NAME --goal sleep --profile me.yaml\n";

constexpr std::array<std::pair<std::string_view, Question>, 6> kQuestions{{{"ask", Question::ask},
                                                                           {"why", Question::why},
                                                                           {"why-not", Question::why_not},
                                                                           {"what-if", Question::what_if},
                                                                           {"change", Question::change},
                                                                           {"compare", Question::compare}}};

constexpr std::string_view kListExamples =
    "Examples:\n"
    "  kbq list sleep.kbx            how many statements there are of each kind\n"
    "  kbq list sleep.kbx forms      what --form can name\n"
    "  kbq list sleep.kbx facts      what --with and --without can name\n"
    "  kbq list sleep.kbx claims --format json";

constexpr std::string_view kShowExamples =
    "Example:\n"
    "  kbq show sleep.kbx NAME       NAME is any name that `kbq list` or an answer shows";

bool write(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

int complain(std::string_view message, int status) {
  write(stderr, fmt::format("kbq: {}\n", message));
  return status;
}

/// Everything at once, so that a reader never gets half of it without a word.
int give(const Result& result) {
  if (!write(stdout, result.out)) return complain("the output cannot be written", kUsage);
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

struct Arguments {
  std::string file;
  bool no_verify = false;
  AskOptions ask;
  std::string kind;
  std::string name;
};

CLI::App* add_command(CLI::App& app, Arguments& arguments, const std::string& name,
                      const std::string& purpose, std::string_view examples) {
  CLI::App* command = app.add_subcommand(name, purpose);
  command->add_option("FILE.kbx", arguments.file, "a compiled knowledge base (kbc build makes one)")
      ->required()
      ->type_name("");
  command->add_flag("--no-verify", arguments.no_verify, "don't compare the file with its digest (faster)");
  command->footer(std::string(examples));
  return command;
}

/// An option that may be given many times, with one value each time.
void add_each(CLI::App* command, const std::string& name, std::vector<std::string>& values,
              const std::string& type, const std::string& meaning) {
  command->add_option(name, values, meaning)
      ->type_name(type)
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
}

void add_ask(CLI::App* command, AskOptions& ask) {
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
  command->add_option("--format", ask.format, "text, json or markdown")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "markdown"}).description(""));
}

Result run(const CLI::App& app, const Arguments& arguments) {
  const kb::TextStyle style = style_of_terminal();
  const auto opened = kb::KnowledgeBase::open(arguments.file, {.check_digest = !arguments.no_verify});
  if (!opened)
    return {opened.error().kind == kb::OpenErrorKind::damaged ? kFaulty : kUsage, {}, opened.error().message};
  for (const auto& [name, question] : kQuestions)
    if (app.got_subcommand(std::string(name))) return ask(*opened, question, arguments.ask, style);
  if (app.got_subcommand("list")) return list(*opened, arguments.kind, arguments.ask.format, style);
  return show(*opened, arguments.name, style);
}

int parse_and_run(int argc, char** argv) {
  Arguments arguments;
  CLI::App app{
      "kbq answers from a compiled knowledge base: what is suggested, for whom, why, and how sure that is."};
  app.name("kbq");
  app.set_version_flag("--version", "kbq " KB_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Begin with `kbq list FILE.kbx goals` and `kbq ask FILE.kbx --goal GOAL`;\n"
      "`kbq COMMAND --help` has examples.\n\n" +
      std::string(kStatuses));
  add_ask(add_command(app, arguments, "ask", "Is this suggested, for whom, why, and how sure is that?",
                      kAskExamples),
          arguments.ask);
  const auto add_question = [&](const std::string& name, const std::string& purpose) {
    CLI::App* command = add_command(app, arguments, name, purpose, kExplainExamples);
    add_ask(command, arguments.ask);
    return command;
  };
  const auto add_verdict = [&](CLI::App* command, const std::string& option) {
    command->add_option(option, arguments.ask.verdict, "the verdict that is wanted")->type_name("VERDICT");
  };
  add_question("why", "What is enough for the verdict, and what does it rest on, down to the sources?");
  add_verdict(add_question("why-not", "What stands in the way of another verdict?"), "--verdict");
  add_question("what-if", "What would the answer be if --with, --without, --taking or --dose were so?");
  add_verdict(add_question("change", "What would have to change: the dose, the form, what else is taken?"),
              "--to");
  add_question("compare", "Which of these goes first, and why?")
      ->add_option("NAMES", arguments.ask.others, "the forms, products or options to compare")
      ->required()
      ->type_name("");
  CLI::App* list_command =
      add_command(app, arguments, "list", "What does the knowledge base speak of?", kListExamples);
  list_command->add_option("KIND", arguments.kind, "forms, facts, claims, evidence, sources, rules, …")
      ->type_name("");
  list_command->add_option("--format", arguments.ask.format, "text or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}).description(""));
  CLI::App* show_command = add_command(
      app, arguments, "show", "One statement, what it rests on, and what rests on it.", kShowExamples);
  show_command->add_option("NAME", arguments.name, "its name, or another name for it")
      ->required()
      ->type_name("");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const bool helped = app.exit(error, out, err) == 0;
    if (!helped) return write(stderr, "kbq: " + err.str()), kUsage;
    return give({kAnswered, out.str(), {}});
  }
  return give(run(app, arguments));
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, like any other
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& error) {
    return complain(error.what(), kUsage);
  }
}
