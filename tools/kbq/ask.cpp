// `kbq ask`: a profile from a file and single statements, decided, explained and rendered.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "commands.h"
#include <fmt/format.h>

#include "runtime/decide/decide.h"
#include "runtime/explain/answer.h"
#include "runtime/profile/profile.h"

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// The text of a file, or of standard input: one byte more than a profile may have at most.
tl::expected<std::string, std::string> read_text(const std::string& path) {
  const auto failed = [&path] {
    return tl::unexpected(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  };
  std::unique_ptr<std::FILE, CloseFile> opened;
  std::FILE* file = stdin;
  if (path != "-") {
    opened.reset(std::fopen(path.c_str(), "rb"));
    file = opened.get();
    if (file == nullptr) return failed();
  }
  std::string text(kb::kMaxProfileBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  if (std::ferror(file) != 0) return failed();
  return text;
}

std::string words(const kb::ProfileError& error) {
  if (error.nearest.empty()) return error.message;
  return fmt::format("{}; did you mean {}?", error.message, fmt::join(error.nearest, ", "));
}

std::string rendered(const kb::Answer& answer, const AskOptions& options, kb::TextStyle style) {
  if (options.format == "json") return kb::render_json(answer);
  if (options.format == "markdown") return kb::render_markdown(answer);
  return kb::render_text(answer, style);
}

kb::ProfileResult<void> say_all(const kb::KnowledgeBase& kb, kb::Profile& profile,
                                const AskOptions& options) {
  kb::ProfileResult<void> said;
  if (!options.goal.empty()) said = kb::say_goal(kb, profile, options.goal);
  for (const std::string& statement : options.with)
    if (said) said = kb::say(kb, profile, statement, true);
  for (const std::string& statement : options.without)
    if (said) said = kb::say(kb, profile, statement, false);
  for (const std::string& item : options.taking)
    if (said) said = kb::say_taking(kb, profile, item);
  if (options.presume_no) profile.presume_no = true;
  if (said && !options.option.empty()) said = kb::say_candidate(kb, profile, options.option);
  if (said && !options.dose.empty()) said = kb::say_dose(kb, profile, options.dose);
  return said;
}

/// An option that isn't there is an answer; any other fault is one of usage.
Result refused(const kb::KnowledgeBase& kb, const kb::Profile& profile, const kb::ProfileError& error,
               const AskOptions& options, kb::TextStyle style) {
  if (error.kind != kb::ProfileErrorKind::unknown_option) return {kUsage, {}, words(error)};
  const kb::Answer answer = kb::unknown_to(kb, profile, {error.name, error.nearest});
  return {kUnknown, rendered(answer, options, style), {}};
}

std::optional<kb::Verdict> verdict_of(std::string_view name) {
  for (std::size_t v = 0; v < kb::kVerdicts; ++v)
    if (kb::verdict_name(static_cast<kb::Verdict>(v)) == name) return static_cast<kb::Verdict>(v);
  return std::nullopt;
}

/// The options to compare, by their places in the knowledge base.
kb::ProfileResult<std::vector<std::uint32_t>> options_of(const kb::KnowledgeBase& kb,
                                                         const std::vector<std::string>& names) {
  std::vector<std::uint32_t> result;
  for (const std::string& name : names) {
    kb::Profile named;
    if (const auto said = kb::say_candidate(kb, named, name); !said) return tl::unexpected(said.error());
    result.push_back(named.candidate->option);
  }
  return result;
}

tl::expected<kb::Answer, kb::Contradiction> answer_to(const kb::KnowledgeBase& kb, Question question,
                                                      const kb::Profile& before, const kb::Profile& profile,
                                                      kb::Verdict wanted,
                                                      const std::vector<std::uint32_t>& others) {
  switch (question) {
    case Question::why: return kb::why(kb, profile);
    case Question::why_not: return kb::why_not(kb, profile, wanted);
    case Question::change: return kb::change(kb, profile, wanted);
    case Question::what_if: return kb::what_if(kb, before, profile);
    case Question::compare: return kb::compare(kb, profile, others);
    case Question::ask: break;
  }
  return kb::ask(kb, profile);
}

}  // namespace

Result ask(const kb::KnowledgeBase& kb, Question question, const AskOptions& options, kb::TextStyle style) {
  kb::Profile profile;
  if (!options.profile.empty()) {
    const auto text = read_text(options.profile);
    if (!text) return {kUsage, {}, text.error()};
    auto read = kb::read_profile(kb, *text);
    if (!read) {
      kb::ProfileError error = std::move(read.error());
      error.message = fmt::format("{}: {}", options.profile, error.message);
      return refused(kb, profile, error, options, style);
    }
    profile = std::move(*read);
  }
  kb::Profile before = profile;
  AskOptions unchanged;
  unchanged.goal = options.goal;
  unchanged.option = options.option;
  unchanged.presume_no = options.presume_no;
  if (const auto said = say_all(kb, before, unchanged); !said)
    return refused(kb, before, said.error(), options, style);
  if (const auto said = say_all(kb, profile, options); !said)
    return refused(kb, profile, said.error(), options, style);

  const auto wanted = verdict_of(options.verdict);
  if (!wanted) return {kUsage, {}, fmt::format("`{}` is no verdict", options.verdict)};
  const auto others = options_of(kb, options.others);
  if (!others) return refused(kb, profile, others.error(), options, style);
  const bool of_one =
      question == Question::why || question == Question::why_not || question == Question::change;
  if (of_one && !profile.candidate) return {kUsage, {}, "this is asked of one option: name it with --form"};

  const auto answer = answer_to(kb, question, before, profile, *wanted, *others);
  if (!answer) return {kUsage, {}, answer.error().message};
  return {answer->verdict() == "depends" ? kDepends : kAnswered, rendered(*answer, options, style), {}};
}
