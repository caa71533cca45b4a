// `kbq question`: what people ask, what is answered, and on what that rests.
#include "commands.h"
#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/render/plain.h"

namespace {

constexpr std::string_view kQuestionExamples =
    "Examples:\n"
    "  kbq question sleep.kbx                        all questions, with their answers\n"
    "  kbq question sleep.kbx is it safe every night the one that is asked in such words\n"
    "  kbq question sleep.kbx NAME --format json     one of them by its name, for another program";

struct QuestionOptions {
  std::vector<std::string> words;
  std::string format = "text";
};

/// Nothing like it was asked: what comes nearest is named.
Result not_asked(const kb::KnowledgeBase& kb, const std::string& words,
                 const std::vector<std::uint32_t>& nearest) {
  std::string message =
      fmt::format("no question in this knowledge base is like `{}`", kb::render::plain(words));
  std::vector<std::string> texts;
  for (const std::uint32_t node : nearest)
    if (texts.size() < 3) texts.push_back(kb::render::plain(kb.clause(node, "on")));
  if (!texts.empty()) message += fmt::format("; the nearest: {}", fmt::join(texts, " "));
  return {kUnknown, {}, std::move(message)};
}

Result question(const kb::KnowledgeBase& kb, const QuestionOptions& options, kb::TextStyle style) {
  const auto answered = [&](const std::vector<std::uint32_t>& nodes, bool in_short) {
    return Result{kAnswered, rendered(kb::common_questions(kb, nodes, in_short), options.format, style), {}};
  };
  if (options.words.empty()) return answered(nodes_of(kb, "question"), true);
  const std::string words = fmt::format("{}", fmt::join(options.words, " "));
  const kb::QuestionsFound found = kb::find_questions(kb, words);
  if (!found.near) return not_asked(kb, words, found.nodes);
  return answered(found.nodes, found.nodes.size() > 1);
}

}  // namespace

void add_question(Commands& commands) {
  const auto options = std::make_shared<QuestionOptions>();
  CLI::App* command = commands.add(
      "question", "What do people ask, and what is answered?", kQuestionExamples,
      [options](const kb::KnowledgeBase& kb, kb::TextStyle style) { return question(kb, *options, style); });
  command->add_option("WORDS", options->words, "its name, its text, or words that it may be asked with")
      ->type_name("");
  add_format(command, options->format, {"text", "json", "markdown"});
}
