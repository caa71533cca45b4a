// `kbq ask`, `why`, `why-not`, `what-if`, `change` and `compare`: a person and an option, from a file and
// from single statements, decided, explained and rendered.
#include <cstdio>
#include <memory>
#include <optional>

#include "asker.h"
#include "commands.h"
#include "interview.h"
#include <fmt/format.h>

#include "runtime/decide/decide.h"
#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"
#include "tools/shell/number.h"

namespace {

constexpr std::string_view kAskExamples =
    "Examples:\n"
    "  kbq ask sleep.kbx --goal sleep                      every option, best first\n"
    "  kbq ask sleep.kbx --goal sleep --form NAME \\\n"
    "      --dose \"200 mg elemental\" --with \"age 34 years\" --without FACT --taking nothing\n"
    "  kbq ask sleep.kbx --profile me.yaml --format json   for another program\n"
    "  kbq ask sleep.kbx --goal sleep --form NAME -i       asks what it needs to know\n"
    "  kbq questions sleep.kbx --goal sleep --form NAME    what it would ask\n"
    "\n"
    "What isn't said is unknown, never \"no\". `kbq list sleep.kbx facts` shows what can be said.";

constexpr std::string_view kExplainExamples =
    "Examples:\n"
    "  kbq why sleep.kbx --goal sleep --form NAME --profile me.yaml\n"
    "  kbq why sleep.kbx --goal sleep --form NAME --profile me.yaml --all\n"
    "  kbq why-not sleep.kbx --goal sleep --form NAME --profile me.yaml --verdict suggested\n"
    "  kbq what-if sleep.kbx --profile me.yaml --with FACT --dose \"100 mg elemental\"\n"
    "  kbq change sleep.kbx --goal sleep --form NAME --profile me.yaml --to suggested\n"
    "  kbq compare sleep.kbx NAME \"NAME 200 mg elemental\" --goal sleep --profile me.yaml\n";

enum class Question { ask, questions, why, why_not, what_if, change, compare };

struct AskOptions : AskerOptions {
  bool interactive = false;  ///< of ask: what is open is asked, one question after the other
  std::string format = "text";
  std::string verdict = "suggested";  ///< of why-not and change: the one that is wanted
  std::vector<std::string> others;    ///< of compare: what is compared
  bool all = false;                   ///< of why: what doesn't bear on the verdict, too
  std::optional<std::size_t> depth;   ///< of why: steps below the rules
};

/// An option that isn't there is an answer; any other fault is one of usage.
Result refused(const kb::KnowledgeBase& kb, const kb::Profile& profile, const kb::ProfileError& error,
               const AskOptions& options, kb::TextStyle style) {
  if (error.kind != kb::ProfileErrorKind::unknown_option) return {kUsage, {}, error.message};
  const kb::Answer answer = kb::unknown_to(kb, profile, {error.name, error.nearest});
  return {kUnknown, rendered(answer, options.format, style), {}};
}

std::optional<kb::Verdict> verdict_of(std::string_view name) {
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (kb::verdict_name(static_cast<kb::Verdict>(v)) == name) return static_cast<kb::Verdict>(v);
  return std::nullopt;
}

tl::expected<kb::Answer, kb::Contradiction> answer_to(const kb::KnowledgeBase& kb, Question question,
                                                      const kb::Profile& before, const kb::Profile& profile,
                                                      kb::Verdict wanted) {
  switch (question) {
    case Question::questions: return kb::questions(kb, profile);
    case Question::why: return kb::why(kb, profile);
    case Question::why_not: return kb::why_not(kb, profile, wanted);
    case Question::change: return kb::change(kb, profile, wanted);
    case Question::what_if: return kb::what_if(kb, before, profile);
    case Question::compare: return kb::compare(kb, profile);
    case Question::ask: break;
  }
  return kb::ask(kb, profile);
}

/// Of what-if, `with`, `without`, `taking` and `dose` say what is changed; the rest says what it is changed
/// from.
Result ask(const kb::KnowledgeBase& kb, Question question, const AskOptions& options, kb::TextStyle style) {
  auto read = profile_in_file(kb, options.profile);
  if (!read) return refused(kb, {}, read.error(), options, style);
  kb::Profile profile = std::move(*read);
  kb::Profile before = profile;
  AskerOptions unchanged;
  unchanged.goal = options.goal;
  unchanged.option = options.option;
  unchanged.presume_no = options.presume_no;
  if (const auto said = say_all(kb, before, unchanged); !said)
    return refused(kb, before, said.error(), options, style);
  if (const auto said = say_all(kb, profile, options); !said)
    return refused(kb, profile, said.error(), options, style);

  const auto wanted = verdict_of(options.verdict);
  if (!wanted) return {kUsage, {}, fmt::format("`{}` is no verdict", options.verdict)};
  if (question == Question::compare) {
    const std::optional<kb::Item> candidate = profile.candidate;
    if (const auto said = kb::say_compared(kb, profile, options.others); !said)
      return refused(kb, profile, said.error(), options, style);
    if (!options.dose.empty() && profile.asked(candidate->option)->dose != candidate->dose)
      return {kUsage,
              {},
              fmt::format("there is a dose behind {}, and another is --dose: keep one of the two",
                          kb.name(candidate->node))};
  }
  const bool of_one =
      question == Question::why || question == Question::why_not || question == Question::change;
  if (of_one && !profile.candidate) return {kUsage, {}, "this is asked of one option: name it with --form"};

  if (options.interactive) interview(kb, profile, stdin, stderr, style);
  auto answer = answer_to(kb, question, before, profile, *wanted);
  if (!answer) return {kUsage, {}, answer.error().message};
  for (kb::OptionAnswer& option : answer->options) {
    if (!option.why) continue;
    option.why->show_all = options.all;
    if (options.depth) option.why->show_depth = *options.depth;
  }
  return {
      answer->verdict() == "depends" ? kDepends : kAnswered, rendered(*answer, options.format, style), {}};
}

struct Added {
  CLI::App* command;
  std::shared_ptr<AskOptions> options;
};

Added add(Commands& commands, const std::string& name, const std::string& purpose, Question question,
          std::string_view examples) {
  const auto options = std::make_shared<AskOptions>();
  CLI::App* command = commands.add(name, purpose, examples,
                                   [options, question](const kb::KnowledgeBase& kb, kb::TextStyle style) {
                                     return ask(kb, question, *options, style);
                                   });
  add_asker(command, *options);
  add_format(command, options->format, {"text", "json", "markdown"});
  return {command, options};
}

void add_verdict(const Added& added, const std::string& name) {
  added.command->add_option(name, added.options->verdict, "the verdict that is wanted")->type_name("VERDICT");
}

}  // namespace

