// The dialogue: a question, what it leaves open, an answer, the next question.
#include "interview.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "runtime/explain/answer.h"
#include "runtime/render/plain.h"

namespace {

constexpr std::size_t kLongestLine = 1000;
constexpr int kMostMistakes = 3;  // in a row, before a question is left unanswered

/// Without its line break and the blanks around it; nothing at the end of the input, or where a line is
/// longer than any answer.
std::optional<std::string> read_line(std::FILE* in) {
  std::string line;
  for (int c = std::fgetc(in); c != '\n'; c = std::fgetc(in)) {
    if (c == EOF && line.empty()) return std::nullopt;
    if (c == EOF) break;
    if (line.size() == kLongestLine) return std::nullopt;
    line.push_back(static_cast<char>(c));
  }
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!line.empty() && is_blank(line.back())) line.pop_back();
  line.erase(line.begin(), std::ranges::find_if_not(line, is_blank));
  return line;
}

constexpr std::string_view kTaking = "taking ";  // before the name of what is asked about
constexpr std::string_view kIntakeOf = "intake of ";

bool is_taking(const kb::DependencyAnswer& asked) {
  return asked.kind == kb::UnknownKind::fact && asked.fact.starts_with(kTaking);
}

/// One list answers all that is open about what is taken, and leaves nothing out by mistake.
bool is_in_list(const kb::DependencyAnswer& asked) {
  return is_taking(asked) || asked.kind == kb::UnknownKind::intake;
}

std::string_view answers_to(const kb::DependencyAnswer& asked) {
  switch (asked.kind) {
    case kb::UnknownKind::fact: return is_taking(asked) ? "yes, no, or its name" : "yes, no";
    case kb::UnknownKind::measure: return "a number with its unit, or a range";
    case kb::UnknownKind::intake: return "what and how much, such as \"NAME 100 mg elemental\", or nothing";
    case kb::UnknownKind::content: break;
  }
  return "an amount, such as \"100 mg elemental\"";
}

bool is_nothing(std::string_view line) { return line == "nothing" || line == "none" || line == "no"; }

kb::ProfileResult<void> complaint(std::string message) {
  return tl::unexpected(kb::ProfileError{kb::ProfileErrorKind::bad_value, std::move(message), {}, {}});
}

/// What is taken of one thing: that says nothing of others, and ends no list.
kb::ProfileResult<void> take_of(const kb::KnowledgeBase& kb, kb::Profile& profile, const std::string& thing,
                                const std::string& line) {
  const std::optional<std::vector<kb::Item>> before = profile.taking;
  if (!is_nothing(line)) return kb::say(kb, profile, fmt::format("taking {}", line), true);
  auto said = kb::say(kb, profile, fmt::format("taking {}", thing), false);
  if (said && profile.taking != before)
    return complaint("what you take holds some already: say how much more, or ? if you don't know");
  return said;
}

/// Adds one answer to the profile; the complaint if it is none.
std::string take(const kb::KnowledgeBase& kb, kb::Profile& profile, const kb::DependencyAnswer& asked,
                 const std::string& line) {
  const auto result = [&]() -> kb::ProfileResult<void> {
    switch (asked.kind) {
      case kb::UnknownKind::fact:
        if (line == "yes" || line == "y") return kb::say(kb, profile, asked.fact, true);
        if (line == "no" || line == "n") return kb::say(kb, profile, asked.fact, false);
        if (is_taking(asked)) return take_of(kb, profile, asked.fact.substr(kTaking.size()), line);
        return complaint("that is neither yes nor no");
      case kb::UnknownKind::measure: return kb::say(kb, profile, asked.fact + " " + line, true);
      case kb::UnknownKind::intake: return take_of(kb, profile, asked.fact.substr(kIntakeOf.size()), line);
      case kb::UnknownKind::content: break;
    }
    return kb::say_dose(kb, profile, line);
  }();
  if (result) return {};
  return result.error().message;
}

class Interview {
 public:
  Interview(const kb::KnowledgeBase& kb, kb::Profile& profile, std::FILE* in, std::FILE* out,
            kb::TextStyle style)
      : kb_(kb), profile_(profile), in_(in), out_(out), style_(style) {}

  void run() {
    say("Answer as asked, or: ? if you don't know, back for the question before, stop for the answer so "
        "far.\n");
    while (const auto asked = next()) {
      const bool list = is_in_list(*asked) && !listed_ && (!profile_.taking || profile_.taking_more);
      if (!(list ? put_list() : put(*asked))) return;
    }
  }

 private:
  struct Answered {
    kb::Profile before;
    std::set<std::string> unanswered_before;
    bool listed_before;
  };

  void say(std::string_view text) { fmt::print(out_, "{}", text), std::fflush(out_); }

