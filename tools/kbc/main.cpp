// kbc: compiles and formats `.kb` files, and tests what they say. Arguments in, library calls, exit status
// out.
#include <csignal>
#include <exception>
#include <string>

#include "analyze.h"
#include "commands.h"
#include <CLI/CLI.hpp>
#include <malloc.h>

#include "compiler/explain/explain.h"
#include "compiler/language/language.h"
#include "tools/shell/names.h"
#include "tools/shell/shell.h"
#include "tools/shell/usage.h"

namespace {

/// What kbc itself knows, and the names of a `.kbx` that is compared or analyzed.
std::vector<shell::Suggestion> words_on_line(const shell::Command& command, const shell::Option& option,
                                             const std::vector<std::string>& words, std::string_view typed) {
  std::vector<shell::Suggestion> result;
  if (command.name == "explain")
    for (const kbc::Page& page : kbc::pages())
      result.push_back({std::string(page.code), std::string(page.title)});
  if (command.name == "language")
    for (const kbc::Clause& kind : kbc::language().clauses)
      result.push_back({std::string(kind.keyword), std::string(kind.meaning)});
  return result.empty() ? shell::names_on_line(command, option, words, typed) : result;
}

int parse_and_run(int argc, char** argv) {
  CLI::App app{"Compiles knowledge bases: `.kb` files of claims, evidence, risk groups and recommendations.",
               "kbc"};
  app.set_version_flag("--version", std::string("kbc ") + KB_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 done; 1 the knowledge base has errors, scenarios fail, or files are not formatted; "
      "2 usage, or a file that cannot be read or written; 3 what was asked for is not there.\n"
      "Example: kbc build kb/walking -o walking.kbx\n"
      "`kbc completions bash` (zsh, fish) makes a shell complete commands; `kbc man` is all of this as a "
      "page.");
  Options options;
  const auto add_paths = [&](CLI::App* command) {
    command->add_option("paths", options.paths, "the folder of a knowledge base, or its .kb files")
        ->required();
    command
        ->add_option("--format", options.format,
                     "how diagnostics are shown: text (on stderr), json or sarif (on stdout)")
        ->check(CLI::IsMember({"text", "json", "sarif"}));
    command->add_option(
        "--today", options.today,
        "the day, such as 2027-01-31, for what is due for review; without it, the day on which "
        "the knowledge base was reviewed");
  };
  CLI::App* build = app.add_subcommand("build", "Check a knowledge base and compile it into one .kbx file.");
  add_paths(build);
  build->add_option("-o,--output", options.output, "the file to write; an old one stays if there are errors")
      ->type_name("FILE")
      ->required();
  CLI::App* check = app.add_subcommand("check", "Check a knowledge base and show all its faults.");
  add_paths(check);
  CLI::App* format =
      app.add_subcommand("fmt", "Set .kb files in the one style: space changes, nothing else.");
  format->add_option("paths", options.paths,
                     "files and folders; none or -: standard input to standard output");
  format->add_flag("--check", options.check,
                   "change nothing; list the files that would change, and exit with 1");
  format->footer(
      "Prints the names of the files that it changed. A file with errors stays as it is.\n"
      "Exit status: 0 done; 1 a file has errors, or with --check would change; 2 usage, or a file that "
      "cannot be "
      "read or written.\n"
      "Examples: kbc fmt kb/walking\n"
      "          kbc fmt --check kb\n"
      "          kbc fmt < draft.kb");
  CLI::App* reference =
      app.add_subcommand("language", "Print the reference of the language, or of one kind of statement.");
  reference->add_option("kind", options.kind, "such as claim or \"risk group\"");
  CLI::App* fix = app.add_subcommand(
      "fix", "Mend what leaves no doubt, such as a slip of the pen in a name, and show what is left.");
  fix->add_option("paths", options.paths, "the folder of a knowledge base, or some of its .kb files")
      ->required();
  fix->add_flag("--dry-run", options.dry_run, "write nothing: show what would change, as a unified diff");
  CLI::App* explain = app.add_subcommand(
      "explain", "Say what an error or a warning means, with a wrong example and the right one.");
  explain->add_option("code", options.code, "such as KB0231; without it, all codes are listed");
  CLI::App* test =
      app.add_subcommand("test", "Run the scenarios of a knowledge base (scenarios/*.yaml in its folder).");
  test->add_option("folder", options.paths, "the folder of a knowledge base")->required()->expected(1);
  test->add_option("--filter", options.filter, "only scenarios whose name holds this text");
  test->add_option("--junit", options.junit, "also write the results to this file, as JUnit XML")
      ->type_name("FILE");
  test->add_option("--format", options.format, "how results are shown: text or json")
      ->check(CLI::IsMember({"text", "json"}));
  test->add_flag("--coverage", options.coverage, "also show which rules the scenarios tried, and which not");
  test->add_flag(
      "--watch", options.watch,
      "run again whenever a .kb, .yaml or .bib file changes, until Ctrl-C; exits as the last run did");
  CLI::App* doc = app.add_subcommand(
      "doc", "Write a knowledge base as a folder of pages (HTML), to read, to search and to ask.");
  doc->add_option("paths", options.paths,
                  "the folder of a knowledge base, or its .kb files; or a .kbx, without the text")
      ->required();
  doc->add_option("-o,--output", options.output,
                  "the folder to write; an older one that kbc doc wrote is replaced, any other is left alone")
      ->type_name("FOLDER")
      ->required();
  doc->add_option(
         "--runtime", options.runtime,
         "kb-runtime.js, with which the pages answer questions; without it, the one that is installed")
      ->type_name("FILE");
  doc->footer(
      "The pages need no server and no network: open FOLDER/index.html, or put the folder on any web "
      "server.\n"
      "Exit status: 0 done; 1 the knowledge base has errors; 2 usage, or a file or folder that cannot be "
      "read or "
      "written.\n"
      "Example: kbc doc kb/walking -o walking-site");
  CLI::App* create = app.add_subcommand(
      "new", "Write a small knowledge base to start from, which compiles and passes its own scenarios.");
  create->add_option("name", options.name, "of the knowledge base, such as spring-water")->required();
  create->add_option("folder", options.output, "where to write it; without it, in a folder of its name");
  CLI::App* keygen = app.add_subcommand(
      "keygen", "Make a key to sign with: the file KEY, for you alone, and KEY.pub, for everybody.");
  keygen->add_option("KEY", options.key, "the file to write; one that is there is never overwritten")
      ->required()
      ->type_name("");
  CLI::App* sign = app.add_subcommand("sign", "Sign a compiled knowledge base, in FILE.kbx.sig beside it.");
  sign->add_option("FILE.kbx", options.paths, "what kbc build wrote")->required()->expected(1)->type_name("");
  sign->add_option("--key", options.key, "the secret key's file, which kbc keygen wrote")->required();
  sign->footer(
      "Whoever asks says whom to trust: kbq ask FILE.kbx --trusted-key KEY.pub …\n"
      "Example: kbc keygen ~/.kb-key && kbc sign sleep.kbx --key ~/.kb-key");
  CLI::App* lsp = app.add_subcommand(
      "lsp", "Serve an editor: the Language Server Protocol on standard input and output.");
  lsp->add_flag("--stdio")->description("what is done anyway; some editors say so");
  lsp->footer(
      "Exit status: 0 after a shutdown; 1 if the editor went away without one.\n"
      "Which editors, and how: tools/vscode/README.md.");
  AnalyzeCommands analyze(app);

  if (const auto said = shell::speak(app, argc, argv, {KB_VERSION, KB_RELEASED, "kbq"}, words_on_line)) {
    if (!said->understood) return complain(said->text);
    return write(stdout, said->text) ? kOk : complain("the output cannot be written");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    return complain(shell::wrong_usage(app, error, argc, argv));
  }
  if (const std::string why = shell::empty_value(app); !why.empty()) return complain(why);
  if (analyze.chosen()) return analyze.run();
  if (build->parsed()) return compile_command(options, true);
  if (check->parsed()) return compile_command(options, false);
  if (fix->parsed()) return fix_command(options);
  if (explain->parsed()) return explain_command(options);
  if (test->parsed()) return test_command(options);
  if (keygen->parsed()) return keygen_command(options);
  if (sign->parsed()) return sign_command(options);
  if (doc->parsed()) return doc_command(options);
  if (create->parsed()) return new_command(options);
  if (lsp->parsed()) return lsp_command();
  if (format->parsed()) return fmt_command(options);
  return language_command(options);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is a failed write, like any other
  mallopt(M_MMAP_THRESHOLD,
          1 << 20);  // a table that is given back goes back to the system: an eighth less memory
  try {
    return parse_and_run(argc, argv);
  } catch (const std::exception& error) {
    return complain(error.what());
  }
}