void add_ask(Commands& commands) {
  const auto [command, options] =
      add(commands, "ask", "Is this suggested, for whom, why, and how sure is that?", Question::ask,
          kAskExamples);
  command->add_flag("-i,--interactive", options->interactive,
                    "ask what is open, one question after the other, and then answer");
}

void add_questions(Commands& commands) {
  add(commands, "questions", "What is left to ask, what may reveal harm first?", Question::questions,
      kAskExamples);
}

void add_why(Commands& commands) {
  const auto [command, options] =
      add(commands, "why", "What is enough for the verdict, and what does it rest on, down to the sources?",
          Question::why, kExplainExamples);
  command->add_flag(
      "--all", options->all,
      "what doesn't bear on the verdict, too: retellings, what isn't counted, what merely helps");
  command
      ->add_option("--depth", options->depth,
                   "no more than so many steps below the rules (0: the rules alone)")
      ->type_name("N")
      ->check(shell::whole_number(0, shell::kMostSteps));
}

void add_why_not(Commands& commands) {
  add_verdict(add(commands, "why-not", "What stands in the way of another verdict?", Question::why_not,
                  kExplainExamples),
              "--verdict");
}

void add_what_if(Commands& commands) {
  add(commands, "what-if", "What would the answer be if --with, --without, --taking or --dose were so?",
      Question::what_if, kExplainExamples);
}

void add_change(Commands& commands) {
  add_verdict(add(commands, "change", "What would have to change: the dose, the form, what else is taken?",
                  Question::change, kExplainExamples),
              "--to");
}

void add_compare(Commands& commands) {
  const auto [command, options] =
      add(commands, "compare", "Which of these goes first, and why?", Question::compare, kExplainExamples);
  command
      ->add_option(
          "NAMES", options->others,
          "the forms, products or options to compare, each at a dose or not: \"NAME 200 mg elemental\"")
      ->required()
      ->type_name("");
}