  /// The first question that the person has not passed over.
  std::optional<kb::DependencyAnswer> next() {
    const auto answer = kb::questions(kb_, profile_);
    if (!answer) return std::nullopt;
    const auto* open = std::get_if<kb::OpenQuestions>(&answer->finding);
    if (open == nullptr) return std::nullopt;
    for (const kb::OpenQuestion& question : open->questions)
      if (!unanswered_.contains(question.asked.fact)) return question.asked;
    return std::nullopt;
  }

  enum class Word : std::uint8_t { stop, back, unknown, answer };
  /// What a line says besides an answer.
  static Word word(const std::optional<std::string>& line) {
    if (!line || *line == "stop" || *line == "quit") return Word::stop;
    if (*line == "back") return Word::back;
    return *line == "?" || *line == "unknown" ? Word::unknown : Word::answer;
  }

  /// To the question before; false if there is none.
  bool back() {
    if (history_.empty()) return say("  This is the first question.\n"), false;
    profile_ = std::move(history_.back().before);
    unanswered_ = std::move(history_.back().unanswered_before);
    listed_ = history_.back().listed_before;
    history_.pop_back();
    return true;
  }

  /// A list that nobody ended may not be all that is taken.
  void leave_list() { profile_.taking_more = profile_.taking && !profile_.taking->empty(); }

  /// Everything that is taken, a line each, until an empty one.
  bool put_list() {
    Answered answered{profile_, unanswered_, listed_};
    say(profile_.taking ? "\nWhat else do you take, medicines and supplements, each with its dose?\n"
                        : "\nWhat do you take, medicines and supplements, each with its dose?\n");
    say("  (a line each, such as \"NAME 100 mg elemental\" or NAME; an empty line ends the list; nothing)\n");
    int mistakes = 0;
    while (mistakes < kMostMistakes) {
      say("  ");
      const auto line = read_line(in_);
      const Word said = word(line);
      if (said == Word::stop) return leave_list(), say("\n"), false;
      if (said == Word::back) {
        profile_ = std::move(answered.before);
        if (back()) return true;
        answered = {profile_, unanswered_, listed_};
        ++mistakes;
        continue;
      }
      if (said == Word::unknown) {
        leave_list();
        break;
      }
      if (line->empty() && !profile_.taking) continue;  // there is no list yet to end
      const bool ends = line->empty() || (is_nothing(*line) && profile_.taking && !profile_.taking->empty());
      if (!ends) {
        const auto taken = kb::say_taking(kb_, profile_, is_nothing(*line) ? "nothing" : *line);
        if (!taken) {
          say(fmt::format("  {}\n", kb::render::plain(taken.error().message)));
          ++mistakes;
          continue;
        }
        if (!profile_.taking->empty()) continue;
      }
      profile_.taking_more = false;
      if (kb::questions(kb_, profile_)) break;
      say("  That does not go together with what was said before.\n");
      profile_ = answered.before;
      ++mistakes;
    }
    if (mistakes == kMostMistakes) leave_list();
    listed_ = true;
    history_.push_back(std::move(answered));
    return true;
  }

  /// False where the person wants to stop, or the input ends.
  bool put(const kb::DependencyAnswer& asked) {
    const std::string question = kb::render::plain(asked.ask);
    for (int mistakes = 0; mistakes < kMostMistakes;) {
      say(style_.colour ? fmt::format("\n\x1b[1m{}\x1b[0m\n", question) : fmt::format("\n{}\n", question));
      say(fmt::format("  ({}) ", answers_to(asked)));
      const auto line = read_line(in_);
      const Word said = word(line);
      if (said == Word::stop) return say("\n"), false;
      if (said == Word::back) {
        if (back()) return true;
        ++mistakes;
        continue;
      }
      Answered answered{profile_, unanswered_, listed_};
      if (said == Word::unknown) {
        unanswered_.insert(asked.fact);
        history_.push_back(std::move(answered));
        return true;
      }
      const std::string complaint = take(kb_, profile_, asked, *line);
      const auto fits = kb::questions(kb_, profile_);
      if (complaint.empty() && fits) {
        // An answer that doesn't settle what was asked is taken, and the question not put again.
        unanswered_.insert(asked.fact);
        history_.push_back(std::move(answered));
        return true;
      }
      profile_ = std::move(answered.before);
      say(fmt::format("  {}\n", kb::render::plain(complaint.empty() ? fits.error().message : complaint)));
      ++mistakes;
    }
    unanswered_.insert(asked.fact);
    return true;
  }

  const kb::KnowledgeBase& kb_;
  kb::Profile& profile_;
  std::FILE* in_;
  std::FILE* out_;
  kb::TextStyle style_;
  std::set<std::string> unanswered_;  ///< passed over, or answered
  bool listed_ = false;               ///< what is taken was asked for
  std::vector<Answered> history_;
};

}  // namespace

void interview(const kb::KnowledgeBase& kb, kb::Profile& profile, std::FILE* in, std::FILE* out,
               kb::TextStyle style) {
  Interview(kb, profile, in, out, style).run();
}
